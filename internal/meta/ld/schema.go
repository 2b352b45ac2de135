package ld

import (
	"strings"

	"github.com/pithmd/pith/internal/dom"
)

// Entity is the thing of a page's JSON-LD that the page is about, and what
// the others say about its site. Indexes are of the graph's nodes, 0 for none.
type Entity struct {
	G       *Graph
	Main    int32    // an article, a product …
	Page    int32    // a WebPage
	Site    int32    // a WebSite
	Types   []string // of the things at the top, in order
	byID    map[string]int32
	MainTyp string
}

// Get returns the value of a key, following an @id to the thing it names.
func (e *Entity) Get(i int32, key string) int32 {
	if i == 0 {
		return 0
	}
	for c := e.G.Nodes[i].child; c != 0; c = e.G.Nodes[c].next {
		if e.G.Nodes[c].key == key {
			return e.follow(c)
		}
	}
	return 0
}

// follow resolves {"@id": …}, with a type or not, and keeps what says more
// than that.
func (e *Entity) follow(i int32) int32 {
	if e.G.Nodes[i].Kind != LdObject {
		return i
	}
	if id, described := e.idOf(i); id != "" && !described {
		if to, ok := e.byID[id]; ok {
			return to
		}
	}
	return i
}

// idOf returns a thing's @id, and whether anything but its type is said of
// it: a mere reference has nothing.
func (e *Entity) idOf(i int32) (id string, described bool) {
	for c := e.G.Nodes[i].child; c != 0; c = e.G.Nodes[c].next {
		switch n := &e.G.Nodes[c]; n.key {
		case "@id":
			id = n.Text
		case "@type":
		default:
			described = true
		}
	}
	return id, described
}

// Each calls f with a value, or with each value of an array and of the arrays
// in it.
func (e *Entity) Each(i int32, f func(int32)) {
	left := maxValues
	e.each(i, maxArrays, &left, f)
}

func (e *Entity) each(i int32, depth int, left *int, f func(int32)) {
	if i == 0 {
		return
	}
	if e.G.Nodes[i].Kind != ldArray {
		f(i)
		return
	}
	for c := e.G.Nodes[i].child; c != 0 && *left > 0; c = e.G.Nodes[c].next {
		*left--
		if e.G.Nodes[c].Kind != ldArray {
			f(e.follow(c))
		} else if depth > 0 {
			e.each(c, depth-1, left, f)
		}
	}
}

const (
	maxValues = 200 // of an array that are read
	maxArrays = 4   // inside one another
)

// Text returns a scalar's text, the first one of an array, or the @value
// or name of an object.
func (e *Entity) Text(i int32) string { return e.textAs(i, dom.Settle) }

func (e *Entity) textAs(i int32, read func(string) string) string {
	if i == 0 {
		return ""
	}
	switch n := &e.G.Nodes[i]; n.Kind {
	case ldScalar:
		if v := read(n.Text); !dom.IsUnfilled(v) || v == "false" || v == "true" {
			return v
		}
		return ""
	case ldArray:
		if n.child == 0 || e.G.Nodes[n.child].Kind == ldArray {
			return ""
		}
		return e.textAs(e.follow(n.child), read)
	}
	for _, key := range [...]string{"@value", "name", "url", "contentUrl"} {
		for c := e.G.Nodes[i].child; c != 0; c = e.G.Nodes[c].next {
			if n := &e.G.Nodes[c]; n.key == key && n.Kind == ldScalar {
				return read(n.Text)
			}
		}
	}
	return ""
}

// Str is the text of a key's value.
func (e *Entity) Str(i int32, key string) string { return e.Text(e.Get(i, key)) }

// Title is str for what a thing is called.
func (e *Entity) Title(i int32, key string) string { return e.textAs(e.Get(i, key), dom.SettleTitle) }

// TypeOf returns the first type of a thing without its vocabulary.
func (e *Entity) TypeOf(i int32) string {
	t := e.Text(e.Get(i, "@type"))
	if j := strings.LastIndexAny(t, "/:#"); j >= 0 {
		t = t[j+1:]
	}
	return t
}

// maxThings is how many things at the top of a page's JSON-LD are looked
// at; a page with more is a list.
const maxThings = 64

// ReadEntity finds the thing the page is about. Things inside other things
// (items of a list, reviews, an author's other works) are not.
func ReadEntity(g *Graph, isThisPage func(*Entity, int32) int) *Entity {
	e := &Entity{G: g, byID: map[string]int32{}}
	e.indexIDs()
	best := 0
	var visit func(i int32, depth int)
	visit = func(i int32, depth int) {
		n := &g.Nodes[i]
		if n.Kind == ldArray || depth > 6 {
			if depth <= 6 {
				for c := n.child; c != 0; c = g.Nodes[c].next {
					visit(c, depth+1)
				}
			}
			return
		}
		if n.Kind != LdObject {
			return
		}
		if t := e.TypeOf(i); t != "" && len(e.Types) < maxThings {
			e.Types = append(e.Types, t)
			switch {
			case t == "WebSite":
				if e.Site == 0 {
					e.Site = i
				}
			case isPageType(t):
				if e.Page == 0 {
					e.Page = i
				}
			}
			if rank := TypeRank(t); rank > 0 {
				if rank = rank*10 + isThisPage(e, i); rank > best {
					best, e.Main, e.MainTyp = rank, i, t
				}
			}
		}
		for c := n.child; c != 0; c = g.Nodes[c].next {
			switch g.Nodes[c].key {
			case "mainEntity":
				// A page has many frequently asked questions, and each of
				// them is a part of it.
				if e.TypeOf(i) != "FAQPage" {
					visit(c, depth+1)
				}
			case "@graph", "mainEntityOfPage", "itemReviewed":
				visit(c, depth+1)
			}
		}
	}
	for _, root := range g.roots {
		visit(root, 0)
	}
	return e
}

// indexIDs remembers where each @id is described.
func (e *Entity) indexIDs() {
	for i := range e.G.Nodes {
		if e.G.Nodes[i].Kind != LdObject {
			continue
		}
		if id, described := e.idOf(int32(i)); id != "" && described {
			if _, seen := e.byID[id]; !seen {
				e.byID[id] = int32(i)
			}
		}
	}
}

func isPageType(t string) bool { return strings.HasSuffix(t, "Page") }

// TypeRank says how likely a page is about a thing of the type.
func TypeRank(t string) int {
	switch {
	case strings.HasSuffix(t, "Article"), strings.HasSuffix(t, "Posting"), t == "Report", t == "Recipe":
		return 4
	}
	switch t {
	case "QAPage", "FAQPage", "CollectionPage", "WebPage", "AboutPage", "ItemPage", "MedicalWebPage", "ProfilePage":
		return 1
	case "HowTo", "Review", "Question", "Course", "Event", "Product", "ProductGroup", "Book", "Movie", "Dataset",
		"SoftwareApplication", "CreativeWork", "APIReference", "Guide", "Chapter", "Thesis":
		return 3
	case "VideoObject", "AudioObject", "PodcastEpisode", "JobPosting", "LearningResource":
		return 2
	}
	return 0
}

// Things are the thing the page is about and the page itself, as far as
// they are described.
func (e *Entity) Things() []int32 {
	switch {
	case e.Main == 0 && e.Page == 0:
		return nil
	case e.Main == 0 || e.Main == e.Page:
		return []int32{e.Page}
	case e.Page == 0:
		return []int32{e.Main}
	}
	return []int32{e.Main, e.Page}
}
