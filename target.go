package pith

import (
	"strings"

	"golang.org/x/net/html"
)

// A linkTable numbers the addresses of reference links.
type linkTable struct {
	numbers map[string]int
	list    []string // what each number stands for, as it is written
}

// linkTarget writes what follows a link's text.
func (p *printer) linkTarget(n *html.Node) {
	target := destination(attrOr(n, "href")) + titleOf(n)
	if p.o.Links == ReferenceLinks {
		p.out = append(p.out, "["+itoa(p.links.number(target))+"]"...)
		return
	}
	p.out = append(p.out, '(')
	p.out = append(p.out, target...)
	p.out = append(p.out, ')')
}

func (t *linkTable) number(target string) int {
	if n, ok := t.numbers[target]; ok {
		return n
	}
	if t.numbers == nil {
		t.numbers = map[string]int{}
	}
	t.list = append(t.list, target)
	t.numbers[target] = len(t.list)
	return len(t.list)
}

// references writes the addresses of reference links.
func (p *printer) references() {
	for i, target := range p.links.list {
		if i == 0 {
			p.begin()
		} else {
			p.newline()
		}
		p.out = append(p.out, "["+itoa(i+1)+"]: "+target...)
	}
}

// destination writes an address so that it ends where it ends.
func destination(address string) string {
	if address == "" {
		return "<>"
	}
	depth, clean := 0, true
	for i := 0; i < len(address) && clean; i++ {
		switch ch := address[i]; {
		case ch == '(':
			depth++
		case ch == ')':
			depth--
			clean = depth >= 0
		case ch <= ' ' || ch == 0x7f || ch == '<' || ch == '>' || ch == '\\' || ch == '&' || ch == '|':
			clean = false
		}
	}
	if clean && depth == 0 {
		return address
	}
	var b strings.Builder
	for i := 0; i < len(address); i++ {
		switch ch := address[i]; {
		case ch <= ' ' || ch == 0x7f || ch == '<' || ch == '>' || ch == '|':
			const hex = "0123456789ABCDEF"
			b.WriteByte('%')
			b.WriteByte(hex[ch>>4])
			b.WriteByte(hex[ch&15])
		case ch == '(' || ch == ')':
			b.WriteByte('\\')
			b.WriteByte(ch)
		case ch == '\\' && i+1 < len(address) && isPunctByte(address[i+1]):
			b.WriteString(`\\`)
		case ch == '&' && isReference(address[i:]):
			b.WriteString(`\&`)
		default:
			b.WriteByte(ch)
		}
	}
	return b.String()
}

// titleOf writes a link's title.
func titleOf(n *html.Node) string {
	title := strings.Join(strings.Fields(attrOr(n, "title")), " ")
	if title == "" {
		return ""
	}
	return ` "` + escapeQuoted(title) + `"`
}

// escapeQuoted escapes text between quotation marks.
func escapeQuoted(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch ch := s[i]; {
		case ch == '"', ch == '\\' && (i+1 == len(s) || isPunctByte(s[i+1])), ch == '&' && isReference(s[i:]), ch == '|':
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// image writes a picture.
func (p *printer) image(n *html.Node) string {
	src := attrOr(n, "src")
	alt := strings.Join(strings.Fields(attrOr(n, "alt")), " ")
	if src == "" || p.o.Compact && alt == "" {
		return ""
	}
	if scheme, ok := schemeOf(src); ok && !safeAddress(src) && (scheme != "data" || !isRasterData(src)) {
		return ""
	}
	var b strings.Builder
	b.WriteString("![")
	for i := 0; i < len(alt); i++ {
		switch ch := alt[i]; {
		case ch == '[', ch == ']', ch == '\\', ch == '`', ch == '*', ch == '_', ch == '<', ch == '|', ch == '&' && isReference(alt[i:]):
			b.WriteByte('\\')
		}
		b.WriteByte(alt[i])
	}
	b.WriteString("](" + destination(src) + titleOf(n) + ")")
	return b.String()
}
