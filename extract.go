package pith

import (
	"errors"
	"fmt"
	"io"
	"net/url"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/copy"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/hydrate"
	"github.com/pithmd/pith/internal/load"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/outcome"
	"github.com/pithmd/pith/internal/page"
	"github.com/pithmd/pith/internal/render"
	"github.com/pithmd/pith/internal/score"
	"github.com/pithmd/pith/internal/thread"
	"github.com/pithmd/pith/internal/tidy"
)

// Extract reads a page and returns what its author wrote. The bytes may be
// of any charset and of any quality.
//
// An error comes with an Article that has what could be read. What the page is
// not is one of these: an *OutcomeError where another page was answered than the
// one that was asked for, ErrNoContent where nothing is worth keeping, a
// *NotHTMLError for bytes that are no page. Why not all of it was read comes
// before: a *LimitError for input that goes over a limit of the Options, an
// error of the reader. Several are joined; errors.Is and errors.As tell which.
//
// Only for bad Options is the Article nil, and nothing was read: a *SelectorError
// for each selector that does not compile, an *OptionError for each other value.
//
// A page that comes as text/plain is all content: its paragraphs, with lines
// that were broken for their width joined, and what is indented or in columns
// as code. One of text/markdown is one block of code, so that nothing of its
// source is lost and none of its HTML let through: Text returns the source.
func Extract(r io.Reader, o *Options) (*Article, error) {
	if o == nil {
		o = &Options{}
	}
	s, err := o.compile()
	if err != nil {
		return nil, err
	}
	tree := load.Read(r, o.request())
	if tree.Kind != load.Page {
		return &Article{}, joined(append(o.faults(tree, nil), &NotHTMLError{FileKind(tree.Kind)}))
	}
	return o.extract(tree, s)
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
	return o.extract(load.Parsed(doc), s)
}

// extract is all that comes after parsing.
func (o *Options) extract(tree load.Document, s *mark.Selectors) (*Article, error) {
	p, hydrated := o.readPage(tree, s)
	defer p.Release()
	c := choose.Choose(p, score.Score(p, score.Default()), choose.Focus(o.Focus))
	if o.Memory != nil {
		o.recall(c)
	}
	a := o.article(c)
	faults := o.faults(tree, &p.Tree)
	for _, fault := range faults {
		var limit *LimitError
		if errors.As(fault, &limit) && limit.Limit != "MaxDepth" {
			a.warn(WarnTruncated, limit.Error())
		}
	}
	if hydrated {
		a.warn(WarnScriptText, "")
	}
	if tree.Guessed != "" {
		a.warn(WarnCharset, tree.Guessed)
	}
	if tree.Flat || p.Flat {
		a.warn(WarnFlattened, "")
	}
	if fault := a.fault(); fault != nil {
		faults = append(faults, fault)
	}
	return a, joined(faults)
}

// readPage is all that comes before the choice of content: from the tree to
// blocks, with the rules applied. Of a page that shows no text it reads the one
// that its scripts carry, if they do. A Root is asked for in what is shown.
func (o *Options) readPage(tree load.Document, s *mark.Selectors) (p *page.Page, hydrated bool) {
	t := dom.New(tree.Doc, tree.Nodes, o.URL, o.limits())
	if o.Root == "" {
		t, hydrated = hydrate.Tree(t, tree.Small, o.limits())
	}
	m := mark.Annotate(t, s, score.Default().Weight)
	return page.Read(m, meta.Read(m, meta.Type(o.Type))), hydrated
}

// article makes the choice an Article.
func (o *Options) article(p *choose.Choice) *Article {
	a := &Article{Type: PageType(p.Scores.PageType()), Confidence: p.ExpectedF1(), markdown: o.Markdown, carried: o.carried()}
	kept := func(i int32) bool { return p.Verdicts[i].Keep }
	a.Content = o.tidy(p, kept, p.Posts)
	if p.Meta.LeadsOff() {
		p.Meta.SettleExcerpt(tidy.Excerpt(a.Content, render.Text))
	}
	a.fill(p.Meta)
	if p.OpensThread(p.Posts) {
		a.takeAuthor(p.Posts[0].Name.Names(p.Page))
	}
	if o.Comments {
		a.Comments = o.tidy(p, p.IsComment, thread.Find(p.Page, p.IsComment))
	}
	hidden := int32(0)
	for i := range p.Blocks {
		if b := &p.Blocks[i]; p.Verdicts[i].Keep {
			a.WordCount += int(b.Length)
			if b.Place&(mark.InHidden|mark.InNoscript) != 0 {
				hidden += b.Length
			}
		}
	}
	a.Outcome = Outcome(outcome.Of(p, a.WordCount, a.Content != nil))
	if o.Explain {
		a.Blocks = blocks(p)
	}
	a.warnOf(p, o.Root)
	if hidden > 0 {
		a.warn(WarnHiddenKept, fmt.Sprintf("%d words", hidden))
	}
	return a
}

