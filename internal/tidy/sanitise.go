package tidy

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/tidy/code"
	"github.com/pithmd/pith/internal/tidy/level"
	"github.com/pithmd/pith/internal/tidy/media"
)

// keptAttributes are the attributes that an element may have in the clean
// tree, by element. All others go: what they say is for browsers and
// scripts.
var keptAttributes = map[atom.Atom][]string{
	atom.A:          {"href", "title", "id"}, // id: of a note's reference
	atom.Img:        {"src", "alt", "title"},
	atom.Ol:         {"start"},
	atom.Code:       {"class"}, // language-x
	atom.Th:         {"align"},
	atom.Td:         {"align"},
	atom.Input:      {"type", "checked", "disabled"}, // a task's box
	atom.Blockquote: {"data-callout"},
	atom.Sup:        {"class", "id"}, // footnote-ref
	atom.Section:    {"class"},       // footnotes
	atom.Li:         {"id"},          // of a note
	atom.Span:       {"class"},       // math
	atom.Div:        {"class"},       // math
	atom.P:          {"dir"},         // where it differs
}

// keptInline are the inline elements that the clean tree may have. Others
// are unwrapped.
var keptInline = map[atom.Atom]bool{
	atom.A: true, atom.Img: true, atom.Em: true, atom.Strong: true, atom.Del: true, atom.Code: true,
	atom.Sub: true, atom.Sup: true, atom.Kbd: true, atom.Mark: true, atom.Br: true, atom.Input: true,
}

// renamed are elements that mean the same to a reader as another one.
var renamed = map[atom.Atom]atom.Atom{
	atom.B: atom.Strong, atom.I: atom.Em, atom.Cite: atom.Em, atom.Dfn: atom.Em, atom.Var: atom.Em,
	atom.S: atom.Del, atom.Strike: atom.Del, atom.Tt: atom.Code, atom.Samp: atom.Code,
}

// finish goes through the tree from the leaves up: nothing stays but the
// elements, attributes and addresses of the clean form, and no empty shells.
func (c *Cleaning) finish(n *html.Node) {
	defer joinTexts(n)
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		if child.Type == html.ElementNode {
			c.finish(child)
			c.finishElement(child)
			if child.Parent == n {
				next = child.NextSibling
			}
		} else if child.Type == html.TextNode && child.Data == "" {
			n.RemoveChild(child)
		}
		child = next
	}
}

// joinTexts makes one node of texts that follow each other.
func joinTexts(n *html.Node) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type != html.TextNode || child.NextSibling == nil || child.NextSibling.Type != html.TextNode {
			continue
		}
		var b strings.Builder
		b.WriteString(child.Data)
		for s := child.NextSibling; s != nil && s.Type == html.TextNode; s = child.NextSibling {
			data := s.Data
			if strings.HasSuffix(b.String(), " ") {
				data = strings.TrimPrefix(data, " ")
			}
			b.WriteString(data)
			n.RemoveChild(s)
		}
		child.Data = b.String()
	}
}

func (c *Cleaning) finishElement(n *html.Node) {
	if c.carries(n) {
		n.Attr = slices.Clone(n.Attr)
		return
	}
	if dom.TraitsAt(n.DataAtom)&dom.IsBlock == 0 {
		if to, ok := renamed[n.DataAtom]; ok {
			dom.Rename(n, to)
		}
	}
	switch n.DataAtom {
	case atom.A:
		if !c.finishLink(n) {
			return
		}
	case atom.Img:
		if !c.finishImage(n) {
			return
		}
	case atom.Figure:
		if n.FirstChild == nil {
			dom.Remove(n)
			return
		}
		media.Figure(n)
	case atom.Ul, atom.Ol:
		if n = c.finishList(n); n == nil {
			return
		}
	case atom.Input:
		if !startsItem(n) || c.notes != nil && dom.Contains(c.notes, n) { // a note is no task
			dom.Remove(n)
			return
		}
	case atom.Li:
		if !c.keepsEmpty(n) && !dom.HasContent(n) && !c.holdsCarried(n) {
			dom.Remove(n)
			return
		}
	case atom.Sub, atom.Sup:
		moveBlanksOut(n)
		if n.FirstChild == nil {
			dom.Remove(n)
			return
		}
	case atom.Br, atom.Hr, atom.Td, atom.Th, atom.Tr, atom.Thead, atom.Tbody:
	case atom.Span:
		if !form.IsMath(n) {
			dom.Unwrap(n)
			return
		}
	default:
		if !c.finishPlain(n) {
			return
		}
	}
	n.Attr = cleanAttributes(n)
}

// finishList finishes a list. It returns the list that holds its items now, nil if none
// does.
func (c *Cleaning) finishList(list *html.Node) *html.Node {
	if !c.Whole {
		list = level.Lift(list)
	}
	if !c.Whole && media.Gallery(list) || !c.finishPlain(list) {
		return nil
	}
	return list
}

