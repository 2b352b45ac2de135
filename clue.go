package pith

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// clue is what an element's name, class, id or microdata say it may be.
type clue uint32

const (
	clueAuthor  clue = 1 << iota // names who wrote something
	clueDate                     // says when
	clueComment                  // readers' answers, reviews, testimonials
	clueRelated                  // other pages: teasers, side bars, widgets
	clueNav                      // ways to other pages
	clueFooter                   // the end of the page or the site
	clueLogo                     // the site's own name
	clueUpdated                  // says when it was changed
	clueBy                       // a text that begins with "By"
	clueHeading                  // h1 or h2
	clueQuote                    // somebody else's words
	clueLede                     // the head of an article: byline, dateline, entry meta
	clueBio                      // tells about the author
	clueWhen                     // a short text with a year in it

	// What of these lies around an element speaks about the element.
	clueAround = clueComment | clueRelated | clueNav | clueFooter | clueLogo | clueQuote | clueLede | clueBio
)

// clueWords are the words of class and id that give a clue. Words are the
// parts of a token between hyphens, underscores and capitals.
var clueWords = map[string]clue{
	"author": clueAuthor, "authors": clueAuthor, "byline": clueAuthor | clueLede, "bylines": clueAuthor | clueLede,
	"writer": clueAuthor, "contributor": clueAuthor, "contributors": clueAuthor, "username": clueAuthor, "byl": clueAuthor,
	"poster": clueAuthor, "creator": clueAuthor, "journalist": clueAuthor, "auteur": clueAuthor, "autor": clueAuthor,

	"date": clueDate, "dates": clueDate, "time": clueDate, "timestamp": clueDate, "datetime": clueDate, "dateline": clueDate,
	"published": clueDate, "publish": clueDate, "pubdate": clueDate, "posted": clueDate, "datum": clueDate, "fecha": clueDate,
	"updated": clueDate | clueUpdated, "modified": clueDate | clueUpdated, "lastmod": clueDate | clueUpdated,

	"comment": clueComment, "comments": clueComment, "commentlist": clueComment, "respond": clueComment, "reply": clueComment,
	"replies": clueComment, "disqus": clueComment, "testimonial": clueComment, "testimonials": clueComment,
	"review": clueComment, "reviews": clueComment,

	"related": clueRelated, "recommended": clueRelated, "recommendations": clueRelated, "popular": clueRelated,
	"trending": clueRelated, "latest": clueRelated, "sidebar": clueRelated, "widget": clueRelated, "teaser": clueRelated,
	"promo": clueRelated, "carousel": clueRelated, "newsletter": clueRelated, "recirc": clueRelated, "upnext": clueRelated,

	"nav": clueNav, "navbar": clueNav, "menu": clueNav, "breadcrumb": clueNav, "breadcrumbs": clueNav,
	"footer": clueFooter, "colophon": clueFooter, "copyright": clueFooter,
	"logo": clueLogo, "branding": clueLogo, "masthead": clueLogo,
	"quote": clueQuote, "blockquote": clueQuote, "pullquote": clueQuote, "signature": clueQuote,
	"bio": clueBio, "about": clueBio, "biography": clueBio,
}

// notClueWords make the word after them say what is not there
// ("has-sidebar" is the page that has one).
func isNotClueWord(w []byte) bool {
	switch string(w) {
	case "has", "with", "no", "without", "is", "not", "show", "hide":
		return true
	}
	return false
}

const maxClueBytes = 400 // of a class or id; utility classes fill kilobytes

// cluesOf reads the words of a class or id.
func cluesOf(value string) clue {
	if len(value) > maxClueBytes {
		value = value[:maxClueBytes]
	}
	var (
		found, token clue
		word         [16]byte
		n            int
		negated      bool
		previous     byte
	)
	flush := func() {
		if n >= 3 && n <= len(word) {
			if c, ok := clueWords[string(word[:n])]; ok && !negated {
				token |= c
			}
		}
		if n >= 2 && n <= len(word) && isNotClueWord(word[:n]) {
			negated = true
		}
		n = 0
	}
	for i := 0; i < len(value); i++ {
		c := value[i]
		switch {
		case c >= 'a' && c <= 'z':
		case c >= 'A' && c <= 'Z':
			if previous >= 'a' && previous <= 'z' {
				flush()
			}
			c |= 0x20
		case c == ' ' || c == '\t' || c == '\n':
			flush()
			found |= token
			token, negated, previous = 0, false, 0
			continue
		default:
			flush()
			previous = 0
			continue
		}
		if n < len(word) {
			word[n] = c
		}
		n++
		previous = value[i]
	}
	flush()
	return found | token
}

