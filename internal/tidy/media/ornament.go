package media

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// minOrnaments is how often a picture that says nothing is shown where it only adorns.
const minOrnaments = 3

// Ornaments takes away pictures without an alternative text that are shown again and
// again: ticks, arrows and stars beside words, and the copies by which a carousel or a
// page for small screens shows one more than once, but the first. In a cell that has no
// words such a picture is a value, if any of the table's has.
func Ornaments(root *html.Node) {
	shown := map[string][]*html.Node{}
	for d := range dom.Below(root) {
		if d.DataAtom != atom.Img || dom.AttrOr(d, "title") != "" {
			continue
		}
		src, alt := dom.AttrOr(d, "src"), dom.AttrOr(d, "alt")
		if strings.TrimSpace(alt) == "" || IsNameOfFile(alt, src) || IsNoWord(alt) {
			shown[src] = append(shown[src], d)
		}
	}
	lines := lineWords{map[*html.Node]bool{}, map[*html.Node]int{}}
	for _, copies := range shown {
		if len(copies) < minOrnaments {
			continue
		}
		first := true
		for _, img := range copies {
			block, words := lines.of(img)
			switch {
			case words:
				dom.Remove(img)
			case isValueCell(block):
			case first:
				first = false
			default:
				dom.Remove(img)
			}
		}
	}
}

// isValueCell reports whether a block is a cell of a table that says anything.
func isValueCell(block *html.Node) bool {
	if block == nil || dom.TraitsAt(block.DataAtom)&dom.IsCell == 0 {
		return false
	}
	table := dom.Closest(block, atom.Table)
	return table != nil && hasWords(table)
}

// maxBeside is how many bytes of a line are looked at for words.
const maxBeside = 256

// lineWords tells of the nodes below a parent whether words stand beside them in their
// line, which ends at a block. A parent is gone through once: a line may have thousands
// of pictures.
type lineWords struct {
	read   map[*html.Node]bool // by parent
	beside map[*html.Node]int  // by child: nodes with words beside it
}

// of is the block that a picture stands in, and whether words stand in its line.
func (l *lineWords) of(img *html.Node) (block *html.Node, words bool) {
	n := img
	for ; n.Parent != nil && !isBlock(n); n = n.Parent {
		l.readChildren(n.Parent)
		words = words || l.beside[n] > 0
	}
	return n, words
}

func (l *lineWords) readChildren(parent *html.Node) {
	if l.read[parent] {
		return
	}
	l.read[parent] = true
	for first := parent.FirstChild; first != nil; {
		end, words := first, 0
		for ; end != nil && !isBlock(end); end = end.NextSibling {
			if hasWords(end) {
				words++
				l.beside[end]--
			}
		}
		for ; first != end; first = first.NextSibling {
			l.beside[first] += words
		}
		if first != nil {
			first = first.NextSibling
		}
	}
}

func hasWords(n *html.Node) bool {
	text := n.Data
	if n.Type == html.ElementNode {
		text = dom.TextUpTo(n, maxBeside)
	}
	return strings.ContainsFunc(text[:min(len(text), maxBeside)], dom.IsWordRune)
}
