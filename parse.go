package pith

import (
	"bytes"
	"io"
	"math"
	"slices"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// buffers are what pages are read into. A tree has copies of all that it says,
// so a buffer is free for the next page once the tree is built.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// maxBuffer is how many bytes a buffer has at most that is kept.
const maxBuffer = 4 << 20

// load reads a page and parses it, as far as the limits go.
func (o *Options) load(r io.Reader) parsing {
	buffer := buffers.Get().(*[]byte)
	raw, err := read((*buffer)[:0], r, o.MaxBytes)
	text, guessed := decode(raw, o.ContentType)
	tree := o.limits().parse(text)
	tree.guessed, tree.readErr = guessed, err
	if cap(raw) <= maxBuffer {
		*buffer = raw
		buffers.Put(buffer)
	}
	return tree
}

// read reads at most limit bytes into b. The error is a *LimitError if there
// were more, or the reader's own; the bytes read before it are returned with it.
func read(b []byte, r io.Reader, limit int64) ([]byte, error) {
	if limit <= 0 {
		limit = defaultMaxBytes
	}
	limit = min(limit, math.MaxInt64-1) // one byte more tells that there are more
	b, err := readAll(b, io.LimitReader(r, limit+1), min(sizeOf(r), limit)+1)
	if err == nil && int64(len(b)) > limit {
		return b[:limit], &LimitError{Limit: "MaxBytes", Max: limit}
	}
	return b, err
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

// limits are how much of a page is taken up once it is read.
type limits struct {
	nodes int
	depth int
	whole bool // the caller's selectors may ask for what nothing else asks for
}

// A parsing is what became of a page's bytes.
type parsing struct {
	doc   *html.Node
	nodes int  // about how many doc has: a list of them that had to grow would be allocated several times over
	flat  bool // tags were left out, for the parser's sake or for their depth
	cut   bool // the page has more nodes than the limit, and is not read beyond

	guessed string // the charset, if nothing told it
	readErr error  // the reader's, or a *LimitError
}

// faults are the errors for what kept the page from being read as a whole. The
// limit of depth that is set if none is takes nothing away.
func (p *page) faults() []error {
	l, faults := p.opts.limits(), []error(nil)
	if p.tree.readErr != nil {
		faults = append(faults, p.tree.readErr)
	}
	if p.tree.cut {
		faults = append(faults, &LimitError{Limit: "MaxNodes", Max: int64(l.nodes)})
	}
	if p.tree.flat && p.opts.MaxDepth > 0 {
		faults = append(faults, &LimitError{Limit: "MaxDepth", Max: int64(l.depth)})
	}
	return faults
}

// parsed is a document that somebody else has parsed.
func parsed(doc *html.Node) parsing { return parsing{doc: doc, nodes: countNodes(doc)} }

// parse builds the tree. A page of frames gets the body that it has for those
// who see no frames, which is mere text to the parser.
func (l limits) parse(text []byte) parsing {
	p := l.parseOnce(text)
	root := childOf(p.doc, atom.Html)
	frames := childOf(root, atom.Frameset)
	if frames == nil {
		return p
	}
	for n := range root.Descendants() {
		if !isElement(n, atom.Noframes) || n.FirstChild == nil {
			continue
		}
		// Once: what is in there might have frames in it again.
		inner := l.parseOnce([]byte(n.FirstChild.Data))
		if body := childOf(childOf(inner.doc, atom.Html), atom.Body); body != nil {
			remove(body)
			root.InsertBefore(body, frames.NextSibling)
			p.flat, p.cut = p.flat || inner.flat, p.cut || inner.cut
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
		if isElement(k, kind) {
			return k
		}
	}
	return nil
}

// parseOnce builds the tree with scripting off, so that <noscript> is tree and
// not text: Discourse keeps whole threads there. The parser gives up on
// more than 512 open elements, and makes of some pages far more nodes than
// they have tags; such a page is flattened first.
func (l limits) parseOnce(text []byte) parsing {
	f := forecastOf(text, l.nodes)
	p := parsing{nodes: f.nodes + f.nodes/16 + 16, cut: f.cut < len(text)} // and the parser adds some
	text = text[:f.cut]
	if f.nodes <= mostUncut || l.whole {
		f.gaps = nil
	}
	if !f.tangled() {
		if doc, err := parseTree(&gapReader{text: text, gaps: f.gaps}); err == nil {
			p.doc = doc
			return p
		}
	}
	p.flat = true
	for _, depth := range [...]int{200, 60, 0} {
		if doc, err := parseTree(bytes.NewReader(flatten(text, depth))); err == nil {
			p.doc = doc
			return p
		}
	}
	// Nothing but text is left and even that does not parse: an empty page.
	p.doc = &html.Node{Type: html.DocumentNode}
	return p
}

func parseTree(text io.Reader) (*html.Node, error) {
	return html.ParseWithOptions(text, html.ParseOptionEnableScripting(false))
}
