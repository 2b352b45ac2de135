package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"strings"
	"text/tabwriter"
	"unicode"

	"github.com/pithmd/pith"
)

// write prints an article, or puts it into a file of its own.
func (c *command) write(input string, a *pith.Article, readErr error) error {
	if c.opts.Trace && c.format != "json" {
		c.trace(input, a)
	}
	var b bytes.Buffer
	if c.dir == "" && len(c.inputs) > 1 {
		b.WriteString(c.separator(input))
	}
	if c.format == "json" {
		if err := writeJSON(&b, input, a, readErr); err != nil {
			return err
		}
	} else {
		c.writeText(&b, a)
	}
	if c.dir != "" {
		return os.WriteFile(c.target.pathOf(c.dir, input, extensions[c.format]), b.Bytes(), 0o666)
	}
	_, err := c.out.Write(b.Bytes())
	return err
}

// separator is the line before each of several articles.
func (c *command) separator(input string) string {
	switch c.format {
	case "json":
		return ""
	case "text":
		return "==> " + input + " <==\n"
	}
	// A name must not end the comment that it stands in.
	return "<!-- " + strings.ReplaceAll(input, "-->", "--%3E") + " -->\n"
}

// writeText writes an article, and its comments behind a rule, in a format
// other than JSON.
func (c *command) writeText(b *bytes.Buffer, a *pith.Article) {
	body := strings.TrimRight(c.body(a), "\n")
	if comments := strings.TrimRight(c.body(a.CommentsOnly()), "\n"); comments != "" {
		rule := "\n\n---\n\n"
		if c.format == "html" {
			rule = "\n<hr>\n"
		}
		body += rule + comments
	}
	if body != "" {
		b.WriteString(body + "\n")
	}
}

// body is an article's body in a format other than JSON, below its title
// unless it begins with that.
func (c *command) body(a *pith.Article) string {
	if c.format == "markdown" {
		return a.Markdown()
	}
	text := a.Text()
	first, _, _ := strings.Cut(text, "\n")
	titled := c.opts.Markdown.Title && a.Title != "" && !strings.EqualFold(first, a.Title)
	switch {
	case c.format == "text" && titled:
		return a.Title + "\n\n" + text
	case c.format == "text":
		return text
	case titled:
		return "<h1>" + html.EscapeString(a.Title) + "</h1>\n" + a.HTML()
	}
	return a.HTML()
}

// A record is what -format json prints of an input before the article's own
// fields.
type record struct {
	Input    string `json:"input"`
	Error    string `json:"error,omitempty"`    // why there is not all of it
	Comments string `json:"comments,omitempty"` // as Markdown
}

func writeJSON(b *bytes.Buffer, input string, a *pith.Article, readErr error) error {
	r := record{Input: input, Comments: a.CommentsOnly().Markdown()}
	if readErr != nil {
		r.Error = reason(readErr)
	}
	var head bytes.Buffer
	enc := json.NewEncoder(&head)
	enc.SetEscapeHTML(false) // it is read by programs and people, not by browsers
	if err := enc.Encode(r); err != nil {
		return err
	}
	fields, err := a.MarshalJSON()
	if err != nil {
		return err
	}
	b.Write(bytes.TrimSuffix(head.Bytes(), []byte("}\n")))
	b.WriteByte(',')
	b.Write(bytes.TrimPrefix(fields, []byte("{")))
	b.WriteByte('\n')
	return nil
}

// How much of a dropped part the trace shows, in characters.
const (
	tracePath = 50
	traceText = 60
)

// trace prints what was left out of an article as a table.
func (c *command) trace(input string, a *pith.Article) {
	w := tabwriter.NewWriter(c.errs, 0, 0, 2, ' ', 0)
	words := 0
	fmt.Fprintf(w, "RULE\tWORDS\tPATH\tTEXT\n")
	for _, d := range a.Dropped {
		words += d.Words
		path := []rune(printable(d.Path))
		if len(path) > tracePath {
			path = append([]rune{'…'}, path[len(path)-tracePath+1:]...)
		}
		text := []rune(printable(d.Text))
		if len(text) > traceText {
			text = append(text[:traceText-1], '…')
		}
		fmt.Fprintf(w, "%s\t%d\t%s\t%s\n", d.Reason, d.Words, string(path), string(text))
	}
	w.Flush() // like every write to standard error: there is nowhere to say that it failed
	for _, warning := range a.Warnings {
		fmt.Fprintf(c.errs, "warning: %s %s\n", warning.Code, printable(warning.Detail))
	}
	fmt.Fprintf(c.errs, "%s: %d words kept, %d left out\n", nameOf(input), a.WordCount, words)
}

// printable is a text on one line, without what would move a terminal's
// cursor or colour it: pages are written by strangers.
func printable(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf)
	}), " ")
}
