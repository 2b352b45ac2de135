package pith

import "bytes"

// A forecast is what the tags of a page say, before it is parsed, of what the
// parser will make of them. The parser has no limits of its own but that of
// depth, and two of its duties are not linear: it opens every formatting
// element that was never closed again in each block that follows (HTML,
// 13.2.4.3), so that 45 KB of <b id=…> and <p> become 700 MB of nodes, and
// it gathers the attributes of all <html> and <body> tags on the first.
type forecast struct {
	nodes  int // tags, texts and comments before cut
	cut    int // where there were as many as are allowed, else the page's length
	again  int // formatting elements that would be opened again
	bodies int // <html> and <body>

	open    [len(formattingTags)]int32 // formatting elements not closed yet
	opened  int                        // their sum
	foreign int                        // svg and math not closed yet
	scopes  []scope                    // from within, what was open before is not closed
}

// A scope is an element that end tags of formatting elements do not reach out
// of (HTML, 13.2.4.2).
type scope struct {
	name string
	open [len(formattingTags)]int32 // at its beginning
}

// scopeName is the scope that an element makes, "" if none.
func scopeName(name []byte) string {
	switch string(name) {
	case "td", "th", "caption":
		return "td"
	case "table":
		return "table"
	case "select":
		return "select"
	case "template":
		return "template"
	case "object", "applet", "marquee":
		return "object"
	case "svg", "math":
		return "svg"
	}
	return ""
}

// enter begins a scope. A cell ends the one before it.
func (f *forecast) enter(name string) {
	if name == "td" {
		f.leave(name)
	}
	f.scopes = append(f.scopes, scope{name, f.open})
}

