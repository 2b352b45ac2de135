package form

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

// IsCodeWrapper reports whether a class token is of elements around one block
// of code.
func IsCodeWrapper(token string) bool {
	const prefix = "highlight-source-"
	return codeWrappers.Has(token) || len(token) >= len(prefix) && strings.EqualFold(token[:len(prefix)], prefix)
}

// codeWrappers are class tokens of elements around one block of code.
var codeWrappers = dom.NamesOf(
	"highlight",         // Pygments, Rouge, Hugo, Jekyll, Hexo, GitHub
	"codehilite",        // Python-Markdown
	"highlighttable",    // Pygments with line numbers
	"rouge-table",       // Rouge with line numbers
	"lntable",           // Chroma with line numbers
	"hljs-ln",           // highlightjs-line-numbers
	"highlighter-rouge", // Jekyll
	"code-toolbar",      // Prism with its toolbar
	"gatsby-highlight",  // Gatsby
	"expressive-code",   // Astro
	"code-block",        // Mintlify and many others
	"codeblock",
	"code-wrapper",
	"code-block-wrapper",
	"sourcecode",                // Pandoc
	"snippet-clipboard-content", // GitHub
	"crayon-syntax",             // Crayon
	"syntaxhighlighter",         // SyntaxHighlighter
	"js-file-line-container",    // GitHub, a file's lines
	"theme-code-block",          // Docusaurus
	"fragment",                  // Doxygen
	"lstlisting",                // LaTeX's listings
	"blockcode",                 // Discuz
	"ltx_listing",               // LaTeXML
	"hljs-container",
	"wp-block-kevinbatdorf-code-block-pro", // WordPress
)

// HasToken reports whether a set has one of an element's class tokens, in
// lower case.
func HasToken(n *html.Node, set dom.NameSet) bool {
	for f := range strings.FieldsSeq(dom.AttrOr(n, "class")) {
		if set.Has(f) {
			return true
		}
	}
	return false
}

// CleanLanguage cuts a code block's language off where something begins
// that no name of a language has and a reader could take for markup.
func CleanLanguage(lang string) string {
	end := strings.IndexFunc(lang, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("`~<>&\"'\\{}[]()", r)
	})
	if end >= 0 {
		return lang[:end]
	}
	return lang
}
