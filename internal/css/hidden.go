package css

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// DropHidden takes out the characters that change what a reader sees without
// being seen: controls of direction, with which a text can be made to read
// otherwise than it is written, tags and variation selectors that spell text
// nobody sees (Unicode 23.9, 23.4), marks of annotations, invisible
// operators, soft hyphens and byte order marks. Joiners stay, Farsi and emoji
// need them, and so do the two marks of direction that bring no other order.
func DropHidden(s string) string {
	first := -1
	for i := 0; i < len(s); i++ {
		if s[i] >= 0xC2 && HiddenAt(s, i) > 0 {
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
		if n := HiddenAt(s, i); n > 0 {
			i += n
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// HiddenAt is the length of the hidden character at s[i], 0 if it is none.
func HiddenAt(s string, i int) int {
	if s[i] != 0xC2 && s[i] != 0xE2 && s[i] != 0xEF && s[i] != 0xF3 {
		return 0
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case r == 0xAD, r == 0xFEFF, r >= 0x202A && r <= 0x202E, r >= 0x2061 && r <= 0x206F, r >= 0xFFF9 && r <= 0xFFFB:
		return size
	case r >= 0xE0000 && r <= 0xE007F: // behind a black flag they name a region
		if !strings.Contains(s[max(0, i-32):i], "\U0001F3F4") {
			return size
		}
	case isSelector(r):
		// One chooses the form of the character before it, and behind a blank
		// of none. More of them, or one of the many behind what is no
		// ideograph, spell something.
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		if i == 0 || unicode.IsSpace(before) || isSelector(before) || r >= 0xE0100 && !unicode.Is(unicode.Han, before) {
			return size
		}
	}
	return 0
}

// isSelector reports whether a character is a variation selector.
func isSelector(r rune) bool {
	return r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF
}

// Spelled is what the hidden characters of a text say: that of tags and
// selectors in the letters that they stand for. Soft hyphens and byte order
// marks say nothing.
func Spelled(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		n := HiddenAt(s, i)
		if n == 0 {
			continue
		}
		switch r, _ := utf8.DecodeRuneInString(s[i:]); {
		case r == 0xAD || r == 0xFEFF:
		case r >= 0xE0020 && r < 0xE007F:
			b.WriteRune(r - 0xE0000)
		case r >= 0xE0100 && r <= 0xE01EF && r-0xE0100+16 >= ' ':
			b.WriteRune(r - 0xE0100 + 16)
		default:
			b.WriteRune(r)
		}
		i += n - 1
	}
	return b.String()
}
