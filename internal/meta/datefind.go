package meta

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/date"
	"github.com/pithmd/pith/internal/meta/survey"
	"github.com/pithmd/pith/internal/meta/value"
)

// when is one source's answer to when the page was published or changed.
type when struct {
	date.Moment
	raw    string
	source string
	weight float64
	node   int32
}

// readDates settles published and modified, each from its own sources.
func (r *resolver) readDates() {
	var published, modified []when
	add := func(raw, source string, weight float64, updated bool, node int32) {
		m, ok := date.ReadMoment(raw, r.m.Language)
		if !ok || m.Precision < date.ToMonth && node >= 0 {
			return // a year alone is a copyright's, but in data
		}
		w := when{Moment: m, raw: raw, source: source, weight: weight, node: node}
		if updated {
			modified = append(modified, w)
		} else {
			published = append(published, w)
		}
	}
	for _, i := range r.e.Things() {
		weight, t := 10.0, "json-ld "+r.e.TypeOf(i)
		if i == r.e.Page {
			weight = 8
		}
		add(r.e.Str(i, "datePublished"), t+".datePublished", weight, false, -1)
		add(r.e.Str(i, "dateCreated"), t+".dateCreated", weight-2, false, -1)
		add(r.e.Str(i, "uploadDate"), t+".uploadDate", weight-2, false, -1)
		add(r.e.Str(i, "datePosted"), t+".datePosted", weight-2, false, -1)
		add(r.e.Str(i, "dateModified"), t+".dateModified", weight, true, -1)
	}
	for _, d := range date.Metas {
		add(r.s.Meta(d.Key), "meta "+survey.MetaName(d.Key), d.Weight, d.Updated, -1)
	}
	looked := 0
	for _, m := range r.s.Metas {
		if published, updated := date.IsMetaKey(m.Key); (published || updated) && looked < maxDateMetas && isMostlyDate(m.Value, "") {
			looked++
			add(m.Value, "meta "+m.Key, date.WeightOfKey, updated, -1)
		}
	}
	r.datesInPage(add)
	if r.isForum() {
		published = ofFirstDay(published)
	}
	if at, ok := date.DateInAddress(r.p.Address); ok {
		published = append(published, when{Moment: at, raw: at.Raw(), source: "address", weight: 4, node: -1})
	}
	settleOrder(published, modified)
	published, modified = moveChanged(published, modified)
	if len(published) == 0 {
		// All that the page says is when this version was made; its
		// evidence tells that.
		published = modified
	}
	r.m.Published = r.settleDate("published", published)
	r.m.Modified = r.settleDate("modified", modified)
}

// datesInPage reads <time>, microdata and the texts of elements that are
// named for dates. The nearer to the headline, the more they weigh.
func (r *resolver) datesInPage(add func(raw, source string, weight float64, updated bool, node int32)) {
	looked := 0
	for _, m := range r.s.Marks {
		isProp := m.Prop == "datepublished" || m.Prop == "datemodified" || m.Prop == "datecreated"
		if m.Is&(mark.ClueDate|mark.ClueWhen) == 0 && !isProp || m.Around&mark.ClueNav != 0 {
			continue
		}
		if looked > maxDatesLookedAt {
			break
		}
		raw, source, weight, ok := r.dateText(&m, isProp)
		if !ok {
			continue
		}
		looked++
		says := r.dateLabel(&m)
		if says == date.SaysOther || says != date.SaysIssued && !r.isNear(m) || r.inLinkElsewhere(m.Node) || r.isAmongDates(&m) {
			continue
		}
		weight += 6 - r.farOff(m.Node)
		if m.Around&(mark.ClueComment|mark.ClueQuote|mark.ClueRelated|mark.ClueFooter) != 0 {
			weight -= 3
		}
		if r.m.headline > m.Node+beforeNodes {
			weight -= 3 // today's date in a masthead
		}
		updated := says == date.SaysUpdated || m.Prop == "datemodified"
		if !updated && m.Around&(mark.ClueComment|mark.ClueQuote) == 0 && r.isBeside(m.Node) {
			// The date that readers see under the headline. Data of a
			// template often have the day a site was rebuilt.
			weight += weightBeside
		}
		if says == date.SaysIssued {
			weight += weightLabel
		}
		add(raw, source, weight, updated, m.Node)
	}
}

// Each date is compared with each other, so there must not be too many.
const (
	maxDateMetas     = 60 // with names of a system's own
	maxDatesLookedAt = 200
	beforeNodes      = 30 // between a date above the headline and it
)

