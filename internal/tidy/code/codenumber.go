package code

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// isColumn reports whether an element beside code has the numbers of its lines,
// two or more, and nothing else.
func isColumn(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	numbers, ok := numbersIn(n)
	return ok && len(numbers) > 1
}

// nodesPerNumber is how many nodes are looked at for each number of a column.
// Elements without numbers can lie in each other, and each is asked.
const nodesPerNumber = 8

// numbersIn are the numbers of which an element consists, if it consists of
// numbers that follow each other. A mark may stand behind each. A style sheet may show
// one that an attribute has.
func numbersIn(n *html.Node) (numbers []int, ok bool) {
	if only := cmp.Or(onlyElement(n), n); only.FirstChild == nil {
		if number, err := strconv.Atoi(dom.AttrOr(only, "data-line-number")); err == nil {
			return []int{number}, true
		}
	}
	looked := 0
	for d := range n.Descendants() {
		if looked++; looked > nodesPerNumber*(len(numbers)+1) {
			return nil, false
		}
		if d.Type != html.TextNode {
			continue
		}
		for f := range strings.FieldsSeq(d.Data) {
			if len(f) > 1 {
				f = strings.TrimRight(f, ".:|")
			}
			if f == "" || !isNumber(f) {
				return nil, false // before an error is made of it: every element that may be code is asked
			}
			number, err := strconv.Atoi(f)
			if err != nil || len(numbers) > 0 && number != numbers[len(numbers)-1]+1 {
				return nil, false
			}
			numbers = append(numbers, number)
		}
	}
	return numbers, len(numbers) > 0
}

// A numbering is a row of elements of one shape, each of which has one number.
type numbering struct {
	nodes     []*html.Node
	number    int  // the last one
	unordered bool // they do not follow each other
	within    bool // one stands within its line
}

// noteNumber notes an element that may be the number of a line, by its shape.
func (r *codeReader) noteNumber(n *html.Node) {
	numbers, ok := numbersIn(n)
	if !ok || len(numbers) > 1 {
		return
	}
	key := shapeOf(n) + " in " + shapeOf(n.Parent)
	if r.numbers == nil {
		r.numbers = map[string]*numbering{}
	}
	row := r.numbers[key]
	if row == nil {
		row = &numbering{number: numbers[0] - 1}
		r.numbers[key] = row
		r.rows = append(r.rows, row)
	}
	row.unordered = row.unordered || numbers[0] != row.number+1
	row.within = row.within || !r.pending && r.line() != ""
	row.number = numbers[0]
	row.nodes = append(row.nodes, n)
}

// shapeOf is an element's tag and class, and its colour where it has no class.
func shapeOf(n *html.Node) string {
	if class := dom.AttrOr(n, "class"); class != "" {
		return n.Data + "." + class
	}
	return n.Data + "." + dom.AttrOr(n, "color") + dom.AttrOr(n, "style")
}

// line is what stands in the line so far, without the blanks around it.
func (r *codeReader) line() string {
	text := r.b.String()
	return strings.TrimSpace(text[strings.LastIndexByte(text, '\n')+1:])
}

// isNumber reports whether a text is digits alone, or empty.
func isNumber(s string) bool { return strings.Trim(s, "0123456789") == "" }

// gutter are the elements that number all lines of the code that was read, nil
// if there are none, and whether they begin the lines as well. A last line may be
// empty.
func (r *codeReader) gutter() (gutter map[*html.Node]bool, begins bool) {
	lines := 1 + strings.Count(strings.TrimRight(r.b.String(), "\n"), "\n")
	for _, row := range r.rows {
		begins = lines == 1 && row.within && row.beginsLines()
		if n := len(row.nodes); row.unordered || row.within && !begins || n < 2 || n < lines {
			continue
		}
		gutter := map[*html.Node]bool{}
		for _, n := range row.nodes {
			gutter[n] = true
		}
		return gutter, begins
	}
	return nil, false
}

// beginsLines reports whether numbers in one line begin lines of their own: they and
// nothing else are targets of links or lead to one, or they stand by turns with
// elements of a line each. The numbers of a list in a program do neither.
func (row *numbering) beginsLines() bool {
	linked, turns, words := true, true, false
	for i, n := range row.nodes {
		linked = linked && isAnchor(n)
		line := n.NextSibling
		turns = turns && line != nil && line.Type == html.ElementNode && (i == len(row.nodes)-1 || line.NextSibling == row.nodes[i+1])
		words = words || turns && strings.ContainsFunc(dom.TextUpTo(line, mostOfLine), unicode.IsLetter)
	}
	first := row.nodes[0].PrevSibling
	return (linked || turns && words) && (first == nil || dom.IsBlank(first))
}

// mostOfLine is how many bytes of a line are looked at for a word.
const mostOfLine = 64

// isAnchor reports whether an element is the target of a link to a line, or has one
// that leads to it.
func isAnchor(n *html.Node) bool {
	if onlyElement(n) != nil {
		n = onlyElement(n)
	}
	return n.DataAtom == atom.A && (strings.HasPrefix(dom.AttrOr(n, "href"), "#") || dom.AttrOr(n, "id") != "" || dom.AttrOr(n, "name") != "")
}
