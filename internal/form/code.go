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
	token = strings.ToLower(token)
	return codeWrappers[token] || strings.HasPrefix(token, "highlight-source-")
}

// codeWrappers are class tokens of elements around one block of code.
var codeWrappers = map[string]bool{
	"highlight":                            true, // Pygments, Rouge, Hugo, Jekyll, Hexo, GitHub
	"codehilite":                           true, // Python-Markdown
	"highlighttable":                       true, // Pygments with line numbers
	"rouge-table":                          true, // Rouge with line numbers
	"lntable":                              true, // Chroma with line numbers
	"hljs-ln":                              true, // highlightjs-line-numbers
	"highlighter-rouge":                    true, // Jekyll
	"code-toolbar":                         true, // Prism with its toolbar
	"gatsby-highlight":                     true, // Gatsby
	"expressive-code":                      true, // Astro
	"code-block":                           true, // Mintlify and many others
	"codeblock":                            true,
	"code-wrapper":                         true,
	"code-block-wrapper":                   true,
	"sourcecode":                           true, // Pandoc
	"snippet-clipboard-content":            true, // GitHub
	"crayon-syntax":                        true, // Crayon
	"syntaxhighlighter":                    true, // SyntaxHighlighter
	"js-file-line-container":               true, // GitHub, a file's lines
	"theme-code-block":                     true, // Docusaurus
	"hljs-container":                       true,
	"wp-block-kevinbatdorf-code-block-pro": true, // WordPress
}

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