// tidy is what is kept as a clean tree, nil if that is nothing.
func (o *Options) tidy(p *choose.Choice, keep func(block int32) bool, posts []thread.Post) *html.Node {
	content := copy.Kept(p, keep, o.carried(), posts)
	if content.FirstChild == nil {
		return nil
	}
	tidy.Normalise(content, o.cleaning(p.Base, p.Meta.Language))
	return content
}

func (o *Options) cleaning(base *url.URL, language string) *tidy.Cleaning {
	return &tidy.Cleaning{Base: base, Language: language, Carried: o.carried(), Without: tidy.Without{Images: o.NoImages, Links: o.NoLinks, Tables: o.NoTables}}
}

// warnOf warns of what the stages found.
func (a *Article) warnOf(p *choose.Choice, root string) {
	for _, address := range p.BadURLs {
		a.warn(WarnBadURL, address)
	}
	if p.NoRoot {
		a.warn(WarnNoRoot, root)
	}
	for _, rule := range p.Capped {
		a.warn(WarnRuleCapped, rule)
	}
	if p.Policy != "" {
		a.warn(WarnFallback, p.Policy)
	}
}

// fill copies what the page says of itself.
func (a *Article) fill(m *meta.Data) {
	a.Title, a.Byline, a.Excerpt, a.SiteName = m.Title, m.Byline, m.Excerpt, m.SiteName
	a.Language, a.Direction = m.Language, m.Direction
	a.Image, a.Favicon, a.URL, a.License = m.Image, m.Favicon, m.URL, m.License
	a.Section, a.NextPage = m.Section, m.NextPage
	a.Authors, a.Tags = m.Authors, m.Tags
	a.Published, a.Modified = dateOf(m.Published), dateOf(m.Modified)
	a.Evidence = make(map[string][]Candidate, len(m.Evidence))
	for field, found := range m.Evidence {
		for _, c := range found {
			a.Evidence[field] = append(a.Evidence[field], Candidate(c))
		}
	}
}

// takeAuthor takes who wrote the first post of a thread for who wrote the page, where
// nothing else says it.
func (a *Article) takeAuthor(name string) {
	if name == "" || len(a.Authors) > 0 {
		return
	}
	a.Authors, a.Byline = []string{name}, name
	a.Evidence["authors"] = []Candidate{{Value: name, Source: "first post", Rank: 1}}
}

func (a *Article) warn(code WarningCode, detail string) {
	a.Warnings = append(a.Warnings, Warning{Code: code, Detail: dom.WithoutControls(detail)})
}

// compile reads the selectors of the Options, and whether there is a value that
// an option cannot have. It comes before the page is read: what is wrong there is
// wrong whatever the page.
func (o *Options) compile() (*mark.Selectors, error) {
	keep := o.Keep
	if load.IsText(o.ContentType) {
		keep = append([]string{"body"}, keep...) // nothing is around a text
	}
	s, bad := mark.Compile(o.Drop, keep, o.Root)
	faults := o.badValues()
	for _, b := range bad {
		faults = append(faults, &SelectorError{Option: b.Option, Selector: b.Selector, Err: b.Err})
	}
	return s, joined(faults)
}

// faults are the errors for what kept the page from being read as a whole. The
// limit of depth that is set if none is takes nothing away. Where there is no
// page there is no tree.
func (o *Options) faults(tree load.Document, t *dom.Tree) []error {
	q, faults := o.request(), []error(nil)
	if tree.TooLong {
		faults = append(faults, &LimitError{Limit: "MaxBytes", Max: q.Bytes})
	}
	if tree.ReadErr != nil {
		faults = append(faults, tree.ReadErr)
	}
	if t == nil {
		return faults
	}
	if tree.Cut || t.Cut {
		faults = append(faults, &LimitError{Limit: "MaxNodes", Max: int64(q.Nodes)})
	}
	if (tree.Flat || t.Flat) && o.MaxDepth > 0 {
		faults = append(faults, &LimitError{Limit: "MaxDepth", Max: int64(q.Depth)})
	}
	return faults
}
