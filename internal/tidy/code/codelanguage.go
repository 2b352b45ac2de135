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
	if code := n.FirstChild; code != nil {
		for ; code != nil; code = code.NextSibling {
			if dom.IsElement(code, atom.Code) || dom.IsElement(code, atom.Span) {
				if lang := languageOf(code); lang != "" {
					return lang
				}
				break
			}
		}
	}
	// Wrappers name it as well: <div class="highlight-source-go">.
	const near, far = 4, 8 // a table with line numbers lies between
	for p, up := n.Parent, 0; p != nil && up < far; p, up = p.Parent, up+1 {
		switch p.DataAtom {
		case atom.Div, atom.Figure, atom.Code, atom.Pre, atom.Td, atom.Tr, atom.Tbody, atom.Table, atom.Span, atom.Section:
		default:
			return ""
		}
		if lang := languageOf(p); lang != "" && (up < near || languages[lang]) {
			return lang
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
	if n.DataAtom == atom.Pre || n.DataAtom == atom.Code {
		if lang := dom.AttrOr(n, "lang"); lang != "" && !strings.Contains(lang, "-") && lang != "en" {
			return knownName(lang)
		}
	}
	class := dom.AttrOr(n, "class")
	if class == "" {
		return ""
	}
	if _, after, ok := strings.Cut(class, "brush:"); ok { // SyntaxHighlighter
		name, _, _ := strings.Cut(strings.TrimSpace(after), ";")
		name, _, _ = strings.Cut(name, " ")
		return knownName(name)
	}
	marked := false // a token says that another one is a language
	for f := range strings.FieldsSeq(class) {
		for _, prefix := range [...]string{"language-", "lang-", "highlight-source-", "highlight-text-", "brush-", "code-lang-"} {
			if name, ok := strings.CutPrefix(f, prefix); ok {
				if lang := knownName(name); lang != "" {
					return lang
				}
			}
		}
		switch strings.ToLower(f) {
		case "hljs", "sourcecode", "highlight", "prettyprint", "shiki", "notranslate", "src", "code", "chroma", "hl":
			marked = true
		}
	}
	if !marked {
		return ""
	}
	for f := range strings.FieldsSeq(class) {
		f, _ = strings.CutPrefix(f, "highlight-") // Sphinx
		f, _ = strings.CutPrefix(f, "src-")       // Org mode
		if languages[strings.ToLower(f)] {
			return knownName(f)
		}
	}
	return ""
}

// languageAttribute is the language that an attribute is there to name, and
// whether there is one: it may say that there is no language.
func languageAttribute(n *html.Node) (lang string, named bool) {
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "data-language", "data-lang", "data-code-lang", "data-code-language", "data-enlighter-language", "data-syntax", "language":
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
	label := pre.PrevSibling
	for label != nil && dom.IsBlank(label) {
		label = label.PrevSibling
	}
	code := pre.FirstChild
	if label == nil || !dom.IsElement(label, atom.P) || code == nil {
		return
	}
	name := strings.ToLower(strings.TrimSpace(dom.TextUpTo(label, form.MaxLabelText)))
	switch lang := languageOf(code); {
	case name == "" || !languages[name] || lang != "" && lang != name:
	case lang == "":
		code.Attr = []html.Attribute{{Key: "class", Val: "language-" + name}}
		dom.Remove(label)
	default:
		dom.Remove(label)
	}
}

// languages are the names that count as one without a prefix.
var languages = map[string]bool{
	"bash": true, "sh": true, "shell": true, "zsh": true, "fish": true, "console": true, "powershell": true, "batch": true,
	"c": true, "cpp": true, "c++": true, "csharp": true, "cs": true, "c#": true, "objectivec": true, "go": true, "golang": true,
	"java": true, "kotlin": true, "scala": true, "groovy": true, "clojure": true, "javascript": true, "js": true, "jsx": true,
	"typescript": true, "ts": true, "tsx": true, "json": true, "yaml": true, "yml": true, "toml": true, "xml": true, "html": true,
	"css": true, "scss": true, "less": true, "python": true, "python3": true, "py": true, "ruby": true, "rb": true, "rust": true,
	"rs": true, "swift": true, "dart": true, "php": true, "perl": true, "lua": true, "r": true, "julia": true, "haskell": true,
	"hs": true, "elixir": true, "erlang": true, "ocaml": true, "fsharp": true, "sql": true, "graphql": true, "diff": true,
	"dockerfile": true, "docker": true, "makefile": true, "cmake": true, "nginx": true, "ini": true, "latex": true, "tex": true,
	"markdown": true, "md": true, "vim": true, "lisp": true, "scheme": true, "racket": true, "zig": true, "nim": true, "nix": true,
	"asm": true, "wasm": true, "verilog": true, "vhdl": true, "matlab": true, "solidity": true, "terraform": true, "hcl": true,
	"proto": true, "protobuf": true, "svelte": true, "vue": true, "lean": true, "lean4": true, "text": true,
}
