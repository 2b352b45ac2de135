package form

import (
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
	if len(n.Attr) == 0 {
		return ""
	}
	class := strings.ToLower(dom.AttrOr(n, "class"))
	if kind := dom.AttrOr(n, "data-callout"); kind != "" {
		return KindNamed(kind)
	}
	marked, named, joined := false, "", ""
	for f := range strings.FieldsSeq(class) {
		if calloutMarks[f] {
			marked = true
			continue
		}
		if kind := CalloutKinds[f]; kind != "" && named == "" {
			named = kind
		}
		if joined == "" {
			joined = joinedKind(f)
		}
	}
	switch {
	case joined != "" && (marked || strings.Contains(class, "markdown-alert-") || strings.Contains(class, "starlight-aside--")):
		return joined
	case marked && named != "":
		return named
	case marked && (dom.HasWord(class, "admonition") || dom.HasWord(class, "confluence-information-macro")):
		return "NOTE"
	}
	return ""
}

// joinedKind reads the kind behind a mark: alert-info, theme-admonition-tip.
func joinedKind(token string) string {
	i := strings.LastIndexAny(token, "-_")
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
