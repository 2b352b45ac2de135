package dom

import (
	"net/url"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/css"
)

// A Tree is one document's nodes in document order. It is never changed.
type Tree struct {
	Nodes []Node // nodes[0] is the document, made up where there is none

	Address string // the page's own, as it was given but for blanks

	Own  *url.URL // the same; nil if it is not known
	Base *url.URL // of relative links; nil if none is known
	Host string   // of the page, without "www."

	HTML int32 // index of <html>, <head> and <body>; 0 where there is none
	head int32
	Body int32

	Cut     bool     // the document has more nodes than the limit, and is not listed beyond
	Flat    bool     // elements were left out for their depth
	BadURLs []string // addresses of the page and of its base that cannot be read
}

// spareNodes have no tree any more.
var spareNodes = sync.Pool{New: func() any { return new([]Node) }}

// Release gives the tree's memory to the next one. Nothing may look at it
// any more.
func (t *Tree) Release() {
	clear(t.Nodes) // or they would keep the document alive
	spare := t.Nodes
	t.Nodes = nil
	spareNodes.Put(&spare)
}

// Node is a node of the tree and its place in tree.nodes. Its descendants
// are tree.nodes[i+1 : end]. What it is stands here too, for every pass asks
// that of all nodes, and the tree's lie far apart.
type Node struct {
	*html.Node
	Type     html.NodeType
	DataAtom atom.Atom
	Parent   int32 // -1 for the document
	End      int32
	Depth    int32
	Traits   traits
}

// Limits are how much of a document is taken up.
type Limits struct {
	Nodes int
	Depth int
}

// New lists the nodes of a document in document order, up to the limits, but for
// comments and the blanks that are not seen, which a page read from bytes may lack.
// The document has about so many nodes; address is the page's own.
func New(doc *html.Node, about int, address string, l Limits) *Tree {
	t := &Tree{Nodes: *spareNodes.Get().(*[]Node)}
	t.Nodes = slices.Grow(t.Nodes[:0], min(about+1, l.Nodes))
	parent, depth := int32(-1), 0 // parent is the innermost element around n that is listed
	if doc.Type != html.DocumentNode {
		// Node 0 is what holds the content, and never part of it.
		parent, depth = t.list(&html.Node{Type: html.DocumentNode}, -1, 0), 1
	}
	var row line
	// An explicit walk along the links: a tree built by hand can be deeper
	// than a goroutine's stack should be asked to follow.
	for n := doc; n != nil; {
		if len(t.Nodes) >= l.Nodes {
			t.Cut = true
			break
		}
		enters := n.FirstChild != nil
		switch {
		case !row.enter(t, n):
		case l.reaches(n, depth):
			i := t.list(n, parent, depth)
			if enters {
				parent = i
			}
		default:
			t.Flat = true
			t.gap(n, parent)
			enters = enters && !loses(n)
		}
		if enters {
			n, depth = n.FirstChild, depth+1
			continue
		}
		row.leave(t, n)
		for n != doc && n.NextSibling == nil {
			n, depth = n.Parent, depth-1
			row.leave(t, n)
			if t.Nodes[parent].Node == n {
				t.Nodes[parent].End = int32(len(t.Nodes))
				parent = t.Nodes[parent].Parent
			} else {
				t.gap(n, parent)
			}
		}
		if n == doc {
			break
		}
		n = n.NextSibling
	}
	for ; parent >= 0; parent = t.Nodes[parent].Parent {
		t.Nodes[parent].End = int32(len(t.Nodes))
	}
	t.setBase(address)
	return t
}

// list appends a node and returns its index.
func (t *Tree) list(n *html.Node, parent int32, depth int) int32 {
	i := int32(len(t.Nodes))
	t.Nodes = append(t.Nodes, Node{n, n.Type, n.DataAtom, parent, i + 1, int32(depth), traitsOf(n)})
	t.note(n, i)
	return i
}

// gap lists a blank in the place of an element that lies too deep.
func (t *Tree) gap(left *html.Node, parent int32) {
	if last := &t.Nodes[len(t.Nodes)-1]; parts(left) && (last.Parent != parent || !IsBlank(last.Node)) {
		t.list(NewText(" "), parent, int(t.Nodes[parent].Depth)+1)
	}
}

// reaches reports whether a node at a depth is within the limit: any but an
// element that lies too deep. One that hides its text may lie some deeper, or
// the text would be seen.
func (l Limits) reaches(n *html.Node, depth int) bool {
	if depth <= l.Depth || n.Type != html.ElementNode {
		return true
	}
	return depth <= l.Depth+MaxTricks && hidesText(n)
}

// parts reports whether an element that lies too deep leaves a blank in its
// place: the words before and after it are not one.
func parts(n *html.Node) bool {
	return TraitsAt(n.DataAtom)&IsBlock != 0 || n.DataAtom == atom.Br
}

// loses reports whether an element that lies too deep takes its text with it:
// text that nobody sees may not be seen without the element.
func loses(n *html.Node) bool {
	return TraitsAt(n.DataAtom)&IsSkipped != 0 || hidesText(n)
}

