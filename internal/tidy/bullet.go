package tidy

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

const (
	// bulletSigns are typed, or set by word processors, before the items of a list.
	// A star or a dash may begin a note or what somebody says, so these are none; a
	// tick says more than that there is an item.
	bulletSigns = "•●○◦■▪▫‣⁃∙·・◆◇➢➤►▶❖" + "\uf0b7\uf0a7\uf0d8" // the last of the fonts Symbol and Wingdings

	// dashes stand for such signs in what is a list anyway.
	dashes = "–—-"

	// vagueSigns may be a part of a word: a blank has to follow.
	vagueSigns = "·∙" + dashes

	// typedBlanks are what parts a sign from its item.
	typedBlanks = " \t\r\n\u00a0\u2002\u2003\u3000"
)

// bullets makes lists of paragraphs and lines that begin with a typed sign, two or
// more with the same one, and takes signs and numbers away from items that have
// their own. In cells a list has no place.
func bullets(n *html.Node) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		switch {
		case child.Type != html.ElementNode || dom.TraitsAt(child.DataAtom)&dom.IsCell != 0:
			continue
		case child.DataAtom == atom.P:
			if !hasTypedSigns(child) {
				continue // as most
			}
			lines := linesOf(child)
			if tasks, ok := taskLines(child, lines); ok {
				child = tasks
				continue
			}
			child = listOf(child, lines)
			continue
		case child.DataAtom == atom.Ul:
			dropSigns(child)
			taskItems(child)
		case child.DataAtom == atom.Ol:
			dropNumbers(child)
		}
		bullets(child)
	}
}

// hasTypedSigns reports whether a line of a paragraph begins with the sign of an item or
// of a task.
func hasTypedSigns(p *html.Node) bool {
	begins := true
	for n := range p.ChildNodes() {
		if n.DataAtom == atom.Br {
			begins = true
			continue
		}
		if !begins || dom.IsBlank(n) {
			continue
		}
		text := beginning(n)
		if text == nil {
			begins = false
			continue
		}
		if sign, _ := taskSign(text.Data); sign != "" || signOf(text.Data, bulletSigns) != "" {
			return true
		}
		begins = strings.Trim(text.Data, typedBlanks) == ""
	}
	return false
}

// A line is what stands in a paragraph up to a line break.
type line []*html.Node

// linesOf are the lines of a paragraph that have words.
func linesOf(p *html.Node) []line {
	var lines []line
	var l line
	for n := p.FirstChild; ; n = n.NextSibling {
		if n == nil || n.DataAtom == atom.Br {
			if l.hasWords() {
				lines = append(lines, l)
			}
			l = nil
		}
		if n == nil {
			return lines
		}
		if n.DataAtom != atom.Br {
			l = append(l, n)
		}
	}
}

func (l line) hasWords() bool {
	for _, n := range l {
		text := n.Data
		if n.Type == html.ElementNode {
			text = dom.TextOf(n)
		}
		if strings.ContainsFunc(text, dom.IsWordRune) {
			return true
		}
	}
	return false
}

// sign is the one of some signs that a line begins with, "" if none.
func (l line) sign(signs string) string {
	for _, n := range l {
		text := beginning(n)
		if text == nil {
			break
		}
		if strings.Trim(text.Data, typedBlanks) != "" {
			return signOf(text.Data, signs)
		}
	}
	return ""
}

// signOf is the one of some signs that a text begins with, "" if none.
func signOf(text, signs string) string {
	text = strings.TrimLeft(text, typedBlanks)
	r, size := utf8.DecodeRuneInString(text)
	if size == 0 || !strings.ContainsRune(signs, r) {
		return ""
	}
	if rest := text[size:]; strings.ContainsRune(vagueSigns, r) && rest != "" && strings.TrimLeft(rest, typedBlanks) == rest {
		return ""
	}
	return text[:size]
}

