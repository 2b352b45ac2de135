package pith

import (
	"errors"
	"fmt"
	"io"

	"golang.org/x/net/html"
)

// Extract reads a page and returns what its author wrote. The bytes may be
// of any charset and of any quality.
//
// An error comes with an Article that has what could be read: an error of the
// reader, a *LimitError for input that goes over a limit of the Options,
// ErrNoContent for a page without content, or several of them joined; errors.Is
// and errors.As tell which. Only with a *SelectorError, for a selector that does
// not compile, is the Article nil, and nothing was read.
func Extract(r io.Reader, o *Options) (*Article, error) {
	if o == nil {
		o = &Options{}
	}
	s, err := o.compile()
	if err != nil {
		return nil, err
	}
	return readPage(o.load(r), o, s).extract()
}

// ExtractNode is Extract for a parsed document, which it does not change. A
// node of another kind is read as if it were all that a document has; nil is
// an empty document.
//
// It should have been parsed with scripting off (html.ParseOptionEnableScripting),
// or what <noscript> holds is lost. What <noframes> holds is text to the parser
// and is lost in any case; Extract reads it.
func ExtractNode(doc *html.Node, o *Options) (*Article, error) {
	if o == nil {
		o = &Options{}
	}
	if doc == nil {
		doc = &html.Node{Type: html.DocumentNode}
	}
	s, err := o.compile()
	if err != nil {
		return nil, err
	}
	return readPage(parsed(doc), o, s).extract()
}

// readPage is all that comes before the choice of content: from the tree to
// blocks, with the rules applied.
func readPage(tree parsing, o *Options, s selectors) *page {
	p := newPage(tree, o)
	p.selectors = s
	p.annotate()
	p.meta = readMetadata(p)
	p.splitBlocks()
	p.measure()
	p.judge()
	return p
}

// extract chooses the content and makes it an Article. The page is then done
// with.
func (p *page) extract() (*Article, error) {
	defer p.release()
	p.choose()
	a := p.article()
	faults := p.faults()
	for _, fault := range faults {
		var limit *LimitError
		if errors.As(fault, &limit) && limit.Limit != "MaxDepth" {
			a.warn(WarnTruncated, limit.Error())
		}
	}
	if p.tree.guessed != "" {
		a.warn(WarnCharset, p.tree.guessed)
	}
	if p.tree.flat {
		a.warn(WarnFlattened, "")
	}
	if a.Content == nil {
		faults = append(faults, ErrNoContent)
	}
	return a, joined(faults)
}

// article makes the choice an Article.
func (p *page) article() *Article {
	a := &Article{Type: p.pageType(), Confidence: p.expectedF1(), markdown: p.opts.Markdown}
	p.meta.fill(a)
	c := &cleaning{base: p.base, opts: p.opts}
	kept := func(i int32) bool { return p.verdicts[i].keep }
	if content := p.copyKept(kept); content.FirstChild != nil {
		normalise(content, c)
		a.Content = content
	}
	a.settleExcerpt()
	if p.opts.Comments {
		if comments := p.copyKept(p.isComment); comments.FirstChild != nil {
			normalise(comments, c)
			a.Comments = comments
		}
	}
	hidden := int32(0)
	for i := range p.blocks {
		if b := &p.blocks[i]; p.verdicts[i].keep {
			a.WordCount += int(b.length)
			if b.place&(inHidden|inNoscript) != 0 {
				hidden += b.length
			}
		}
	}
	if hidden > 0 {
		p.warn(WarnHiddenKept, fmt.Sprintf("%d words", hidden))
	}
	a.Outcome = p.outcome(a)
	if p.opts.Trace {
		a.Dropped = p.trace()
	}
	a.Warnings = append(a.Warnings, p.warnings...)
	return a
}

func (a *Article) warn(code WarningCode, detail string) {
	a.Warnings = append(a.Warnings, Warning{Code: code, Detail: detail})
}
