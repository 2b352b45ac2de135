package pith

import (
	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/forest"
)

// Article is what a page's author wrote, and what is known about it. It can
// be written as JSON; fields that are not known are left out.
type Article struct {
	Title     string `json:"title,omitempty"`
	Byline    string `json:"byline,omitempty"` // as the page prints it
	Excerpt   string `json:"excerpt,omitempty"`
	SiteName  string `json:"site_name,omitempty"`
	Language  string `json:"language,omitempty"`  // BCP 47
	Direction string `json:"direction,omitempty"` // ltr or rtl
	Image     string `json:"image,omitempty"`     // address of the lead image
	Favicon   string `json:"favicon,omitempty"`
	URL       string `json:"url,omitempty"` // canonical
	License   string `json:"license,omitempty"`
	Section   string `json:"section,omitempty"`   // of the site
	NextPage  string `json:"next_page,omitempty"` // address of the next of several pages

	Authors []string `json:"authors,omitempty"`
	Tags    []string `json:"tags,omitempty"`

	Published Date `json:"published,omitzero"`
	Modified  Date `json:"modified,omitzero"`

	Type       PageType `json:"type,omitempty"`
	Confidence float64  `json:"confidence,omitempty"` // 0..1: how sure the choice of content is
	Outcome    Outcome  `json:"outcome"`
	WordCount  int      `json:"word_count,omitempty"` // and one more for two characters of Han, Kana, Thai, Khmer or Burmese

	// Evidence has every candidate of a field, the winner first. The keys
	// are the JSON names of the fields.
	Evidence map[string][]Candidate `json:"evidence,omitempty"`

	// Content is the article as a clean tree, nil where there is none. The
	// caller owns it.
	Content *html.Node `json:"-"`

	// Comments are the readers' comments, if Options.Comments asked for
	// them and there are any.
	Comments *html.Node `json:"-"`

	// Blocks are all parts of the page in document order, kept or not, and
	// why, if Options.Explain asked for them.
	Blocks []Block `json:"blocks,omitempty"`

	Warnings []Warning `json:"warnings,omitempty"`

	markdown MarkdownOptions
	carried  map[string]bool // names of elements in Content that are not of the clean form
}

// CommentsOnly returns the readers' comments as an article that has nothing
// else, to be written as an article is and as Options.Markdown says.
func (a *Article) CommentsOnly() *Article {
	only := &Article{Content: a.Comments, markdown: a.markdown, carried: a.carried}
	only.markdown.FrontMatter = false
	return only
}

// Candidate is one value that a page gives for a field.
type Candidate struct {
	Value  string `json:"value"`
	Source string `json:"source"` // such as "json-ld NewsArticle.author" or "meta og:title"
	Rank   int    `json:"rank"`   // 1 for the source trusted most
}

// Warning is something a caller may want to know about a page that was read
// nevertheless.
type Warning struct {
	Code   WarningCode `json:"code"`
	Detail string      `json:"detail,omitempty"`
}

// WarningCode names a kind of warning.
type WarningCode string

const (
	WarnFlattened  WarningCode = "flattened"   // the page nests deeper than Options.MaxDepth or than a parser can follow
	WarnTruncated  WarningCode = "truncated"   // the page goes over Options.MaxBytes or MaxNodes
	WarnCharset    WarningCode = "charset"     // the page's charset was guessed
	WarnBadURL     WarningCode = "bad-url"     // Options.URL has no host, or <base href> cannot be read
	WarnHiddenKept WarningCode = "hidden-kept" // hidden text was taken for content
	WarnScriptText WarningCode = "script-text" // the page shows no text, and the one that its scripts carry was read
	WarnRuleCapped WarningCode = "rule-capped" // a rule would have dropped too much and was ignored
	WarnNoRoot     WarningCode = "no-root"     // Options.Root matches nothing and was ignored
	WarnFallback   WarningCode = "fallback"    // the choice came out empty and a laxer one was taken
)

// ModelInfo says which model made an answer. Another one gives other answers to
// the same pages.
type ModelInfo struct {
	Digest string `json:"digest"` // of the model itself, in hexadecimal
	Date   string `json:"date"`   // on which it was fitted, as ISO 8601
	Corpus string `json:"corpus"` // digest of the pages and references that it was fitted on
}

// Model is the model that comes with this version of the library.
func Model() ModelInfo {
	h := &forest.Default().Header
	return ModelInfo{Digest: forest.Digest(), Date: h.Date, Corpus: h.Corpus}
}

// Version is the library's own version, by semantic versioning. It is a constant
// of the source, and so also what a program says that was built inside of a
// checkout or with a replaced module, whose build information has none.
const Version = "1.0.0-dev"
