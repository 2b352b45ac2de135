package render

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// A linkTable numbers the addresses of reference links.
type linkTable struct {
	numbers map[string]int
	list    []string // what each number stands for, as it is written
}

// collectLink collects a link. One whose text is its address is written as
// such.
func (p *printer) collectLink(n *html.Node) {
	href, ok := dom.Attr(n, "href")
	if _, safe := form.SchemeOf(href); !ok || safe && !form.SafeAddress(href) || p.o.Links == NoLinks {
		p.collectNodes(n.FirstChild, nil)
		return
	}
	// In a cell a | would end an autolink, for it can have no backslash.
	if text, broken, ok := onlyText(n); ok && isAutolink(strings.TrimSpace(text)) && !(p.inCell && strings.Contains(text, "|")) {
		if address := strings.TrimSpace(text); address == href || form.EncodeAddress(address) == href {
			before, after, _ := strings.Cut(text, address)
			p.addText(before)
			p.addLiteral("<" + address + ">")
			if p.addText(after); broken {
				p.addBreak()
			}
			return
		}
	}
	p.add(token{kind: linkToken, node: n})
	p.collectNodes(n.FirstChild, nil)
	space, broken := p.cutEnd()
	if last := len(p.tokens) - 1; last == 1 && p.itemStart && p.tokens[last].kind == textToken && p.tokens[0].kind == linkToken && isBoxText(p.tokens[last].text) {
		// GitHub's [x] ends with a blank, but readers are not that strict.
		p.tokens[last].text += " "
	}
	p.add(token{kind: endLinkToken, node: n})
	if broken {
		p.addBreak()
		return
	}
	p.addText(space)
}

// onlyText is the text of an element that holds nothing else but, at the end, a break.
func onlyText(n *html.Node) (text string, broken, ok bool) {
	c := n.FirstChild
	if c == nil || c.Type != html.TextNode {
		return "", false, false
	}
	broken = c.NextSibling != nil && c.NextSibling.DataAtom == atom.Br
	return c.Data, broken, c.NextSibling == nil || broken && c.NextSibling == n.LastChild
}

func isBoxText(s string) bool { return s == "x" || s == "X" }

// isAutolink reports whether an address can be written between < and >
// (CommonMark 6.5).
func isAutolink(s string) bool {
	scheme, ok := form.SchemeOf(s)
	if !ok || len(scheme) < 2 || len(scheme) > 32 {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == '<' || r == '>' || r == 0x7f || r == '\\' })
}

// linkTarget writes what follows a link's text.
func (p *printer) linkTarget(n *html.Node) {
	address := destination(dom.AttrOr(n, "href"))
	if p.o.Links == ReferenceLinks {
		p.out = append(p.out, "["+strconv.Itoa(p.links.number(address+titleOf(n)))+"]"...)
		return
	}
	p.out = append(p.out, '(')
	p.out = append(p.out, address...)
	p.out = append(p.out, titleOf(n)...)
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
			p.markBlock(ReferencesMark)
		} else {
			p.newline()
		}
		p.out = append(p.out, "["+strconv.Itoa(i+1)+"]: "+target...)
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
		case ch == '\\':
			b.WriteString(`\\`)
		case ch == '&' && isReference(address[i:]):
			b.WriteString("&amp;")
		default:
			b.WriteByte(ch)
		}
	}
	return b.String()
}

// titleOf writes a link's title. Its lines are written as references, which
// stand in a line, an item and a cell alike.
func titleOf(n *html.Node) string {
	title, _ := dom.Attr(n, "title")
	if strings.TrimSpace(title) == "" {
		return ""
	}
	return ` "` + strings.ReplaceAll(escapeQuoted(title), "\n", "&#10;") + `"`
}

// escapeQuoted escapes text between quotation marks.
func escapeQuoted(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch ch := s[i]; {
		case ch == '&' && isReference(s[i:]):
			b.WriteString("&amp;")
			continue
		case ch == '"', ch == '\\' && (i+1 == len(s) || dom.IsPunctByte(s[i+1])), ch == '|':
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// image writes a picture.
func (p *printer) image(n *html.Node) string {
	src := dom.AttrOr(n, "src")
	alt := strings.Join(strings.Fields(dom.AttrOr(n, "alt")), " ")
	if src == "" || p.o.Compact && alt == "" {
		return ""
	}
	if scheme, ok := form.SchemeOf(src); ok && !form.SafeAddress(src) && (scheme != "data" || !form.IsRasterData(src)) {
		return ""
	}
	// Like the text of a link, it is read as Markdown.
	tokens := []token{{kind: textToken, text: alt}, {kind: endLinkToken}}
	e := newEscaper(tokens, true, p.inCell)
	e.lineStart, e.backticks = false, true // code begun in it could end anywhere behind it
	out := e.text([]byte("!["), alt, 0)
	return string(out) + "](" + destination(src) + titleOf(n) + ")"
}
