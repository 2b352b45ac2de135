package pith

import (
	"strings"
	"time"

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

// dateMetas are the metas that hold dates.
var dateMetas = [...]struct {
	key     string
	weight  float64
	updated bool
}{
	{"article:published_time", 10, false},
	{"og:article:published_time", 9, false},
	{"citation_publication_date", 9, false},
	{"citation_online_date", 8, false},
	{"citation_date", 8, false},
	{"parsely-pub-date", 9, false},
	{"sailthru:date", 8, false},
	{"datepublished", 8, false},
	{"publishdate", 8, false},
	{"publish_date", 8, false},
	{"publish-date", 8, false},
	{"pubdate", 8, false},
	{"published_time", 8, false},
	{"publication_date", 8, false},
	{"published-date", 8, false},
	{"dc:date.issued", 8, false},
	{"dcterms:issued", 8, false},
	{"dcterms:created", 8, false},
	{"dc:date.created", 8, false},
	{"dc:date", 7, false},
	{"dcterms:date", 7, false},
	{"dcterms:available", 7, false},
	{"dc:date.available", 7, false},
	{"weibo:article:create_at", 7, false},
	{"ms.date", 7, false},
	{"published", 7, false},
	{"date", 6, false},
	{"datecreated", 6, false},
	{"originalpublicationdate", 8, false},
	{"cxenseparse:recs:publishtime", 8, false},
	{"uploaddate", 5, false},

	{"article:modified_time", 10, true},
	{"og:updated_time", 8, true},
	{"dcterms:modified", 8, true},
	{"dc:date.modified", 8, true},
	{"datemodified", 8, true},
	{"last-modified", 5, true},
	{"lastmod", 6, true},
	{"revised", 5, true},
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
	r.datesInPage(add)
	if at, ok := dateInAddress(r.p.opts.URL); ok {
		published = append(published, when{moment: at, raw: at.raw(), source: "address", weight: 4, node: -1})
	}
	if len(published) == 0 {
		// All that the page says is when this version was made; its
		// evidence tells that.
		published = modified
	}
	r.m.Published = r.settleDate("published", published)
	r.m.Modified = r.settleDate("modified", modified)
}

// What a source adds to one that names the same day. Data agree with data
// because one plugin writes them all.
const (
	agreement       = 0.5
	agreementOfData = 0.2
)

// settleDate picks the date with the most weight, with half the weight of
// each other kind of source that names the same day; the winner is the most
// exact of those.
func (r *resolver) settleDate(field string, all []when) time.Time {
	best, bestScore := -1, 0.0
	for i := range all {
		score := all[i].weight
		counted := map[string]bool{all[i].source: true}
		for k := range all {
			if k != i && !counted[all[k].source] && sameDay(all[i].moment, all[k].moment) {
				counted[all[k].source] = true
				share := agreement
				if all[i].node < 0 && all[k].node < 0 {
					share = agreementOfData
				}
				score += all[k].weight * share
			}
		}
		switch {
		case all[i].precision < toDay:
			score -= 6
		case all[i].precision == toDay && all[i].node < 0:
			// Without a time of day it was typed into a template: page
			// builders put the day of the last rebuild there.
			score -= typedDate
		}
		if best < 0 || score > bestScore || (score == bestScore && all[i].precision > all[best].precision) {
			best, bestScore = i, score
		}
	}
	if best < 0 {
		return time.Time{}
	}
	found := []Candidate{{Value: all[best].moment.raw(), Source: all[best].source, Rank: 1}}
	for i := range all {
		if i != best {
			found = append(found, Candidate{Value: all[i].moment.raw(), Source: all[i].source, Rank: len(found) + 1})
		}
	}
	r.set(field, found)
	return all[best].Time
}

// sameDay reports whether two sources mean the same day, each in its zone.
func sameDay(a, b moment) bool {
	ay, am, ad := a.Date()
	by, bm, bd := b.Date()
	if ay != by || am != bm {
		return false
	}
	return ad == bd
}

// datesInPage reads <time>, microdata and the texts of elements that are
// named for dates. The nearer to the headline, the more they weigh.
func (r *resolver) datesInPage(add func(raw, source string, weight float64, updated bool, node int32)) {
	looked := 0
	for _, m := range r.s.marks {
		isProp := m.prop == "datepublished" || m.prop == "datemodified" || m.prop == "datecreated"
		if m.is&(clueDate|clueWhen) == 0 && !isProp {
			continue
		}
		if m.around&clueNav != 0 || looked > 200 || !r.isNear(m) {
			continue
		}
		looked++
		n := &r.p.nodes[m.node]
		if r.inLinkElsewhere(m.node) {
			continue
		}
		updated := m.is&clueUpdated != 0 || m.prop == "datemodified"
		weight := 6 - r.farOff(m.node)
		if m.around&(clueComment|clueQuote|clueRelated|clueFooter) != 0 {
			weight -= 3
		}
		raw, source := "", ""
		switch {
		case isProp && attrOr(n.Node, "content") != "":
			raw, source, weight = attrOr(n.Node, "content"), "itemprop "+m.prop, weight+2
		case attrOr(n.Node, "datetime") != "":
			raw, source = attrOr(n.Node, "datetime"), "time datetime"
		default:
			text := r.p.textUpTo(m.node, 30, maxDateBytes+40)
			if len(text) > maxDateBytes {
				continue
			}
			if labelled(text) {
				updated = true
			}
			if m.is&clueDate == 0 {
				if !isMostlyDate(text, r.m.Language) {
					continue
				}
				weight--
			}
			raw, source, weight = text, "text "+n.Data, weight-1
			if isProp {
				source = "itemprop " + m.prop
			}
		}
		if n.DataAtom == atom.Time && isProp {
			weight++
		}
		if !updated && m.around&(clueComment|clueQuote|clueRelated) == 0 && r.isBeside(m.node) {
			// The date that readers see under the headline. Data of a
			// template often have the day a site was rebuilt.
			weight += weightBeside
		}
		add(raw, source, weight, updated, m.node)
	}
}

// labelled reports whether a text calls its date the date of a change.
func labelled(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, w := range [...]string{"last ", "article ", "page "} {
		s = strings.TrimPrefix(s, w)
	}
	for _, w := range [...]string{"updated", "modified", "last edited", "revised", "aktualisiert", "mis à jour", "actualizado", "aggiornato", "atualizado", "bijgewerkt", "opdateret", "uppdaterad", "обновлено", "zaktualizowano", "更新"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// inLinkElsewhere reports whether a node lies in a link to another page: a
// date there is that page's.
func (r *resolver) inLinkElsewhere(i int32) bool {
	for up := 0; i > 0 && up < 6; up++ {
		n := &r.p.nodes[i]
		if n.DataAtom == atom.A {
			to := r.p.resolve(attrOr(n.Node, "href"))
			return to != "" && r.p.opts.URL != "" && !sameAddress(to, r.p.opts.URL)
		}
		i = n.parent
	}
	return false
}

// dateInAddress reads /2024/03/05/ or /2024/03/ or 2024-03-05 or 20240305
// in an address.
func dateInAddress(address string) (moment, bool) {
	for i := 0; i+8 <= len(address); i++ {
		if address[i] < '1' || address[i] > '2' || (i > 0 && address[i-1] >= '0' && address[i-1] <= '9') {
			continue
		}
		c := cursor{address[i:]}
		year, ok := c.number(4, 4)
		if !ok || year < 1990 || year > maxYear {
			continue
		}
		sep, dashed := c.mark("/-_")
		month, ok := c.number(2, 2)
		if !ok || month < 1 || month > 12 {
			continue
		}
		if dashed {
			if _, again := c.mark(string(sep)); !again {
				continue
			}
		}
		day, ok := c.number(2, 2)
		if ok && isDay(year, month, day) && !c.digitNext() {
			return moment{Time: date(year, month, day), precision: toDay}, true
		}
		if sep == '/' {
			return moment{Time: date(year, month, 1), precision: toMonth}, true
		}
	}
	return moment{}, false
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

// weightBeside is what standing beside the headline adds to a date.
const weightBeside = 4.5

// isBeside reports whether a node stands beside the headline: before its
// article's prose begins.
func (r *resolver) isBeside(i int32) bool {
	h := r.m.headline
	return h >= 0 && i > h-20 && i < h+60
}

// typedDate is what a date in data loses for having no time of day.
const typedDate = 2