// clueCache remembers the clues of the values met last: a page has few
// different ones.
type clueCache [128]struct {
	value string
	is    clue
}

func (c *clueCache) cluesOf(value string) clue {
	if value == "" {
		return 0
	}
	n := len(value)
	at := (n*31 + int(value[0])*7 + int(value[n/2])*13 + int(value[n-1])) % len(c)
	e := &c[at]
	if e.value != value {
		e.value, e.is = value, cluesOf(value)
	}
	return e.is
}

// holder is an element that may hold a value.
type holder struct {
	node   int32
	is     clue
	around clue
	prop   string // its itemprop or property, in lower case
}

// metaTag is a <meta>: its name or property, in lower case, and content.
type metaTag struct{ key, value string }

// A survey is what one pass over the page finds for all fields.
type survey struct {
	metas []metaTag
	marks []holder // in document order
	links []int32
	title string
	ld    ldGraph
	seen  clueCache
}

const maxMarks = 3000 // beyond, a page is a list of other pages

// survey looks at each node once.
func (p *page) survey() *survey {
	s := &survey{}
	var until regionEnds
	for i := range p.nodes {
		n := &p.nodes[i]
		if n.Type != html.ElementNode {
			if n.Type == html.TextNode && len(n.Data) < maxBylineBytes {
				p.lookAtText(s, &until, int32(i), n)
			}
			continue
		}
		m := p.look(s, int32(i), n)
		m.around = regions(&until, int32(i))
		enter(&until, m.is|regionOf(n), n.end, len(p.nodes), int32(i))
		if m.is&^clueAround != 0 || m.prop != "" {
			s.add(m)
		}
	}
	return s
}

// lookAtText reads the clues of a short text.
func (p *page) lookAtText(s *survey, until *regionEnds, i int32, n *node) {
	text := strings.TrimSpace(n.Data)
	var is clue
	switch {
	case len(text) < 2 || n.parent < 0 || p.nodes[n.parent].traits&isSkipped != 0:
		return
	case beginsWithBy(text):
		is = clueBy
	}
	if hasYear(text) && len(text) < maxDateBytes {
		is |= clueWhen
		for j := max(0, i-labelNodes); j < i; j++ {
			if b := &p.nodes[j]; b.Type == html.TextNode && len(b.Data) < maxLabelBytes && labelled(b.Data) {
				is |= clueUpdated
			}
		}
	}
	if is != 0 {
		s.add(holder{node: n.parent, is: is, around: regions(until, i)})
	}
}

const (
	maxLabelBytes = 40 // of "Last updated on:" before a date
	labelNodes    = 8  // between it and the date
)

// hasYear reports whether a text has four digits that are a year of the
// web, with no digit beside them.
func hasYear(s string) bool {
	digits := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] >= '0' && s[i] <= '9' {
			digits++
			continue
		}
		if digits == 4 && (s[i-4] == '2' && s[i-3] == '0' || s[i-4] == '1' && s[i-3] == '9') {
			return true
		}
		digits = 0
	}
	return false
}

func (s *survey) add(m holder) {
	if len(s.marks) < maxMarks {
		s.marks = append(s.marks, m)
	}
}

// regionEnds has, for each bit of clueAround, where the last region of the
// kind ends.
type regionEnds struct {
	bits [13]int32
	last int32
}

// regions returns what lies around the node.
func regions(until *regionEnds, i int32) clue {
	if i >= until.last {
		return 0
	}
	var around clue
	for bit := range until.bits {
		if i < until.bits[bit] {
			around |= 1 << bit
		}
	}
	return around & clueAround
}

