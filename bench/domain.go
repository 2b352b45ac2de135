package main

import (
	"cmp"
	"errors"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// domain is the registrable domain that a page stands on: of the address that
// it was archived from, or that the corpus gives, or its own. Pages of which
// none is known stand together, those of one set: they come from one place,
// and nobody can tell that their sites differ.
func (p *page) domain() string {
	host := ""
	if u := p.address(); u != nil {
		host = u.Hostname()
		if original := archivedHost(u); original != "" {
			return registrable(original)
		}
	}
	if isHost(p.Domain) {
		host = p.Domain
	}
	if host == "" {
		return "unknown, of " + cmp.Or(p.From, p.set)
	}
	return registrable(host)
}

// isHost tells a host from what some rows have in its place.
func isHost(s string) bool { return strings.Contains(s, ".") && !strings.ContainsAny(s, "/: ") }

// archivedHost is the host of the page that an address of the Wayback Machine
// shows: web.archive.org/web/20131105043519/http://example.org/.
func archivedHost(u *url.URL) string {
	if registrable(u.Hostname()) != "archive.org" {
		return ""
	}
	for _, scheme := range []string{"http:/", "https:/"} {
		if _, rest, ok := strings.Cut(u.Path, "/"+scheme); ok {
			host, _, _ := strings.Cut(strings.TrimPrefix(rest, "/"), "/")
			host, _, _ = strings.Cut(host, ":")
			return host
		}
	}
	return ""
}

func registrable(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}

// fittedDomains are the domains of all pages that the model is fitted on. A
// set that is not there has none.
func fittedDomains(dir string) (map[string]bool, error) {
	domains := map[string]bool{}
	for _, s := range setsCalled(fittedSets) {
		pages, err := readPages(dir, s.name)
		if err != nil && !errors.Is(err, errNoCorpus) {
			return nil, err
		}
		for _, p := range pages {
			domains[p.domain()] = true
		}
	}
	return domains, nil
}
