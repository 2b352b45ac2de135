package mail

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
	// key is the attribute that has the address of the text that stands for one.
	key = "data-cfemail"

	// protection is what links lead to instead, with the address behind #.
	protection = "/cdn-cgi/l/email-protection"
)

// Decode writes the addresses of mail in a tree as a reader sees them.
func Decode(root *html.Node) {
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || len(n.Attr) == 0 {
			continue
		}
		address := decoded(dom.AttrOr(n, key))
		if address != "" {
			dom.TakeChildren(n)
			n.AppendChild(dom.NewText(address))
		}
		if n.DataAtom != atom.A {
			continue
		}
		_, behind, ok := strings.Cut(dom.AttrOr(n, "href"), protection)
		if !ok {
			continue
		}
		if linked := decoded(strings.TrimPrefix(behind, "#")); linked != "" {
			address = linked
		}
		if address == "" {
			n.Attr = dom.WithoutAttr(n.Attr, "href") // it leads to a page that says so
			continue
		}
		dom.SetAttr(n, "href", "mailto:"+address)
	}
}

// decoded is the text that a row of hexadecimal digits stands for: its first byte is
// what all others differ by. It is "" if that is no address of mail.
func decoded(digits string) string {
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
