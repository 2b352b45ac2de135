package dom

import (
	"net/url"
	"strings"
)

// Resolve returns the absolute address of a reference found in the page, or
// "" for one that is empty, cannot be read or is not of the web.
func (t *Tree) Resolve(ref string) string {
	ref = CleanAddress(ref)
	if ref == "" || len(ref) > MaxAddress {
		return ""
	}
	u, err := url.Parse(ref)
	if err != nil {
		return ""
	}
	if t.Base != nil {
		u = t.Base.ResolveReference(u)
	}
	if (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return ""
	}
	return u.String()
}

// MaxAddress is longer than any address a server takes, in bytes.
const MaxAddress = 8 << 10

// IsAddress reports whether a value is an address where a name was asked
// for, as article:author often is.
func IsAddress(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "//") || strings.HasPrefix(s, "www.") ||
		strings.HasPrefix(s, "/")
}

// trackers are query parameters that tell where a reader came from and not
// which page it is. One that ends in "_" is a prefix.
var trackers = [...]string{
	"utm_",    // Google Analytics, and everybody after it
	"mc_",     // Mailchimp
	"fbclid",  // Facebook
	"gclid",   // Google Ads
	"dclid",   // Google Display
	"msclkid", // Microsoft Ads
	"yclid",   // Yandex
	"igshid",  // Instagram
	"_ga",     // Google Analytics across domains
	"_hsenc",  // HubSpot
	"_hsmi",
	"mkt_tok", // Marketo
	"twclid",  // X
	"ttclid",  // TikTok
	"srsltid", // Google Merchant
}

// WithoutTrackers takes the parameters that name a reader's way out of an
// address, and leaves the others as and where they stand.
func WithoutTrackers(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.RawQuery == "" {
		return address
	}
	var kept []string
	for part := range strings.SplitSeq(u.RawQuery, "&") {
		name, _, _ := strings.Cut(part, "=")
		if !isTrackingParameter(strings.ToLower(name)) {
			kept = append(kept, part)
		}
	}
	u.RawQuery = strings.Join(kept, "&")
	return u.String()
}

func isTrackingParameter(name string) bool {
	for _, t := range trackers {
		if name == t || (strings.HasSuffix(t, "_") && strings.HasPrefix(name, t)) {
			return true
		}
	}
	return false
}

// LastLabels are the last two labels of a host: less of them than who owns it has.
func LastLabels(host string) string {
	last := strings.LastIndexByte(host, '.')
	return host[strings.LastIndexByte(host[:max(last, 0)], '.')+1:]
}

// HostOf returns the host of an address without "www.", in lower case.
func HostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
