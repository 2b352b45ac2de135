package pith

import (
	"math/bits"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// holder is an element that may hold a value.
type holder struct {
	node   int32
	at     int32 // the node itself, or the text in it that gave the clue
	is     clue
	around clue
	prop   string // its itemprop or property, in lower case
}

// metaTag is a <meta>: its name or property, in lower case, and content.
type metaTag struct{ key, value string }

// A survey is what one pass over the page finds for all fields.
type survey struct {
	metas   []metaTag
	marks   []holder // in document order
	regions []region // in document order
	links   []int32
	title   string
	ld      ldGraph
}

const maxMarks = 3000 // beyond, a page is a list of other pages

// readSurvey looks at each node once.
func readSurvey(p *marks) *survey {
	s := &survey{marks: make([]holder, 0, 256), regions: make([]region, 0, 256)}
	for i := range p.nodes {
		n := &p.nodes[i]
		switch n.Type {
		case html.TextNode:
			if len(n.Data) < maxBylineBytes {
				s.lookAtText(p, int32(i), n)
			}
		case html.ElementNode:
			m := s.look(p, int32(i), n)
			s.enter(region{int32(i), n.end, (m.is | regionOf(n)) & clueAround}, len(p.nodes))
			if m.is&^clueAround != 0 || m.prop != "" {
				s.add(m)
			}
		}
	}
	s.surround(-1)
	return s
}

// lookAtText reads the clues of a short text.
func (s *survey) lookAtText(p *marks, i int32, n *node) {
	text := strings.TrimSpace(n.Data)
	var is clue
	switch {
	case len(text) < 2 || n.parent < 0 || p.nodes[n.parent].traits&isSkipped != 0:
		return
	case beginsWithBy(text):
		is = clueBy
	}
	if len(text) < maxDateBytes && hasYear(text) {
		is |= clueWhen
	}
	if is != 0 {
		s.add(holder{node: n.parent, at: i, is: is})
	}
}

// hasYear reports whether a text has four digits that are a year of the
// web, with no digit beside them.
func hasYear(s string) bool { return hasYearOf(s, "20") || hasYearOf(s, "19") || hasForeignYear(s) }

func hasYearOf(s, century string) bool {
	for from := 0; ; from++ {
		i := strings.Index(s[from:], century)
		if i < 0 {
			return false
		}
		from += i
		if from+4 <= len(s) && isDigit(s[from+2]) && isDigit(s[from+3]) && (from == 0 || !isDigit(s[from-1])) && (from+4 == len(s) || !isDigit(s[from+4])) {
			return true
		}
	}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func (s *survey) add(m holder) {
	if len(s.marks) < maxMarks {
		s.marks = append(s.marks, m)
	}
}

// region is an element that speaks about what is in it, nodes start to end.
type region struct {
	start, end int32
	is         clue
}

// enter keeps a region. One that spans half the page is the page, whatever
// its class says.
func (s *survey) enter(r region, all int) {
	if r.is != 0 && int(r.end-r.start) <= all/2 {
		s.regions = append(s.regions, r)
	}
}

// surround tells each mark what lies around it. A region that holds the
// page's headline is the page's own: a "menu" or "related" in its name means
// where it stands or what it has.
func (s *survey) surround(headline int32) {
	var until [clueBits]int32 // per bit of clueAround, where its last region ends
	next, last := 0, int32(0)
	for i := range s.marks {
		m := &s.marks[i]
		for ; next < len(s.regions) && s.regions[next].start < m.at; next++ {
			r := &s.regions[next]
			if r.start < headline && headline < r.end {
				continue
			}
			last = max(last, r.end)
			for set := r.is; set != 0; set &= set - 1 {
				bit := bits.TrailingZeros32(uint32(set))
				until[bit] = max(until[bit], r.end)
			}
		}
		m.around = 0
		if m.at >= last {
			continue
		}
		for bit, end := range until {
			if m.at < end {
				m.around |= 1 << bit
			}
		}
	}
}

// isAmid reports whether a region lies around a node.
func (s *survey) isAmid(i int32) bool {
	return slices.ContainsFunc(s.regions, func(r region) bool { return r.start < i && i < r.end })
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
func (s *survey) look(p *marks, i int32, n *node) holder {
	m := holder{node: i, at: i}
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
	case atom.H1, atom.H2, atom.H3:
		m.is |= clueHeading
	case atom.Time:
		m.is |= clueDate
	}
	says := p.clues[i]
	if n.DataAtom != atom.Body && n.DataAtom != atom.Html {
		m.is |= says & (1<<clueBits - 1)
	}
	if says&clueStated == 0 {
		return m
	}
	for k := range n.Attr {
		a := &n.Attr[k]
		switch a.Key {
		case "itemprop", "property":
			m.prop = propOf(a.Val)
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

// propOf is a property of microdata or RDFa without its vocabulary, in lower
// case; of several the first that has one.
func propOf(value string) string {
	first, rest, _ := strings.Cut(strings.TrimSpace(value), " ")
	if first == "" {
		first = rest
	}
	return strings.ToLower(first[strings.LastIndexAny(first, ":/")+1:])
}

// addMeta keeps a <meta> with a value; one can have several names
// ("og:title twitter:title").
func (s *survey) addMeta(n *node) {
	value, ok := attr(n.Node, "content")
	if !ok || value == "" {
		return
	}
	if strings.HasPrefix(value, `{"@`) {
		s.ld.add(value) // where a script could not be put
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
func (s *survey) meta(key string) string { return s.metaAs(key, settle) }

// metaTitle is meta for what the page is called.
func (s *survey) metaTitle(key string) string { return s.metaAs(key, settleTitle) }

func (s *survey) metaAs(key string, read func(string) string) string {
	for i := range s.metas {
		if s.metas[i].key == key {
			if v := read(s.metas[i].value); v != "" && !isUnfilled(v) {
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
