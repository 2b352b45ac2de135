package copy

import (
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/page"
)

// isOfMedium reports whether a block stands in a medium, for browsers that cannot show it,
// or in a link to a picture's file around the picture: its name and size.
func (c *copier) isOfMedium(b *page.Block) bool {
	p := c.p
	for i, up := p.Nodes[b.First].Parent, 0; i > 0 && up < maxInMedium; i, up = p.Nodes[i].Parent, up+1 {
		n := &p.Nodes[i]
		if n.Traits&dom.IsMedia != 0 || n.DataAtom == 0 && c.isPlayer(i) {
			return true
		}
		if n.DataAtom == atom.A && c.opensPicture(i) {
			return true
		}
	}
	return false
}

// isPlayer reports whether an element of a script stands for a player.
func (c *copier) isPlayer(i int32) bool {
	kind := c.kindOf(i)
	return kind == atom.Video || kind == atom.Audio || kind == atom.Iframe
}

const maxInMedium = 6 // elements around a text

// opensPicture reports whether a link around a picture leads to a picture's file. The picture
// is looked for once in each link, which may be around any number of blocks.
func (c *copier) opensPicture(link int32) bool {
	if href := dom.AttrOr(c.p.Nodes[link].Node, "href"); len(href) > dom.MaxAddress || !form.IsPictureFile(href) {
		return false
	}
	opens, known := c.openers[link]
	if !known {
		if c.openers == nil {
			c.openers = map[int32]bool{}
		}
		opens = c.holdsImage(link)
		c.openers[link] = opens
	}
	return opens
}

func (c *copier) holdsImage(i int32) bool {
	for k := i + 1; k < c.p.Nodes[i].End; k++ {
		if c.kindOf(k) == atom.Img {
			return true
		}
	}
	return false
}
