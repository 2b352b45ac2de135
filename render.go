package pith

import (
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A renderOptions says how a clean tree is written as Markdown.
type renderOptions struct {
	front   []byte // written before everything else
	title   string // written as a heading before the content, unless that begins so
	links   linkStyle
	bullet  byte // of an item without a number
	fence   byte // around code
	compact bool // fewer tokens: no padding in tables, no images without a description
}

// linkStyle is how links are written.
type linkStyle uint8

const (
	linksInline    linkStyle = iota // [text](address)
	linksReference                  // [text][1], the addresses at the end
	linksNone                       // text
)

// render writes a clean tree as Markdown and says where its blocks begin.
func render(content *html.Node, o *renderOptions) ([]byte, []mark) {
	if content == nil {
		return o.front, nil
	}
	p := &plugin{opts: o}
	if o.title != "" && !beginsWithTitle(content, o.title) {
		p.title = o.title
	}
	out, err := converter.NewConverter(converter.WithPlugins(p)).ConvertNode(content)
	if err != nil {
		// The engine only fails where nothing is registered.
		return o.front, nil
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
	opts  *renderOptions
	title string // written as a heading before the content
	marks []mark // where blocks begin, once rendered
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
	pr := &printer{ctx: ctx, o: p.opts, fresh: true, out: append(make([]byte, 0, firstBytes), p.opts.front...)}
	pr.base = len(pr.out)
	if p.title != "" {
		heading := newElement(atom.H1)
		heading.AppendChild(newText(p.title))
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
		if isElement(d, a) {
			return true
		}
	}
	return false
}

// hasContent reports whether anything below n is written.
func hasContent(n *html.Node) bool {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		switch child.Type {
		case html.TextNode:
			if strings.TrimFunc(child.Data, isUnseen) != "" {
				return true
			}
		case html.ElementNode:
			if nodeHasContent(child) {
				return true
			}
		}
	}
	return false
}

func nodeHasContent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Img, atom.Hr, atom.Input, atom.Pre:
		return true
	case atom.A, atom.Code:
		if (n.FirstChild == nil) == (n.DataAtom == atom.A) {
			return true // a link without text, code of blanks alone
		}
	}
	return hasContent(n)
}

// beginsWithTitle reports whether the content's first block is a heading
// with the title as its text.
func beginsWithTitle(content *html.Node, title string) bool {
	for n := content.FirstChild; n != nil; {
		switch {
		case isBlank(n):
			n = n.NextSibling
		case traitsAt(n.DataAtom)&isHeading != 0:
			return strings.EqualFold(strings.Join(strings.Fields(textOf(n)), " "), strings.Join(strings.Fields(title), " "))
		case n.DataAtom == atom.Div || n.DataAtom == atom.Header:
			n = n.FirstChild
		default:
			return false
		}
	}
	return false
}
