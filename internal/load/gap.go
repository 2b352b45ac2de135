package load

import (
	"bytes"
	"io"
)

// A gap is a part of a page that the parser does not get to read: what a
// script or a style says, and the attributes that nothing asks for. They
// are half of the bytes that pages have, and the parser would look at each and
// copy it twice. The tree has the same nodes without: the elements
// stay, scripts and styles with the beginning of their text.
type gap struct{ from, to int }

// minGap is how long a text is that is worth a gap, in bytes.
const minGap = 64

// mostUncut is how many nodes a page has at most whose scripts are parsed whole:
// with so few it may be what is sent in a page's place, and its scripts name
// whose test that is (signs.go), or carry the page's text (hydrate).
const mostUncut = 300

// leaveOutText makes a gap of the text of a script or style, which begins at
// from, but for its first letter: one that is not blank stays so. A text that
// begins with a mark might be another one without the rest.
func (f *forecast) leaveOutText(tag, text []byte, from int) {
	first := len(text) - len(bytes.TrimLeft(text, " \t\r\n\f"))
	if len(text)-first < minGap || text[first] == '<' || text[first] >= 0x80 || isReadScript(tag) {
		return
	}
	f.leaveOut(gap{from + first + 1, from + len(text)})
}

// leaveOutStray makes a gap of an element in a <noscript> whose text would go on behind
// that, as that of <iframe/> does to the page's end. To a browser that runs scripts all
// of <noscript> is text, so the author never saw the rest of the page disappear.
func (f *forecast) leaveOutStray(g gap) {
	for n := len(f.gaps); n > 0 && f.gaps[n-1].to > g.from; n-- {
		f.gaps = f.gaps[:n-1] // the tag's attributes
	}
	f.leaveOut(g)
	f.strays = append(f.strays, g)
}

// leaveOut adds a gap, to the last one if it begins where that ends.
func (f *forecast) leaveOut(g gap) {
	if n := len(f.gaps); n > 0 && f.gaps[n-1].to == g.from {
		f.gaps[n-1].to = g.to
		return
	}
	f.gaps = append(f.gaps, g)
}

// isReadScript reports whether a script's tag may say that its text is read:
// JSON-LD for the metadata, TeX for the formulas. What is to be read of another
// kind must be named here. A type may be written with entities.
func isReadScript(tag []byte) bool {
	return bytes.IndexByte(tag, '&') >= 0 || indexFold(tag, "ld+json") >= 0 || indexFold(tag, "math/") >= 0
}

// A gapReader reads a text without its gaps.
type gapReader struct {
	text []byte
	gaps []gap
	at   int
}

// Read is io.Reader's: the text without what lies in the gaps.
func (r *gapReader) Read(b []byte) (n int, err error) {
	for n < len(b) {
		end := len(r.text)
		if len(r.gaps) > 0 {
			end = r.gaps[0].from
		}
		k := copy(b[n:], r.text[r.at:end])
		n, r.at = n+k, r.at+k
		if r.at < end || len(r.gaps) == 0 {
			break
		}
		r.at, r.gaps = r.gaps[0].to, r.gaps[1:]
	}
	if n == 0 && len(b) > 0 {
		return 0, io.EOF
	}
	return n, nil
}
