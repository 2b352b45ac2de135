package box

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
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
	"hint-container":               true, // VuePress
	"gdoc-hint":                    true, // Hugo Geekdoc
	"notice":                       true, // Jekyll
	"notices":                      true, // Hugo Learn
	"notice-block":                 true, // Outline
	"notecard":                     true, // MDN
	"notification":                 true, // Bulma
	"message":                      true, // Bulma, Zenn
	"messages":                     true, // Drupal
	"msg":                          true, // Zenn
	"prompt":                       true, // Chirpy, Writerside
	"admonish":                     true, // mdBook
	"blockquote-tag":               true, // mdBook
	"confluence-information-macro": true,
	"adm":                          true,
	"callout-block":                true,
}

// graveKinds are GitHub's five. The others have words that mean much else, as "quote".
var graveKinds = map[string]bool{"NOTE": true, "TIP": true, "IMPORTANT": true, "WARNING": true, "CAUTION": true}

// vagueMarks are those of calloutMarks that mean much else.
var vagueMarks = map[string]bool{"message": true, "messages": true, "msg": true, "notification": true, "prompt": true, "notice": true}

// calloutStarts are the marks behind which a kind is enough by itself, with a sign between
// or not: "notice--info", "notewarning", "rmdtip".
var calloutStarts = [...]string{"markdown-alert", "starlight-aside", "admonition", "admonish", "blockquote-tag", "notice", "prompt", "note", "rmd"}

// calloutEnds are the words for a box that stand behind a kind without a sign between.
var calloutEnds = [...]string{"message", "box", "block"}

// CalloutKind is the kind of callout that an element's names say, "" if it is none.
func CalloutKind(n *html.Node) string {
	if len(n.Attr) == 0 {
		return ""
	}
	class := strings.ToLower(dom.AttrOr(n, "class"))
	if kind := dom.AttrOr(n, "data-callout"); kind != "" {
		return KindNamed(kind)
	}
	if class == "" && n.DataAtom != atom.Aside {
		return ""
	}
	marked, vague, note, named, joined := false, false, false, "", ""
	for f := range strings.FieldsSeq(class) {
		switch kind := CalloutKinds[f]; {
		case calloutMarks[f]:
			marked, vague = marked || !vagueMarks[f], true
		case f == "note":
			note = true // a kind, or a word for them all: "note warning"
		case kind != "":
			named = cmp.Or(named, kind)
		default:
			kind, sure := joinedKind(f)
			joined, marked = cmp.Or(joined, kind), marked || sure
		}
	}
	if !marked && vague && (graveKinds[cmp.Or(joined, named)] || n.DataAtom == atom.Aside) {
		marked = true
	}
	switch {
	case marked && joined != "":
		return joined
	case named != "" && (marked || note && graveKinds[named]):
		return named
	case marked && note:
		return "NOTE"
	case strings.Contains(class, "admonition") && dom.HasWord(class, "admonition") || strings.Contains(class, "confluence-") && dom.HasWord(class, "confluence-information-macro"):
		return cmp.Or(kindInAttribute(n), "NOTE")
	case marked && n.DataAtom == atom.Aside:
		return cmp.Or(kindInAttribute(n), namedKind(class), plainKind(class))
	case marked || n.DataAtom == atom.Aside:
		return cmp.Or(kindInAttribute(n), namedKind(class))
	}
	return namedKind(class)
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
	if !strings.Contains(class, "callout") && !strings.Contains(class, "admonition") || !form.NameHas(class, calloutWords) {
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

// plainKind is the kind of an aside that is called a callout and no kind.
func plainKind(class string) string {
	if dom.HasWord(class, "alert") {
		return "WARNING"
	}
	return "NOTE"
}

// joinedKind reads the kind behind a mark: alert-info, theme-admonition-tip. It is sure
// where the name is that of a callout by itself.
func joinedKind(token string) (kind string, sure bool) {
	for _, start := range calloutStarts {
		if rest, ok := strings.CutPrefix(token, start); ok {
			if rest = strings.TrimLeft(rest, "-_"); rest == "classic" {
				return "NOTE", true
			}
			if kind := CalloutKinds[rest]; graveKinds[kind] {
				return kind, true
			}
		}
	}
	for _, end := range calloutEnds {
		if rest, ok := strings.CutSuffix(token, end); ok && rest != "info" && graveKinds[CalloutKinds[rest]] {
			return CalloutKinds[rest], true // an "infobox" has facts
		}
	}
	i := strings.LastIndexAny(token, "-_")
	if i < 0 {
		return "", false
	}
	if mark := strings.TrimRight(token[:i], "-_"); calloutMarks[mark] || mark == "is" {
		return CalloutKinds[token[i+1:]], false
	}
	return "", false
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
