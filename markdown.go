package pith

import (
	"io"
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/render"
	"github.com/pithmd/pith/internal/tidy"
)

// Markdown returns the article's body as Markdown, written as
// Options.Markdown says. It is empty if there is no content.
func (a *Article) Markdown() string {
	var b strings.Builder
	// A strings.Builder takes everything.
	_ = a.writeMarkdown(&b, &a.markdown)
	return b.String()
}

// WriteMarkdown writes the article's body as Markdown. A nil o means
// Options.Markdown. The error is the writer's, one *OptionError for each value
// of o that there is not, or that of a plugin that cannot be set up: then all is
// written without plugins.
func (a *Article) WriteMarkdown(w io.Writer, o *MarkdownOptions) error {
	if o == nil {
		o = &a.markdown
	}
	if err := joined(o.badValues()); err != nil {
		return err
	}
	return a.writeMarkdown(w, o)
}

// Text returns the article's body as plain text: one line for each line of
// a block, an empty line between blocks, a tab between the cells of a
// table. Words of different blocks are never glued.
func (a *Article) Text() string { return render.Text(a.Content) }

// HTML returns the clean tree as HTML: nothing active, no attribute that is
// not part of the clean form.
func (a *Article) HTML() string {
	if a.Content == nil {
		return ""
	}
	var b strings.Builder
	for child := range tidy.WithoutCarried(a.Content, a.carried).ChildNodes() {
		if err := html.Render(&b, child); err != nil {
			continue // a node of no known type, put there by the caller
		}
	}
	return b.String()
}

func (a *Article) writeMarkdown(w io.Writer, o *MarkdownOptions) error {
	out, _, bad := render.Markdown(a.Content, a.rendering(o))
	if _, err := w.Write(out); err != nil {
		return err
	}
	return bad
}

// rendering is how the article is written as o says.
func (a *Article) rendering(o *MarkdownOptions) *render.Options {
	r := &render.Options{Links: render.LinkStyle(o.Links), Bullet: o.Bullet.mark(), Fence: o.Fence.mark(), Compact: o.Compact, Plugins: o.Plugins}
	if o.FrontMatter {
		r.Front = frontMatter(a)
	}
	if o.Title {
		r.Title = a.Title
	}
	return r
}
