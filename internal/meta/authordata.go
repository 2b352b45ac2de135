package meta

import (
	"strings"
	"unicode"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/meta/ld"
	"github.com/pithmd/pith/internal/meta/person"
	"github.com/pithmd/pith/internal/meta/survey"
)

// authorMetas are the metas that name authors.
var authorMetas = [...]struct {
	key    string
	weight float64
}{
	{"citation_author", weightCitation},
	{"parsely-author", weightMeta + 1},
	{"sailthru:author", weightMeta + 1},
	{"byl", weightMeta + 1},
	{"dc:creator", weightMeta},
	{"dcterms:creator", weightMeta},
	{"dc:contributor", weightMeta - 3},
	{"author", weightMeta},
	{"article:author", weightMeta},
	{"article:author_name", weightMeta},
	{"og:author", weightMeta},
	{"og:article:author", weightMeta},
	{"book:author", weightMeta},
	{"cxenseparse:author", weightMeta},
	{"rbauthors", weightMeta},
}

// authorsInData reads JSON-LD and metas.
func (r *resolver) authorsInData() []credit {
	var credits []credit
	for _, i := range r.e.Things() {
		t := r.e.TypeOf(i)
		for _, key := range [...]string{"author", "creator"} {
			weight := float64(weightLD)
			if key == "creator" {
				weight = weightMeta
			}
			names, organisation := r.ldNames(r.e.Get(i, key))
			if organisation {
				weight -= 7
			}
			if len(names) > 0 {
				credits = append(credits, credit{names: names, raw: strings.Join(names, ", "), source: "json-ld " + t + "." + key, weight: weight, node: -1})
			}
		}
	}
	for _, a := range authorMetas {
		var names []string
		var raw []string
		for _, m := range r.s.Metas {
			if m.Key != a.key {
				continue
			}
			value := dom.Settle(m.Value)
			if a.key == "citation_author" || strings.HasPrefix(a.key, "dc") {
				value = firstNameFirst(value)
			}
			got := r.namesInData(value)
			if len(got) > 0 {
				raw = append(raw, value)
				names = append(names, got...)
			}
		}
		if len(names) > 0 {
			credits = append(credits, credit{names: person.Unique(names), raw: strings.Join(raw, ", "), source: "meta " + survey.MetaName(a.key), weight: a.weight, node: -1})
		}
	}
	if person.IsOnlyBy(r.s.Meta("twitter:label1")) {
		if names := (person.Namer{Lang: r.m.Language, Data: true}).Names(r.s.Meta("twitter:data1")); len(names) > 0 {
			credits = append(credits, credit{names: names, raw: r.s.Meta("twitter:data1"), source: "meta twitter:data1", weight: weightMeta, node: -1})
		}
	}
	return credits
}

// ldNames reads the persons of an author value; organisations only where
// there is no person.
func (r *resolver) ldNames(v int32) (names []string, organisation bool) {
	var persons, others []string
	r.e.Each(v, func(i int32) {
		name := r.e.Text(i)
		if r.e.G.Nodes[i].Kind == ld.LdObject {
			if name = r.e.Str(i, "name"); name == "" {
				name = strings.TrimSpace(r.e.Str(i, "givenName") + " " + r.e.Str(i, "familyName"))
			}
		}
		got := r.namesInData(name)
		if strings.HasSuffix(r.e.TypeOf(i), "Organization") {
			others = append(others, got...)
		} else {
			persons = append(persons, got...)
		}
	})
	if len(persons) > 0 {
		return person.Unique(persons), false
	}
	return person.Unique(others), true
}

// namesInData reads a value that is only for names: what does not look like
// one is taken as it stands ("Contributors to the atlas").
func (r *resolver) namesInData(value string) []string {
	n := person.Namer{Lang: r.m.Language, Data: true}
	value = dom.Settle(value)
	if strings.Count(value, " ") == 1 {
		value = firstNameFirst(value) // two mononyms are rarer than one name turned round
	}
	if names := n.Names(value); len(names) > 0 {
		return names
	}
	value = n.AfterBy(value)
	if value == "" || len(value) > person.MaxNameRunes || !strings.ContainsFunc(value, unicode.IsLetter) || dom.IsUnfilled(value) || dom.IsAddress(value) || person.IsOnlyBy(value) {
		return nil
	}
	return []string{value}
}

// firstNameFirst turns "Byron, Ada" round, as catalogues write names.
func firstNameFirst(s string) string {
	last, first, ok := strings.Cut(s, ", ")
	if !ok || strings.Contains(first, ",") || person.IsCredential(first) || strings.Contains(last, " ") && strings.Contains(first, " ") {
		return s
	}
	return first + " " + last
}
