package pith

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// calloutKinds maps what pages call their callouts to GitHub's five kinds.
// Kinds of other meaning keep their name, which Obsidian reads.
var calloutKinds = map[string]string{
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

// callout makes <blockquote data-callout=KIND> of an element that sets a
// note, a tip or a warning apart.
func callout(n *html.Node) {
	switch n.DataAtom {
	case atom.Blockquote:
		if markedQuote(n) {
			return
		}
	case atom.Div, atom.Aside, atom.Section, atom.Details:
	default:
		return
	}
	kind := calloutKind(n)
	if kind == "" {
		return
	}
	title := calloutTitle(n)
	if title != nil {
		words := strings.Join(strings.Fields(textOf(title)), " ")
		remove(title)
		plain := strings.TrimRight(words, ":")
		if words != "" && !strings.EqualFold(calloutKinds[strings.ToLower(plain)], kind) && !strings.EqualFold(plain, kind) {
			bold := newElement(atom.Strong)
			bold.AppendChild(newText(words))
			p := newElement(atom.P)
			p.AppendChild(bold)
			n.InsertBefore(p, n.FirstChild)
		}
	}
	rename(n, atom.Blockquote)
	n.Attr = []html.Attribute{{Key: "data-callout", Val: kind}}
}

// calloutKind is the kind of callout that an element's class names, "" if
// it is none.
func calloutKind(n *html.Node) string {
	if len(n.Attr) == 0 {
		return ""
	}
	class := strings.ToLower(attrOr(n, "class"))
	if kind := attrOr(n, "data-callout"); kind != "" {
		return kindNamed(kind)
	}
	marked, named, joined := false, "", ""
	for f := range strings.FieldsSeq(class) {
		if calloutMarks[f] {
			marked = true
			continue
		}
		if kind := calloutKinds[f]; kind != "" && named == "" {
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
	case marked && (hasWord(class, "admonition") || hasWord(class, "confluence-information-macro")):
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
		return calloutKinds[token[i+1:]]
	}
	return ""
}

func kindNamed(name string) string {
	name = strings.ToLower(name)
	if kind := calloutKinds[name]; kind != "" {
		return kind
	}
	for _, r := range name {
		if (r < 'a' || r > 'z') && r != '-' {
			return "NOTE"
		}
	}
	return strings.ToUpper(name)
}

// calloutTitle finds the element that a callout has its title in. Nothing but
// icons stands before it: behind a text it is part of a sentence.
func calloutTitle(n *html.Node) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !isIconText(d) {
			return nil
		}
		if d.Type != html.ElementNode {
			continue
		}
		if d.DataAtom == atom.Summary && n.DataAtom == atom.Details {
			return d
		}
		for f := range strings.FieldsSeq(attrOr(d, "class")) {
			f = strings.ToLower(f)
			switch {
			case f == "title", f == "callout-title", f == "callout-indicator", f == "admonition-title", f == "markdown-alert-title", f == "alert-heading", f == "alert-title",
				f == "custom-block-title", f == "starlight-aside__title", f == "admonition-heading", f == "callout-header",
				strings.HasPrefix(f, "admonitionheading"), strings.HasPrefix(f, "admonition-heading"):
				return d
			}
		}
	}
	return nil
}

// isIconText reports whether a text has no words, or those that a font shows
// as an icon.
func isIconText(n *html.Node) bool {
	return !strings.ContainsFunc(n.Data, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) ||
		attrOr(n.Parent, "aria-hidden") == "true" || strings.Contains(attrOr(n.Parent, "class"), "icon")
}

// markedQuote recognises a quote whose text begins with [!KIND], as GitHub
// and Obsidian have it in their sources, and takes the mark out.
func markedQuote(n *html.Node) bool {
	first := n.FirstChild
	for first != nil && (isBlank(first) || isElement(first, atom.P)) {
		if isBlank(first) {
			first = first.NextSibling
		} else {
			first = first.FirstChild
		}
	}
	if first == nil || first.Type != html.TextNode {
		return false
	}
	rest, ok := strings.CutPrefix(strings.TrimLeft(first.Data, " \t\n"), "[!")
	name, rest, closed := strings.Cut(rest, "]")
	if !ok || !closed || name == "" || len(name) > 20 || strings.ContainsAny(name, " \n") {
		return false
	}
	first.Data = strings.TrimLeft(strings.TrimLeft(rest, "+-"), " \t\n")
	n.Attr = []html.Attribute{{Key: "data-callout", Val: kindNamed(name)}}
	return true
}

// calloutMark writes the line that makes a quote a callout.
func (p *printer) calloutMark(n *html.Node) {
	kind := attrOr(n, "data-callout")
	if kind == "" {
		return
	}
	p.out = append(p.out, "[!"+kindNamed(kind)+"]"...)
	if n.FirstChild != nil {
		p.newline()
	}
}
