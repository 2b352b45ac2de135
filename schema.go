package pith

import "strings"

// entity is the thing of a page's JSON-LD that the page is about, and what
// the others say about its site. Indexes are of ldGraph.nodes, 0 for none.
type entity struct {
	g       *ldGraph
	main    int32    // an article, a product …
	page    int32    // a WebPage
	site    int32    // a WebSite
	types   []string // of the things at the top, in order
	byID    map[string]int32
	mainTyp string
}

// get returns the value of a key, following an @id to the thing it names.
func (e *entity) get(i int32, key string) int32 {
	if i == 0 {
		return 0
	}
	for c := e.g.nodes[i].child; c != 0; c = e.g.nodes[c].next {
		if e.g.nodes[c].key == key {
			return e.follow(c)
		}
	}
	return 0
}

// follow resolves {"@id": …}, with a type or not, and keeps what says more
// than that.
func (e *entity) follow(i int32) int32 {
	if e.g.nodes[i].kind != ldObject {
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
func (e *entity) idOf(i int32) (id string, described bool) {
	for c := e.g.nodes[i].child; c != 0; c = e.g.nodes[c].next {
		switch n := &e.g.nodes[c]; n.key {
		case "@id":
			id = n.text
		case "@type":
		default:
			described = true
		}
	}
	return id, described
}

// each calls f with a value, or with each value of an array.
func (e *entity) each(i int32, f func(int32)) {
	if i == 0 {
		return
	}
	if e.g.nodes[i].kind != ldArray {
		f(i)
		return
	}
	count := 0
	for c := e.g.nodes[i].child; c != 0 && count < maxValues; c = e.g.nodes[c].next {
		if e.g.nodes[c].kind != ldArray {
			f(e.follow(c))
		}
		count++
	}
}

const maxValues = 200 // of an array that are read

// text returns a scalar's text, the first one of an array, or the @value
// or name of an object.
func (e *entity) text(i int32) string { return e.textAs(i, settle) }

func (e *entity) textAs(i int32, read func(string) string) string {
	if i == 0 {
		return ""
	}
	switch n := &e.g.nodes[i]; n.kind {
	case ldScalar:
		if v := read(n.text); !isUnfilled(v) || v == "false" || v == "true" {
			return v
		}
		return ""
	case ldArray:
		if n.child == 0 || e.g.nodes[n.child].kind == ldArray {
			return ""
		}
		return e.textAs(e.follow(n.child), read)
	}
	for _, key := range [...]string{"@value", "name", "url", "contentUrl"} {
		for c := e.g.nodes[i].child; c != 0; c = e.g.nodes[c].next {
			if n := &e.g.nodes[c]; n.key == key && n.kind == ldScalar {
				return read(n.text)
			}
		}
	}
	return ""
}

// str is the text of a key's value.
func (e *entity) str(i int32, key string) string { return e.text(e.get(i, key)) }

// title is str for what a thing is called.
func (e *entity) title(i int32, key string) string { return e.textAs(e.get(i, key), settleTitle) }

// typeOf returns the first type of a thing without its vocabulary.
func (e *entity) typeOf(i int32) string {
	t := e.text(e.get(i, "@type"))
	if j := strings.LastIndexAny(t, "/:#"); j >= 0 {
		t = t[j+1:]
	}
	return t
}

// maxThings is how many things at the top of a page's JSON-LD are looked
// at; a page with more is a list.
const maxThings = 64

// readEntity finds the thing the page is about. Things inside other things
// (items of a list, reviews, an author's other works) are not.
func readEntity(g *ldGraph, isThisPage func(*entity, int32) int) *entity {
	e := &entity{g: g, byID: map[string]int32{}}
	e.indexIDs()
	best := 0
	var visit func(i int32, depth int)
	visit = func(i int32, depth int) {
		n := &g.nodes[i]
		if n.kind == ldArray || depth > 6 {
			if depth <= 6 {
				for c := n.child; c != 0; c = g.nodes[c].next {
					visit(c, depth+1)
				}
			}
			return
		}
		if n.kind != ldObject {
			return
		}
		if t := e.typeOf(i); t != "" && len(e.types) < maxThings {
			e.types = append(e.types, t)
			switch {
			case t == "WebSite":
				if e.site == 0 {
					e.site = i
				}
			case isPageType(t):
				if e.page == 0 {
					e.page = i
				}
			}
			if rank := typeRank(t); rank > 0 {
				if rank = rank*10 + isThisPage(e, i); rank > best {
					best, e.main, e.mainTyp = rank, i, t
				}
			}
		}
		for c := n.child; c != 0; c = g.nodes[c].next {
			switch g.nodes[c].key {
			case "mainEntity":
				// A page has many frequently asked questions, and each of
				// them is a part of it.
				if e.typeOf(i) != "FAQPage" {
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
func (e *entity) indexIDs() {
	for i := range e.g.nodes {
		if e.g.nodes[i].kind != ldObject {
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

// typeRank says how likely a page is about a thing of the type.
func typeRank(t string) int {
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

// things are the thing the page is about and the page itself, as far as
// they are described.
func (e *entity) things() []int32 {
	switch {
	case e.main == 0 && e.page == 0:
		return nil
	case e.main == 0 || e.main == e.page:
		return []int32{e.page}
	case e.page == 0:
		return []int32{e.main}
	}
	return []int32{e.main, e.page}
}
