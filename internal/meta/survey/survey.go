package survey

import (
	"math/bits"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/date"
	"github.com/pithmd/pith/internal/meta/ld"
	"github.com/pithmd/pith/internal/meta/person"
	"github.com/pithmd/pith/internal/meta/value"
)

// Holder is an element that may hold a value.
type Holder struct {
	Node   int32
	At     int32 // the node itself, or the text in it that gave the clue
	Is     mark.Clue
	Around mark.Clue
	Prop   string // its itemprop or property, in lower case
}

// Meta is a <meta>: its name or property, in lower case, and content.
type Meta struct{ Key, Value string }

// A Survey is what one pass over the page finds for all fields.
type Survey struct {
	Metas   []Meta
	Marks   []Holder // in document order
	regions []region // in document order
	Links   []int32
	Title   string
	LD      ld.Graph
}

const (
	maxMarks     = 3000 // beyond, a page is a list of other pages
	maxPageLinks = 400  // links that may lead to the next page, or to tags
)

// Read looks at each node once.
func Read(p *mark.Marks) *Survey {
	s := &Survey{Marks: make([]Holder, 0, 256), regions: make([]region, 0, 256)}
	for i := range p.Nodes {
		n := &p.Nodes[i]
		switch n.Type {
		case html.TextNode:
			if len(n.Data) < person.MaxBylineBytes {
				s.lookAtText(p, int32(i), n)
			} else if person.Signature(n.Data) != "" {
				s.add(Holder{Node: n.Parent, At: int32(i), Is: mark.ClueBy})
			}
		case html.ElementNode:
			m := s.look(p, int32(i), n)
			s.enter(region{int32(i), n.End, (m.Is | regionOf(n)) & mark.ClueAround}, len(p.Nodes))
			if m.Is&^mark.ClueAround != 0 || m.Prop != "" {
				s.add(m)
			}
		}
	}
	s.Surround(-1)
	return s
}

// lookAtText reads the clues of a short text.
func (s *Survey) lookAtText(p *mark.Marks, i int32, n *dom.Node) {
	text := strings.TrimSpace(n.Data)
	var is mark.Clue
	switch {
	case len(text) < 2 || n.Parent < 0 || p.Nodes[n.Parent].Traits&dom.IsSkipped != 0:
		return
	case person.BeginsWithBy(text):
		is = mark.ClueBy
	}
	if len(text) < date.MaxDateBytes && date.MayHaveDigits(text) && (date.HasYear(text) || date.HasShortDate(text)) {
		is |= mark.ClueWhen
	}
	if is != 0 {
		s.add(Holder{Node: n.Parent, At: i, Is: is})
	}
}

func (s *Survey) add(m Holder) {
	if len(s.Marks) < maxMarks {
		s.Marks = append(s.Marks, m)
	}
}

// region is an element that speaks about what is in it, nodes start to end.
type region struct {
	start, end int32
	is         mark.Clue
}

// enter keeps a region. One that spans half the page is the page, whatever
// its class says.
func (s *Survey) enter(r region, all int) {
	if r.is != 0 && int(r.end-r.start) <= all/2 {
		s.regions = append(s.regions, r)
	}
}

