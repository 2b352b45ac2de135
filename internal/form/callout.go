package form

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

// CalloutKinds maps what pages call their callouts to GitHub's five kinds.
// Kinds of other meaning keep their name, which Obsidian reads.
var CalloutKinds = map[string]string{
	"note": "NOTE", "info": "NOTE", "information": "NOTE", "primary": "NOTE", "secondary": "NOTE", "seealso": "NOTE", "default": "NOTE",
	"tip": "TIP", "hint": "TIP", "success": "TIP", "check": "TIP", "done": "TIP", "good": "TIP",
	"important": "IMPORTANT",
	"warning":   "WARNING", "warn": "WARNING", "attention": "WARNING",
	"caution": "CAUTION", "danger": "CAUTION", "error": "CAUTION", "failure": "CAUTION", "fail": "CAUTION", "critical": "CAUTION", "bug": "BUG",
	"abstract": "ABSTRACT", "summary": "SUMMARY", "tldr": "TLDR", "todo": "TODO", "question": "QUESTION", "help": "QUESTION", "faq": "FAQ",
	"example": "EXAMPLE", "quote": "QUOTE", "cite": "QUOTE",
	"deprecated": "WARNING", "experimental": "WARNING", "security": "WARNING",
}

// calloutMarks are the class tokens of a callout's element. With the kind in
// a token of its own, as "admonition note", or behind the token as
// "alert-info".
var calloutMarks = map[string]bool{
	"admonition":                   true, // Sphinx, MkDocs, Docusaurus
	"theme-admonition":             true, // Docusaurus
	"admonitionblock":              true, // AsciiDoc
	"markdown-alert":               true, // GitHub
	"callout":                      true, // Obsidian, Quarto
	"alert":                        true, // Bootstrap, Hugo's Docsy
	"custom-block":                 true, // VuePress, VitePress
	"starlight-aside":              true, // Astro
	"hint":                         true, // Hugo Book, GitBook
	"gdoc-hint":                    true, // Hugo Geekdoc
	"notices":                      true, // Hugo Learn
	"notecard":                     true, // MDN
	"confluence-information-macro": true,
	"adm":                          true,
	"callout-block":                true,
}

// CalloutKind is the kind of callout that an element's class names, "" if
// it is none.
func CalloutKind(n *html.Node) string {
	if kind := dom.AttrOr(n, "data-callout"); kind != "" {
		return KindNamed(kind)
	}
	class := strings.ToLower(dom.AttrOr(n, "class"))
	if class == "" {
		return ""
	}
	marked, joined := false, ""
	for f := range strings.FieldsSeq(class) {
		if calloutMarks[f] {
			marked = true
		} else if joined == "" {
			joined = joinedKind(f)
		}
	}
	switch {
	case joined != "" && (marked || strings.Contains(class, "markdown-alert-") || strings.Contains(class, "starlight-aside--")):
		return joined
	case !marked:
		return namedKind(class) // as of most elements
	}
	for f := range strings.FieldsSeq(class) {
		if kind := CalloutKinds[f]; kind != "" && !calloutMarks[f] {
			return kind
		}
	}
	if dom.HasWord(class, "admonition") || dom.HasWord(class, "confluence-information-macro") {
		return cmp.Or(kindInAttribute(n), "NOTE")
	}
	return cmp.Or(kindInAttribute(n), namedKind(class))
}

// kindAttributes are those by which a callout's element says its kind outside of its
// class: for a style sheet, or for a script that has them as properties.
var kindAttributes = [...]string{"data-type", "data-callout-type", "data-hint-style", "data-kind", "data-variant", "data-severity", "type", "variant"}

// kindInAttribute is the kind that one of these attributes names, "" if none does.
func kindInAttribute(n *html.Node) string {
	for _, key := range kindAttributes {
		if kind := CalloutKinds[strings.ToLower(dom.AttrOr(n, key))]; kind != "" {
			return kind
		}
	}
	return ""
}

