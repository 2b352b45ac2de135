package date

import (
	"slices"
	"strings"
)

// Meta is a <meta> that holds a date: its name, how much it is trusted, and
// whether it says when the page was changed.
type Meta struct {
	Key     string
	Weight  float64
	Updated bool
}

// Metas are the metas whose names are in wide use.
var Metas = [...]Meta{
	{"article:published_time", 10, false},
	{"og:article:published_time", 9, false},
	{"citation_publication_date", 11, false}, // days, but not a template's
	{"citation_online_date", 10, false},
	{"citation_date", 10, false},
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

// WeightOfKey is the weight of a meta that is known for a date by its name's
// words only.
const WeightOfKey = 5

// IsMetaKey reports whether the name of a meta that Metas does not list
// has the words of a date in it: every publishing system has its own.
func IsMetaKey(key string) (published, updated bool) {
	switch {
	case strings.Contains(key, "publisher"), strings.Contains(key, "expir"):
		return false, false
	case !strings.Contains(key, "publi") && !strings.Contains(key, "date") && !strings.Contains(key, "modified"):
		return false, false
	case slices.ContainsFunc(Metas[:], func(d Meta) bool { return d.Key == key }):
		return false, false
	}
	for _, w := range [...]string{"modified", "updated", "revised", "reviewed"} {
		if strings.Contains(key, w) {
			return false, true
		}
	}
	for _, w := range [...]string{"publish", "publication", "date-pub", "releasedate", "release_date", "created"} {
		if strings.Contains(key, w) {
			return true, false
		}
	}
	return false, false
}