// beginning is the text that a node begins with, nil if it begins with something
// else, or with code, whose signs are its own.
func beginning(n *html.Node) *html.Node {
	for n != nil && n.Type == html.ElementNode {
		if isLiteral(n) || n.DataAtom == atom.Pre || dom.TraitsAt(n.DataAtom)&(dom.IsVoid|dom.IsTableBit) != 0 {
			return nil
		}
		n = dom.First(n)
	}
	return n
}

// listOf makes a list of those of the lines of a paragraph, and of the paragraphs right
// behind it, that begin with a sign. Lines before the first may say what is listed.
// It returns the list, or the paragraph where there is none.
func listOf(p *html.Node, lines []line) *html.Node {
	lead, sign := 0, ""
	for lead < len(lines) && sign == "" {
		if sign = lines[lead].sign(bulletSigns); sign == "" {
			lead++
		}
	}
	items := lines[lead:]
	if !allBegin(items, sign) {
		return p
	}
	last := p
	for next := dom.After(p); next != nil && next.DataAtom == atom.P; next = dom.After(next) {
		more := linesOf(next)
		if len(more) == 0 && !dom.HasContent(next) {
			continue // a blank line, which no list keeps
		}
		if !allBegin(more, sign) {
			break
		}
		items, last = append(items, more...), next
	}
	if len(items) < 2 {
		return p
	}
	list := dom.NewElement(atom.Ul)
	p.Parent.InsertBefore(list, last.NextSibling)
	for _, l := range items {
		item := dom.NewElement(atom.Li)
		for _, n := range l {
			dom.Remove(n)
			item.AppendChild(n)
		}
		dropStart(item, sign)
		list.AppendChild(item)
	}
	for last != p {
		before := last.PrevSibling
		dom.Remove(last)
		last = before
	}
	if lead == 0 {
		dom.Remove(p)
	}
	for p.LastChild != nil && (p.LastChild.DataAtom == atom.Br || dom.IsBlank(p.LastChild)) {
		p.RemoveChild(p.LastChild)
	}
	return list
}

// allBegin reports whether there are lines, and each begins with a sign.
func allBegin(lines []line, sign string) bool {
	for _, l := range lines {
		if sign == "" || l.sign(sign) != sign {
			return false
		}
	}
	return len(lines) > 0
}

// dropStart takes what was typed before an item off its beginning, and the blanks
// behind it, in elements of their own or not.
func dropStart(item *html.Node, typed string) {
	for text := beginning(item); text != nil; text = beginning(item) {
		if text.Data = strings.TrimLeft(text.Data, typedBlanks); text.Data != "" {
			text.Data = strings.TrimLeft(strings.TrimPrefix(text.Data, typed), typedBlanks)
			typed = ""
		}
		if text.Data != "" {
			return
		}
		for up := text; up != item && up.FirstChild == nil; {
			empty := up
			up = up.Parent
			dom.Remove(empty)
		}
	}
}

// dropSigns takes the signs off the items of a list that all begin with the same.
func dropSigns(list *html.Node) {
	sign, count := "", 0
	for item := range list.ChildNodes() {
		text := beginning(item)
		if text == nil {
			return
		}
		own := signOf(text.Data, bulletSigns+dashes)
		if own == "" || count > 0 && own != sign {
			return
		}
		sign = own
		count++
	}
	if count < 2 && strings.Contains(dashes, sign) {
		return
	}
	for item := range list.ChildNodes() {
		dropStart(item, sign)
	}
}

// dropNumbers takes the numbers off the items of a list that all begin with the one
// that the list gives them.
func dropNumbers(list *html.Node) {
	var typed []string
	number := form.StartOf(list)
	for item := range list.ChildNodes() {
		text := beginning(item)
		if text == nil {
			return
		}
		own, _, _ := strings.Cut(strings.TrimLeft(text.Data, typedBlanks), " ")
		if plain := strconv.Itoa(number); own != plain+"." && own != plain+")" && own != "("+plain+")" {
			return
		}
		typed = append(typed, own)
		number++
	}
	if len(typed) < 2 {
		return
	}
	i := 0
	for item := range list.ChildNodes() {
		dropStart(item, typed[i])
		i++
	}
}
