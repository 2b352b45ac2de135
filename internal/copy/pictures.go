package copy

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
)

// wantsMedia decides about an image, a video or a frame by the text that it
// stands in: text next to it must be kept, and of the innermost element
// around it that has text the larger part. What stands in a figure says
// something about the picture and not about what is around it, so a figure is
// looked past, and so is a line or two that was not chosen between text that
// was: a credit, a caption that no <figcaption> marks. The picture at the head
// of an article goes with it wherever the byline stands.
func (c *copier) wantsMedia(i int32) bool {
	p := c.p
	if k := c.blockAround(i); k >= 0 {
		return c.keep[k] && !c.taken[k] && !c.isOut(i)
	}
	if !c.showsSomething(i) {
		return false
	}
	if c.head.from <= i && i < c.head.end {
		return !c.head.again
	}
	credited := false
	isPlayer := p.Nodes[i].DataAtom == atom.Audio || p.Nodes[i].DataAtom == atom.Video
	for box := p.Nodes[i].Parent; box > 0; box = p.Nodes[box].Parent {
		from, to := p.BlocksIn(box)
		kept, all := c.keptText[to]-c.keptText[from], c.text[to]-c.text[from]
		if isPlayer && to-from <= maxOfPlayer {
			all -= c.countsIn(from, to)
		}
		switch {
		case c.heading[box]:
			return false
		case p.Nodes[box].DataAtom == atom.Figure && c.captions[to] > c.captions[from]:
			return true // its caption is kept
		case all == 0:
			continue
		case kept == 0 && (c.isCredit(from, to, all) || c.isVeil(i, from, to, all)):
			credited = true // so kept text is before it, and behind
			continue
		case kept*2 < all || kept == 0:
			return false
		}
		return credited || c.before[p.BlockAt[i]] || c.after[p.BlockAt[i]]
	}
	return false
}

// blockAround is the block that a medium stands in, -1 if none.
func (c *copier) blockAround(i int32) int32 {
	if before, after := c.around(i); before == after {
		return before
	}
	return -1
}

// isOut reports whether a medium is out, whatever stands around it.
func (c *copier) isOut(i int32) bool { return c.p.Places[i]&mark.InMuted != 0 || c.dropsMedia(i) }

// showsSomething reports whether a medium that stands in no block is there to
// be looked at.
func (c *copier) showsSomething(i int32) bool {
	return !c.isOut(i) && !c.isSign(i) && !c.isPortrait(i) && !c.isOfCard(i)
}

// isOfCard reports whether a medium stands in a link around words of which none was
// chosen: what shows where a link leads goes with the words that say it. A caption
// may go without its picture. Of a card between two paragraphs the words alone are
// the author's choice.
func (c *copier) isOfCard(i int32) bool {
	p := c.p
	if c.isInCard(i) {
		return true
	}
	link := p.Closest(i, atom.A)
	if link == 0 || form.IsPictureFile(dom.AttrOr(p.Nodes[link].Node, "href")) {
		return false
	}
	card, known := c.cards[link]
	if !known {
		if c.cards == nil {
			c.cards = map[int32]bool{}
		}
		card = c.isUnchosenCard(link)
		c.cards[link] = card
	}
	return card
}

// isInCard reports whether the nearest words around a medium that were chosen are those
// of a card.
func (c *copier) isInCard(i int32) bool {
	box := c.p.Nodes[i].Parent
	from, to := c.p.BlocksIn(box)
	for box > 0 && c.keptText[to]+c.captions[to] == c.keptText[from]+c.captions[from] {
		box = c.p.Nodes[box].Parent
		from, to = c.p.BlocksIn(box)
	}
	for k := from; k < to; k++ {
		if c.keep[k] {
			return c.p.Verdicts[k].Guard == choose.Card
		}
	}
	return false
}

// isUnchosenCard reports whether a link is around words, other than captions, of
// which none was chosen.
func (c *copier) isUnchosenCard(link int32) bool {
	words := false
	for k, to := c.p.BlocksIn(link); k < to; k++ {
		if c.keep[k] {
			return false
		}
		words = words || c.p.Blocks[k].Place&mark.InCaption == 0
	}
	return words
}

