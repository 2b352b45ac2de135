package tidy

import (
	"net/url"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/tidy/code"
	"github.com/pithmd/pith/internal/tidy/level"
	"github.com/pithmd/pith/internal/tidy/math"
	"github.com/pithmd/pith/internal/tidy/media"
	"github.com/pithmd/pith/internal/tidy/notes"
	"github.com/pithmd/pith/internal/tidy/outline"
	"github.com/pithmd/pith/internal/tidy/rule"
	"github.com/pithmd/pith/internal/tidy/table"
	"github.com/pithmd/pith/internal/tidy/text"
)

// Cleaning is what one run of normalise knows.
type Cleaning struct {
	Base     *url.URL // of relative addresses; nil if none is known
	Language string   // of the page, "" if none is known
	Without  Without  // what the caller leaves out

	// Whole keeps what is empty too: Convert decides nothing.
	Whole bool

	// Carried are the names of elements that are carried through with their
	// attributes: somebody else knows what they mean.
	Carried map[string]bool

	hasBlock map[*html.Node]bool       // inline elements with a block inside
	notes    *html.Node                // the section of notes, if there are any
	held     map[*html.Node]bool       // elements that may be empty, with others inside
	heading  *html.Node                // that is being prepared
	titles   map[*html.Node]*html.Node // of links that show another page, where no heading says them
	order    map[*html.Node]int        // where headings stand, once it is asked
	ids      map[string]int            // and elements with an id
	abbrs    map[string]bool           // abbreviations whose meaning has been given
	linked   map[string]bool           // addresses that links have
	repeated int                       // bytes of addresses that were said before
}

// Without is what a caller leaves out of the output: links and tables leave
// their text.
type Without struct{ Images, Links, Tables bool }

// Normalise brings a tree into the one form that Markdown, Text, HTML and
// Chunks read. Each construct that pages write in many ways is written in
// one way afterwards:
//
//	p, h1 to h6, hr, blockquote, pre > code.language-x
//	p > strong before pre: the name of the file that the code is of
//	ul, ol[start] > li, bare inline content where the list is tight
//	li > input[type=checkbox][checked] for tasks
//	dl > dt, dd
//	table > caption, thead, tbody > tr > th, td, a full grid without spans
//	figure > img, figcaption
//	blockquote[data-callout=note]
//	span.math.inline and span.math.display with TeX as their text
//	sup.footnote-ref > a, and section.footnotes > ol > li at the end
//	a, img, em, strong, del, code, sub, sup, kbd, mark, br
//
// The root itself stays. Attribute slices are replaced, never written into:
// they may still be those of the document that was copied.
func Normalise(root *html.Node, c *Cleaning) {
	c.hasBlock = map[*html.Node]bool{}
	c.held = map[*html.Node]bool{}
	c.abbrs = map[string]bool{}
	c.titles = map[*html.Node]*html.Node{}
	if !c.Whole {
		text.DecodeTwice(root)
		media.Veils(root)
		media.Copies(root)
	}
	dom.DropControls(root)
	text.DecodeMail(root)
	if !c.Whole {
		text.DropShortcodes(root)
		text.ParagraphNumbers(root)
	}
	c.linked, c.repeated = map[string]bool{}, 0
	c.order, c.ids = nil, nil
	last := root.LastChild
	form.Raise(root)
	notes.Normalise(root, c.Base)
	if root.LastChild != last {
		c.notes = root.LastChild
	}
	tabs(root)
	media.Labels(root)
	media.Captions(root)
	if !c.Whole {
		media.Posts(root)
		media.Viewers(root)
	}
	level.Normalise(root)
	c.prepare(root)
	if !c.Whole {
		media.Ornaments(root)
		media.Twins(root)
	}
	c.arrange(root)
	table.Form{Whole: c.Whole, None: c.Without.Tables}.Normalise(root)
	bullets(root) // of tables only cells of data are left
	c.Collapse(root)
	c.finish(root)
	if !c.Whole {
		rule.Single(root)
		outline.Item(root)
		outline.Sentences(root)
	}
}

