package load

import (
	"bytes"

	"github.com/pithmd/pith/internal/dom"
)

// A forecast is what the tags of a page say, before it is parsed, of what the
// parser will make of them. The parser has no limits of its own but that of
// depth, and two of its duties are not linear: it opens every formatting
// element that was never closed again in each block that follows (HTML,
// 13.2.4.3), so that 45 KB of <b id=…> and <p> become 700 MB of nodes, and
// it gathers the attributes of all <html> and <body> tags on the first.
type forecast struct {
	nodes  int   // tags, texts and comments before cut
	cut    int   // where there were as many as are allowed, else the page's length
	again  int   // formatting elements that would be opened again
	bodies int   // <html> and <body>
	gaps   []gap // what the parser need not read
	strays []gap // of these, what it must not read
	lost   int   // nodes that the parser will not make, as they lie in gaps

	size    int                        // of the page
	open    [len(formattingTags)]int32 // formatting elements not closed yet
	opened  int                        // their sum
	foreign int                        // svg and math not closed yet
	unrun   bool                       // a noscript is not closed yet
	scopes  []scope                    // from within, what was open before is not closed
	vague   bool                       // the parser may see text where tags are seen here, or the other way round
	line    line
}

// A scope is an element that end tags of formatting elements do not reach out
// of.
type scope struct {
	kind scopeKind
	open [len(formattingTags)]int32 // at its beginning
}

// enter begins a scope. A cell ends the one before it.
func (f *forecast) enter(kind scopeKind) {
	if kind == cellScope {
		f.leave(kind)
	}
	f.scopes = append(f.scopes, scope{kind, f.open})
}

// leave ends the innermost scope if it is of the kind, or a cell of it.
func (f *forecast) leave(kind scopeKind) {
	n := len(f.scopes)
	if kind == tableScope && n > 0 && f.scopes[n-1].kind == cellScope {
		n--
	}
	if n > 0 && f.scopes[n-1].kind == kind {
		f.scopes = f.scopes[:n-1]
	}
}

// closes reports whether an end tag closes a formatting element that is open.
func (f *forecast) closes(k int) bool {
	if n := len(f.scopes); n > 0 {
		return f.open[k] > f.scopes[n-1].open[k]
	}
	return f.open[k] > 0
}

const (
	maxBodies    = 16
	freeAgain    = 1 << 20 // old pages forget to close some <font>
	mostAgain    = 4       // for each node
	maxIdentical = 3       // of the formatting elements that are alike, this many are opened again
)

// tangled reports whether the parser should not get to see the page as it is.
func (f *forecast) tangled() bool {
	return f.bodies > maxBodies || f.again > freeAgain+mostAgain*f.nodes
}

// forecastOf counts up to maxNodes nodes of a page.
func forecastOf(page []byte, maxNodes int) forecast {
	f := forecast{cut: len(page), size: len(page), line: line{begins: true}}
	for at := 0; at < len(page); {
		i := bytes.IndexByte(page[at:], '<')
		if i < 0 {
			f.nodes++
			break
		}
		if i > 0 {
			f.nodes++ // a text
			f.text(gap{at, at + i}, page)
		}
		at += i
		if f.nodes >= maxNodes {
			f.cut = at
			break
		}
		at += f.tag(page[at:])
	}
	return f
}

// tag counts the tag or comment that b begins with and returns its length, 1
// if it is none.
func (f *forecast) tag(b []byte) int {
	if len(b) < 2 {
		return len(b)
	}
	switch c := b[1]; {
	case dom.IsASCIILetter(c):
		f.nodes++
		sign, length := readTagName(b[1:])
		f.beside(sign, f.divides(sign))
		end := f.attributes(b, 1+length, sign.format > soleFormats)
		return end + f.start(sign, b[:end], b[end:])
	case c == '/' && len(b) > 2 && dom.IsASCIILetter(b[2]):
		sign, length := readTagName(b[2:])
		f.beside(sign, sign.name == "p") // which makes a paragraph where none is open
		f.end(sign)
		return f.attributes(b, 2+length, true)
	case c == '?' || c == '/':
		f.nodes++
		return f.comment(b, lengthTo(b, ">"))
	case c == '!':
		f.nodes++
		if f.foreign > 0 && bytes.HasPrefix(b, []byte("<![CDATA[")) {
			n := lengthTo(b, "]]>")
			f.doubtful(b[1:n])
			f.vague = true
			return f.comment(b, n)
		}
		return f.comment(b, commentLength(b))
	}
	f.line.see()
	return 1
}

