package site

import (
	"bytes"
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/load"
	"github.com/pithmd/pith/internal/meta/date"
)

// Extract is pith.Extract by the rule for o.URL, if there is one: its selectors come
// before those of o, and what it says of title, authors, date and next page is the first
// of the Article's Evidence, where it matches something. A rule that no longer matches
// its pages changes nothing, but for the warning of a Root that is not there. Such
// fields cost about as much as parsing the page again.
func (r *Rules) Extract(page io.Reader, o *pith.Options) (*pith.Article, error) {
	if o == nil {
		o = &pith.Options{}
	}
	c := r.find(o.URL)
	if c == nil {
		return pith.Extract(page, o)
	}
	with := *o
	with.Root = cmp.Or(o.Root, c.Content)
	with.Keep = slices.Concat(c.Keep, o.Keep)
	with.Drop = slices.Concat(c.Drop, o.Drop)
	if c.Title+c.Author+c.Date+c.Next == "" {
		return pith.Extract(page, &with)
	}
	var read bytes.Buffer // as much as Extract has read, and no more
	a, err := pith.Extract(io.TeeReader(page, &read), &with)
	if a == nil {
		return nil, err
	}
	limits := limitsOf(o)
	doc := load.Read(&read, load.Request{ContentType: o.ContentType, Bytes: int64(read.Len()), Limits: limits, Whole: true})
	if doc.Kind == load.Page {
		c.fill(a, dom.New(doc.Doc, doc.Nodes, o.URL, limits))
	}
	return a, err
}

// limitsOf are the limits of a page's tree, by default those that pith.Options name.
func limitsOf(o *pith.Options) dom.Limits {
	l := dom.Limits{Nodes: o.MaxNodes, Depth: o.MaxDepth}
	if l.Nodes <= 0 {
		l.Nodes = 1 << 19
	}
	if l.Depth <= 0 {
		l.Depth = 512
	}
	return l
}

// fill sets the fields of an article that a rule finds on its page.
func (c *compiled) fill(a *pith.Article, t *dom.Tree) {
	if title := first(c.said("title", t, valueOf)); title != "" {
		a.Title = title
		tell(a, "title", title, c.Title)
	}
	if authors := c.said("author", t, valueOf); len(authors) > 0 {
		a.Authors, a.Byline = authors, strings.Join(authors, ", ")
		for _, name := range slices.Backward(authors) {
			tell(a, "authors", name, c.Author)
		}
	}
	if m, ok := date.ReadMoment(first(c.said("date", t, valueOf)), a.Language); ok {
		var published pith.Date
		if err := published.UnmarshalText([]byte(m.Raw())); err == nil { // what a Moment writes is what a Date reads
			a.Published = published
			tell(a, "published", published.String(), c.Date)
		}
	}
	target := func(n *html.Node) string { return t.Resolve(dom.AttrOr(n, "href")) }
	if next := first(c.said("next", t, target)); next != "" {
		a.NextPage = next
		tell(a, "next_page", next, c.Next)
	}
}

// said is what the elements say that a rule names for a key, each thing once.
func (c *compiled) said(key string, t *dom.Tree, say func(*html.Node) string) (values []string) {
	group := c.fields[key]
	if group == nil {
		return nil
	}
	for _, n := range cascadia.QueryAll(t.Nodes[0].Node, group) {
		if v := say(n); v != "" && !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	return values
}

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// valueOf is what an element says of itself to machines, or its text.
func valueOf(n *html.Node) string {
	value := ""
	switch n.DataAtom {
	case atom.Meta:
		value = dom.AttrOr(n, "content")
	case atom.Time:
		value = dom.AttrOr(n, "datetime")
	}
	return dom.Squeeze(cmp.Or(strings.TrimSpace(value), dom.TextOf(n)))
}

// tell puts a value before the candidates of a field.
func tell(a *pith.Article, field, value, selector string) {
	found := append([]pith.Candidate{{Value: value, Source: "site rule " + selector}}, a.Evidence[field]...)
	for i := range found {
		found[i].Rank = i + 1
	}
	if a.Evidence == nil {
		a.Evidence = map[string][]pith.Candidate{}
	}
	a.Evidence[field] = found
}
