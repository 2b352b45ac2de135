package load

import (
	"bytes"
	"io"
	"math"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// buffers are what pages are read into. A tree has copies of all that it says,
// so a buffer is free for the next page once the tree is built.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// maxBuffer is how many bytes a buffer has at most that is kept.
const maxBuffer = 4 << 20

// Read reads a page and parses it, as far as the limits go.
func Read(r io.Reader, q Request) Document {
	buffer := buffers.Get().(*[]byte)
	raw, tooLong, err := read((*buffer)[:0], r, q.Bytes)
	tree := q.take(raw)
	tree.TooLong, tree.ReadErr = tooLong, err
	if cap(raw) <= maxBuffer {
		*buffer = raw
		buffers.Put(buffer)
	}
	return tree
}

// take makes a tree of a page's bytes: an empty one if they are no page's.
func (q Request) take(raw []byte) Document {
	kind := KindOf(raw)
	isText := IsText(q.ContentType)
	if kind != Page && !(kind == JSON && isText) {
		return Document{Doc: &html.Node{Type: html.DocumentNode}, Kind: kind}
	}
	text, guessed := Decode(raw, q.ContentType)
	if isText {
		doc := plainTree(string(text), q.ContentType)
		return Document{Doc: doc, Nodes: dom.CountNodes(doc), Guessed: guessed}
	}
	tree := q.parse(text)
	tree.Guessed = guessed
	return tree
}

// read reads at most limit bytes into b, and tells whether there were more.
// The bytes read before an error of the reader are returned with it.
func read(b []byte, r io.Reader, limit int64) (text []byte, more bool, err error) {
	limit = min(limit, math.MaxInt64-1) // one byte more tells that there are more
	b, err = readAll(b, io.LimitReader(r, limit+1), min(sizeOf(r), limit)+1)
	if err == nil && int64(len(b)) > limit {
		return b[:limit], true, nil
	}
	return b, false, err
}

// readAll is io.ReadAll for a reader that has fewer bytes than size, or about
// as many. It grows by doubling: io.ReadAll grows by a quarter, and so
// allocates five times what a long page has.
func readAll(b []byte, r io.Reader, size int64) ([]byte, error) {
	b = slices.Grow(b, int(size))
	for {
		if len(b) == cap(b) {
			b = append(make([]byte, 0, 2*cap(b)), b...)
		}
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if err == io.EOF {
			return b, nil
		}
		if err != nil {
			return b, err
		}
	}
}

// sizeOf guesses how many bytes a reader has. Readers of memory know.
func sizeOf(r io.Reader) int64 {
	const unknown = 32 << 10
	if known, ok := r.(interface{ Len() int }); ok {
		return int64(known.Len())
	}
	return unknown
}

// A Document is what became of a page's bytes.
type Document struct {
	Doc   *html.Node
	Kind  Kind // what the bytes are if they are no page
	Nodes int  // about how many doc has: a list of them that had to grow would be allocated several times over
	Flat  bool // tags were left out, for the parser's sake or for their depth
	Cut   bool // the page has more nodes than the limit, and is not read beyond
	Small bool // so few nodes that its scripts were parsed whole, whatever the request

	Guessed string // the charset, if nothing told it
	TooLong bool   // the input has more bytes than the limit, and is not read beyond
	ReadErr error  // the reader's
}

// Request is how a page is to be read.
type Request struct {
	ContentType string // the HTTP header's
	Bytes       int64  // the most that are read
	dom.Limits
	Whole bool // the caller's selectors may ask for what nothing else asks for
}

// Parsed is a document that somebody else has parsed.
func Parsed(doc *html.Node) Document {
	n := dom.CountNodes(doc)
	return Document{Doc: doc, Nodes: n, Small: n <= mostUncut}
}

// parse builds the tree. A page of frames gets the body that it has for those
// who see no frames, which is mere text to the parser.
func (q Request) parse(text []byte) Document {
	p := q.parseOnce(text)
	root := childOf(p.Doc, atom.Html)
	frames := childOf(root, atom.Frameset)
	if frames == nil {
		return p
	}
	for n := range root.Descendants() {
		if !dom.IsElement(n, atom.Noframes) || n.FirstChild == nil {
			continue
		}
		// Once: what is in there might have frames in it again.
		inner := q.parseOnce([]byte(n.FirstChild.Data))
		if body := childOf(childOf(inner.Doc, atom.Html), atom.Body); body != nil {
			dom.Remove(body)
			root.InsertBefore(body, frames.NextSibling)
			p.Flat, p.Cut = p.Flat || inner.Flat, p.Cut || inner.Cut
		}
		break
	}
	return p
}

// childOf is the first child of an element that is of a kind, nil if there is
// none.
func childOf(n *html.Node, kind atom.Atom) *html.Node {
	if n == nil {
		return nil
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if dom.IsElement(k, kind) {
			return k
		}
	}
	return nil
}

// parseOnce builds the tree with scripting off, so that <noscript> is tree and
// not text: Discourse keeps whole threads there. The parser gives up on
// more than 512 open elements, and makes of some pages far more nodes than
// they have tags; such a page is flattened first.
func (q Request) parseOnce(text []byte) Document {
	f := forecastOf(text, q.Nodes)
	p := Document{Nodes: f.nodes - f.lost + f.nodes/16 + 16, Cut: f.cut < len(text), Small: f.nodes <= mostUncut} // and the parser adds some
	text = text[:f.cut]
	if p.Small || q.Whole {
		f.gaps = f.strays
	}
	if !f.tangled() {
		if doc, err := parseTree(&gapReader{text: text, gaps: f.gaps}); err == nil {
			p.Doc = doc
			return p
		}
	}
	p.Flat = true
	for _, depth := range [...]int{200, 60, 0} {
		if doc, err := parseTree(bytes.NewReader(flatten(text, depth))); err == nil {
			p.Doc = doc
			return p
		}
	}
	// Nothing but text is left and even that does not parse: an empty page.
	p.Doc = &html.Node{Type: html.DocumentNode}
	return p
}

// Fragment parses what stands in a block of a page. Of one that nests deeper
// than the parser can follow, the tags of the innermost elements are left out.
func Fragment(text string) []*html.Node {
	context := dom.NewElement(atom.Div)
	parts, err := html.ParseFragmentWithOptions(strings.NewReader(text), context, html.ParseOptionEnableScripting(false))
	for _, depth := range [...]int{200, 60, 0} {
		if err == nil {
			break
		}
		parts, err = html.ParseFragmentWithOptions(bytes.NewReader(flatten([]byte(text), depth)), context, html.ParseOptionEnableScripting(false))
	}
	return parts // none if even its text does not parse
}

func parseTree(text io.Reader) (*html.Node, error) {
	return html.ParseWithOptions(text, html.ParseOptionEnableScripting(false))
}
