package text

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

// DropShortcodes leaves out what a site's software would have replaced and did
// not, when a plugin was switched off: [caption width="300"]The harbour[/caption].
// The text between stays. Only what has an attribute or an end tag somewhere in the
// text is one: [citation needed] and [3] are an author's brackets. Code is what
// it says.
func DropShortcodes(root *html.Node) {
	texts, ended := appendBracketed(nil, root), map[string]bool{}
	for _, n := range texts {
		eachShortcode(n.Data, func(c shortcode) {
			if c.end {
				ended[c.name] = true
			}
		})
	}
	for _, n := range texts {
		n.Data = withoutShortcodes(n.Data, ended)
	}
}

// withoutShortcodes is a text without those shortcodes that have attributes or are
// ended.
func withoutShortcodes(text string, ended map[string]bool) string {
	var b strings.Builder
	from := 0
	eachShortcode(text, func(c shortcode) {
		if c.attributes || ended[c.name] {
			b.WriteString(text[from:c.from])
			from = c.to
		}
	})
	if from == 0 {
		return text
	}
	return b.String() + text[from:]
}

// appendBracketed appends the texts below a node that have a bracket and are not
// code.
func appendBracketed(texts []*html.Node, n *html.Node) []*html.Node {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		switch {
		case child.Type == html.TextNode:
			if strings.IndexByte(child.Data, '[') >= 0 {
				texts = append(texts, child)
			}
		case !isVerbatim(child):
			texts = appendBracketed(texts, child)
		}
	}
	return texts
}

// A shortcode is one tag in square brackets.
type shortcode struct {
	name       string
	from, to   int // in its text
	attributes bool
	end        bool // as in [/caption]
}

// minShortcode is how many letters a name has at least. Shorter ones are those of
// boards' mark-up, of which people write.
const minShortcode = 3

// eachShortcode calls f with what may be a shortcode, in the text's order.
func eachShortcode(text string, f func(shortcode)) {
	for at := 0; ; {
		open := strings.IndexByte(text[at:], '[')
		if open < 0 {
			return
		}
		at += open
		if c, ok := readShortcode(text, at); ok {
			f(c)
			at = c.to
			continue
		}
		at++
	}
}

// readShortcode reads one that begins at a bracket.
func readShortcode(text string, at int) (c shortcode, ok bool) {
	close := strings.IndexAny(text[at+1:], "[]")
	if close < 0 || text[at+1+close] == '[' {
		return c, false
	}
	inside := text[at+1 : at+1+close]
	c.from, c.to = at, at+close+2
	inside, c.end = strings.CutPrefix(inside, "/")
	length := 0
	for length < len(inside) && isShortcodeByte(inside[length]) {
		length++
	}
	c.name = inside[:length]
	rest := strings.TrimSuffix(strings.TrimSpace(inside[length:]), "/")
	c.attributes = !c.end && hasAttributes(rest)
	return c, length >= minShortcode && dom.IsASCIILetter(c.name[0]) && (rest == "" || c.attributes)
}

func isShortcodeByte(b byte) bool {
	return b >= 'a' && b <= 'z' || dom.IsDigit(b) || b == '_' || b == '-'
}

// hasAttributes reports whether what follows a name begins with an attribute that
// has a value in quotes, or is a number.
func hasAttributes(rest string) bool {
	key, value, found := strings.Cut(rest, "=")
	if !found || key == "" || strings.ContainsFunc(key, func(r rune) bool { return r > 'z' || !isShortcodeByte(byte(r)) }) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(value, " "))
	return strings.ContainsRune(valueBegins, first)
}

// valueBegins are what an attribute's value begins with: quotes, also those that an
// editor made of straight ones, and digits.
const valueBegins = `"'“”„″‘’0123456789`
