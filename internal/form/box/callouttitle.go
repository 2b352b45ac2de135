package box

import (
	"cmp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/lexicon"
)

// boxKinds are the names by which a box says by itself which callout it is, where a title
// heads it.
var boxKinds = map[string]string{"note": "NOTE", "tip": "TIP", "important": "IMPORTANT", "warning": "WARNING", "caution": "CAUTION", "danger": "CAUTION"}

// kindsOfSigns are the kinds that the picture before a callout shows. Editors set a bulb
// where nothing else is chosen.
var kindsOfSigns = map[string]string{
	"ℹ": "NOTE", "📝": "NOTE", "📌": "NOTE", "💡": "NOTE", "✅": "TIP", "👉": "TIP", "❗": "IMPORTANT", "⭐": "IMPORTANT", "⚠": "WARNING", "🚧": "WARNING",
	"🚨": "CAUTION", "🔥": "CAUTION", "⛔": "CAUTION", "❌": "CAUTION", "🛑": "CAUTION", "❓": "QUESTION",
}

var calloutWords = dom.HashedWords("callout admonition")

const (
	maxSign        = 20   // bytes around a sign
	maxKindWords   = 60   // bytes of the words for a kind
	maxCalloutText = 1500 // bytes of a callout that only its first line tells
)

// Callout is the kind of a box that is a callout, by its names or by them and what it
// begins with, and the element that is its title, nil if it has none; "" if it is none.
func Callout(n *html.Node) (kind string, title *html.Node) {
	if kind = CalloutKind(n); kind != "" {
		return kind, CalloutTitle(n)
	}
	if kind, title = titledCallout(n); kind == "" && namedAlone(n) {
		kind = boxKinds[strings.ToLower(dom.AttrOr(n, "class"))]
	}
	return kind, title
}

// titledCallout finds a callout by what a box begins with: a kind's name and a heading,
// what is called a callout and a picture of one sign, or a line that says a kind.
func titledCallout(n *html.Node) (kind string, title *html.Node) {
	class := dom.AttrOr(n, "class")
	if class == "" {
		class = dom.AttrOr(n, "data-node-type")
	}
	for _, key := range [...]string{"class", "data-type"} {
		for f := range strings.FieldsSeq(dom.AttrOr(n, key)) {
			if len(f) <= 2*len("important") {
				kind = cmp.Or(boxKinds[strings.ToLower(f)], kind)
			}
		}
	}
	called := strings.Contains(class, "callout") && form.NameHas(class, calloutWords)
	if kind == "" && !called && class == "" && n.DataAtom != atom.Blockquote && n.DataAtom != atom.Aside {
		return "", nil
	}
	first := firstElementWithText(n)
	if first == nil {
		return "", nil
	}
	heading := dom.TraitsAt(first.DataAtom)&dom.IsHeading != 0
	said := KindSaid(dom.TextUpTo(first, maxKindWords))
	if said == "" && kind == "" && !called {
		return "", nil // as of most boxes
	}
	named := form.NameHas(class, KindNames)
	switch {
	case kind != "" && (heading || dom.HasWord(dom.AttrOr(first, "class"), "title")):
		return cmp.Or(said, kind), first
	case said != "" && isLabel(first) && !wraps(n, first) && (kind != "" || !isPartOfRow(n, first)) && (kind != "" || called || named || !heading && opensBox(n, first)):
		return said, first
	case called:
		return KindOfSign(dom.TextUpTo(first, maxSign)), first
	}
	return "", nil
}

// KindNames are the words in the name of a box that sets something apart, of whichever kind.
var KindNames = dom.HashedWords("note notice tip hint info important warning caution danger attention alert callout admonition")

// opensBox reports whether a line that says a kind is enough to make a callout of the box
// around it: in bold in a quotation or an aside, or a line by itself in a small box.
func opensBox(n, first *html.Node) bool {
	if n.DataAtom == atom.Blockquote || n.DataAtom == atom.Aside {
		return first.DataAtom == atom.Strong || first.DataAtom == atom.B || form.IsCalledTitle(first)
	}
	if n.DataAtom != atom.Div || !standsByItself(first) {
		return false
	}
	text := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			text += len(d.Data)
		}
		if text > maxCalloutText || dom.TraitsAt(d.DataAtom)&dom.IsHeading != 0 {
			return false
		}
	}
	return true
}

// namedAlone reports whether a box is a callout that only its name tells: it has no
// other, and stands at a paragraph, and no twin at it, as notes do that go on.
func namedAlone(n *html.Node) bool {
	class := dom.AttrOr(n, "class")
	if n.DataAtom != atom.Div && n.DataAtom != atom.Aside || boxKinds[strings.ToLower(class)] == "" || n.Parent == nil {
		return false
	}
	beside := false
	for _, other := range [...]*html.Node{dom.Before(n), dom.After(n)} {
		if other == nil {
			continue
		}
		if dom.AttrOr(other, "class") == class {
			return false
		}
		beside = beside || dom.IsElement(other, atom.P)
	}
	return beside
}

