package pith

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A located is what was left out, and the node that it begins at.
type located struct {
	Drop
	at int32
}

// trace lists what was left out, in document order.
func (p *page) trace() []Drop {
	all := slices.Concat(p.droppedBlocks(), p.muted(), p.hiddenCharacters())
	slices.SortStableFunc(all, func(a, b located) int { return cmp.Compare(a.at, b.at) })
	var drops []Drop
	for _, d := range all {
		drops = append(drops, d.Drop)
	}
	return drops
}

// droppedBlocks lists the blocks that are not kept, a run of neighbouring ones
// with the same reason as one.
func (p *page) droppedBlocks() []located {
	var drops []located
	for i := 0; i < len(p.blocks); {
		v := p.verdicts[i]
		if v.keep {
			i++
			continue
		}
		j := i + 1
		for j < len(p.blocks) && !p.verdicts[j].keep && p.verdicts[j].rule == v.rule &&
			(v.rule != 0 || p.blocks[j].parent == p.blocks[i].parent) {
			j++
		}
		drops = append(drops, located{p.drop(i, j), p.blocks[i].first})
		i = j
	}
	return drops
}

// hiddenCharacters lists what characters that nobody sees say in the text
// that is kept.
func (p *page) hiddenCharacters() []located {
	var drops []located
	for i := range p.blocks {
		b := &p.blocks[i]
		if !p.verdicts[i].keep {
			continue
		}
		for k := b.first; k <= b.last; k++ {
			if !p.isText(k) {
				continue
			}
			if text := spelled(p.nodes[k].Data); text != "" {
				drops = append(drops, located{Drop{Reason: "hidden-characters", Path: p.path(p.nodes[k].parent), Words: len(strings.Fields(text)), Text: text}, k})
			}
		}
	}
	return drops
}

// drop describes the blocks from i up to j.
func (p *page) drop(i, j int) Drop {
	d := Drop{Path: p.path(p.blocks[i].parent)}
	var text []string
	var sum float32
	for k := i; k < j; k++ {
		d.Words += int(p.blocks[k].length)
		text = append(text, p.text(&p.blocks[k]))
		sum += p.verdicts[k].p
	}
	d.Text = strings.Join(text, "\n")
	if rule := p.verdicts[i].rule; rule != 0 {
		d.Reason = ruleOf(rule).name
	} else {
		d.Reason = fmt.Sprintf("score %.2f", sum/float32(j-i))
	}
	return d
}

// muted lists the parts of lines that an inline rule took out.
func (p *page) muted() []located {
	var drops []located
	past := int32(0) // nodes before it are listed
	for i := range int32(len(p.nodes)) {
		r := p.rules[i]
		if i < past || r == 0 || r == ruleKeepOption || p.places[i]&inMuted == 0 {
			continue
		}
		past = p.nodes[i].end
		var b strings.Builder
		for k := i + 1; k < past; k++ {
			if p.isText(k) && p.places[k]&inMuted != 0 {
				b.WriteString(p.nodes[k].Data)
			}
		}
		if text := strings.Join(strings.Fields(b.String()), " "); text != "" {
			drops = append(drops, located{Drop{Reason: ruleOf(r).name, Path: p.path(i), Words: len(strings.Fields(text)), Text: text}, i})
		}
	}
	return drops
}

// maxPathName is how many bytes of a name stand in a path at most: a page can
// be one long id around thousands of elements.
const maxPathName = 64

// path names a node by its ancestors: "html > body > div.main > p:nth(3)".
func (p *page) path(i int32) string {
	var parts []string
	for ; i > 0; i = p.nodes[i].parent {
		n := p.nodes[i].Node
		part := cutBytes(n.Data, maxPathName)
		if id := attrOr(n, "id"); id != "" {
			part += "#" + cutBytes(id, maxPathName)
		} else if class, _, _ := strings.Cut(attrOr(n, "class"), " "); class != "" {
			part += "." + cutBytes(class, maxPathName)
		} else if k := p.nth(n); k > 1 {
			part += ":nth(" + strconv.Itoa(k) + ")"
		}
		parts = append(parts, part)
	}
	slices.Reverse(parts)
	return strings.Join(parts, " > ")
}

// nth is n's number among the siblings with the same tag. All children of
// its parent are numbered at once, for their paths are asked for one by one.
func (p *page) nth(n *html.Node) int {
	if k, ok := p.numbers[n]; ok || n.Parent == nil {
		return k
	}
	if p.numbers == nil {
		p.numbers = map[*html.Node]int{}
	}
	seen := map[string]int{}
	for s := range n.Parent.ChildNodes() {
		if s.Type == html.ElementNode {
			seen[s.Data]++
			p.numbers[s] = seen[s.Data]
		}
	}
	return p.numbers[n]
}

// text is the block's text with single spaces, also where its elements part
// words that no space does.
func (p *page) text(b *block) string {
	var out strings.Builder
	space := false
	before, last, word := int32(-1), ' ', 0 // the text node before, its last character, the length of the word it ends with
	for i := b.first; i <= b.last; i++ {
		switch n := &p.nodes[i]; {
		case n.Type == html.ElementNode && p.skipsText(i):
			i = n.end - 1
			continue
		case n.DataAtom == atom.Br:
			space = true
			continue
		case n.Type != html.TextNode || p.places[i]&inMuted != 0:
			continue
		}
		if before >= 0 && p.isGap(before, i, last, word) {
			space, word = true, 0
		}
		before = i
		for _, r := range p.nodes[i].Data {
			if last = r; isWordRune(r) {
				word++
			} else {
				word = 0
			}
			if unicode.IsSpace(r) {
				space = true
				continue
			}
			if space && out.Len() > 0 {
				out.WriteByte(' ')
			}
			space = false
			out.WriteRune(r)
		}
	}
	return out.String()
}

// isGap reports whether the elements that end and begin between two text
// nodes of a block part what is in them. The first ends with a character, and
// a word of so many.
func (p *page) isGap(before, after int32, last rune, word int) bool {
	var closed, opened atom.Atom // the outermost ones; a custom element is as good as a span
	for i := p.nodes[before].parent; i >= 0 && p.nodes[i].end <= after; i = p.nodes[i].parent {
		closed = cmp.Or(p.nodes[i].DataAtom, atom.Span)
	}
	for i := p.nodes[after].parent; i > before; i = p.nodes[i].parent {
		opened = cmp.Or(p.nodes[i].DataAtom, atom.Span)
	}
	first, _ := utf8.DecodeRuneInString(p.nodes[after].Data)
	return closed != 0 && opened != 0 && needsGap(closed, opened, last, first, word)
}
