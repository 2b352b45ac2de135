package dom

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// IsDigit reports whether a byte is a digit of ASCII.
func IsDigit(c byte) bool { return c >= '0' && c <= '9' }

// unfilled are the values that programs write where there is none.
var unfilled = NamesOf("undefined", "null", "none", "nan", "n/a", "-", "false", "true", "[object object]")

// IsUnfilled reports whether a template was not filled.
func IsUnfilled(v string) bool {
	if unfilled.Has(v) {
		return true
	}
	return strings.Contains(v, "{{") || strings.Contains(v, "<%") || strings.Contains(v, "${")
}

// isInvisible reports whether a character has no width and no meaning in a
// value: control characters, soft hyphens, byte order marks, marks of direction, tags and
// variation selectors, and the private-use characters that icon fonts draw.
func isInvisible(r rune) bool {
	switch {
	case r == 0xAD, r == 0xFEFF, r == 0x200B, r == 0x200E, r == 0x200F, r == 0x2060:
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	case r >= 0xE000 && r <= 0xF8FF, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return IsControl(r)
}

// Squeeze is what textOf does to text, for a value that is not a node's.
func Squeeze(s string) string {
	if isSqueezed(s) {
		return s
	}
	t := valueWriter{}
	t.b.Grow(len(s))
	t.write(s)
	return t.b.String()
}

// isSqueezed reports whether there is nothing to squeeze in a text, as far as can
// be told of one in ASCII: most values are such.
func isSqueezed(s string) bool {
	for i := range len(s) {
		blank := s[i] == ' ' && i > 0 && i < len(s)-1 && s[i-1] != ' '
		if !blank && (s[i] <= ' ' || s[i] >= 0x7F) {
			return false
		}
	}
	return true
}

// Settle makes a value of an attribute or of JSON readable: entities that
// were escaped twice are characters, tags are gone, blanks are single.
func Settle(s string) string {
	s = unescaped(s)
	if strings.Contains(s, "<") {
		s = withoutTags(s)
	}
	return Squeeze(s)
}

// SettleTitle is settle for what a page is called, which has no tags: what
// looks like one is what the page is about ("The <b> and <strong> elements").
func SettleTitle(s string) string { return Squeeze(unescaped(s)) }

func unescaped(s string) string {
	s = CutBytes(s, MaxValueBytes)
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
		// WordPress plugins escape once more: "&amp;#8217;".
		if strings.Contains(s, "&") && strings.Contains(s, ";") {
			s = html.UnescapeString(s)
		}
	}
	return s
}

// withoutTags leaves out what looks like a tag: "<" before a letter or "/",
// up to ">".
func withoutTags(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 || i+1 >= len(s) {
			break
		}
		if c := s[i+1] | 0x20; s[i+1] != '/' && (c < 'a' || c > 'z') {
			b.WriteString(s[:i+1])
			s = s[i+1:]
			continue
		}
		end := strings.IndexByte(s[i:], '>')
		if end < 0 {
			break
		}
		b.WriteString(s[:i])
		b.WriteByte(' ')
		s = s[i+end+1:]
	}
	b.WriteString(s)
	return b.String()
}

// FirstFolded is the character that Fold(s) begins with, 0 if it has none.
func FirstFolded(s string) rune {
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r | 0x20
		case r >= utf8.RuneSelf && r != '’' && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)):
			return unicode.ToLower(r)
		}
	}
	return 0
}

// Fold is how values are compared: letters and digits of any script in
// lower case, everything else a single space.
func Fold(s string) string {
	var room [256]byte // most values are short
	b := room[:0]
	if len(s) > len(room) {
		b = make([]byte, 0, len(s))
	}
	gap := false
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		case r >= 'A' && r <= 'Z':
			r |= 0x20
		case r == '\'' || r == '’':
			continue // "what's" and "what’s", and with the entity lost "whats"
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)):
			r = unicode.ToLower(r)
		default:
			gap = true
			continue
		}
		if gap && len(b) > 0 {
			b = append(b, ' ')
		}
		gap = false
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

// MaxValueBytes is more than any field's value has; of a longer one only
// the beginning is read.
const MaxValueBytes = 8 << 10

// CutBytes returns at most n bytes of s, and no half character.
func CutBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