// hidesText reports whether an element's own attributes hide what is in it.
func hidesText(n *html.Node) bool {
	if _, hidden := Attr(n, "hidden"); hidden {
		return true
	}
	look, _ := Attr(n, "style")
	s := css.ReadStyle(look)
	return s.Away || s.Unseen || s.Hidden
}

// CountNodes counts doc and the nodes below it.
func CountNodes(doc *html.Node) int {
	count := 0
	for n := doc; n != nil; {
		count++
		if n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != doc && n.NextSibling == nil {
			n = n.Parent
		}
		if n == doc {
			break
		}
		n = n.NextSibling
	}
	return count
}

// note remembers the first of each of the document's cornerstones.
func (t *Tree) note(n *html.Node, i int32) {
	if n.Type != html.ElementNode {
		return
	}
	switch {
	case n.DataAtom == atom.Html && t.HTML == 0:
		t.HTML = i
	case n.DataAtom == atom.Head && t.head == 0:
		t.head = i
	case n.DataAtom == atom.Body && t.Body == 0:
		t.Body = i
	}
}

func traitsOf(n *html.Node) traits {
	switch n.Type {
	case html.ElementNode:
		if n.Namespace != "" && n.DataAtom != atom.Svg && n.DataAtom != atom.Math {
			return 0
		}
		return TraitsAt(n.DataAtom)
	case html.DocumentNode:
		return IsBlock
	}
	return 0
}

// setBase finds the address that relative links start from: <base href>,
// itself relative to Options.URL (HTML, section 4.2.3).
func (t *Tree) setBase(address string) {
	t.Address = CleanAddress(address)
	if address = t.Address; address != "" {
		u, err := url.Parse(address)
		if err != nil || u.Host == "" {
			t.BadURLs = append(t.BadURLs, address)
		} else {
			t.Own = u
			t.Host = strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
		}
	}
	t.Base = t.Own
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.DataAtom != atom.Base || n.Type != html.ElementNode {
			continue
		}
		href, ok := Attr(n.Node, "href")
		if !ok {
			continue
		}
		u, err := url.Parse(CleanAddress(href))
		if err != nil {
			t.BadURLs = append(t.BadURLs, href)
			return
		}
		if t.Own != nil {
			u = t.Own.ResolveReference(u)
		}
		if u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
			t.Base = u
		}
		return
	}
}

// CleanAddress does what the URL standard does before it parses: blanks at
// the ends and tabs and line breaks anywhere are taken out
// (https://url.spec.whatwg.org/#concept-basic-url-parser).
func CleanAddress(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r <= ' ' }) < 0 {
		return s
	}
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	if strings.ContainsAny(s, "\t\n\r") {
		s = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
	}
	return s
}

// Attr returns an attribute's value and whether it is there.
func Attr(n *html.Node, key string) (string, bool) {
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

// AttrOr returns an attribute's value without the blanks around it, or "".
func AttrOr(n *html.Node, key string) string {
	v, _ := Attr(n, key)
	return strings.TrimSpace(v)
}

// HasWord reports whether a list separated by blanks, such as the value of
// class or rel, has the word, whatever its case.
func HasWord(list, word string) bool {
	for f := range strings.FieldsSeq(list) {
		if strings.EqualFold(f, word) {
			return true
		}
	}
	return false
}

// AtomOf is the atom of a tag's name, 0 for one that HTML does not know.
func AtomOf(name string) atom.Atom { return atom.Lookup([]byte(name)) }

// IsElement reports whether a node is an element of a kind.
func IsElement(n *html.Node, a atom.Atom) bool {
	return n.Type == html.ElementNode && n.DataAtom == a
}

const (
	// MaxFormats is how many formatting elements may be open at once: they
	// are opened again in every block until they are closed.
	MaxFormats = 4

	// MaxTricks is how many elements that hide their text may nest beyond
	// the depth: without its tag the text would be seen.
	MaxTricks = 64
)

// Language is the language that the document says it is in, "" if it says none.
func (t *Tree) Language() string {
	if t.HTML == 0 {
		return ""
	}
	return AttrOr(t.Nodes[t.HTML].Node, "lang")
}

// IsText reports whether node i is a text.
func (t *Tree) IsText(i int32) bool { return t.Nodes[i].Type == html.TextNode }

// SkipsText reports whether nothing in the element is read as text.
func (t *Tree) SkipsText(i int32) bool {
	n := &t.Nodes[i]
	if n.Traits&IsSkipped != 0 {
		return true
	}
	// The TeX source that comes along with MathML is markup, not prose.
	return n.Namespace == "math" && (n.Data == "annotation" || n.Data == "annotation-xml")
}

// Closest is the innermost element of a kind around node i, 0 if there is none.
func (t *Tree) Closest(i int32, a atom.Atom) int32 {
	for i = t.Nodes[i].Parent; i > 0 && t.Nodes[i].DataAtom != a; {
		i = t.Nodes[i].Parent
	}
	return max(i, 0)
}

// BlockParent is the innermost block-level element around node i.
func (t *Tree) BlockParent(i int32) int32 {
	for i = t.Nodes[i].Parent; i > 0 && t.Nodes[i].Traits&IsBlock == 0; {
		i = t.Nodes[i].Parent
	}
	return max(i, 0)
}