// prepare goes through the tree once, before its blocks are arranged: it
// drops what is unsafe or empty by its kind, and gives each construct to
// the function that knows its spellings. It reports whether anything in n
// is a block.
func (c *Cleaning) prepare(n *html.Node) bool {
	block := false
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		switch child.Type {
		case html.TextNode:
			block = math.Raw(child) || !c.Whole && rule.Typed(child) || block
		case html.ElementNode:
			if c.prepareElement(child) {
				block = true
			}
			if child.Parent == n {
				next = child.NextSibling // what followed may have been taken in
			}
		default: // comments, doctypes
			n.RemoveChild(child)
		}
		child = next
	}
	return block
}

func (c *Cleaning) prepareElement(n *html.Node) (block bool) {
	if c.carries(n) {
		return c.tell(n, c.prepare(n))
	}
	if n.Namespace != "" && n.DataAtom != atom.Svg && n.DataAtom != atom.Math {
		dom.Remove(n)
		return false
	}
	n = media.Ordinary(n)
	headingOfRole(n)
	tableOfRoles(n)
	quoteByName(n)
	if taskBox(n) {
		return false
	}
	if block, done := c.prepareByTag(n); done {
		return block
	}
	if math.IsContainer(n) {
		if block, done := math.Container(n); done {
			return block
		}
		return c.tell(n, c.prepare(n))
	}
	if code.IsContainer(n) {
		code.Container(n)
		return true
	}
	if code.Lines(n) {
		return true
	}
	if isPermalink(n) || media.IsTracker(n) || !c.Whole && (media.IsShareButton(n) || n.DataAtom == atom.A && media.IsButtonAgain(n)) || n.DataAtom == atom.A && n.FirstChild != nil && n.FirstChild == n.LastChild && dom.IsBlank(n.FirstChild) {
		dom.Remove(n)
		return false
	}
	if c.isMarkOfHeading(n) {
		return c.prepareAndSplice(n)
	}
	callout(n)
	if mayBeEmpty(n) && holdsElements(n) {
		c.held[n] = true
	}
	if n.DataAtom == atom.A && !c.Whole {
		c.card(n)
	}
	block = c.prepareInside(n)
	if n.DataAtom == atom.A {
		c.labelLink(n)
	}
	return c.tell(n, block)
}

// tell remembers that an inline element has a block in it, and reports whether
// n is a block or has one.
func (c *Cleaning) tell(n *html.Node, block bool) bool {
	own := dom.TraitsAt(n.DataAtom)&dom.IsBlock != 0
	if block && !own {
		c.hasBlock[n] = true
	}
	return block || own
}

// prepareByTag prepares the elements that have a form of their own, whatever
// is in them. It reports whether n needs nothing more.
func (c *Cleaning) prepareByTag(n *html.Node) (block, done bool) {
	switch n.DataAtom {
	case atom.Script:
		return math.Script(n), true
	case atom.Math:
		return math.Element(n), true
	case atom.Style, atom.Template, atom.Link, atom.Meta, atom.Base, atom.Title, atom.Head,
		atom.Datalist, atom.Param, atom.Map, atom.Noframes, atom.Noembed, atom.Frame, atom.Frameset, atom.Bgsound, atom.Track:
		dom.Remove(n)
		return false, true
	case atom.Svg:
		if block, done := math.Drawing(n); done {
			return block, true
		}
		removeBetween(n)
		return false, true
	case atom.Select, atom.Textarea, atom.Canvas, atom.Applet:
		removeBetween(n)
		return false, true
	case atom.Progress, atom.Meter:
		// A bar: in a sentence its text, which browsers show that draw none.
		if !standsInText(n) {
			dom.Remove(n)
		}
		return false, !dom.Attached(n)
	case atom.Pre, atom.Xmp, atom.Listing, atom.Plaintext, atom.Code, atom.Samp, atom.Tt, atom.Kbd:
		return c.prepareCode(n), true
	case atom.Picture, atom.Img:
		return media.Picture(n, c.Language, !c.Whole && c.heading == nil), true
	case atom.Iframe, atom.Embed, atom.Object, atom.Video, atom.Audio:
		if !media.Embed(n, c.Base, c.Language, c.Whole) {
			removeBetween(n)
		}
		return false, true
	case atom.Noscript:
		media.Noscript(n)
		return c.prepareAndSplice(n), true
	case atom.Input:
		c.input(n)
		return false, true
	case atom.Q:
		c.quote(n)
	case atom.Cite:
		c.citation(n)
	case atom.Abbr, atom.Acronym:
		c.abbreviation(n)
	case atom.Ruby:
		ruby(n)
	case atom.Br:
		return c.doubleBreak(n), true
	case atom.Wbr:
		dom.Remove(n)
		return false, true
	}
	return false, false
}

