package pith

import (
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/chunk"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/render"
)

// Chunk is a part of an article that can be read by itself.
type Chunk struct {
	Path []string `json:"path,omitempty"` // the headings it stands under, outermost first

	// Markdown ends with the article's Markdown from Start to End, and the
	// definitions of its reference links. Before it stands what is repeated:
	// title and headings, the end of the chunk before, the head of a table
	// that was divided.
	Markdown string `json:"markdown"`

	Start  int `json:"start"` // byte offsets in the article's Markdown, as ChunkOptions.Markdown writes it
	End    int `json:"end"`
	Tokens int `json:"tokens"` // of Markdown
}

// ChunkOptions says how an article is divided. The zero value, or nil, is what
// most callers want.
type ChunkOptions struct {
	// Most is how many tokens a chunk has at most, DefaultMost if zero; less
	// is no limit. What cannot be cut may be larger: a block of code, a row of
	// a table, a link.
	Most int

	// Least joins a chunk of fewer tokens with the one before or behind it, if
	// both together have no more than Most and stand under the same heading: in
	// one section, in a section and a part of it, or in two parts of one.
	Least int

	// Overlap is how many tokens a chunk repeats, at most, of the one before,
	// if a section was cut between them: its last sentences or blocks, as whole
	// ones, and never all of it. It counts for Most, of which it takes half at most.
	Overlap int

	// Tokens counts the tokens of a text as a model does; nil is an estimate.
	// It is asked for words, sentences and blocks, and their sum is taken for
	// what they have together, so that a chunk may have a few less than Most.
	Tokens func(text string) int

	// Headings begins each chunk with the article's title and the headings
	// above it. They count for Most; where they would take more than a quarter
	// of it, only Path has them.
	Headings bool

	// Markdown is how the text is written, Options.Markdown if nil. FrontMatter
	// is in no chunk.
	Markdown *MarkdownOptions
}

// DefaultMost is how many tokens a Chunk has at most where ChunkOptions does
// not say: what the smaller models that make vectors of texts read at once.
const DefaultMost = 512

// Chunks divides the article's Markdown by its headings, and what stands
// under one heading into parts of at most ChunkOptions.Most tokens. A
// paragraph is cut behind sentences, or between words where one is too long, but
// not in links, code and emphasis; a block of code never; a table only between
// two rows, and its head is then repeated. The definitions of reference links
// follow each chunk that has such links.
//
// Without Overlap and Headings the chunks have each word of the article once.
func (a *Article) Chunks(o *ChunkOptions) []Chunk {
	if a.Content == nil {
		return nil
	}
	if o == nil {
		o = &ChunkOptions{}
	}
	written := o.Markdown
	if written == nil {
		written = &a.markdown
	}
	d := chunk.Options{Most: o.Most, Least: o.Least, Overlap: o.Overlap, Tokens: o.Tokens, Headings: o.Headings}
	if d.Most == 0 {
		d.Most = DefaultMost
	}
	if o.Headings {
		d.Title = a.titleLine()
	}
	text, marks, _ := render.Markdown(a.Content, a.rendering(written))
	var chunks []Chunk
	for _, p := range chunk.Divide(string(text), marks, d) {
		chunks = append(chunks, Chunk{Path: p.Path, Markdown: p.Text, Start: p.Start, End: p.End, Tokens: p.Tokens})
	}
	return chunks
}

// titleLine is the title as the heading that MarkdownOptions.Title writes.
func (a *Article) titleLine() string {
	if a.Title == "" {
		return ""
	}
	heading, root := dom.NewElement(atom.H1), dom.NewElement(atom.Article)
	heading.AppendChild(dom.NewText(a.Title))
	root.AppendChild(heading)
	text, _, _ := render.Markdown(root, &render.Options{})
	return string(text[:len(text)-1]) // without the line's end
}
