package pith

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// when is one source's answer to when the page was published or changed.
type when struct {
	moment
	raw    string
	source string
	weight float64
	node   int32
}

// readDates settles published and modified, each from its own sources.
func (r *resolver) readDates() {
	var published, modified []when
	add := func(raw, source string, weight float64, updated bool, node int32) {
		m, ok := readMoment(raw, r.m.Language)
		if !ok || m.precision < toMonth {
			return
		}
		w := when{moment: m, raw: raw, source: source, weight: weight, node: node}
		if updated {
			modified = append(modified, w)
		} else {
			published = append(published, w)
		}
	}
	for _, i := range r.e.things() {
		weight, t := 10.0, "json-ld "+r.e.typeOf(i)
		if i == r.e.page {
			weight = 8
		}
		add(r.e.str(i, "datePublished"), t+".datePublished", weight, false, -1)
		add(r.e.str(i, "dateCreated"), t+".dateCreated", weight-2, false, -1)
		add(r.e.str(i, "uploadDate"), t+".uploadDate", weight-2, false, -1)
		add(r.e.str(i, "datePosted"), t+".datePosted", weight-2, false, -1)
		add(r.e.str(i, "dateModified"), t+".dateModified", weight, true, -1)
	}
	for _, d := range dateMetas {
		add(r.s.meta(d.key), "meta "+metaName(d.key), d.weight, d.updated, -1)
	}
	looked := 0
	for _, m := range r.s.metas {
		if published, updated := dateKey(m.key); (published || updated) && looked < maxDateMetas && isMostlyDate(m.value, "") {
			looked++
			add(m.value, "meta "+m.key, weightKey, updated, -1)
		}
	}
	r.datesInPage(add)
	if at, ok := dateInAddress(r.p.address); ok {
		published = append(published, when{moment: at, raw: at.raw(), source: "address", weight: 4, node: -1})
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
	for _, m := range r.s.marks {
		isProp := m.prop == "datepublished" || m.prop == "datemodified" || m.prop == "datecreated"
		if m.is&(clueDate|clueWhen) == 0 && !isProp || m.around&clueNav != 0 {
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
		if says == saysOther || says != saysIssued && !r.isNear(m) || r.inLinkElsewhere(m.node) {
			continue
		}
		weight += 6 - r.farOff(m.node)
		if m.around&(clueComment|clueQuote|clueRelated|clueFooter) != 0 {
			weight -= 3
		}
		if r.m.headline > m.node+beforeNodes {
			weight -= 3 // today's date in a masthead
		}
		updated := says == saysUpdated || m.prop == "datemodified"
		if !updated && m.around&(clueComment|clueQuote) == 0 && r.isBeside(m.node) {
			// The date that readers see under the headline. Data of a
			// template often have the day a site was rebuilt.
			weight += weightBeside
		}
		if says == saysIssued {
			weight += weightLabel
		}
		add(raw, source, weight, updated, m.node)
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
func (r *resolver) dateText(m *holder, isProp bool) (raw, source string, weight float64, ok bool) {
	n := &r.p.nodes[m.node]
	if isProp && n.DataAtom == atom.Time {
		weight = 1
	}
	if v := attrOr(n.Node, "content"); isProp && v != "" {
		return v, "itemprop " + m.prop, weight + 2, true
	}
	if v := attrOr(n.Node, "datetime"); v != "" {
		return v, "time datetime", weight, true
	}
	if v := attrOr(n.Node, "ts"); n.DataAtom == 0 && v != "" {
		return v, n.Data + " ts", weight, true // written out by a script
	}
	if v := attrOr(n.Node, "title"); n.DataAtom == atom.Abbr && v != "" {
		return v, "abbr title", weight, true // microformats
	}
	source = "text " + n.Data
	if isProp {
		source = "itemprop " + m.prop
	}
	raw = r.p.textUpTo(m.node, 30, maxDateBytes+40)
	if m.is&clueWhen != 0 {
		bare := squeeze(r.p.nodes[m.at].Data)
		amid := len(raw) > maxDateBytes || m.is&clueDate == 0 && r.isBeside(m.node) && !isMostlyDate(raw, r.m.Language)
		if amid || labelOf(bare) != saysNothing {
			raw = bare // among other things
		}
	}
	if len(raw) > maxDateBytes {
		return "", "", 0, false
	}
	if m.is&clueDate == 0 {
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
		n := &r.p.nodes[i]
		if n.DataAtom == atom.A {
			to := r.p.resolve(attrOr(n.Node, "href"))
			return to != "" && r.p.address != "" && !sameAddress(to, r.p.address)
		}
		i = n.parent
	}
	return false
}

// nearNodes is how far from the headline a side bar can still be about the
// page.
const nearNodes = 120

// isNear reports whether a mark is worth reading: what lies among teasers
// only beside the headline.
func (r *resolver) isNear(m holder) bool {
	if m.around&(clueRelated|clueFooter) == 0 {
		return true
	}
	h := r.m.headline
	return h >= 0 && m.node > h-nearNodes && m.node < h+nearNodes
}

// isMostlyDate reports whether a text is a date with at most a label and a
// name, and not a sentence with a date in it.
func isMostlyDate(s, lang string) bool {
	at, ok := findDate(s, lang)
	if !ok || at.precision < toDay {
		return false
	}
	before, after := strings.TrimSpace(s[:at.start]), strings.TrimSpace(s[at.end:])
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
