package pith

import (
	"net/url"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A tree is one document's nodes in document order. It is never changed.
type tree struct {
	nodes []node // nodes[0] is the document, made up where there is none

	address string // the page's own, as it was given but for blanks

	own  *url.URL // the same; nil if it is not known
	base *url.URL // of relative links; nil if none is known
	host string   // of the page, without "www."

	html int32 // index of <html>, <head> and <body>; 0 where there is none
	head int32
	body int32

	cut     bool     // the document has more nodes than the limit, and is not listed beyond
	flat    bool     // elements were left out for their depth
	badURLs []string // addresses of the page and of its base that cannot be read
}

// spareNodes have no tree any more.
var spareNodes = sync.Pool{New: func() any { return new([]node) }}

// release gives the tree's memory to the next one. Nothing may look at it
// any more.
func (t *tree) release() {
	clear(t.nodes) // or they would keep the document alive
	spare := t.nodes
	t.nodes = nil
	spareNodes.Put(&spare)
}

// node is a node of the tree and its place in tree.nodes. Its descendants
// are tree.nodes[i+1 : end]. What it is stands here too, for every pass asks
// that of all nodes, and the tree's lie far apart.
type node struct {
	*html.Node
	Type     html.NodeType
	DataAtom atom.Atom
	parent   int32 // -1 for the document
	end      int32
	depth    int32
	traits   traits
}

// limits are how much of a document is taken up.
type limits struct {
	nodes int
	depth int
}

// newTree lists the nodes of a document in document order, up to the limits.
// The document has about so many nodes; address is the page's own.
func newTree(doc *html.Node, about int, address string, l limits) *tree {
	t := &tree{nodes: *spareNodes.Get().(*[]node)}
	t.nodes = slices.Grow(t.nodes[:0], min(about+1, l.nodes))
	parent, depth := int32(-1), 0 // parent is the innermost element around n that is listed
	if doc.Type != html.DocumentNode {
		// Node 0 is what holds the content, and never part of it.
		parent, depth = t.list(&html.Node{Type: html.DocumentNode}, -1, 0), 1
	}
	// An explicit walk along the links: a tree built by hand can be deeper
	// than a goroutine's stack should be asked to follow.
	for n := doc; n != nil; {
		if len(t.nodes) >= l.nodes {
			t.cut = true
			break
		}
		enters := n.FirstChild != nil
		if l.reaches(n, depth) {
			i := t.list(n, parent, depth)
			if enters {
				parent = i
			}
		} else {
			t.flat = true
			t.gap(n, parent)
			enters = enters && !loses(n)
		}
		if enters {
			n, depth = n.FirstChild, depth+1
			continue
		}
		for n != doc && n.NextSibling == nil {
			n, depth = n.Parent, depth-1
			if t.nodes[parent].Node == n {
				t.nodes[parent].end = int32(len(t.nodes))
				parent = t.nodes[parent].parent
			} else {
				t.gap(n, parent)
			}
		}
		if n == doc {
			break
		}
		n = n.NextSibling
	}
	for ; parent >= 0; parent = t.nodes[parent].parent {
		t.nodes[parent].end = int32(len(t.nodes))
	}
	t.setBase(address)
	return t
}

// list appends a node and returns its index.
func (t *tree) list(n *html.Node, parent int32, depth int) int32 {
	i := int32(len(t.nodes))
	t.nodes = append(t.nodes, node{n, n.Type, n.DataAtom, parent, i + 1, int32(depth), traitsOf(n)})
	t.note(n, i)
	return i
}

// gap lists a blank in the place of an element that lies too deep.
func (t *tree) gap(left *html.Node, parent int32) {
	if last := &t.nodes[len(t.nodes)-1]; parts(left) && (last.parent != parent || !isBlank(last.Node)) {
		t.list(newText(" "), parent, int(t.nodes[parent].depth)+1)
	}
}

// reaches reports whether a node at a depth is within the limit: any but an
// element that lies too deep. One that hides its text may lie some deeper, or
// the text would be seen.
func (l limits) reaches(n *html.Node, depth int) bool {
	if depth <= l.depth || n.Type != html.ElementNode {
		return true
	}
	return depth <= l.depth+maxTricks && hidesText(n)
}

// parts reports whether an element that lies too deep leaves a blank in its
// place: the words before and after it are not one.
func parts(n *html.Node) bool {
	return elementTraits[n.DataAtom]&isBlock != 0 || n.DataAtom == atom.Br
}

// loses reports whether an element that lies too deep takes its text with it:
// text that nobody sees may not be seen without the element.
func loses(n *html.Node) bool {
	return elementTraits[n.DataAtom]&isSkipped != 0 || hidesText(n)
}

// hidesText reports whether an element's own attributes hide what is in it.
func hidesText(n *html.Node) bool {
	if _, hidden := attr(n, "hidden"); hidden {
		return true
	}
	css, _ := attr(n, "style")
	s := readStyle(css)
	return s.away || s.unseen || s.hidden
}

// countNodes counts doc and the nodes below it.
func countNodes(doc *html.Node) int {
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
func (t *tree) note(n *html.Node, i int32) {
	if n.Type != html.ElementNode {
		return
	}
	switch {
	case n.DataAtom == atom.Html && t.html == 0:
		t.html = i
	case n.DataAtom == atom.Head && t.head == 0:
		t.head = i
	case n.DataAtom == atom.Body && t.body == 0:
		t.body = i
	}
}

func traitsOf(n *html.Node) traits {
	switch n.Type {
	case html.ElementNode:
		if n.Namespace != "" && n.DataAtom != atom.Svg && n.DataAtom != atom.Math {
			return 0
		}
		return traitsAt(n.DataAtom)
	case html.DocumentNode:
		return isBlock
	}
	return 0
}

// setBase finds the address that relative links start from: <base href>,
// itself relative to Options.URL (HTML, section 4.2.3).
func (t *tree) setBase(address string) {
	t.address = cleanAddress(address)
	if address = t.address; address != "" {
		u, err := url.Parse(address)
		if err != nil || u.Host == "" {
			t.badURLs = append(t.badURLs, address)
		} else {
			t.own = u
			t.host = strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
		}
	}
	t.base = t.own
	for i := range t.nodes {
		n := &t.nodes[i]
		if n.DataAtom != atom.Base || n.Type != html.ElementNode {
			continue
		}
		href, ok := attr(n.Node, "href")
		if !ok {
			continue
		}
		u, err := url.Parse(cleanAddress(href))
		if err != nil {
			t.badURLs = append(t.badURLs, href)
			return
		}
		if t.own != nil {
			u = t.own.ResolveReference(u)
		}
		if u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
			t.base = u
		}
		return
	}
}

// cleanAddress does what the URL standard does before it parses: blanks at
// the ends and tabs and line breaks anywhere are taken out
// (https://url.spec.whatwg.org/#concept-basic-url-parser).
func cleanAddress(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r <= ' ' }) < 0 {
		return s
	}
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	if strings.ContainsAny(s, "\t\n\r") {
		s = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
	}
	return s
}

// attr returns an attribute's value and whether it is there.
func attr(n *html.Node, key string) (string, bool) {
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

// attrOr returns an attribute's value without the blanks around it, or "".
func attrOr(n *html.Node, key string) string {
	v, _ := attr(n, key)
	return strings.TrimSpace(v)
}

// hasWord reports whether a list separated by blanks, such as the value of
// class or rel, has the word, whatever its case.
func hasWord(list, word string) bool {
	for f := range strings.FieldsSeq(list) {
		if strings.EqualFold(f, word) {
			return true
		}
	}
	return false
}

func atomOf(name string) atom.Atom { return atom.Lookup([]byte(name)) }

func isElement(n *html.Node, a atom.Atom) bool {
	return n.Type == html.ElementNode && n.DataAtom == a
}