// enter opens the regions an element stands for. One that spans half the
// page is the page, whatever its class says.
func enter(until *regionEnds, is clue, end int32, all int, i int32) {
	is &= clueAround
	if is == 0 || int(end-i) > all/2 {
		return
	}
	until.last = max(until.last, end)
	for bit := range until.bits {
		if is&(1<<bit) != 0 && end > until.bits[bit] {
			until.bits[bit] = end
		}
	}
}

// regionOf is the clue that an element's name gives.
func regionOf(n *node) clue {
	switch n.DataAtom {
	case atom.Nav:
		return clueNav
	case atom.Footer:
		return clueFooter
	case atom.Aside:
		return clueRelated
	case atom.Blockquote:
		return clueQuote
	}
	return 0
}

// look reads what an element offers by its name and attributes.
func (p *page) look(s *survey, i int32, n *node) holder {
	m := holder{node: i}
	switch n.DataAtom {
	case atom.Meta:
		s.addMeta(n)
		return m
	case atom.Title:
		if s.title == "" && n.Namespace == "" {
			s.title = cutBytes(rawText(n), maxValueBytes)
		}
		return m
	case atom.Link:
		s.links = append(s.links, i)
		return m
	case atom.Script:
		if v, ok := attr(n.Node, "type"); ok && len(v) < 60 && strings.Contains(strings.ToLower(v), "ld+json") && n.FirstChild != nil {
			s.ld.add(n.FirstChild.Data)
		}
		return m
	case atom.H1, atom.H2:
		m.is |= clueHeading
	case atom.Time:
		m.is |= clueDate
	}
	for k := range n.Attr {
		a := &n.Attr[k]
		switch a.Key {
		case "class", "id":
			if n.DataAtom != atom.Body && n.DataAtom != atom.Html {
				m.is |= s.seen.cluesOf(a.Val)
			}
		case "itemprop", "property":
			m.prop = strings.ToLower(strings.TrimSpace(a.Val))
		case "rel":
			if hasWord(a.Val, "author") {
				m.is |= clueAuthor
				m.prop = "rel=author"
			} else if n.DataAtom == atom.A && (hasWord(a.Val, "next") || hasWord(a.Val, "license") || hasWord(a.Val, "tag")) {
				s.links = append(s.links, i)
			}
		case "datetime":
			m.is |= clueDate
		}
	}
	return m
}

// addMeta keeps a <meta> with a value; one can have several names
// ("og:title twitter:title").
func (s *survey) addMeta(n *node) {
	value, ok := attr(n.Node, "content")
	if !ok || value == "" {
		return
	}
	for k := range n.Attr {
		switch a := &n.Attr[k]; a.Key {
		case "name", "property", "itemprop", "http-equiv":
			for name := range strings.FieldsSeq(a.Val) {
				s.metas = append(s.metas, metaTag{metaKey(name), value})
			}
		}
	}
}

// metaKey writes a name in lower case with ":" between its parts: pages
// write "dc.title", "dc:title" and "DC.Title".
func metaKey(name string) string {
	name = strings.ToLower(name)
	if prefix, rest, ok := strings.Cut(name, "."); ok && isVocabulary(prefix) {
		return prefix + ":" + rest
	}
	return name
}

func isVocabulary(s string) bool {
	switch s {
	case "dc", "dcterm", "dcterms", "og", "article", "twitter", "sailthru", "weibo":
		return true
	}
	return false
}

// rawText is the text directly inside an element.
func rawText(n *node) string {
	if n.FirstChild != nil && n.FirstChild.Type == html.TextNode {
		return n.FirstChild.Data
	}
	return ""
}

// meta returns the first value of a <meta>.
func (s *survey) meta(key string) string {
	for i := range s.metas {
		if s.metas[i].key == key {
			if v := settle(s.metas[i].value); v != "" && !isUnfilled(v) {
				return v
			}
		}
	}
	return ""
}

// isUnfilled reports whether a template was not filled.
func isUnfilled(v string) bool {
	switch strings.ToLower(v) {
	case "undefined", "null", "none", "nan", "n/a", "-", "false", "true", "[object object]":
		return true
	}
	return strings.Contains(v, "{{") || strings.Contains(v, "<%") || strings.Contains(v, "${")
}
