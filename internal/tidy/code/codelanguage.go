package code

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// codeLanguage is the language that a block of code, what it holds or what
// is around it names.
func codeLanguage(n *html.Node) string {
	if lang := languageOf(n); lang != "" {
		return lang
	}
	if lang := languageInside(n); lang != "" {
		return lang
	}
	// Wrappers name it as well: <div class="highlight-source-go">.
	const near, far = 4, 8 // a table with line numbers lies between
	for p, up := n.Parent, 0; p != nil && up < far; p, up = p.Parent, up+1 {
		switch p.DataAtom {
		case atom.Div, atom.Figure, atom.Code, atom.Pre, atom.Td, atom.Tr, atom.Tbody, atom.Table, atom.Span, atom.Section:
		default:
			return ""
		}
		if lang := languageOf(p); lang != "" && (up < near || form.IsLanguage(lang)) {
			return lang
		}
	}
	return ""
}

// languageInside is the language that one of the elements names with which a block
// of code begins: they lie in each other, or one stands before the first line.
func languageInside(n *html.Node) string {
	for child := range n.ChildNodes() {
		if child.DataAtom == atom.Code {
			if lang := languageOf(child); lang != "" {
				return lang
			}
			break
		}
	}
	const most = 8 // nodes
	looked := 0
	for d := range n.Descendants() {
		if looked++; looked > most {
			break
		}
		switch d.DataAtom {
		case atom.Code, atom.Pre, atom.Span, atom.Div:
			if lang := languageOf(d); lang != "" {
				return lang
			}
		}
	}
	return ""
}

// languageOf reads the language from one element's attributes.
func languageOf(n *html.Node) string {
	if n.Type != html.ElementNode || len(n.Attr) == 0 {
		return ""
	}
	if lang, _ := languageAttribute(n); lang != "" {
		return lang
	}
	isCode := n.DataAtom == atom.Pre || n.DataAtom == atom.Code
	if lang := dom.AttrOr(n, "lang"); lang != "" {
		switch {
		case isCode && !strings.Contains(lang, "-") && lang != "en":
			return knownName(lang)
		case n.DataAtom == atom.Span && len(lang) > len("eng") && form.IsLanguage(lang): // GitLab's lines
			return lang
		}
	}
	class := dom.AttrOr(n, "class")
	if _, after, ok := strings.Cut(class, "brush:"); ok { // SyntaxHighlighter
		name, _, _ := strings.Cut(strings.TrimSpace(after), ";")
		name, _, _ = strings.Cut(name, " ")
		return knownName(name)
	}
	return languageInClass(class, isCode)
}

// languageInClass is the language that the tokens of a class name, "" if none
// does. A name alone counts where another token says that it is one of a language,
// or the element is code and it is no short word that a script may have made up.
func languageInClass(class string, isCode bool) string {
	alone, marked := "", false
	for f := range strings.FieldsSeq(class) {
		if lang := prefixed(f); lang != "" {
			return lang
		}
		f = strings.ToLower(f)
		if lang := lastPart(f); lang != "" {
			return lang
		}
		marked = marked || saysLanguage[f] || form.IsCodeWrapper(f)
		f = strings.TrimPrefix(strings.TrimPrefix(f, "highlight-"), "src-") // Sphinx, Org mode
		if alone == "" && form.IsLanguage(f) {
			alone = knownName(f)
		}
	}
	const shortest = 4 // letters
	if marked || isCode && (len(alone) >= shortest || strings.EqualFold(strings.TrimSpace(class), alone)) {
		return alone
	}
	return ""
}

// prefixed is the language that a token of a class names behind a word that is there
// for nothing else, whatever the language is.
func prefixed(token string) string {
	for _, prefix := range [...]string{"language-", "lang-", "highlight-source-", "highlight-text-", "brush-", "code-lang-"} {
		if name, ok := strings.CutPrefix(token, prefix); ok {
			return knownName(name)
		}
	}
	return ""
}

// lastPart is the language with which a token of several parts ends, behind a word
// that says so: mw-highlight-lang-go, type-python, ltx_lst_language_Go.
func lastPart(token string) string {
	at := strings.LastIndexAny(token, "-_")
	if at < 0 || token[at+1:] == "text" || !form.IsLanguage(token[at+1:]) {
		return ""
	}
	before := token[:at]
	if !languageWords[before[strings.LastIndexAny(before, "-_")+1:]] {
		return ""
	}
	return token[at+1:]
}

// languageWords are the words behind which a token of a class names a language.
var languageWords = map[string]bool{
	"lang": true, "language": true, "lexer": true, "syntax": true, "type": true, "mode": true, "lst": true,
	"source": true, "hl": true, "brush": true, "sh": true, "code": true,
}

// saysLanguage are class tokens beside which a language is named by itself.
var saysLanguage = map[string]bool{
	"hljs": true, "sourcecode": true, "highlight": true, "prettyprint": true, "shiki": true, "notranslate": true, "src": true,
	"code": true, "chroma": true, "makeup": true,
}

// languageAttribute is the language that an attribute is there to name, and
// whether there is one: it may say that there is no language.
func languageAttribute(n *html.Node) (lang string, named bool) {
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "data-language", "data-lang", "data-code-lang", "data-code-language", "data-enlighter-language", "data-syntax",
			"syntax", "language":
			named = true
			if lang == "" {
				lang = knownName(a.Val)
			}
		}
	}
	return lang, named
}

// knownName tidies the name of a language. Names that say there is none are
// none.
func knownName(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	switch name {
	case "none", "nohighlight", "no-highlight", "undefined", "null", "auto", "default", "plain", "plaintext", "unknown", "raw", "mermaid-placeholder":
		return ""
	}
	return form.CleanLanguage(name)
}

// Finish takes the line above a block of code that names its language and
// says nothing else: the fence names it.
func Finish(pre *html.Node) {
	label := dom.Before(pre)
	code := pre.FirstChild
	if label == nil || !dom.IsElement(label, atom.P) || code == nil {
		return
	}
	name := form.LanguageOfLabel(dom.TextUpTo(label, form.MaxLabelText))
	switch lang := languageOf(code); {
	case name == "" || lang != "" && lang != name:
	case lang == "":
		code.Attr = []html.Attribute{{Key: "class", Val: "language-" + name}}
		dom.Remove(label)
	default:
		dom.Remove(label)
	}
}
