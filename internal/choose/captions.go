package choose

import (
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/mark"
)

// minCaptionScore is the least score of a caption in kept text. References leave
// most captions out, and so does the model; the author wrote them. What scores less
// names the photographer.
const minCaptionScore = 0.2

// maxCaption is how long a text is at most that is taken for a caption by the name
// of its element alone.
const maxCaption = 80

// captionNames is the family of names that captions have, in the languages of sites.
var captionNames = mark.Families(1) << mark.FamilyNamed("caption")

// keepCaptions keeps the captions of the figures that stand in kept text, and those
// of pictures and players whose box is no figure and of tables.
func (p *Choice) keepCaptions() {
	if p.focus == Precision {
		return
	}
	for i := int32(0); i < int32(len(p.Nodes)); i++ {
		switch p.Nodes[i].DataAtom {
		case atom.Figure:
			p.keepCaptionsIn(i, func(k int32) bool { return p.Blocks[k].Place&mark.InCaption != 0 })
			i = p.Nodes[i].End - 1
		case atom.Img:
			box := p.boxOf(i)
			p.keepCaptionsIn(box, func(k int32) bool { return p.isNamedCaption(k, box) })
		case atom.Audio, atom.Video:
			box := p.boxOf(i)
			isTitle := func(i int32) bool { return p.Fams[i]&captionNames != 0 || form.IsCalledTitle(p.Nodes[i].Node) }
			p.keepCaptionsIn(box, func(k int32) bool { return p.isIn(k, box, isTitle) })
		case atom.Table:
			if p.hasKept(i) {
				p.keepCaptionOf(i)
			}
		}
	}
}

// keepCaptionOf keeps the line right above or below a table that is named a caption.
func (p *Choice) keepCaptionOf(table int32) {
	from, to := p.BlocksIn(table)
	box := p.Sums.Wider[table]
	for _, k := range [...]int32{from - 1, to} {
		if k < 0 || !p.holdsBlock(box, k) || p.Blocks[k].Length > maxCaption {
			continue
		}
		if v := &p.Verdicts[k]; v.Rule == 0 && v.P >= minCaptionScore && p.isNamedCaption(k, box+1) {
			v.keep(Caption)
		}
	}
}

// boxOf is the nearest element around a picture that has text, if that is short:
// the picture's and nothing else's. It is 0 if there is none.
func (p *Choice) boxOf(i int32) int32 {
	box := p.Nodes[i].Parent
	for box > 0 && p.LengthIn(box) == 0 {
		box = p.Nodes[box].Parent
	}
	if from, to := p.BlocksIn(box); p.LengthIn(box) > maxCaption || to-from > maxCaption {
		return 0
	}
	return box
}

// keepCaptionsIn keeps the captions of a box that stands in kept text.
func (p *Choice) keepCaptionsIn(box int32, isCaption func(block int32) bool) {
	from, to := p.BlocksIn(box)
	if from == to || box == 0 || !p.isAmongKept(box) {
		return
	}
	for k := from; k < to; k++ {
		if v := &p.Verdicts[k]; v.Rule == 0 && v.P >= minCaptionScore && isCaption(k) {
			v.keep(Caption)
		}
	}
}

// isNamedCaption reports whether an element around a block, up to the box of its
// picture, is called a caption.
func (p *Choice) isNamedCaption(k, box int32) bool {
	return p.isIn(k, box, func(i int32) bool { return p.Fams[i]&captionNames != 0 })
}

// isIn reports whether an element around a block, up to a box, is of some kind.
func (p *Choice) isIn(k, box int32, is func(i int32) bool) bool {
	for i := p.Nodes[p.Blocks[k].First].Parent; i >= box; i = p.Nodes[i].Parent {
		if is(i) {
			return true
		}
	}
	return false
}
