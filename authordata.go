package pith

import "strings"

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
	for _, i := range r.e.things() {
		t := r.e.typeOf(i)
		for _, key := range [...]string{"author", "creator"} {
			weight := float64(weightLD)
			if key == "creator" {
				weight = weightMeta
			}
			names, organisation := r.ldNames(r.e.get(i, key))
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
		for _, m := range r.s.metas {
			if m.key != a.key {
				continue
			}
			value := settle(m.value)
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
			credits = append(credits, credit{names: unique(names), raw: strings.Join(raw, ", "), source: "meta " + metaName(a.key), weight: a.weight, node: -1})
		}
	}
	if isOnlyBy(r.s.meta("twitter:label1")) {
		if names := (namer{r.m.Language, true}).names(r.s.meta("twitter:data1")); len(names) > 0 {
			credits = append(credits, credit{names: names, raw: r.s.meta("twitter:data1"), source: "meta twitter:data1", weight: weightMeta, node: -1})
		}
	}
	return credits
}

// ldNames reads the persons of an author value; organisations only where
// there is no person.
func (r *resolver) ldNames(v int32) (names []string, organisation bool) {
	var persons, others []string
	r.e.each(v, func(i int32) {
		name := r.e.text(i)
		if r.e.g.nodes[i].kind == ldObject {
			if name = r.e.str(i, "name"); name == "" {
				name = strings.TrimSpace(r.e.str(i, "givenName") + " " + r.e.str(i, "familyName"))
			}
		}
		got := r.namesInData(name)
		if strings.HasSuffix(r.e.typeOf(i), "Organization") {
			others = append(others, got...)
		} else {
			persons = append(persons, got...)
		}
	})
	if len(persons) > 0 {
		return unique(persons), false
	}
	return unique(others), true
}

// namesInData reads a value that is only for names: what does not look like
// one is taken as it stands ("Contributors to the atlas").
func (r *resolver) namesInData(value string) []string {
	n := namer{r.m.Language, true}
	value = settle(value)
	if strings.Count(value, " ") == 1 {
		value = firstNameFirst(value) // two mononyms are rarer than one name turned round
	}
	if names := n.names(value); len(names) > 0 {
		return names
	}
	value = n.afterBy(value)
	if value == "" || len(value) > maxNameRunes || isUnfilled(value) || isAddress(value) || isOnlyBy(value) {
		return nil
	}
	return []string{value}
}

// firstNameFirst turns "Byron, Ada" round, as catalogues write names.
func firstNameFirst(s string) string {
	last, first, ok := strings.Cut(s, ", ")
	if !ok || strings.Contains(first, ",") || isCredential(first) || strings.Contains(last, " ") && strings.Contains(first, " ") {
		return s
	}
	return first + " " + last
}