// wraps reports whether a box has one element alone that says anything, with its first
// line in it, and no paragraph: that is the box.
func wraps(n, first *html.Node) bool {
	for child := range n.ChildNodes() {
		if dom.Contains(child, first) {
			return child != first && child.DataAtom != atom.P && !dom.RunHasContent(child.NextSibling, nil)
		}
	}
	return false
}

// isPartOfRow reports whether the first line of a box is a link, or stands in an item or
// a cell.
func isPartOfRow(n, first *html.Node) bool {
	for up := first; up != n && up != nil; up = up.Parent {
		if dom.TraitsAt(up.DataAtom)&dom.IsCell != 0 || up.DataAtom == atom.A || up.DataAtom == atom.Li {
			return true
		}
	}
	return false
}

// KindOfSign is the kind of callout that a text means which is one sign, "" if none.
func KindOfSign(text string) string { return kindsOfSigns[strings.Trim(text, "\ufe0f \n\t")] }

// saidKinds are the kinds by the words that say them.
var saidKinds = sync.OnceValue(func() map[string]string {
	kinds := [...]string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}
	said := map[string]string{}
	line, of := 0, (*lexicon.Language)(nil)
	for lang, words := range lexicon.Lines(lexicon.Callouts) {
		if lang != of {
			line, of = 0, lang
		}
		for word := range lexicon.PhrasesOf(words) {
			said[word] = cmp.Or(said[word], kinds[line])
		}
		line++
	}
	return said
})

// firstOfKinds are the letters that these words begin with.
var firstOfKinds = sync.OnceValue(func() map[rune]bool {
	firsts := map[rune]bool{}
	for word := range saidKinds() {
		first, _ := utf8.DecodeRuneInString(word)
		firsts[first] = true
	}
	return firsts
})

// KindSaid is the kind of callout that a text says and nothing else, in any language:
// "Note:", "⚠ Achtung!".
func KindSaid(text string) string {
	if len(text) > maxKindWords {
		return ""
	}
	text = strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if first, _ := utf8.DecodeRuneInString(text); !firstOfKinds()[unicode.ToLower(first)] {
		return "" // as of most lines
	}
	return saidKinds()[strings.ToLower(strings.Join(strings.Fields(text), " "))]
}

// LabelEnds are the signs between a label and what it stands before.
const LabelEnds = ":：.!！–—"

// isLabel reports whether an element at the beginning of a box is a label and not the
// beginning of a sentence: it stands by itself, or a sign ends it.
func isLabel(n *html.Node) bool {
	if standsByItself(n) || strings.ContainsAny(dom.TextUpTo(n, maxKindWords), LabelEnds) {
		return true
	}
	next := dom.After(n)
	return next != nil && next.Type == html.TextNode && strings.IndexAny(strings.TrimSpace(next.Data), LabelEnds) == 0
}

// standsByItself reports whether an element is a line of its own.
func standsByItself(n *html.Node) bool {
	if dom.TraitsAt(n.DataAtom)&(dom.IsBlock|dom.IsCell) != 0 {
		return true
	}
	next := dom.After(n)
	return next == nil || next.DataAtom == atom.Br || dom.TraitsAt(next.DataAtom)&dom.IsBlock != 0
}

// CalloutTitle finds the element that a callout has its title in. Nothing but
// icons stands before it: behind a text it is part of a sentence.
func CalloutTitle(n *html.Node) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !IsIconText(d) {
			break
		}
		if d.Type != html.ElementNode {
			continue
		}
		if d.DataAtom == atom.Summary && n.DataAtom == atom.Details {
			return d
		}
		if class := dom.AttrOr(d, "class"); form.IsCalledTitle(d) || dom.HasWord(class, "callout-indicator") || dom.HasWord(class, "callout-header") || form.NameHas(class, headerWords) {
			return d
		}
	}
	if first := firstElementWithText(n); first != nil && KindSaid(dom.TextUpTo(first, maxKindWords)) != "" && isLabel(first) && dom.Closest(first, atom.A) == nil {
		return first
	}
	return nil
}

var headerWords = dom.HashedWords("header label")

// IsIconText reports whether a text has no words, or those that a font shows
// as an icon.
func IsIconText(n *html.Node) bool {
	return !strings.ContainsFunc(n.Data, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) ||
		dom.AttrOr(n.Parent, "aria-hidden") == "true" || strings.Contains(dom.AttrOr(n.Parent, "class"), "icon")
}

// firstElementWithText is the innermost element in n that all of its first text stands in,
// nil if text stands before any element.
func firstElementWithText(n *html.Node) *html.Node {
	for child := range n.ChildNodes() {
		if dom.IsBlank(child) || child.Type == html.CommentNode {
			continue
		}
		if child.Type != html.ElementNode {
			return nil
		}
		if dom.SaysNothing(child, maxSign) {
			continue // an icon
		}
		if dom.TraitsAt(child.DataAtom)&dom.IsHeading != 0 {
			return child
		}
		if inner := firstElementWithText(child); inner != nil {
			return inner
		}
		return child
	}
	return nil
}