// Surround tells each mark what lies around it. A region that holds the
// page's headline is the page's own: a "menu" or "related" in its name means
// where it stands or what it has.
func (s *Survey) Surround(headline int32) {
	var until [mark.ClueBits]int32 // per bit of ClueAround, where its last region ends
	next, last := 0, int32(0)
	for i := range s.Marks {
		m := &s.Marks[i]
		for ; next < len(s.regions) && s.regions[next].start < m.At; next++ {
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
		m.Around = 0
		if m.At >= last {
			continue
		}
		for bit, end := range until {
			if m.At < end {
				m.Around |= 1 << bit
			}
		}
	}
}

// IsAmid reports whether a region lies around a node.
func (s *Survey) IsAmid(i int32) bool {
	return slices.ContainsFunc(s.regions, func(r region) bool { return r.start < i && i < r.end })
}

// Amid is what the regions around a node say.
func (s *Survey) Amid(i int32) mark.Clue {
	var is mark.Clue
	for _, r := range s.regions {
		if r.start < i && i < r.end {
			is |= r.is
		}
	}
	return is
}

// regionOf is the clue that an element's name gives.
func regionOf(n *dom.Node) mark.Clue {
	switch n.DataAtom {
	case atom.Nav:
		return mark.ClueNav
	case atom.Footer:
		return mark.ClueFooter
	case atom.Aside:
		return mark.ClueRelated
	case atom.Blockquote:
		return mark.ClueQuote
	}
	return 0
}

// look reads what an element offers by its name and attributes.
func (s *Survey) look(p *mark.Marks, i int32, n *dom.Node) Holder {
	m := Holder{Node: i, At: i}
	switch n.DataAtom {
	case atom.Meta:
		s.addMeta(n)
		return m
	case atom.Title:
		if s.Title == "" && n.Namespace == "" {
			s.Title = dom.CutBytes(rawText(n), dom.MaxValueBytes)
		}
		return m
	case atom.Link:
		s.Links = append(s.Links, i)
		return m
	case atom.Script:
		if v, ok := dom.Attr(n.Node, "type"); ok && len(v) < 60 && strings.Contains(strings.ToLower(v), "ld+json") && n.FirstChild != nil {
			s.LD.Add(n.FirstChild.Data)
		}
		return m
	case atom.H1, atom.H2, atom.H3:
		m.Is |= mark.ClueHeading
	case atom.Time:
		m.Is |= mark.ClueDate
	case atom.A:
		href := dom.AttrOr(n.Node, "href")
		m.Prop = person.LinkTo(href)
		if value.IsLicense(href) || len(s.Links) < maxPageLinks && (value.MayTurnPage(href) || value.IsTagLink(href)) {
			s.Links = append(s.Links, i)
		}
	}
	says := p.Clues[i]
	if n.DataAtom != atom.Body && n.DataAtom != atom.Html {
		m.Is |= says & (1<<mark.ClueBits - 1)
	}
	if says&mark.ClueStated == 0 {
		return m
	}
	for k := range n.Attr {
		a := &n.Attr[k]
		switch a.Key {
		case "itemprop", "property":
			m.Prop = propOf(a.Val)
		case "rel":
			if dom.HasWord(a.Val, "author") {
				m.Is |= mark.ClueAuthor
				m.Prop = "rel=author"
			} else if n.DataAtom == atom.A && (dom.HasWord(a.Val, "next") || dom.HasWord(a.Val, "license") || dom.HasWord(a.Val, "tag")) && !slices.Contains(s.Links[max(0, len(s.Links)-1):], i) {
				s.Links = append(s.Links, i)
			}
		case "datetime":
			m.Is |= mark.ClueDate
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
func (s *Survey) addMeta(n *dom.Node) {
	value, ok := dom.Attr(n.Node, "content")
	if !ok || value == "" {
		return
	}
	if strings.HasPrefix(value, `{"@`) {
		s.LD.Add(value) // where a script could not be put
		return
	}
	for k := range n.Attr {
		switch a := &n.Attr[k]; a.Key {
		case "name", "property", "itemprop", "http-equiv":
			for name := range strings.FieldsSeq(a.Val) {
				s.Metas = append(s.Metas, Meta{metaKey(name), value})
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
func rawText(n *dom.Node) string {
	if n.FirstChild != nil && n.FirstChild.Type == html.TextNode {
		return n.FirstChild.Data
	}
	return ""
}

// Meta returns the first value of a <meta>.
func (s *Survey) Meta(key string) string { return s.metaAs(key, dom.Settle) }

// MetaTitle is Meta for what the page is called.
func (s *Survey) MetaTitle(key string) string { return s.metaAs(key, dom.SettleTitle) }

func (s *Survey) metaAs(key string, read func(string) string) string {
	for i := range s.Metas {
		if s.Metas[i].Key == key {
			if v := read(s.Metas[i].Value); v != "" && !dom.IsUnfilled(v) {
				return v
			}
		}
	}
	return ""
}

// EachMeta yields the values of a <meta>, settled.
func (s *Survey) EachMeta(key string, yield func(value string)) {
	for _, m := range s.Metas {
		if m.Key == key {
			yield(dom.Settle(m.Value))
		}
	}
}

// MetaName writes a key as pages mostly do.
func MetaName(key string) string {
	if rest, ok := strings.CutPrefix(key, "dc:"); ok {
		return "dc." + rest
	}
	return key
}
