// Housestyle writes a page in the Markdown of one house: notes and warnings as
// the containers of its static site generator, keys in double brackets, and an
// element that only its own pages have.
//
//	go run . < page.html > page.md
package main

import (
	"bytes"
	"io"
	"log"
	"os"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"golang.org/x/net/html"

	"github.com/pithmd/pith"
)

// Style is a plugin of html-to-markdown. pith asks it for each element before it
// writes that itself, and hands it the page in its clean form.
type Style struct{}

// Name names the plugin.
func (Style) Name() string { return "house-style" }

// Init registers the elements that the house writes in its own way.
func (Style) Init(conv *converter.Converter) error {
	conv.Register.RendererFor("blockquote", converter.TagTypeBlock, callout, converter.PriorityStandard)
	conv.Register.RendererFor("kbd", converter.TagTypeInline, key, converter.PriorityStandard)
	conv.Register.RendererFor("house-map", converter.TagTypeBlock, houseMap, converter.PriorityStandard)
	return nil
}

// callout writes notes and warnings as containers. Whatever a site made them
// of, in the clean form they are quotations with data-callout; others are left to pith.
func callout(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	kind := strings.ToLower(attribute(n, "data-callout")) // such as NOTE
	if kind == "" {
		return converter.RenderTryNext
	}
	w.WriteString("\n\n::: " + kind + "\n\n")
	ctx.RenderChildNodes(ctx, w, n) // escaped and formatted as everything else
	w.WriteString("\n\n:::\n\n")
	return converter.RenderSuccess
}

// key writes a key to press.
func key(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	var text bytes.Buffer
	ctx.RenderChildNodes(ctx, &text, n)
	w.WriteString("[[" + text.String() + "]]")
	return converter.RenderSuccess
}

// houseMap writes an element of the house's own, which Options.Elements
// carries through with its attributes.
func houseMap(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	w.WriteString("\n\n{{< map \"" + attribute(n, "place") + "\" >}}\n\n")
	return converter.RenderSuccess
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// Write writes the article of a page in the house's style.
func Write(page io.Reader, to io.Writer) error {
	a, err := pith.Extract(page, &pith.Options{
		Elements: []string{"house-map"},
		Markdown: pith.MarkdownOptions{Title: true, Bullet: pith.AsteriskBullet, Plugins: []converter.Plugin{Style{}}},
	})
	if err != nil {
		return err
	}
	return a.WriteMarkdown(to, nil)
}

func main() {
	if err := Write(os.Stdin, os.Stdout); err != nil {
		log.Fatal(err)
	}
}