// finishPlain finishes an element that has no rule of its own. It reports whether
// it stayed: what is empty goes, and so do the tags of what is no part of the
// clean form.
func (c *Cleaning) finishPlain(n *html.Node) bool {
	if empty := !dom.NodeHasContent(n) && !c.holdsCarried(n) || n.DataAtom == atom.Pre && !dom.HasContent(n); empty && !c.keepsEmpty(n) {
		if dom.TraitsAt(n.DataAtom)&dom.IsBlock == 0 {
			dom.Unwrap(n) // a blank in it parts two words
		} else {
			dom.Remove(n)
		}
		return false
	}
	if dom.TraitsAt(n.DataAtom)&dom.IsBlock == 0 && !keptInline[n.DataAtom] {
		dom.Unwrap(n)
		return false
	}
	if (n.DataAtom == atom.Del || !c.Whole) && isShell(n) { // Markdown has no del in del
		dom.Unwrap(n)
		return false
	}
	if c.Whole {
		return true
	}
	switch {
	case n.DataAtom == atom.Pre:
		code.Finish(n)
	case dom.TraitsAt(n.DataAtom)&dom.IsHeading != 0 && textOrAlt(n) == "":
		dom.Rename(n, atom.P) // a picture that says nothing heads nothing
	}
	return true
}

// moveBlanksOut moves the blanks that an element begins and ends with before and
// behind it.
func moveBlanksOut(n *html.Node) {
	if first := n.FirstChild; first != nil && first.Type == html.TextNode && strings.HasPrefix(first.Data, " ") {
		first.Data = first.Data[1:]
		n.Parent.InsertBefore(dom.NewText(" "), n)
	}
	if last := n.LastChild; last != nil && last.Type == html.TextNode && strings.HasSuffix(last.Data, " ") {
		last.Data = last.Data[:len(last.Data)-1]
		n.Parent.InsertBefore(dom.NewText(" "), n.NextSibling)
	}
	if only := n.FirstChild; only != nil && only.NextSibling == nil && only.Type == html.TextNode && only.Data == "" {
		n.RemoveChild(only)
	}
}

// keepsEmpty reports whether an element without content stays: if all is to be
// kept, and the page has it without any. Where it had an icon, or a picture
// that a script loads, a mark with nothing behind it tells a reader nothing.
func (c *Cleaning) keepsEmpty(n *html.Node) bool {
	return c.Whole && mayBeEmpty(n) && (holdsElements(n) || !c.held[n])
}

// holdsElements reports whether there is any element in n.
func holdsElements(n *html.Node) bool {
	for child := range n.ChildNodes() {
		if child.Type == html.ElementNode {
			return true
		}
	}
	return false
}

// mayBeEmpty reports whether an element without content can be written.
func mayBeEmpty(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Blockquote, atom.Pre, atom.A, atom.Li:
		return true
	case atom.Code:
		return dom.IsElement(n.Parent, atom.Pre)
	case atom.Ul, atom.Ol:
		return n.FirstChild != nil
	}
	return dom.TraitsAt(n.DataAtom)&dom.IsHeading != 0
}

// isShell reports whether an element emphasises what is emphasised in the
// same way already, for what is strong cannot be stronger, or pictures alone.
func isShell(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Strong, atom.Em, atom.Del:
	default:
		return false
	}
	if n.DataAtom != atom.Del && dom.First(n) != nil && strings.TrimSpace(dom.TextOf(n)) == "" {
		return true
	}
	for p := n.Parent; p != nil && dom.TraitsAt(p.DataAtom)&dom.IsBlock == 0; p = p.Parent {
		if p.DataAtom == n.DataAtom || renamed[p.DataAtom] == n.DataAtom {
			return true
		}
	}
	return false
}

// cleanAttributes are those that an element of the clean form has, in the order
// of their names. A parser puts those of <a> so, and HTML that is written and
// parsed is then the same.
func cleanAttributes(n *html.Node) []html.Attribute {
	if len(n.Attr) == 0 {
		return nil
	}
	kept := keptAttributes[n.DataAtom]
	var attrs []html.Attribute
	for _, a := range n.Attr {
		if a.Namespace == "" && slices.Contains(kept, a.Key) && isOwnValue(n, a) {
			attrs = append(attrs, a)
		}
	}
	slices.SortFunc(attrs, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
	return attrs
}

// isOwnValue reports whether an attribute's value is one of the clean form: an
// element may have the page's own until here.
func isOwnValue(n *html.Node, a html.Attribute) bool {
	switch a.Key {
	case "class":
		return isOwnClass(n, a.Val)
	case "start":
		_, err := strconv.ParseUint(a.Val, 10, 31)
		return err == nil
	case "dir":
		return strings.EqualFold(a.Val, "ltr") || strings.EqualFold(a.Val, "rtl") || strings.EqualFold(a.Val, "auto")
	}
	return true
}

func isOwnClass(n *html.Node, class string) bool {
	switch n.DataAtom {
	case atom.Code:
		return strings.HasPrefix(class, "language-") && !strings.ContainsAny(class, " \t\r\n\f")
	case atom.Sup:
		return class == form.NoteRefClass
	case atom.Section:
		return class == form.NotesClass
	}
	return class == "math inline" || class == "math display"
}

// startsItem reports whether nothing stands before n in the item it is in.
func startsItem(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if dom.IsElement(n, atom.Li) {
			return true
		}
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if !dom.IsBlank(s) {
				return false
			}
		}
	}
	return false
}
