package pith

import (
	"unicode"
	"unicode/utf8"
)

const (
	byteSign = iota
	byteSpace
	byteNone // part of a character that is not ASCII
	byteUpper
	byteLower
	byteDigit
)

// asciiKind sorts ASCII as \w and \s do.
var asciiKind = func() (t [256]byte) {
	for c := range t {
		switch {
		case c <= ' ':
			t[c] = byteSpace
		case 'A' <= c && c <= 'Z':
			t[c] = byteUpper
		case 'a' <= c && c <= 'z', c == '_':
			t[c] = byteLower
		case '0' <= c && c <= '9':
			t[c] = byteDigit
		case c >= utf8.RuneSelf:
			t[c] = byteNone
		}
	}
	return t
}()

// isWordRune is \w of Unicode.
func isWordRune(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// isWide reports whether the character is of a script written without
// spaces between words.
func isWide(r rune) bool {
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

// isBlankText reports whether a text has nothing but white space.
func isBlankText(s string) bool {
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
