package pith

import (
	"bytes"
	"encoding/json"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/load"
)

// fields are an Article without its methods.
type fields Article

// written is an article as JSON. Its own fields stand before those of the same
// name in the Article.
type written struct {
	*fields
	Type         string  `json:"type,omitempty"`
	Outcome      string  `json:"outcome,omitempty"`
	Markdown     string  `json:"markdown,omitempty"`
	HTML         string  `json:"html,omitempty"`
	Comments     string  `json:"comments,omitempty"` // as Markdown
	CommentsHTML string  `json:"comments_html,omitempty"`
	Style        *styled `json:"markdown_options,omitempty"`
}

// styled is how Options.Markdown had an article written.
type styled struct {
	FrontMatter bool   `json:"front_matter,omitempty"`
	Title       bool   `json:"title,omitempty"`
	Links       string `json:"links,omitempty"`
	Bullet      string `json:"bullet,omitempty"`
	Fence       string `json:"fence,omitempty"`
	Compact     bool   `json:"compact,omitempty"`
}

// MarshalJSON writes the article with its body and the readers' comments:
// "markdown" and "comments" are what Markdown returns, "html" and "comments_html"
// what HTML does. UnmarshalJSON reads both from their HTML, and
// Options.Markdown, if that is not zero, from
// "markdown_options".
func (a Article) MarshalJSON() ([]byte, error) {
	comments := a.CommentsOnly()
	w := written{
		fields: (*fields)(&a), Outcome: a.Outcome.String(),
		Markdown: a.Markdown(), HTML: a.HTML(), Comments: comments.Markdown(), CommentsHTML: comments.HTML(),
	}
	if a.Type != Auto {
		w.Type = a.Type.String()
	}
	if s := styleOf(&a.markdown); s != styleOf(&MarkdownOptions{}) {
		w.Style = &s
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // whoever wants that encodes what is returned here once more
	if err := enc.Encode(w); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// UnmarshalJSON reads what MarshalJSON wrote: Markdown, Text, HTML and Chunks
// then return what they did, with any options. Names of a type, an outcome or a
// style that only a later version knows are read as Auto, UnknownOutcome and the
// first of the styles, and a field that is missing as not known. The "html" is
// taken as it is: do not read what somebody else may have written.
func (a *Article) UnmarshalJSON(b []byte) error {
	read := written{fields: new(fields)}
	if err := json.Unmarshal(b, &read); err != nil {
		return err
	}
	*a = Article(*read.fields)
	ifKnown(&a.Type, read.Type)
	ifKnown(&a.Outcome, read.Outcome)
	a.Content, a.Comments = treeOfHTML(read.HTML), treeOfHTML(read.CommentsHTML)
	if s := read.Style; s != nil {
		a.markdown = s.options()
	}
	return nil
}

func styleOf(m *MarkdownOptions) styled {
	return styled{m.FrontMatter, m.Title, m.Links.String(), m.Bullet.String(), m.Fence.String(), m.Compact}
}

func (s *styled) options() MarkdownOptions {
	m := MarkdownOptions{FrontMatter: s.FrontMatter, Title: s.Title, Compact: s.Compact}
	ifKnown(&m.Links, s.Links)
	ifKnown(&m.Bullet, s.Bullet)
	ifKnown(&m.Fence, s.Fence)
	return m
}

// ifKnown reads a name, and leaves the value as it is if there is no such name.
func ifKnown(value interface{ UnmarshalText([]byte) error }, name string) {
	_ = value.UnmarshalText([]byte(name))
}

// treeOfHTML is the tree that HTML wrote, nil if it wrote nothing.
func treeOfHTML(text string) *html.Node {
	if text == "" {
		return nil
	}
	root := dom.NewElement(atom.Article)
	for _, n := range load.Fragment(text) {
		root.AppendChild(n)
	}
	return root
}