// headPicture is the picture at the head of an article, with what holds it and
// no text.
type headPicture struct {
	from, end int32 // nodes: the picture, and the end of what holds it; 0 if there is none
	again     bool  // it stands in the text as well
}

// findHead looks for the first picture that leads.
func (c *copier) findHead() {
	p := c.p
	for i := range int32(len(p.Nodes)) {
		if !c.leads(i) || c.blockAround(i) >= 0 || !c.showsSomething(i) {
			continue
		}
		c.head.from = i
		for up := range p.Shells(i) {
			c.head.end = p.Nodes[up].End
		}
		c.head.again = c.isShownAgain(i)
		return
	}
}

// maxAboveHeadline is how many blocks are at most between a picture and the
// headline below it: a section's name, a date.
const maxAboveHeadline = 2

// leads reports whether a picture stands at the head of the text: between the
// headline and the text, or right above both, with nothing there but lines
// such as a byline.
func (c *copier) leads(i int32) bool {
	p := c.p
	h, k := p.Sums.Headline, p.BlockAt[i]
	if h < 0 || p.Places[i]&(mark.InNav|mark.InAside|mark.InFooter|mark.InItem) != 0 {
		return false
	}
	if k <= h && (h-k > maxAboveHeadline || p.Places[i]&mark.InHeader != 0 && p.Places[i]&(mark.InMain|mark.InArticle) == 0) {
		return false // the site's
	}
	for j := min(h, k); j < min(int32(len(p.Blocks)), h+choose.MaxBelowHeadline); j++ {
		switch b := &p.Blocks[j]; {
		case j == h || p.IsAside(b):
		case c.keep[j]:
			return j >= max(h, k) && c.mayLead(i)
		case b.IsProse():
			return false
		}
	}
	return false
}

// isShownAgain reports whether the picture at the head stands in the text once
// more: pages have the first one in their head as well.
func (c *copier) isShownAgain(i int32) bool {
	src := c.sourceOf(i)
	for k := c.head.end; k < int32(len(c.p.Nodes)); k++ {
		if c.kindOf(k) == atom.Img && form.SamePicture(c.sourceOf(k), src) && c.wantsMedia(k) {
			return true
		}
	}
	return false
}

// kindOf is which element a node is, or which one it stands for.
func (c *copier) kindOf(i int32) atom.Atom {
	n := &c.p.Nodes[i]
	if stand, _ := form.StandsFor(n.Node); stand != 0 {
		return stand
	}
	return n.DataAtom
}

// sourceOf is the address that an image will have.
func (c *copier) sourceOf(i int32) string {
	img, holder := c.p.Nodes[i].Node, c.p.Nodes[c.p.Nodes[i].Parent].Node
	if stand, address := form.StandsFor(img); stand != 0 {
		return address
	}
	if holder.DataAtom != atom.Picture {
		holder = img
	}
	return form.BestSource(img, holder)
}

// besideHead are the families of names of pictures that stand at an article's
// head and do not belong to it.
var besideHead = familiesNamed("share", "tool", "logo", "advert", "user", "byline")

// familiesNamed are several families as one set.
func familiesNamed(names ...string) mark.Families {
	var set mark.Families
	for _, name := range names {
		set |= 1 << mark.FamilyNamed(name)
	}
	return set
}

// mayLead reports whether a picture is one to be looked at, and nothing around
// it says otherwise: a name, a link to another page, or a style that hides it.
// What a picture's own style hides a script shows when it is loaded.
func (c *copier) mayLead(i int32) bool {
	switch c.kindOf(i) {
	case atom.Img:
		if c.sourceOf(i) == "" {
			return false // a script fills it
		}
	case atom.Video:
	default:
		return false
	}
	if c.p.Places[c.p.Nodes[i].Parent]&mark.InHidden != 0 {
		return false
	}
	for up := range c.p.Shells(i) {
		n := &c.p.Nodes[up]
		if c.p.Fams[up]&besideHead != 0 || n.DataAtom == atom.A && !form.IsPictureFile(dom.AttrOr(n.Node, "href")) {
			return false
		}
	}
	return true
}

