package main

import (
	"bufio"
	"cmp"
	"context"
	"time"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/cmd/pith/internal/fetch"
	"github.com/pithmd/pith/cmd/pith/internal/inputs"
	"github.com/pithmd/pith/cmd/pith/internal/output"
	"github.com/pithmd/pith/internal/input/fault"
)

// A job is how every page of a run is read.
type job struct {
	*settings
	clock   fetch.Clock
	several bool // pages follow each other on one output
	reader  *inputs.Reader
}

// An opened page is about to be read.
type opened struct {
	name string
	opts pith.Options
	body *countedReader
}

// A reading is what was read of one input, and what is to be written of it.
type reading struct {
	verdict
	article *pith.Article // nil where nothing was chosen
	text    []byte        // what is to be written
	address string
	parts   []string // the pages that were joined, if they are several
	bytes   int64
	words   int
	took    time.Duration
}

// one opens an input, reads it, and writes it into memory.
func (j *job) one(ctx context.Context, item *inputs.Item) *reading {
	begin := j.clock.Now()
	r := j.openAt(ctx, item, cmp.Or(j.opts.URL, j.addressOnHost(item.Name)))
	if j.settings.join > 1 {
		j.joinPages(ctx, item, r)
		j.write(item.Name, r)
	}
	r.took = j.clock.Now().Sub(begin)
	r.ended = r.ended || ctx.Err() != nil && r.failed()
	return r
}

// openAt opens an input and reads it. The address is that of a file that does not tell its own.
func (j *job) openAt(ctx context.Context, item *inputs.Item, address string) *reading {
	page, err := item.Open(ctx)
	if err != nil {
		return &reading{verdict: *judge(nil, err), address: item.URL}
	}
	defer page.Close()
	body := &countedReader{r: bufio.NewReader(page.Body)}
	if head, _ := body.r.Peek(512); len(head) > 0 {
		if err := notPage(head); err != nil {
			return &reading{verdict: *judge(nil, err), address: page.Address}
		}
	}
	o := &opened{name: item.Name, opts: j.opts, body: body}
	o.opts.URL, o.opts.ContentType = cmp.Or(page.Address, address), page.ContentType
	read := j.verb.read
	if page.Refusal != nil {
		read = refused(page.Refusal)
	}
	r := read(j, o)
	r.bytes, r.address = body.n, o.opts.URL
	return r
}

// refused looks at a page that came in the place of what was asked for, only to
// say what it is. No memory of a site learns from it.
func refused(why error) func(*job, *opened) *reading {
	return func(_ *job, o *opened) *reading {
		r := &reading{verdict: *judge(nil, why)}
		a, err := pith.Extract(o.body, &pith.Options{URL: o.opts.URL, ContentType: o.opts.ContentType, MaxBytes: o.opts.MaxBytes})
		if r.outcome = judge(a, err).outcome; r.outcome == "" {
			return r // no page at all
		}
		switch a.Outcome {
		case pith.ConsentWall, pith.BotChallenge, pith.LoginWall, pith.Paywalled:
			r.message += ": a page of kind " + r.outcome
		case pith.Content, pith.Empty: // what it says, it says in the place of what was asked for
			r.outcome = pith.NotFound.String()
		}
		return r
	}
}

// extract chooses the content of a page.
func extract(j *job, o *opened) *reading {
	a, err := j.settings.extract(o.body, &o.opts)
	r := &reading{verdict: *judge(a, err), article: a}
	if a != nil {
		r.words = a.WordCount
	}
	if j.settings.join < 2 { // else there may be more of it
		j.write(o.name, r)
	}
	return r
}

// write makes of an article what is to be written.
func (j *job) write(name string, r *reading) {
	if !r.written {
		return
	}
	var err error
	if r.text, err = j.format(name, r.article, r.message); err != nil {
		r.verdict = *judge(nil, fault.As(fault.Write, err))
	}
}

// format writes an article as the flags say.
func (j *job) format(name string, a *pith.Article, message string) ([]byte, error) {
	if j.field != "" {
		line, err := output.Field(a, j.field)
		return []byte(line + "\n"), err
	}
	f := formatNamed(j.settings.format)
	return f.Write(&output.Page{Input: name, Error: message, Article: a, Title: j.opts.Markdown.Title, MaxTokens: j.maxTokens}, j.several)
}

func formatNamed(name string) *output.Format {
	for i := range output.Formats {
		if output.Formats[i].Name == name {
			return &output.Formats[i]
		}
	}
	return &output.Formats[0]
}

// convert writes all of a page.
func convert(j *job, o *opened) *reading {
	text, err := pith.Convert(o.body, &o.opts)
	r := &reading{verdict: *judgeConverted(err)}
	if !r.written {
		return r
	}
	r.words = countWords(text)
	if j.several {
		text = output.Separator("markdown", o.name) + text
	}
	if text != "" && text[len(text)-1] != '\n' {
		text += "\n"
	}
	r.text = []byte(text)
	return r
}

// countWords counts what stands between blanks: Markdown has marks among
// them, and no more is claimed.
func countWords(text string) int {
	words, inWord := 0, false
	for _, c := range text {
		blank := c == ' ' || c == '\n' || c == '\t'
		if !blank && !inWord {
			words++
		}
		inWord = !blank
	}
	return words
}

// A countedReader counts what is read of it.
type countedReader struct {
	r *bufio.Reader
	n int64
}

func (c *countedReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
