package pith

import (
	"errors"
	"fmt"
	"io"
	"net/url"

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
	return o.extract(load(r, o.request()), s)
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
	return o.extract(parsed(doc), s)
}

// extract is all that comes after parsing.
func (o *Options) extract(tree parsing, s *selectors) (*Article, error) {
	p := o.readPage(tree, s)
	defer p.release()
	c := choose(p, score(p, o.scorer()), focus(o.Focus))
	a := o.article(c)
	faults := o.faults(tree, p.tree)
	for _, fault := range faults {
		var limit *LimitError
		if errors.As(fault, &limit) && limit.Limit != "MaxDepth" {
			a.warn(WarnTruncated, limit.Error())
		}
	}
	if tree.guessed != "" {
		a.warn(WarnCharset, tree.guessed)
	}
	if tree.flat || p.flat {
		a.warn(WarnFlattened, "")
	}
	if a.Content == nil {
		faults = append(faults, ErrNoContent)
	}
	return a, joined(faults)
}

// readPage is all that comes before the choice of content: from the tree to
// blocks, with the rules applied.
func (o *Options) readPage(tree parsing, s *selectors) *page {
	t := newTree(tree.doc, tree.nodes, o.URL, o.limits())
	m := annotate(t, s, o.scorer().Weight)
	return readBlocks(m, readMetadata(m, ptype(o.Type)))
}

// article makes the choice an Article.
func (o *Options) article(p *choice) *Article {
	a := &Article{Type: PageType(p.scores.pageType()), Confidence: p.expectedF1(), markdown: o.Markdown}
	kept := func(i int32) bool { return p.verdicts[i].keep }
	a.Content = o.tidy(p, kept)
	if p.meta.leadsOff() {
		p.meta.settleExcerpt(excerptOf(a.Content, plainText))
	}
	a.fill(p.meta)
	if o.Comments {
		a.Comments = o.tidy(p, p.isComment)
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
	a.Outcome = Outcome(outcomeOf(p, a.WordCount, a.Content != nil))
	if o.Trace {
		a.Dropped = trace(p)
	}
	a.warnOf(p, o.Root)
	if hidden > 0 {
		a.warn(WarnHiddenKept, fmt.Sprintf("%d words", hidden))
	}
	return a
}

// tidy is what is kept as a clean tree, nil if that is nothing.
func (o *Options) tidy(p *choice, keep func(block int32) bool) *html.Node {
	content := copyKept(p, keep)
	if content.FirstChild == nil {
		return nil
	}
	normalise(content, o.cleaning(p.base))
	return content
}

func (o *Options) cleaning(base *url.URL) *cleaning {
	return &cleaning{base: base, without: without{images: o.NoImages, links: o.NoLinks, tables: o.NoTables}}
}

// warnOf warns of what the stages found.
func (a *Article) warnOf(p *choice, root string) {
	for _, address := range p.badURLs {
		a.warn(WarnBadURL, address)
	}
	if p.noRoot {
		a.warn(WarnNoRoot, root)
	}
	for _, rule := range p.capped {
		a.warn(WarnRuleCapped, rule)
	}
	if p.policy != "" {
		a.warn(WarnFallback, p.policy)
	}
}

// fill copies what the page says of itself.
func (a *Article) fill(m *metadata) {
	a.Title, a.Byline, a.Excerpt, a.SiteName = m.Title, m.Byline, m.Excerpt, m.SiteName
	a.Language, a.Direction = m.Language, m.Direction
	a.Image, a.Favicon, a.URL, a.License = m.Image, m.Favicon, m.URL, m.License
	a.Section, a.NextPage = m.Section, m.NextPage
	a.Authors, a.Tags = m.Authors, m.Tags
	a.Published, a.Modified = m.Published, m.Modified
	a.Evidence = make(map[string][]Candidate, len(m.evidence))
	for field, found := range m.evidence {
		for _, c := range found {
			a.Evidence[field] = append(a.Evidence[field], Candidate(c))
		}
	}
}

func (a *Article) warn(code WarningCode, detail string) {
	a.Warnings = append(a.Warnings, Warning{Code: code, Detail: detail})
}

// scorer is the caller's, or the built-in model.
func (o *Options) scorer() Scorer {
	if o.Scorer != nil {
		return o.Scorer
	}
	return defaultScorer()
}

// compile reads the selectors of the Options. It comes before the page is
// read: one that does not compile is wrong whatever the page.
func (o *Options) compile() (*selectors, error) {
	s, bad := compile(o.Drop, o.Keep, o.Root)
	for _, b := range bad {
		return nil, &SelectorError{Option: b.option, Selector: b.selector, Err: b.err}
	}
	return s, nil
}

// faults are the errors for what kept the page from being read as a whole. The
// limit of depth that is set if none is takes nothing away.
func (o *Options) faults(tree parsing, t *tree) []error {
	q, faults := o.request(), []error(nil)
	if tree.tooLong {
		faults = append(faults, &LimitError{Limit: "MaxBytes", Max: q.bytes})
	}
	if tree.readErr != nil {
		faults = append(faults, tree.readErr)
	}
	if tree.cut || t.cut {
		faults = append(faults, &LimitError{Limit: "MaxNodes", Max: int64(q.nodes)})
	}
	if (tree.flat || t.flat) && o.MaxDepth > 0 {
		faults = append(faults, &LimitError{Limit: "MaxDepth", Max: int64(q.depth)})
	}
	return faults
}
