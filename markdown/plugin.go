// Package markdown gives pith's way of writing Markdown to programs that
// convert with html-to-markdown, as one of its plugins.
//
// It writes whatever the converter is given: nothing is chosen, as by
// pith.Convert. What pages write in many ways, code, formulas, notes, tables,
// callouts, lists, is brought into one form before, in a copy of the document.
package markdown

import (
	"net/url"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/render"
	"github.com/pithmd/pith/internal/tidy"
)

// Plugin returns a plugin that stands in the place of html-to-markdown's base,
// commonmark and table plugins. Others stand beside it and are asked first, of
// each element that is written, in the clean form: one for <del> writes <s> and
// <strike> too. An element that HTML does not know reaches the one who has
// registered a renderer for its name (Register.RendererFor), with its attributes.
//
// The converter's domain is the base of relative addresses; without it they
// stay relative. The plugin has no state: one serves any number of converters,
// at the same time.
func Plugin() converter.Plugin {
	return render.Beside(&render.Options{Bullet: '-', Fence: '`'}, clean)
}

// maxDepth is how deep elements may lie in each other: as deep as the parser
// has them.
const maxDepth = 512

// maxNodes is more than any page has.
const maxNodes = 1 << 30

// clean makes a clean tree of a document.
func clean(ctx converter.Context, doc *html.Node) *html.Node {
	limits := dom.Limits{Nodes: maxNodes, Depth: maxDepth}
	root := limits.Clone(doc)
	t := dom.New(root, 0, "", limits)
	mark.RemoveHidden(t)
	language := t.Language()
	t.Release()
	tidy.Normalise(root, &tidy.Cleaning{Base: baseOf(ctx), Language: language, Whole: true, Carried: known(ctx, root)})
	return root
}

// baseOf is the converter's domain as an address, nil if there is none.
func baseOf(ctx converter.Context) *url.URL {
	domain := converter.GetDomain(ctx)
	for _, address := range [...]string{domain, "http://" + domain} { // html-to-markdown's own guess
		if u, err := url.Parse(address); err == nil && u.Host != "" {
			return u
		}
	}
	return nil
}

// known are the names of a tree's elements that HTML does not know and another
// plugin does.
func known(ctx converter.Context, root *html.Node) map[string]bool {
	names := map[string]bool{}
	for d := range root.Descendants() {
		if d.Type != html.ElementNode || d.DataAtom != 0 || names[d.Data] {
			continue
		}
		if kind, ok := ctx.GetTagType(d.Data); ok && kind != converter.TagTypeRemove {
			names[d.Data] = true
		}
	}
	return names
}
