package pith

import (
	"net/url"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page is one document while it is read: its nodes in document order, and
// beside them everything found out about them. The tree itself is never
// changed.
type page struct {
	opts *Options
	own  *url.URL // the page's address; nil if it is not known
	base *url.URL // of relative links; nil if none is known
	host string   // of the page, without "www."

	html int32 // index of <html>, <head> and <body>; 0 where there is none
	head int32
	body int32

	meta     metadata
	warnings []Warning

	numbers map[*html.Node]int // see nth; nil until a path is asked for
	grounds map[int32]string   // see groundAround; nil until it is asked for
	said    said               // see isAllOfHeading; of the last heading that was asked for

	tree      parsing
	selectors selectors

	tables
	sums measures

	// By judge.go, choose.go.
	verdicts []verdict
	forced   []bool            // per block: the caller says it is content
	off      []bool            // per rule: it does not apply to this page
	roots    []int32           // the nodes that Options.Root matches
	types    [NumTypes]float32 // probabilities
}

// tables are the longest of what lies beside the tree. The next page can use
// their memory again.
type tables struct {
	nodes []node // in document order; nodes[0] is the document, made up where the tree has none

	// Beside nodes, by match.go.
	places  []place
	fams    []families
	rules   []ruleID
	shapes  []uint32  // hash of tag and class
	learned []float32 // sum of the weights of an element's names
	clues   []clue    // of class, id and an element's own name

	// By split.go.
	blocks  []block
	words   []uint32 // hashes of all blocks' words
	blockAt []int32  // per node, and one past the last: blocks that begin before it
}

// spareTables have no page any more.
var spareTables = sync.Pool{New: func() any { return new(tables) }}

// release gives the page's tables to the next page. Nothing may look at them
// any more.
func (p *page) release() {
	clear(p.nodes) // or they would keep the tree alive
	spare := p.tables
	p.tables = tables{}
	spareTables.Put(&spare)
}

// node is a node of the tree and its place in page.nodes. Its descendants
// are page.nodes[i+1 : end]. What it is stands here too, for every pass asks
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

// newPage lists the nodes of a tree in document order, up to the limits of o.
func newPage(tree parsing, o *Options) *page {
	l, doc := o.limits(), tree.doc
	p := &page{opts: o, tree: tree, tables: *spareTables.Get().(*tables)}
	p.nodes = slices.Grow(p.nodes[:0], min(tree.nodes+1, l.nodes))
	parent, depth := int32(-1), 0 // parent is the innermost element around n that is listed
	if doc.Type != html.DocumentNode {
		// Node 0 is what holds the content, and never part of it.
		parent, depth = p.list(&html.Node{Type: html.DocumentNode}, -1, 0), 1
	}
	// An explicit walk along the links: a tree built by hand can be deeper
	// than a goroutine's stack should be asked to follow.
	for n := doc; n != nil; {
		if len(p.nodes) >= l.nodes {
			p.tree.cut = true
			break
		}
		enters := n.FirstChild != nil
		if l.reaches(n, depth) {
			i := p.list(n, parent, depth)
			if enters {
				parent = i
			}
		} else {
			p.tree.flat = true
			p.gap(n, parent)
			enters = enters && !loses(n)
		}
		if enters {
			n, depth = n.FirstChild, depth+1
			continue
		}
		for n != doc && n.NextSibling == nil {
			n, depth = n.Parent, depth-1
			if p.nodes[parent].Node == n {
				p.nodes[parent].end = int32(len(p.nodes))
				parent = p.nodes[parent].parent
			} else {
				p.gap(n, parent)
			}
		}
		if n == doc {
			break
		}
		n = n.NextSibling
	}
	for ; parent >= 0; parent = p.nodes[parent].parent {
		p.nodes[parent].end = int32(len(p.nodes))
	}
	p.setBase()
	return p
}

// list appends a node and returns its index.
func (p *page) list(n *html.Node, parent int32, depth int) int32 {
	i := int32(len(p.nodes))
	p.nodes = append(p.nodes, node{n, n.Type, n.DataAtom, parent, i + 1, int32(depth), traitsOf(n)})
	p.note(n, i)
	return i
}

// gap lists a blank in the place of an element that lies too deep.
func (p *page) gap(left *html.Node, parent int32) {
	if last := &p.nodes[len(p.nodes)-1]; parts(left) && (last.parent != parent || !isBlank(last.Node)) {
		p.list(newText(" "), parent, int(p.nodes[parent].depth)+1)
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
func (p *page) note(n *html.Node, i int32) {
	if n.Type != html.ElementNode {
		return
	}
	switch {
	case n.DataAtom == atom.Html && p.html == 0:
		p.html = i
	case n.DataAtom == atom.Head && p.head == 0:
		p.head = i
	case n.DataAtom == atom.Body && p.body == 0:
		p.body = i
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
func (p *page) setBase() {
	if clean := cleanAddress(p.opts.URL); clean != p.opts.URL {
		o := *p.opts // the caller's own stay as they are
		o.URL = clean
		p.opts = &o
	}
	if p.opts.URL != "" {
		u, err := url.Parse(p.opts.URL)
		if err != nil || u.Host == "" {
			p.warn(WarnBadURL, p.opts.URL)
		} else {
			p.own = u
			p.host = strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
		}
	}
	p.base = p.own
	for i := range p.nodes {
		n := &p.nodes[i]
		if n.DataAtom != atom.Base || n.Type != html.ElementNode {
			continue
		}
		href, ok := attr(n.Node, "href")
		if !ok {
			continue
		}
		u, err := url.Parse(cleanAddress(href))
		if err != nil {
			p.warn(WarnBadURL, href)
			return
		}
		if p.own != nil {
			u = p.own.ResolveReference(u)
		}
		if u.Host != "" && (u.Scheme == "http" || u.Scheme == "https") {
			p.base = u
		}
		return
	}
}

func (p *page) warn(code WarningCode, detail string) {
	p.warnings = append(p.warnings, Warning{Code: code, Detail: detail})
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
