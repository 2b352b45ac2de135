package render

import (
	"bytes"
	"math"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// A Options says how a clean tree is written as Markdown.
type Options struct {
	Front   []byte // written before everything else
	Title   string // written as a heading before the content, unless that begins so
	Links   LinkStyle
	Bullet  byte // of an item without a number
	Fence   byte // around code
	Compact bool // fewer tokens: no padding in tables, no images without a description

	// Plugins have renderers of their own, which come before ours.
	Plugins []converter.Plugin
}

// LinkStyle is how links are written.
type LinkStyle uint8

const (
	InlineLinks    LinkStyle = iota // [text](address)
	ReferenceLinks                  // [text][1], the addresses at the end
	NoLinks                         // text
)

// Markdown writes a clean tree as Markdown and says where its blocks begin. The
// error is that of one of the caller's plugins; what comes with it is written
// without them.
func Markdown(content *html.Node, o *Options) ([]byte, []Mark, error) {
	if content == nil {
		return o.Front, nil, nil
	}
	p := &plugin{opts: o, others: len(o.Plugins) > 0}
	if o.Title != "" && !beginsWithTitle(content, o.Title) {
		p.title = o.Title
	}
	if p.others {
		content = dom.Copy(content) // a plugin may change what it is given
	}
	p.root = content
	out, err := converter.NewConverter(converter.WithPlugins(append([]converter.Plugin{p}, o.Plugins...)...)).ConvertNode(content)
	if err != nil && p.others {
		plain := *o
		plain.Plugins = nil
		out, marks, _ := Markdown(content, &plain)
		return out, marks, err
	}
	if p.others && !bytes.Equal(out, p.out) {
		return out, []Mark{{}}, nil // it was changed behind us: nobody knows where its blocks begin
	}
	return out, p.marks, err
}

// Beside is a plugin for a converter that is not ours. It has prepare make a
// clean tree of the converter's document.
func Beside(o *Options, prepare func(converter.Context, *html.Node) *html.Node) converter.Plugin {
	return &plugin{opts: o, others: true, prepare: prepare}
}

// plugin makes html-to-markdown write our clean tree. It is the engine's one
// renderer, asked for the document, or the last of several, asked for every node that the
// printer comes to; the printer decides what is written.
//
// The engine's commonmark and table plugins stay out: they decide what to
// escape when a text is complete, which takes the square of its length, and
// they write into the tree.
type plugin struct {
	opts  *Options
	title string // written as a heading before the content

	others  bool                                           // there are renderers that are not ours
	root    *html.Node                                     // what is converted; unknown where prepare makes it
	prepare func(converter.Context, *html.Node) *html.Node // makes the clean tree, if it is not one

	out   []byte // what was written
	marks []Mark // where blocks begin in it
}

func (p *plugin) Name() string { return "pith" }

// Init registers one renderer for all elements, because the engine asks
// each registered one for every node that it is given.
func (p *plugin) Init(conv *converter.Converter) error {
	if !p.others {
		conv.Register.Renderer(p.render, converter.PriorityEarly)
		return nil
	}
	conv.Register.Renderer(p.renderRoot, first)
	conv.Register.Renderer(p.renderRest, last)
	return nil
}

// The priorities of our renderers beside others: the document is ours, and of
// its parts what nobody else writes.
const (
	first = math.MinInt32
	last  = math.MaxInt32
)

// renderRoot writes a whole document.
func (p *plugin) renderRoot(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	switch {
	case p.prepare == nil && n == p.root:
		return p.document(ctx, w, n)
	case p.prepare != nil && isWhole(ctx):
		return p.document(ctx, w, p.prepare(ctx, n))
	}
	return converter.RenderTryNext
}

// isWhole reports whether the node that is being rendered is what the
// converter was given: for all below, the context is one of ours.
func isWhole(ctx converter.Context) bool {
	_, below := ctx.(*within)
	return !below
}

// renderRest takes an element that is offered to others, where nobody did.
func (p *plugin) renderRest(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	if o, ok := w.(*offer); ok && o.node == n {
		o.ours = true
		return converter.RenderSuccess
	}
	return converter.RenderTryNext
}

// firstBytes is what is set aside for an article's Markdown at first.
const firstBytes = 16 << 10

func (p *plugin) render(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	return p.document(ctx, w, n)
}

// document writes a clean tree.
func (p *plugin) document(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	pr := &printer{ctx: ctx, o: p.opts, others: p.others, fresh: true, out: append(make([]byte, 0, firstBytes), p.opts.Front...)}
	pr.base = len(pr.out)
	if p.title != "" {
		heading := dom.NewElement(atom.H1)
		heading.AppendChild(dom.NewText(p.title))
		pr.block(heading)
		if holdsElement(n, atom.H1) {
			pr.sub = 1
		}
	}
	pr.children(n)
	pr.references()
	if len(pr.out) > pr.base {
		pr.out = append(pr.out, '\n')
	}
	if p.prepare == nil {
		p.out, p.marks = pr.out, pr.marks
	}
	// Writing to the engine's buffer cannot fail.
	_, _ = w.Write(pr.out)
	return converter.RenderSuccess
}

func holdsElement(n *html.Node, a atom.Atom) bool {
	for d := range n.Descendants() {
		if dom.IsElement(d, a) {
			return true
		}
	}
	return false
}

// beginsWithTitle reports whether the content's first block is a heading
// with the title as its text.
func beginsWithTitle(content *html.Node, title string) bool {
	for n := content.FirstChild; n != nil; {
		switch {
		case dom.IsBlank(n):
			n = n.NextSibling
		case dom.TraitsAt(n.DataAtom)&dom.IsHeading != 0:
			return strings.EqualFold(strings.Join(strings.Fields(dom.TextOf(n)), " "), strings.Join(strings.Fields(title), " "))
		case n.DataAtom == atom.Div || n.DataAtom == atom.Header:
			n = n.FirstChild
		default:
			return false
		}
	}
	return false
}