// prepareCode prepares an element of code: a block, a part of a line, or a formula.
func (c *Cleaning) prepareCode(n *html.Node) bool {
	if tex, display, ok := math.Code(n); ok {
		return form.PutMath(n, tex, display)
	}
	if dom.TraitsAt(n.DataAtom)&dom.IsBlock != 0 {
		code.Block(n)
		return true
	}
	if block, done := code.Inline(n); done {
		return block
	}
	return c.prepareAndSplice(n)
}

// prepareInside prepares what is in n, which knows the heading it is in.
func (c *Cleaning) prepareInside(n *html.Node) bool {
	if dom.TraitsAt(n.DataAtom)&dom.IsHeading == 0 {
		return c.prepare(n)
	}
	around := c.heading
	c.heading = n
	block := c.prepare(n)
	c.heading = around
	return block
}

// prepareAndSplice prepares what is in n and puts it in n's place.
func (c *Cleaning) prepareAndSplice(n *html.Node) bool {
	block := c.prepare(n)
	dom.Unwrap(n)
	return block
}

// doubleBreak makes the end of a paragraph of two line breaks, which is what
// pages without paragraphs mean by them. It reports whether n was one. The
// first may be the last thing in an element that ended before n.
func (c *Cleaning) doubleBreak(n *html.Node) bool {
	double := false
	for next := n.NextSibling; next != nil; {
		after := next.NextSibling
		switch {
		case dom.IsBlank(next) && after != nil && dom.IsElement(after, atom.Br):
			dom.Remove(next)
		case dom.IsElement(next, atom.Br):
			dom.Remove(next)
			double = true
		default:
			after = nil
		}
		next = after
	}
	if before, blanks := breakBefore(n); before != nil {
		for _, blank := range append(blanks, before) {
			dom.Remove(blank)
		}
		double = true
	}
	if double {
		dom.Rename(n, atom.Div)
	}
	return double
}

// maxUnshown is how many nodes of which nothing is shown are looked past.
const maxUnshown = 32

// breakBefore is the line break that stands before n, with nothing that is shown
// between them: the texts of blanks, of whatever width, that are, and elements
// around nothing. It is nil if there is none.
func breakBefore(n *html.Node) (before *html.Node, blanks []*html.Node) {
	at := n
	for range maxUnshown {
		for at.PrevSibling == nil {
			if at = at.Parent; at == nil || !dom.IsInline(at) {
				return nil, nil
			}
		}
		at = at.PrevSibling
		for at.LastChild != nil && dom.IsInline(at) && !isLiteral(at) {
			at = at.LastChild
		}
		switch {
		case at.DataAtom == atom.Br:
			return at, blanks
		case !dom.IsInline(at) || dom.RunHasContent(at, at.NextSibling):
			return nil, nil
		case at.Type == html.TextNode:
			blanks = append(blanks, at)
		}
	}
	return nil, nil
}

// quote writes q as the marks that a browser would show. The element stays
// until the end: one in it has other marks.
func (c *Cleaning) quote(n *html.Node) {
	marks, others := [2]string{"“", "”"}, [2]string{"‘", "’"}
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Q {
			marks, others = others, marks
		}
	}
	n.InsertBefore(dom.NewText(marks[0]), n.FirstChild)
	n.AppendChild(dom.NewText(marks[1]))
}

// citation takes the emphasis off a cite that has a whole reference, with the
// title in it emphasised by itself, as Wikipedia's have: by the standard it
// is the title alone (HTML, 4.5.6).
func (c *Cleaning) citation(n *html.Node) {
	for d := range n.Descendants() {
		if d.DataAtom == atom.I || d.DataAtom == atom.Em || d.DataAtom == atom.Cite {
			dom.Rename(n, atom.Span)
			return
		}
	}
}
