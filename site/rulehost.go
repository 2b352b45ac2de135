package site

import (
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// ruleHost is a name of hosts as it is looked for: in lower case, in ASCII, without
// "www." and a last dot. A star stands for hosts of one owner: "*.org" and "*.co.uk" are
// nobody's.
func ruleHost(name string) (string, error) {
	host, below := strings.CutPrefix(name, "*.")
	ascii, err := idna.Lookup.ToASCII(strings.TrimSuffix(host, "."))
	if err != nil || ascii == "" || strings.ContainsAny(ascii, "*/:@ ") {
		return "", ErrHost
	}
	if !below {
		return strings.TrimPrefix(ascii, "www."), nil
	}
	if suffix, _ := publicsuffix.PublicSuffix(ascii); suffix == ascii {
		return "", ErrHost
	}
	return "*." + ascii, nil
}

// For returns the rule for a page's address.
func (r *Rules) For(address string) (Rule, bool) {
	if c := r.find(address); c != nil {
		return c.Rule, true
	}
	return Rule{}, false
}

// find is the rule for a page's address, nil if there is none.
func (r *Rules) find(address string) *compiled {
	host := hostOf(address)
	if ascii, err := idna.Lookup.ToASCII(host); err == nil {
		host = ascii
	}
	if c := r.hosts[host]; c != nil {
		return c
	}
	for {
		_, above, ok := strings.Cut(host, ".")
		if !ok {
			return nil
		}
		if c := r.hosts["*."+above]; c != nil {
			return c
		}
		host = above
	}
}
