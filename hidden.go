package pith

import "strings"

// dropHidden takes out the characters that change what a reader sees without
// being seen: controls of direction, with which a text can be made to read
// otherwise than it is written, tags that spell text nobody sees (Unicode
// 23.9), soft hyphens and byte order marks. Joiners stay, Farsi and emoji
// need them, and so do the two marks of direction that bring no other order.
func dropHidden(s string) string {
	first := -1
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xC2 && hiddenAt(s, i) > 0 {
			first = i
			break
		}
	}
	if first < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:first])
	for i := first; i < len(s); {
		if n := hiddenAt(s, i); n > 0 {
			i += n
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// hiddenAt is the length of the hidden character at s[i], 0 if it is none.
func hiddenAt(s string, i int) int {
	switch s[i] {
	case 0xC2: // U+00AD
		if strings.HasPrefix(s[i:], "\u00ad") {
			return 2
		}
	case 0xE2: // U+202A to U+202E, U+2066 to U+2069
		if i+2 < len(s) && (s[i+1] == 0x80 && s[i+2] >= 0xAA && s[i+2] <= 0xAE || s[i+1] == 0x81 && s[i+2] >= 0xA6 && s[i+2] <= 0xA9) {
			return 3
		}
	case 0xEF:
		if strings.HasPrefix(s[i:], "\ufeff") {
			return 3
		}
	case 0xF3: // U+E0000 to U+E007F; behind a black flag they name a region
		if i+3 < len(s) && s[i+1] == 0xA0 && s[i+2] <= 0x81 && !strings.Contains(s[max(0, i-32):i], "\U0001F3F4") {
			return 4
		}
	}
	return 0
}
