package dom

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

const (
	ByteSign = iota
	ByteSpace
	ByteNone // part of a character that is not ASCII
	ByteUpper
	ByteLower
	ByteDigit
)

// ASCIIKind sorts ASCII as \w and \s do.
var ASCIIKind = func() (t [256]byte) {
	for c := range t {
		switch {
		case c <= ' ':
			t[c] = ByteSpace
		case 'A' <= c && c <= 'Z':
			t[c] = ByteUpper
		case 'a' <= c && c <= 'z', c == '_':
			t[c] = ByteLower
		case '0' <= c && c <= '9':
			t[c] = ByteDigit
		case c >= utf8.RuneSelf:
			t[c] = ByteNone
		}
	}
	return t
}()

// IsWordRune is \w of Unicode.
func IsWordRune(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// IsFormat reports whether the character only says how those beside it are written:
// joiners, marks of direction, soft hyphens.
func IsFormat(r rune) bool { return r >= 0xAD && unicode.Is(unicode.Cf, r) }

// IsWide reports whether the character is of a script written without
// spaces between words.
func IsWide(r rune) bool {
	switch {
	case r < 0x0E00:
		return false
	case r < 0x0E80, // Thai
		0x1000 <= r && r < 0x10A0, // Myanmar
		0x1780 <= r && r < 0x1800, // Khmer
		0x3040 <= r && r < 0x3100, // Kana
		0x3400 <= r && r < 0xA000, // Han
		0xF900 <= r && r < 0xFB00,
		0x20000 <= r && r < 0x32000:
		return true
	}
	return false
}

// IsBlankText reports whether a text has nothing but white space.
func IsBlankText(s string) bool {
	for k := 0; k < len(s); k++ {
		if c := s[k]; c > ' ' {
			if c == 0xC2 && k+1 < len(s) && s[k+1] == 0xA0 { // no-break space
				k++
				continue
			}
			return false
		}
	}
	return true
}

// IsControl reports whether a rune is a control character that no output has:
// C0 but tab and newline, DEL, C1.
func IsControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || r >= 0x7F && r < 0xA0
}

// hasControl reports whether a text has a control character. Those beyond ASCII are
// two bytes, the first of which begins no other than they and those up to U+00BF.
func hasControl(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case ' ' <= c && c < 0x7F: // as nearly all
		case c < ' ' && c != '\t' && c != '\n', c == 0x7F:
			return true
		case c == 0xC2 && i+1 < len(s) && s[i+1] >= 0x80 && s[i+1] < 0xA0:
			return true
		}
	}
	return false
}

// WithoutControls is a text without control characters. Those that end a line,
// on a printer or a terminal, are newlines, so that no words stick together.
func WithoutControls(s string) string {
	if !hasControl(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\v' || r == '\f' || r == '\r' || r == '\u0085':
			return '\n'
		case IsControl(r):
			return -1
		}
		return r
	}, s)
}

// DropControls takes the control characters out of the texts and the attributes
// below n. The attribute slices are new ones.
func DropControls(n *html.Node) {
	for d := range Below(n) {
		if d.Type == html.TextNode {
			d.Data = WithoutControls(d.Data)
		}
		for i, a := range d.Attr {
			if clean := WithoutControls(a.Val); clean != a.Val {
				attrs := slices.Clone(d.Attr)
				attrs[i].Val = clean
				d.Attr = attrs
			}
		}
	}
}
