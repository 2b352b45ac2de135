package choose

import (
	"cmp"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/page"
)

// What the words of a card that an author has set into a text have to score, and how
// many say in a sentence what a page is about. A card that leads on in the site may be the
// site's bid to read on: those have a name, a date, or nothing below the title.
const (
	minCardScore    = 0.15
	minOwnCardScore = 0.4
	minCardText     = 6
)

// keepCards keeps the cards between two paragraphs of a text: the title of the page that
// a box leads to, and what that is about, without its site's name and the bid to read
// on. Short as they are, and all of them links, they score as teasers do; these stand in
// rows, or begin with words that say so.
func (p *Choice) keepCards() {
	if is := p.Scores.PageType(); p.focus == Precision || !p.isArticle() && is != meta.ForumType && is != meta.DocumentationType {
		return
	}
	for i := int32(0); i < int32(len(p.Nodes)); i++ {
		n := &p.Nodes[i]
		if n.DataAtom != atom.A || p.Places[i]&(mark.InItem|mark.InCell|mark.InNav|mark.InPara) != 0 || p.LengthIn(i) == 0 {
			continue
		}
		box, title := form.CardAround(n.Node)
		if box == nil {
			continue
		}
		at := i
		for p.Nodes[at].Node != box {
			at = p.Nodes[at].Parent
		}
		if p.isBetweenTexts(at) {
			p.keepCard(at, title, p.leadsAway(n.Node))
		}
		i = p.Nodes[at].End - 1
	}
}

// leadsAway reports whether a link leads to another site, as far as the hosts tell.
func (p *Choice) leadsAway(link *html.Node) bool {
	host, own := dom.HostOf(dom.AttrOr(link, "href")), cmp.Or(p.Host, dom.HostOf(p.Meta.URL))
	return host != "" && own != "" && dom.LastLabels(host) != dom.LastLabels(own)
}

// keepCard keeps the title of a card and the longest of its other sentences. The box of
// a figure that leads to another site may have a title alone: an author sets it into a text.
func (p *Choice) keepCard(box int32, title *html.Node, away bool) {
	from, to := p.BlocksIn(box)
	text, named, length := int32(-1), int32(-1), int32(minCardText-1)
	for k := from; k < to; k++ {
		b := &p.Blocks[k]
		switch {
		case p.Verdicts[k].Rule != 0:
		case title != nil && p.stands(b, title):
			named = k
		case b.Length > length && b.Stops > 0:
			text, length = k, b.Length
		}
	}
	switch {
	case named < 0 && away && p.Nodes[box].DataAtom == atom.Figure && to-from == 1 && !p.has(box, isMedium):
		named, text = from, from
	case named >= 0 && text < 0 && p.Blocks[named].Length > length && p.Blocks[named].Stops > 0:
		text = named // in one block, of which the title is a part
	}
	least := float32(minOwnCardScore)
	if away {
		least = minCardScore
	}
	if named < 0 || text < 0 || p.Verdicts[named].P < least || p.Verdicts[text].P < least {
		return
	}
	for _, k := range [...]int32{named, text} {
		p.Verdicts[k].Keep, p.Verdicts[k].Guard = true, Card // of what was chosen it says that it is no line of links
	}
}

func isMedium(n dom.Node) bool { return n.Traits&dom.IsMedia != 0 }

// stands reports whether a block stands in an element, or begins with it.
func (p *Choice) stands(b *page.Block, n *html.Node) bool {
	for i := b.First; i > b.Parent; i = p.Nodes[i].Parent {
		if p.Nodes[i].Node == n {
			return true
		}
	}
	return p.Nodes[b.Parent].Node == n
}

// isBetweenTexts reports whether node i stands right between two kept blocks that are
// no links, with both in one element.
func (p *Choice) isBetweenTexts(i int32) bool {
	from, to := p.BlocksIn(i)
	around := p.Nodes[i].Parent
	for p.Nodes[around].DataAtom == atom.P || p.Nodes[around].Traits&dom.IsBlock == 0 && around > 0 {
		around = p.Nodes[around].Parent
	}
	isText := func(k int32) bool {
		return p.keeps(k) && p.Blocks[k].LinkWords*2 < p.Blocks[k].Words && p.Holds(around, &p.Blocks[k])
	}
	return from < to && isText(from-1) && isText(to)
}
