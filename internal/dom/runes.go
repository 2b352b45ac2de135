package dom

import (
	"unicode"
	"unicode/utf8"
)

const (
	ByteSign = iota
	ByteSpace
	ByteNone // part of a character that is not ASCII
	ByteUpper
	ByteLower
	ByteDigit
)

// AsciiKind sorts ASCII as \w and \s do.
var AsciiKind = func() (t [256]byte) {
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