// namedKind is the kind of a box of which one name has the word for callouts and one that
// of a kind: "c-callout c-callout--warning", "Callout_info__x1".
func namedKind(class string) (kind string) {
	if !strings.Contains(class, "callout") && !strings.Contains(class, "admonition") || !NameHas(class, calloutWords) {
		return ""
	}
	for token := range strings.FieldsSeq(class) {
		dom.EachWordOfName(token, func(word uint32) { kind = cmp.Or(kind, kindWords[word]) })
	}
	return kind
}

// kindWords are the words of boxKinds and those that mean the same, hashed.
var kindWords = map[uint32]string{
	dom.HashWord("note"): "NOTE", dom.HashWord("info"): "NOTE", dom.HashWord("tip"): "TIP", dom.HashWord("success"): "TIP",
	dom.HashWord("important"): "IMPORTANT", dom.HashWord("warning"): "WARNING", dom.HashWord("caution"): "CAUTION", dom.HashWord("danger"): "CAUTION", dom.HashWord("error"): "CAUTION",
}

// joinedKind reads the kind behind a mark: alert-info, theme-admonition-tip.
func joinedKind(token string) string {
	i := max(strings.LastIndexByte(token, '-'), strings.LastIndexByte(token, '_'))
	if i < 0 {
		return ""
	}
	if mark := strings.TrimRight(token[:i], "-_"); calloutMarks[mark] || mark == "admonition" {
		return CalloutKinds[token[i+1:]]
	}
	return ""
}

// KindNamed is the kind of callout that a name means, in capitals as GitHub
// writes it.
func KindNamed(name string) string {
	name = strings.ToLower(name)
	if kind := CalloutKinds[name]; kind != "" {
		return kind
	}
	for _, r := range name {
		if (r < 'a' || r > 'z') && r != '-' {
			return "NOTE"
		}
	}
	return strings.ToUpper(name)
}

// boxKinds are the names by which a box says by itself which callout it is, where a title
// heads it.
var boxKinds = dom.NewNameTable(map[string]string{"note": "NOTE", "tip": "TIP", "important": "IMPORTANT", "warning": "WARNING", "caution": "CAUTION"})

// kindsOfSigns are the kinds that the picture before a callout shows. Editors set a bulb
// where nothing else is chosen.
var kindsOfSigns = map[string]string{
	"ℹ": "NOTE", "📝": "NOTE", "📌": "NOTE", "💡": "NOTE", "✅": "TIP", "👉": "TIP", "❗": "IMPORTANT", "⭐": "IMPORTANT", "⚠": "WARNING", "🚧": "WARNING",
	"🚨": "CAUTION", "🔥": "CAUTION", "⛔": "CAUTION", "❌": "CAUTION", "🛑": "CAUTION", "❓": "QUESTION",
}

var calloutWords = dom.HashedWords("callout admonition")

// TitledCallout is the kind of a box that is a callout by its name and what it begins
// with, and the element that is its title: a kind's name and a heading, or what is called
// a callout and a picture of one sign.
func TitledCallout(n *html.Node) (kind string, title *html.Node) {
	class := dom.AttrOr(n, "class")
	for _, key := range [...]string{"class", "data-type"} {
		for f := range strings.FieldsSeq(dom.AttrOr(n, key)) {
			kind = cmp.Or(boxKinds.Of(f), kind)
		}
	}
	called := strings.Contains(class, "callout") && NameHas(class, calloutWords)
	if kind == "" && !called {
		return "", nil
	}
	first := firstElementWithText(n)
	switch {
	case first == nil:
		return "", nil
	case kind != "" && (dom.TraitsAt(first.DataAtom)&dom.IsHeading != 0 || dom.HasWord(dom.AttrOr(first, "class"), "title")):
		return kind, first
	case !called:
		return "", nil
	}
	return KindOfSign(dom.TextUpTo(first, maxSign)), first
}

const maxSign = 20 // bytes around a sign

// KindOfSign is the kind of callout that a text means which is one sign, "" if none.
func KindOfSign(text string) string { return kindsOfSigns[strings.Trim(text, "\ufe0f \n\t")] }

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
		if strings.TrimSpace(dom.TextUpTo(child, maxSign)) == "" {
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
