package output

import (
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line is a text on one line that can be shown on a terminal: without what
// would move its cursor, colour it, type into it or turn the direction of
// writing. Pages, servers and names of files are written by strangers.
func Line(s string) string {
	shown := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cc, r), '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069':
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(shown), " ")
}

// Terminal returns a writer that lets through to w what a terminal may be
// shown: all but control characters other than the ends of lines and tabs.
func Terminal(w io.Writer) io.Writer { return &terminal{w: w} }

type terminal struct {
	w    io.Writer
	rest []byte // of a character that the last write broke off in
}

func (t *terminal) Write(p []byte) (int, error) {
	text := append(t.rest, p...)
	t.rest = nil
	var b strings.Builder
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && size == 1 && !utf8.FullRune(text):
			t.rest = append(t.rest, text...)
			size = len(text)
		case r == utf8.RuneError && size == 1:
			b.WriteRune(utf8.RuneError) // a single byte of C1 is a control character to some terminals
		case r == '\n' || r == '\t' || !unicode.Is(unicode.Cc, r):
			b.WriteRune(r)
		}
		text = text[size:]
	}
	if _, err := io.WriteString(t.w, b.String()); err != nil {
		return 0, err
	}
	return len(p), nil
}