// dateText is what a mark offers as a date: an attribute for machines, else
// the text. Weight is what the kind of source is worth beside others.
func (r *resolver) dateText(m *survey.Holder, isProp bool) (raw, source string, weight float64, ok bool) {
	n := &r.p.Nodes[m.Node]
	if isProp && n.DataAtom == atom.Time {
		weight = 1
	}
	if v := dom.AttrOr(n.Node, "content"); isProp && v != "" {
		return v, "itemprop " + m.Prop, weight + 2, true
	}
	if v := dom.AttrOr(n.Node, "datetime"); v != "" {
		return v, "time datetime", weight, true
	}
	if v := dom.AttrOr(n.Node, "ts"); n.DataAtom == 0 && v != "" {
		return v, n.Data + " ts", weight, true // written out by a script
	}
	if v := dom.AttrOr(n.Node, "title"); n.DataAtom == atom.Abbr && v != "" {
		return v, "abbr title", weight, true // microformats
	}
	source = "text " + n.Data
	if isProp {
		source = "itemprop " + m.Prop
	}
	raw = r.p.TextUpTo(m.Node, 30, date.MaxDateBytes+40)
	if m.Is&mark.ClueWhen != 0 {
		bare := dom.Squeeze(r.p.Nodes[m.At].Data)
		amid := len(raw) > date.MaxDateBytes || m.Is&mark.ClueDate == 0 && r.isBeside(m.Node) && !isMostlyDate(raw, r.m.Language)
		if amid || date.LabelOf(bare) != date.SaysNothing {
			raw = bare // among other things
		}
	}
	if len(raw) > date.MaxDateBytes {
		return "", "", 0, false
	}
	if m.Is&mark.ClueDate == 0 {
		if !isMostlyDate(raw, r.m.Language) {
			return "", "", 0, false
		}
		weight--
	}
	return raw, source, weight - 1, true
}

// inLinkElsewhere reports whether a node lies in a link to another page: a
// date there is that page's.
func (r *resolver) inLinkElsewhere(i int32) bool {
	for up := 0; i > 0 && up < 6; up++ {
		n := &r.p.Nodes[i]
		if n.DataAtom == atom.A {
			to := r.p.Resolve(dom.AttrOr(n.Node, "href"))
			return to != "" && r.p.Address != "" && !value.SameAddress(to, r.p.Address)
		}
		i = n.Parent
	}
	return false
}

// nearNodes is how far from the headline a side bar can still be about the
// page.
const nearNodes = 120

// isNear reports whether a mark is worth reading: what lies among teasers
// only beside the headline.
func (r *resolver) isNear(m survey.Holder) bool {
	if m.Around&(mark.ClueRelated|mark.ClueFooter) == 0 {
		return true
	}
	h := r.m.headline
	return h >= 0 && m.Node > h-nearNodes && m.Node < h+nearNodes
}

// isMostlyDate reports whether a text is a date with at most a label and a
// name, and not a sentence with a date in it.
func isMostlyDate(s, lang string) bool {
	at, ok := date.FindDate(s, lang)
	if !ok || at.Precision < date.ToDay {
		return false
	}
	before, after := strings.TrimSpace(s[:at.Start]), strings.TrimSpace(s[at.End:])
	return len(before) <= 40 && len(after) <= 50 && strings.Count(before, " ") <= 5
}

// What a date gains by standing beside the headline, and by a label that
// says that it is the day of publication.
const (
	weightBeside = 8
	weightLabel  = 3
)

// isBeside reports whether a node stands beside the headline: before its
// article's prose begins.
func (r *resolver) isBeside(i int32) bool {
	h := r.m.headline
	return h >= 0 && i > h-20 && i < h+60
}

// typedDate is what a date in data loses for having no time of day.
const typedDate = 2

const (
	maxLabelBytes = 40 // of "Last updated on:" before a date
	labelNodes    = 8  // between it and the date
)

// dateLabel reports what the page calls the date of a mark: by the text
// itself, the nearest short text before it, or the element's name.
func (r *resolver) dateLabel(m *survey.Holder) date.DateSays {
	end := min(r.p.Nodes[m.Node].End, m.Node+labelNodes)
	for j := m.Node; j < end; j++ {
		if text := r.shortText(j); text != "" {
			if says := date.LabelOf(text); says != date.SaysNothing {
				return says
			}
			break
		}
	}
	for j := m.At - 1; j > 0 && j > m.At-labelNodes; j-- {
		text := r.shortText(j)
		if text == "" {
			continue
		}
		if len(text) >= maxLabelBytes || date.HasYear(text) {
			break // what lies beyond is another date's
		}
		if says := date.LabelOf(text); says != date.SaysNothing && !isCredit(text) {
			return says
		}
	}
	if m.Is&(mark.ClueIssued|mark.ClueUpdated) == mark.ClueUpdated {
		return date.SaysUpdated
	}
	return date.SaysNothing
}

// isCredit reports whether a text says who took a picture: what follows it is
// not the year of a copyright.
func isCredit(text string) bool {
	name, ok := strings.CutPrefix(text, "©")
	return ok && strings.TrimSpace(name) != ""
}

// shortText is what a text node says, "" for other nodes and blanks.
func (r *resolver) shortText(i int32) string {
	n := &r.p.Nodes[i]
	if n.Type != html.TextNode {
		return ""
	}
	return strings.TrimSpace(n.Data)
}
