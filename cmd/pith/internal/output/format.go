package output

import (
	"bytes"
	"encoding/json"
	"html"
	"strings"

	"github.com/pithmd/pith"
)

// A Format is how a page is written.
type Format struct {
	Name      string
	Extension string // of a file in it
	Help      string
	lines     bool // is one JSON value on each line, which says its input itself
	write     func(*bytes.Buffer, *Page) error
}

// Formats are all formats, the default first.
var Formats = []Format{
	{"markdown", ".md", "CommonMark with tables", false, writeMarkdown},
	{"text", ".txt", "plain text", false, writeText},
	{"html", ".html", "clean HTML", false, writeHTML},
	{"json", ".json", "all that is known of the page, in one object", true, writeJSON},
	{"jsonl", ".jsonl", "the same on one line", true, writeLine},
	{"chunks", ".jsonl", "a line of JSON for each piece of at most --max-tokens", true, writeChunks},
}

// A Page is what was read of an input, and how it is to be written.
type Page struct {
	Input     string
	Error     string // why there is not all of it
	Article   *pith.Article
	Title     bool // text and HTML begin with it
	MaxTokens int  // of a chunk
}

// Write writes a page in a format. Between begins it with a line that names
// the input, as is needed where several pages follow each other.
func (f *Format) Write(p *Page, between bool) ([]byte, error) {
	var b bytes.Buffer
	if between && !f.lines {
		b.WriteString(Separator(f.Name, p.Input))
	}
	err := f.write(&b, p)
	return b.Bytes(), err
}

// Separator is the line before each of several pages.
func Separator(format, input string) string {
	if format == "text" {
		return "==> " + Line(input) + " <==\n"
	}
	// A name must not end the comment that it stands in.
	return "<!-- " + strings.ReplaceAll(Line(input), "-->", "--%3E") + " -->\n"
}

func writeMarkdown(b *bytes.Buffer, p *Page) error {
	return writeBodies(b, p, "\n\n---\n\n", (*pith.Article).Markdown)
}

func writeText(b *bytes.Buffer, p *Page) error {
	return writeBodies(b, p, "\n\n---\n\n", func(a *pith.Article) string {
		if p.titled(a) {
			return a.Title + "\n\n" + a.Text()
		}
		return a.Text()
	})
}

func writeHTML(b *bytes.Buffer, p *Page) error {
	return writeBodies(b, p, "\n<hr>\n", func(a *pith.Article) string {
		if p.titled(a) {
			return "<h1>" + html.EscapeString(a.Title) + "</h1>\n" + a.HTML()
		}
		return a.HTML()
	})
}

// titled reports whether the title is to stand before a body: unless it
// begins with it.
func (p *Page) titled(a *pith.Article) bool {
	first, _, _ := strings.Cut(a.Text(), "\n")
	return p.Title && a.Title != "" && !strings.EqualFold(first, a.Title)
}

// writeBodies writes an article, and its comments behind a rule.
func writeBodies(b *bytes.Buffer, p *Page, rule string, body func(*pith.Article) string) error {
	text := strings.TrimRight(body(p.Article), "\n")
	if comments := strings.TrimRight(body(p.Article.CommentsOnly()), "\n"); comments != "" {
		text += rule + comments
	}
	if text != "" {
		b.WriteString(text + "\n")
	}
	return nil
}

func writeJSON(b *bytes.Buffer, p *Page) error {
	var line bytes.Buffer
	if err := writeLine(&line, p); err != nil {
		return err
	}
	return json.Indent(b, line.Bytes(), "", "  ")
}

// writeLine writes the article's own JSON with the input before it, and its
// Markdown behind it unless it has that already.
func writeLine(b *bytes.Buffer, p *Page) error {
	article, err := marshal(p.Article)
	if err != nil {
		return err
	}
	var has map[string]json.RawMessage
	if err := json.Unmarshal(article, &has); err != nil {
		return err
	}
	head, err := marshal(struct {
		Input string `json:"input"`
		Error string `json:"error,omitempty"`
	}{p.Input, p.Error})
	if err != nil {
		return err
	}
	parts := [][]byte{head, article}
	if has["markdown"] == nil {
		bodies, err := marshal(struct {
			Markdown string `json:"markdown"`
			Comments string `json:"comments,omitempty"`
		}{p.Article.Markdown(), p.Article.CommentsOnly().Markdown()})
		if err != nil {
			return err
		}
		parts = append(parts, bodies)
	}
	joinObjects(b, parts)
	return nil
}

// joinObjects writes the fields of several JSON objects as one.
func joinObjects(b *bytes.Buffer, objects [][]byte) {
	b.WriteByte('{')
	for _, o := range objects {
		if fields := bytes.TrimSpace(o[1 : len(o)-1]); len(fields) > 0 {
			if b.Len() > 1 {
				b.WriteByte(',')
			}
			b.Write(fields)
		}
	}
	b.WriteString("}\n")
}

// marshal is a value as JSON that is read by programs and people, not by
// browsers: without escapes for HTML.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

func writeChunks(b *bytes.Buffer, p *Page) error {
	for i, c := range p.Article.Chunks(p.MaxTokens) {
		line, err := marshal(struct {
			Input    string   `json:"input"`
			URL      string   `json:"url,omitempty"`
			Title    string   `json:"title,omitempty"`
			Index    int      `json:"index"`
			Path     []string `json:"path,omitempty"` // headings that it stands under
			Tokens   int      `json:"tokens"`
			Start    int      `json:"start"` // in the page's Markdown, in bytes
			End      int      `json:"end"`
			Markdown string   `json:"markdown"`
		}{p.Input, p.Article.URL, p.Article.Title, i, c.Path, c.Tokens, c.Start, c.End, c.Markdown})
		if err != nil {
			return err
		}
		b.Write(append(line, '\n'))
	}
	return nil
}