// leave ends the innermost scope if it is the named one, or a cell of it.
func (f *forecast) leave(name string) {
	n := len(f.scopes)
	if name == "table" && n > 0 && f.scopes[n-1].name == "td" {
		n--
	}
	if n > 0 && f.scopes[n-1].name == name {
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

// formattingTags are what the standard calls so. Of the first two only one
// can be open at a time.
var formattingTags = [...]string{"a", "nobr", "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"}

const (
	maxBodies    = 16
	freeAgain    = 1 << 20 // old pages forget to close some <font>
	mostAgain    = 4       // for each node; see maxFormats
	maxIdentical = 3       // of the formatting elements that are alike, this many are opened again
)

// tangled reports whether the parser should not get to see the page as it is.
func (f *forecast) tangled() bool {
	return f.bodies > maxBodies || f.again > freeAgain+mostAgain*f.nodes
}

// harmless reports whether a page is sure not to be tangled or to have more
// nodes than the limit. It looks at the first letters of tags alone, and
// takes what stands in scripts and comments for tags too: for nine pages of
// ten that is enough, at a third of the price of a forecast.
func harmless(page []byte, maxNodes int) bool {
	const most = len("<str")
	tags, formats, bodies := 0, 0, 0
	for at := 0; ; at++ {
		i := bytes.IndexByte(page[at:], '<')
		if i < 0 || at+i+most > len(page) {
			break
		}
		at += i
		tags++
		second, third := page[at+2]|0x20, page[at+3]|0x20
		switch single := !isASCIILetter(second); page[at+1] | 0x20 {
		case 'b':
			if second == 'o' {
				bodies++
			} else if single || second == 'i' {
				formats++
			}
		case 'i', 'u':
			if single {
				formats++
			}
		case 's':
			if single || second == 'm' || second == 't' && third == 'r' {
				formats++ // small, strike, strong
			}
		case 'e':
			if second == 'm' {
				formats++
			}
		case 'f':
			if second == 'o' && third == 'n' {
				formats++
			}
		case 't':
			if second == 't' {
				formats++
			}
		case 'c':
			if second == 'o' && third == 'd' {
				formats++
			}
		case 'h':
			if second == 't' {
				bodies++
			}
		}
	}
	return bodies <= maxBodies && formats*tags <= freeAgain && 2*tags+2 < maxNodes
}

// forecastOf counts up to maxNodes nodes of a page.
func forecastOf(page []byte, maxNodes int) forecast {
	f := forecast{cut: len(page)}
	if harmless(page, maxNodes) {
		return f
	}
	for at := 0; at < len(page); {
		i := bytes.IndexByte(page[at:], '<')
		if i < 0 {
			f.nodes++
			break
		}
		if i > 0 {
			f.nodes++ // a text
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
	case isASCIILetter(c):
		f.nodes++
		name, length := tagName(b[1:])
		end := 1 + length + tagEnd(b[1+length:])
		return end + f.start(name, b[:end], b[end:])
	case c == '/' && len(b) > 2 && isASCIILetter(b[2]):
		name, length := tagName(b[2:])
		f.end(name)
		return 2 + length + tagEnd(b[2+length:])
	case c == '?' || c == '/':
		f.nodes++
		return lengthTo(b, ">")
	case c == '!':
		f.nodes++
		if f.foreign > 0 && bytes.HasPrefix(b, []byte("<![CDATA[")) {
			n := lengthTo(b, "]]>")
			f.doubtful(b[1:n])
			return n
		}
		return commentLength(b)
	}
	return 1
}

// doubtful counts the tags of what is text or not, depending on how the
// parser sees a drawing or formula around it: what begins there may count,
// what ends there may not.
func (f *forecast) doubtful(b []byte) {
	for i := bytes.IndexByte(b, '<'); i >= 0; i = bytes.IndexByte(b, '<') {
		b = b[i+1:]
		if name, _ := tagName(b); formattingIndex(name) >= 0 {
			f.open[formattingIndex(name)]++
			f.opened++
		}
		f.nodes++
	}
}

// start counts a start tag and returns how much of what follows it is text.
func (f *forecast) start(name tagWord, tag, rest []byte) int {
	if k := formattingIndex(name); k >= 0 {
		bare := len(tag) == 2+len(formattingTags[k])
		if most := f.open[k]; k < 2 && most > 0 || bare && most >= maxIdentical {
			return 0
		}
		f.open[k]++
		f.opened++
		return 0
	}
	if name := scopeName(name.bytes()); name != "" {
		f.enter(name)
	}
	switch string(name.bytes()) {
	case "html", "body":
		f.bodies++
	case "svg", "math":
		f.foreign++
	case "br", "img", "span", "wbr", "input":
		return 0 // they end no block
	case "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp":
		n := rawTextLength(rest, name.bytes())
		// A script in a comment in a script does not end it (HTML, 13.2.5.17).
		inner := string(name.bytes()) == "script" && bytes.Contains(rest[:n], []byte("<!--")) && bytes.Contains(bytes.ToLower(rest[:n]), []byte("<script"))
		if inner {
			n = max(n, lengthTo(rest, "-->"))
		}
		if inner || f.foreign > 0 {
			f.doubtful(rest[:n])
		}
		return n
	case "plaintext":
		if f.foreign == 0 {
			return len(rest)
		}
	}
	f.again += f.opened
	return 0
}

func (f *forecast) end(name tagWord) {
	if k := formattingIndex(name); k >= 0 {
		if f.closes(k) {
			f.open[k]--
			f.opened--
		}
		return
	}
	if name := scopeName(name.bytes()); name != "" {
		f.leave(name)
	}
	switch string(name.bytes()) {
	case "svg", "math":
		f.foreign = max(0, f.foreign-1)
	}
	f.again += f.opened
}

func formattingIndex(name tagWord) int {
	if name.n > len("strike") {
		return -1
	}
	for k, tag := range formattingTags {
		if len(tag) == name.n && tag == string(name.bytes()) {
			return k
		}
	}
	return -1
}

// tagWord is a tag's name in lower case, cut where it is longer than any that
// matters.
type tagWord struct {
	b [10]byte
	n int
}

func (w *tagWord) bytes() []byte { return w.b[:w.n] }

// tagName reads the name that b begins with.
func tagName(b []byte) (name tagWord, length int) {
	for length < len(b) && b[length] > ' ' && b[length] != '/' && b[length] != '>' {
		if name.n < len(name.b) {
			c := b[length]
			if 'A' <= c && c <= 'Z' {
				c |= 0x20
			}
			name.b[name.n] = c
			name.n++
		}
		length++
	}
	return name, length
}

// tagEnd is how many bytes a tag has behind its name. A value in quotes may
// hold a ">".
func tagEnd(b []byte) int {
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '>':
			return i + 1
		case '=':
			i++
			for i < len(b) && (b[i] == ' ' || b[i] == '\t' || b[i] == '\n' || b[i] == '\r' || b[i] == '\f') {
				i++
			}
			if i == len(b) {
				return i
			}
			if b[i] != '"' && b[i] != '\'' {
				i--
				continue
			}
			end := bytes.IndexByte(b[i+1:], b[i])
			if end < 0 {
				return len(b)
			}
			i += end + 1
		}
	}
	return len(b)
}

// commentLength is the length of the comment, or of what the parser takes
// for one, that b begins with.
func commentLength(b []byte) int {
	switch {
	case bytes.HasPrefix(b, []byte("<!-->")):
		return len("<!-->")
	case bytes.HasPrefix(b, []byte("<!--->")):
		return len("<!--->")
	case bytes.HasPrefix(b, []byte("<!--")):
		n := lengthTo(b, "-->")
		return lengthTo(b[:n], "--!>")
	}
	return lengthTo(b, ">")
}

// lengthTo is how far b goes to the end of mark, the whole way if it has none.
func lengthTo(b []byte, mark string) int {
	if i := bytes.Index(b, []byte(mark)); i >= 0 {
		return i + len(mark)
	}
	return len(b)
}

// rawTextLength is how long the text is that the named element's end tag ends.
func rawTextLength(b, name []byte) int {
	for at := 0; ; {
		i := bytes.Index(b[at:], []byte("</"))
		if i < 0 {
			return len(b)
		}
		at += i
		if word, _ := tagName(b[at+2:]); bytes.Equal(word.bytes(), name) {
			return at
		}
		at += 2
	}
}
