package mark

import (
	"fmt"
	"testing"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/forest"
)

func TestRuleOfToken(t *testing.T) {
	for token, want := range map[string]string{
		"breadcrumb": "breadcrumb", "Breadcrumbs": "breadcrumb", "site-breadcrumb": "breadcrumb", "breadcrumb-list": "breadcrumb",
		"breadcrumbly": "", "bread": "", "adsbygoogle": "advert", "ad-hoc": "", "adaptation": "", "onetrust-banner-sdk": "cookie-wall",
		"onetrustworthy": "", "comments-area": "reader-comments", "commentary": "",
	} {
		got := ""
		if r := ruleOfToken(token); r != 0 {
			got = RuleOf(r).Name
		}
		if got != want {
			t.Errorf("%q matches %q, want %q", token, got, want)
		}
	}
}

// TestNameCache reads values twice, between others that push them out, and
// holds what they say for the scorer against what it was trained with.
func TestNameCache(t *testing.T) {
	values := []string{"", "a", "site-header", "siteHeader js", "post-body post-body--wide", "has-sidebar", "has-no author byline", "  ad_slot  "}
	for i := range 2000 {
		values = append(values, fmt.Sprintf("menu-item-%d", i))
	}
	weigh := forest.Default().Weight
	cache := nameCache{weigh: weigh}
	for range 2 {
		for _, value := range values {
			want := float32(0)
			dom.EachName(value, func(name uint32) { want += weigh(name) })
			fresh := nameCache{weigh: weigh}
			if got := *cache.read(value); got != *fresh.read(value) || got.sum != want {
				t.Errorf("%q: %+v, want %+v with %v", value, got, *fresh.read(value), want)
			}
		}
	}
	for value, want := range map[string]Clue{"has-sidebar": 0, "has-no author byline": ClueAuthor | ClueLede, "siteFooter": ClueFooter} {
		if got := cache.read(value).is; got != want {
			t.Errorf("%q is %b, want %b", value, got, want)
		}
	}
}