// start counts a start tag and returns how much of what follows it is text.
func (f *forecast) start(s *tagSign, tag, rest []byte) int {
	if s.format > 0 {
		k := s.format - 1
		bare := len(tag) == 2+len(s.name)
		if most := f.open[k]; k < soleFormats && most > 0 || bare && most >= maxIdentical {
			return 0
		}
		f.open[k]++
		f.opened++
		return 0
	}
	if s.scope != noScope {
		f.enter(s.scope)
	}
	if s.is&tagSpaced != 0 {
		f.line.spaced++
	}
	switch {
	case s.is == 0:
	case s.is&tagNoscript != 0:
		f.unrun = true
	case s.is&tagInline != 0:
		return 0
	case s.is&tagRaw != 0:
		return f.raw(s, tag, rest)
	case s.is&tagLast != 0:
		if f.foreign == 0 {
			return len(rest)
		}
		f.vague = true
	case s.is&tagBody != 0:
		f.bodies++
	case s.is&tagForeign != 0:
		f.foreign++
	}
	f.vague = f.vague || s.is&tagVague != 0
	f.again += f.opened
	return 0
}

// raw is how much of what follows a start tag is text up to its end tag.
func (f *forecast) raw(s *tagSign, tag, rest []byte) int {
	around := "" // what ends it too
	if f.unrun && !f.vague && f.foreign == 0 {
		around = "noscript"
	}
	n := rawTextLength(rest, s.name, around)
	if around != "" && beginsWithFold(rest[n:], "</"+around) {
		at := f.size - len(rest)
		f.leaveOutStray(gap{at - len(tag), at + n})
		return n
	}
	if s.name == "script" {
		// A script in a comment in a script does not end it (HTML, 13.2.5.17).
		if i := bytes.Index(rest[:n], []byte("<!--")); i >= 0 && indexFold(rest[i:n], "<script") >= 0 {
			n = max(n, lengthTo(rest, "-->"))
			f.doubtful(rest[:n])
			return n
		}
	}
	if f.foreign > 0 {
		f.doubtful(rest[:n])
	} else if !f.vague && s.is&tagUnread != 0 {
		f.leaveOutText(tag, rest[:n], f.size-len(rest))
	}
	return n
}

// doubtful counts the tags of what is text or not, depending on how the
// parser sees a drawing or formula around it: what begins there may count,
// what ends there may not.
func (f *forecast) doubtful(b []byte) {
	for i := bytes.IndexByte(b, '<'); i >= 0; i = bytes.IndexByte(b, '<') {
		b = b[i+1:]
		if sign, _ := readTagName(b); sign.format > 0 {
			f.open[sign.format-1]++
			f.opened++
		}
		f.nodes++
		f.vague = true
	}
}

func (f *forecast) end(s *tagSign) {
	if s.format > 0 {
		if k := s.format - 1; f.closes(k) {
			f.open[k]--
			f.opened--
		}
		return
	}
	if s.scope != noScope {
		f.leave(s.scope)
	}
	if s.is&tagSpaced != 0 {
		f.line.spaced = max(0, f.line.spaced-1)
	}
	f.unrun = f.unrun && s.is&tagNoscript == 0
	if s.is&tagForeign != 0 {
		f.foreign = max(0, f.foreign-1)
	}
	f.vague = f.vague || s.is&tagVague != 0
	f.again += f.opened
}
