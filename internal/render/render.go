package render

import (
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
}

// LinkStyle is how links are written.
type LinkStyle uint8

const (
	InlineLinks    LinkStyle = iota // [text](address)
	ReferenceLinks                  // [text][1], the addresses at the end
	NoLinks                         // text
)

// Markdown writes a clean tree as Markdown and says where its blocks begin.
func Markdown(content *html.Node, o *Options) ([]byte, []Mark) {
	if content == nil {
		return o.Front, nil
	}
	p := &plugin{opts: o}
	if o.Title != "" && !beginsWithTitle(content, o.Title) {
		p.title = o.Title
	}
	out, err := converter.NewConverter(converter.WithPlugins(p)).ConvertNode(content)
	if err != nil {
		// The engine only fails where nothing is registered.
		return o.Front, nil
	}
	return out, p.marks
}

// plugin makes html-to-markdown write our clean tree. It is the engine's one
// renderer, asked for every node; the printer decides what is written.
//
// The engine's commonmark and table plugins stay out: they decide what to
// escape when a text is complete, which takes the square of its length, and
// they write into the tree.
type plugin struct {
	opts  *Options
	title string // written as a heading before the content
	marks []Mark // where blocks begin, once rendered
}

func (p *plugin) Name() string { return "pith" }

// Init registers one renderer for all elements, because the engine asks
// each registered one for every node.
func (p *plugin) Init(conv *converter.Converter) error {
	conv.Register.Renderer(p.render, converter.PriorityEarly)
	return nil
}

// firstBytes is what is set aside for an article's Markdown at first.
const firstBytes = 16 << 10

func (p *plugin) render(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	if inner, ok := w.(*printer); ok {
		return inner.block(n)
	}
	pr := &printer{ctx: ctx, o: p.opts, fresh: true, out: append(make([]byte, 0, firstBytes), p.opts.Front...)}
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
	p.marks = pr.marks
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
