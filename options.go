package pith

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/load"
	"github.com/pithmd/pith/internal/meta"
)

// Options says how to read a page. The zero value, or nil, is what most
// callers want; fields are named for the exception.
type Options struct {
	// URL is the page's address: the base of relative links (a <base href>
	// wins) and the host that metadata is compared with. One that cannot be
	// read is an *OptionError.
	URL string

	// ContentType is the HTTP Content-Type the page came with, read for its
	// charset, and for whether it is text/plain or text/markdown: those are no
	// HTML. Of others the first bytes tell what they are.
	ContentType string

	// Focus leans towards leaving out or letting in what is doubtful.
	Focus Focus

	// Type is the page's type where the caller knows it.
	Type PageType

	// Keep and Drop are CSS selectors of elements that are kept, or left
	// out, whatever their score and the rules. Of elements inside each
	// other the inner one decides; of one element that both name, Keep,
	// which wins over Root too. What is dropped within a line leaves the
	// rest of it; what is kept there keeps all of it. A selector that does
	// not compile is a *SelectorError.
	Keep, Drop []string

	// Root is the CSS selector of the content, where the caller knows it.
	// Rules still clean what lies inside.
	Root string

	// Memory, if there is one, has seen other pages of the site, and what
	// these say too is left out: never a heading, a cell, code, or the
	// greater part of what was chosen.
	Memory Memory

	// Comments asks for readers' comments in Article.Comments. The posts of
	// a forum are content, not comments.
	Comments bool

	// NoImages, NoLinks and NoTables leave those out of the output: a link
	// and a table then leave their text. They never change which text is
	// kept.
	NoImages, NoLinks, NoTables bool

	// Elements are names of elements, such as "my-widget", that stay in
	// Article.Content with all their attributes, as the page has them: for a
	// renderer in MarkdownOptions.Plugins, which knows what they mean. One
	// without a text stays where a picture would. Without such a renderer they
	// are as if they were not there, and Article.HTML never writes them, but
	// what they hold. script, style, template, html, head and body cannot be carried.
	Elements []string

	// MaxBytes is how much of the input is read, 16 MiB if zero or less. Of
	// a longer page the beginning is extracted and a *LimitError returned
	// beside it.
	MaxBytes int64

	// MaxNodes is how many elements, texts and comments of a page are taken
	// up, 524,288 if zero or less; what a page costs in memory depends on
	// them more than on its bytes. Of a page with more, those that come
	// first are extracted and a *LimitError returned beside it.
	MaxNodes int

	// MaxDepth is how many elements may lie in each other, 512 if zero or
	// less. The tags of elements in more are left out, with a warning, and
	// their text stays, in the innermost that is not. No text is lost, so
	// that only a limit set here, and not the default, comes with a
	// *LimitError.
	MaxDepth int

	// Explain fills Article.Blocks, which takes about as long as all the rest.
	Explain bool

	// Markdown is how Article.Markdown renders.
	Markdown MarkdownOptions
}

const (
	defaultMaxBytes = 16 << 20
	defaultMaxNodes = 1 << 19
	defaultMaxDepth = 512 // the parser's own
)

// limits are the limits of a page's tree.
func (o *Options) limits() dom.Limits {
	l := dom.Limits{Nodes: o.MaxNodes, Depth: o.MaxDepth}
	if l.Nodes <= 0 {
		l.Nodes = defaultMaxNodes
	}
	if l.Depth <= 0 {
		l.Depth = defaultMaxDepth
	}
	return l
}

// carried are the names of the elements that are carried through.
func (o *Options) carried() map[string]bool {
	if len(o.Elements) == 0 {
		return nil
	}
	names := make(map[string]bool, len(o.Elements))
	for _, name := range o.Elements {
		names[strings.ToLower(name)] = true
	}
	for _, name := range [...]string{"script", "style", "template", "html", "head", "body"} {
		delete(names, name)
	}
	return names
}

// request is how a page's bytes are to be read.
func (o *Options) request() load.Request {
	q := load.Request{ContentType: o.ContentType, Bytes: o.MaxBytes, Limits: o.limits()}
	if q.Bytes <= 0 {
		q.Bytes = defaultMaxBytes
	}
	q.Whole = len(o.Keep) > 0 || len(o.Drop) > 0 || o.Root != "" || len(o.Elements) > 0
	return q
}

// MarkdownOptions says how an article is written as Markdown: CommonMark
// with GitHub's tables, strikethrough and task lists.
type MarkdownOptions struct {
	// FrontMatter begins the output with the metadata as YAML.
	FrontMatter bool

	// Title begins the body with the article's title as a first-level
	// heading, unless it begins so already. Where the body has first-level
	// headings of its own, all of its headings move down a level.
	Title bool

	// Links is how links are written.
	Links LinkStyle

	// Bullet marks the items of lists without numbers.
	Bullet Bullet

	// Fence surrounds code blocks.
	Fence Fence

	// Compact spends fewer tokens: no padding in tables, no images without a
	// description.
	Compact bool

	// Plugins are plugins of html-to-markdown with renderers of the caller's.
	// Such a renderer is asked for each element that is written, before ours,
	// and wins for the elements that it takes; the parts of lists and tables are
	// written with these. What ctx.RenderChildNodes and ctx.RenderNodes write
	// for it is written by ours: escaped, and with formatting. Plugins see the
	// clean form of the page that Article.Content has, a copy of it. Neither
	// html-to-markdown's own base nor its commonmark plugin is needed.
	Plugins []converter.Plugin
}

