package text

import (
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

const (
	// mailKey is the attribute that has the address of the text that stands for one.
	mailKey = "data-cfemail"

	// mailProtection is what links lead to instead, with the address behind #.
	mailProtection = "/cdn-cgi/l/email-protection"
)

// DecodeMail writes the addresses of mail that a service before the page has encoded,
// so that who gathers addresses does not find them, as a reader sees them.
func DecodeMail(root *html.Node) {
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || len(n.Attr) == 0 {
			continue
		}
		address := mailAddress(dom.AttrOr(n, mailKey))
		if address != "" {
			dom.TakeChildren(n)
			n.AppendChild(dom.NewText(address))
		}
		if n.DataAtom != atom.A {
			continue
		}
		_, behind, ok := strings.Cut(dom.AttrOr(n, "href"), mailProtection)
		if !ok {
			continue
		}
		if linked := mailAddress(strings.TrimPrefix(behind, "#")); linked != "" {
			address = linked
		}
		if address == "" {
			n.Attr = dom.WithoutAttr(n.Attr, "href") // it leads to a page that says so
			continue
		}
		dom.SetAttr(n, "href", "mailto:"+address)
	}
}

// mailAddress is the text that a row of hexadecimal digits stands for: its first byte is
// what all others differ by. It is "" if that is no address of mail.
func mailAddress(digits string) string {
	bytes, err := hex.DecodeString(digits)
	if err != nil || len(bytes) < 2 {
		return ""
	}
	for i := range bytes[1:] {
		bytes[i+1] ^= bytes[0]
	}
	address := string(bytes[1:])
	if !strings.Contains(address, "@") || !utf8.ValidString(address) || strings.ContainsFunc(address, func(r rune) bool { return !unicode.IsPrint(r) || strings.ContainsRune("<>\"", r) }) {
		return ""
	}
	return address
}