// isSign reports whether a picture that no text is beside shows the way and
// nothing else: an icon, or the logo that leads to the site's front page. In a
// cell an icon is a value.
func (c *copier) isSign(i int32) bool {
	p := c.p
	if p.Places[i]&(mark.InCell|mark.InHeaderCell) != 0 {
		return false
	}
	if n := p.Nodes[i].Node; isIcon(n) && !form.HasRatio(n) {
		return true
	}
	for up := range p.Shells(i) {
		if p.Nodes[up].DataAtom != atom.A {
			continue
		}
		href := dom.AttrOr(p.Nodes[up].Node, "href")
		if u, err := url.Parse(href); err == nil && p.Base != nil {
			href = p.Base.ResolveReference(u).String()
		}
		return href == "/" || p.Host != "" && strings.Contains(href, p.Host) && meta.IsFront(href)
	}
	return false
}

// portraitNames are the words by which pages name the pictures of those who
// write, on themselves and on what holds nothing else. What a page is about is
// called so in its words alone.
var portraitNames = [...]uint32{dom.HashWord("avatar"), dom.HashWord("avatars"), dom.HashWord("gravatar"), dom.HashWord("userpic")}

// isPortrait reports whether a picture shows who wrote.
func (c *copier) isPortrait(i int32) bool {
	portrait := false
	for up := range c.p.Shells(i) {
		for _, a := range c.p.Nodes[up].Attr {
			if a.Key != "class" && a.Key != "id" && a.Key != "data-testid" {
				continue
			}
			for token := range strings.FieldsSeq(a.Val) {
				dom.EachWordOfName(token, func(word uint32) { portrait = portrait || slices.Contains(portraitNames[:], word) })
			}
		}
	}
	return portrait
}

func isIcon(img *html.Node) bool {
	isSmall := func(size string) bool {
		n, err := strconv.Atoi(strings.TrimSuffix(size, "px"))
		return err == nil && n <= form.MaxIcon
	}
	width, height := dom.AttrOr(img, "width"), dom.AttrOr(img, "height")
	return (width == "" || isSmall(width)) && (height == "" || isSmall(height)) && width+height != ""
}

// dropsMedia reports whether a rule drops what stands at node i, if it has
// no block to be judged by.
func (c *copier) dropsMedia(i int32) bool {
	p := c.p
	isPlayer := c.isPlayer(i) // which is called so, or by what asks for consent to it
	for ; i > 0; i = p.Nodes[i].Parent {
		switch r := p.Rules[i]; {
		case r == mark.RuleKeepOption:
			return false
		case isPlayer && (r == mark.RuleCookieWall || r == mark.RulePlayerChrome):
		case r != 0 && !p.Off[r]:
			return true
		}
	}
	return false
}

// markSources marks the sources of a picture with the first image that is
// wanted of it: they stand before it.
func (c *copier) markSources(img int32) {
	p := c.p
	picture := p.Nodes[img].Parent
	if picture < 0 || p.Nodes[picture].DataAtom != atom.Picture || c.marked[picture] {
		return
	}
	for i := picture + 1; i < img; i++ {
		if p.Nodes[i].DataAtom == atom.Source {
			c.mark(i)
		}
	}
}

// repeatsText reports whether an image's alternative text stands as a block
// of its own, as captions do that no <figcaption> marks.
func (c *copier) repeatsText(n *html.Node) bool {
	alt, _ := dom.Attr(n, "alt")
	hash, words := dom.FnvOffset, 0
	dom.EachWord(alt, func(word uint32) { hash, words = (hash^word)*dom.FnvPrime, words+1 })
	if words == 0 {
		return false
	}
	if c.texts == nil {
		c.texts = make(map[uint32]bool, len(c.keep))
		for i, kept := range c.keep {
			if kept {
				c.texts[c.p.Blocks[i].Hash] = true
			}
		}
	}
	return c.texts[hash]
}
