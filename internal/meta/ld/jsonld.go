package ld

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// ldKind is what a value of JSON is.
type ldKind uint8

const (
	ldScalar ldKind = iota // string, number, true, false, null: as text
	ldArray
	LdObject
)

// ldNode is one value of a page's JSON-LD. The blocks of a page are one
// list of nodes, linked by index; 0 is no node.
type ldNode struct {
	key   string // in the object it belongs to
	Text  string // of a scalar
	child int32
	next  int32
	Kind  ldKind
}

const (
	maxLDDepth = 40      // deeper values are passed over
	maxLDNodes = 1 << 17 // a page's data beyond is not read
)

// Graph reads JSON-LD as pages write it: with trailing commas, comments,
// CDATA marks, line breaks and bare quotes inside strings, entities, and cut
// off in the middle. It never fails; what cannot be understood is left out.
type Graph struct {
	Nodes []ldNode
	roots []int32
	src   string
	pos   int
}

// Add reads one block.
func (g *Graph) Add(src string) {
	if len(g.Nodes) == 0 {
		g.Nodes = append(g.Nodes, ldNode{})
	}
	if !strings.Contains(src, `"`) && strings.Contains(src, "&quot;") {
		src = html.UnescapeString(src) // a template that escaped the whole block
	}
	g.src, g.pos = src, 0
	for g.pos < len(g.src) && len(g.Nodes) < maxLDNodes {
		// Several values in one block occur; what stands between them,
		// such as CDATA marks and semicolons, does not matter.
		switch g.src[g.pos] {
		case '{', '[':
			if root := g.value(0); root != 0 {
				g.roots = append(g.roots, root)
			}
		case '/':
			g.skipComment()
		case '<':
			g.pos += len("<")
			if strings.HasPrefix(g.src[g.pos:], "![CDATA[") {
				g.pos += len("![CDATA[")
			}
		default:
			g.pos++
		}
	}
}

// value reads the value at pos and returns its node, 0 if there is none.
func (g *Graph) value(depth int) int32 {
	g.skipBlank()
	if g.pos >= len(g.src) || len(g.Nodes) >= maxLDNodes {
		g.pos = len(g.src)
		return 0
	}
	switch c := g.src[g.pos]; c {
	case '{', '[':
		if depth >= maxLDDepth {
			g.skipNested()
			return 0
		}
		return g.list(depth)
	case '"':
		return g.scalar(g.str())
	default:
		start := g.pos
		for g.pos < len(g.src) && !strings.ContainsRune(",:]}[{\"\n", rune(g.src[g.pos])) {
			g.pos++
		}
		if g.pos == start {
			return 0
		}
		return g.scalar(strings.TrimSpace(g.src[start:g.pos]))
	}
}

func (g *Graph) scalar(text string) int32 {
	g.Nodes = append(g.Nodes, ldNode{Text: text})
	return int32(len(g.Nodes) - 1)
}

// list reads an object or an array.
func (g *Graph) list(depth int) int32 {
	self := int32(len(g.Nodes))
	kind, end := LdObject, byte('}')
	if g.src[g.pos] == '[' {
		kind, end = ldArray, ']'
	}
	g.Nodes = append(g.Nodes, ldNode{Kind: kind})
	g.pos++
	last := int32(0)
	for {
		g.skipBlank()
		if g.pos >= len(g.src) {
			return self
		}
		switch c := g.src[g.pos]; {
		case c == end:
			g.pos++
			return self
		case c == '}' || c == ']':
			return self // not ours: a bracket was forgotten
		case c == ',' || c == ':':
			g.pos++
			continue
		}
		key := ""
		if kind == LdObject {
			if key = g.key(); key == "" {
				continue
			}
		}
		item := g.value(depth + 1)
		if item == 0 {
			continue
		}
		g.Nodes[item].key = key
		if last == 0 {
			g.Nodes[self].child = item
		} else {
			g.Nodes[last].next = item
		}
		last = item
	}
}

// key reads a name and its colon; "" means that there was none and
// something was passed over.
func (g *Graph) key() string {
	if g.src[g.pos] != '"' {
		g.pos++
		return ""
	}
	key := g.str()
	g.skipBlank()
	if g.pos >= len(g.src) || g.src[g.pos] != ':' {
		return ""
	}
	g.pos++
	return key
}

// str reads a string. A quote ends it only where JSON could go on, so that
// a headline with bare quotes inside is read whole.
func (g *Graph) str() string {
	g.pos++
	start, escaped := g.pos, false
	for g.pos < len(g.src) {
		switch g.src[g.pos] {
		case '\\':
			escaped = true
			g.pos++
		case '"':
			if g.endsHere() {
				s := g.src[start:g.pos]
				g.pos++
				if escaped {
					s = unescapeJSON(s)
				}
				return s
			}
		}
		g.pos++
	}
	g.pos = len(g.src)
	return "" // cut off: half a value is none
}

// endsHere reports whether the quote at pos closes its string. Blanks are
// looked through for a few bytes only, to stay linear.
func (g *Graph) endsHere() bool {
	rest := g.src[g.pos+1:]
	for i := 0; i < len(rest) && i < 256; i++ {
		switch rest[i] {
		case ' ', '\t', '\n', '\r':
		case ',', ':', '}', ']', '/', ';', '<', '"':
			return true
		default:
			return false
		}
	}
	return true
}

func unescapeJSON(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 >= len(s) {
			b = append(b, s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n', 'r', 't', 'b', 'f':
			b = append(b, ' ')
		case 'u':
			r, ok := hex4(s[i+1:])
			if !ok {
				continue
			}
			i += 4
			// A pair of surrogates is one character.
			if r >= 0xD800 && r < 0xDC00 && i+2 < len(s) && s[i+1] == '\\' && s[i+2] == 'u' {
				if low, ok := hex4(s[i+3:]); ok && low >= 0xDC00 && low < 0xE000 {
					r = 0x10000 + (r-0xD800)<<10 + (low - 0xDC00)
					i += 6
				}
			}
			b = utf8.AppendRune(b, r)
		default:
			b = append(b, s[i])
		}
	}
	return string(b)
}

func hex4(s string) (r rune, ok bool) {
	if len(s) < 4 {
		return 0, false
	}
	for i := range 4 {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return r, true
}

func (g *Graph) skipBlank() {
	for g.pos < len(g.src) {
		switch g.src[g.pos] {
		case ' ', '\t', '\n', '\r':
			g.pos++
		case '/':
			g.skipComment()
		default:
			return
		}
	}
}

// skipComment passes a comment of JavaScript or the slash that begins none.
func (g *Graph) skipComment() {
	rest := g.src[g.pos:]
	switch {
	case strings.HasPrefix(rest, "//"):
		if i := strings.IndexByte(rest, '\n'); i >= 0 {
			g.pos += i
		} else {
			g.pos = len(g.src)
		}
	case strings.HasPrefix(rest, "/*"):
		if i := strings.Index(rest[2:], "*/"); i >= 0 {
			g.pos += i + 4
		} else {
			g.pos = len(g.src)
		}
	default:
		g.pos++
	}
}

// skipNested passes an object or array that lies too deep.
func (g *Graph) skipNested() {
	open := 0
	for g.pos < len(g.src) {
		switch g.src[g.pos] {
		case '{', '[':
			open++
		case '}', ']':
			open--
		case '"':
			g.str()
			continue
		}
		g.pos++
		if open == 0 {
			return
		}
	}
}