// LinkStyle is how links are written in Markdown.
type LinkStyle uint8

const (
	InlineLinks    LinkStyle = iota // [text](address)
	ReferenceLinks                  // [text][1], the addresses at the end
	NoLinkTargets                   // text
)

var linkStyleNames = [...]string{InlineLinks: "inline", ReferenceLinks: "reference", NoLinkTargets: "none"}

func (l LinkStyle) String() string { return nameOf(linkStyleNames[:], uint8(l)) }

// MarshalText writes the style by name.
func (l LinkStyle) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads the name of a style: inline, reference or none.
func (l *LinkStyle) UnmarshalText(text []byte) error {
	return readName(l, linkStyleNames[:], "style of links", text)
}

// Bullet is the mark of a list item without a number.
type Bullet uint8

const (
	DashBullet     Bullet = iota // -
	AsteriskBullet               // *
	PlusBullet                   // +
)

var bulletNames = [...]string{DashBullet: "dash", AsteriskBullet: "asterisk", PlusBullet: "plus"}

func (b Bullet) String() string { return nameOf(bulletNames[:], uint8(b)) }

// MarshalText writes the bullet by name.
func (b Bullet) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// UnmarshalText reads the name of a bullet: dash, asterisk or plus.
func (b *Bullet) UnmarshalText(text []byte) error {
	return readName(b, bulletNames[:], "bullet", text)
}

func (b Bullet) mark() byte {
	switch b {
	case AsteriskBullet:
		return '*'
	case PlusBullet:
		return '+'
	}
	return '-'
}

// Fence is what surrounds a code block.
type Fence uint8

const (
	BacktickFence Fence = iota // ```
	TildeFence                 // ~~~
)

var fenceNames = [...]string{BacktickFence: "backtick", TildeFence: "tilde"}

func (f Fence) String() string { return nameOf(fenceNames[:], uint8(f)) }

// MarshalText writes the fence by name.
func (f Fence) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads the name of a fence: backtick or tilde.
func (f *Fence) UnmarshalText(text []byte) error {
	return readName(f, fenceNames[:], "fence", text)
}

func (f Fence) mark() byte {
	if f == TildeFence {
		return '~'
	}
	return '`'
}

// Focus leans the choice of content to one side.
type Focus uint8

const (
	Balanced  Focus = iota
	Precision       // leave out what is doubtful
	Recall          // let in what is doubtful
)

var focusNames = [...]string{Balanced: "balanced", Precision: "precision", Recall: "recall"}

func (f Focus) String() string { return nameOf(focusNames[:], uint8(f)) }

// MarshalText writes the focus by name.
func (f Focus) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads the name of a focus.
func (f *Focus) UnmarshalText(text []byte) error {
	return readName(f, focusNames[:], "focus", text)
}

// PageType is what kind of page was read.
type PageType uint8

const (
	Auto          PageType = iota // not known yet
	ArticlePage                   // news, a blog post, an essay
	Forum                         // a thread, a question with its answers
	Product                       // one thing for sale
	Collection                    // several things for sale
	Listing                       // links to other pages
	Documentation                 // a manual, a reference
	Service                       // what somebody offers
)

func (t PageType) String() string { return meta.Type(t).String() }

// MarshalText writes the type by name.
func (t PageType) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads the name of a type.
func (t *PageType) UnmarshalText(text []byte) error {
	return readName(t, meta.TypeNames[:], "page type", text)
}

// badValues are the errors for values that an option cannot have, but for
// selectors.
func (o *Options) badValues() []error {
	var bad []error
	if _, err := url.Parse(dom.CleanAddress(o.URL)); err != nil {
		bad = append(bad, &OptionError{Option: "URL", Value: o.URL, Err: err})
	}
	bad = badName(bad, "Focus", o.Focus, focusNames[:])
	bad = badName(bad, "Type", o.Type, meta.TypeNames[:])
	return append(bad, o.Markdown.badValues()...)
}

// badValues are the errors for values that an option cannot have.
func (o *MarkdownOptions) badValues() []error {
	var bad []error
	bad = badName(bad, "Markdown.Links", o.Links, linkStyleNames[:])
	bad = badName(bad, "Markdown.Bullet", o.Bullet, bulletNames[:])
	return badName(bad, "Markdown.Fence", o.Fence, fenceNames[:])
}

// badName appends an error if a value has none of the names.
func badName[T interface {
	~uint8
	fmt.Stringer
}](bad []error, option string, value T, names []string) []error {
	if int(value) < len(names) {
		return bad
	}
	return append(bad, &OptionError{Option: option, Value: value.String(), Err: errNoSuchValue})
}

// errNoSuchValue says that a number is none of a type's constants.
var errNoSuchValue = errors.New("no such value")

func nameOf(names []string, i uint8) string {
	if int(i) < len(names) {
		return names[i]
	}
	return fmt.Sprintf("unknown(%d)", i)
}

// readName sets a value to the one that has a name; without one it stays what
// it is.
func readName[T ~uint8](value *T, names []string, kind string, name []byte) error {
	i := slices.Index(names, string(name))
	if i < 0 {
		return fmt.Errorf("pith: no %s is called %q", kind, name)
	}
	*value = T(i)
	return nil
}
