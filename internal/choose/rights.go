package choose

import (
	"github.com/pithmd/pith/internal/choose/notice"
	"github.com/pithmd/pith/internal/mark"
)

const (
	// maxRightsTail is how many of the last blocks of an article may claim
	// rights: the notice, a contact, what an editor's name or a tag is called.
	maxRightsTail = 4
	// maxRightsNotice is how many words a notice has. A paragraph that is longer tells
	// of rights.
	maxRightsNotice = 60
)

// dropRightsNotices drops the publisher's claim to the text at the end of an
// article: "This material may not be published, broadcast, rewritten".
func (p *Choice) dropRightsNotices() {
	left := maxRightsTail
	for k := int32(len(p.Blocks)) - 1; k >= 0 && left > 0; k-- {
		if !p.keeps(k) {
			continue
		}
		left--
		b := &p.Blocks[k]
		if b.Length <= maxRightsNotice && b.Place&(mark.InHeading|mark.InCode|mark.InQuote|mark.InCell) == 0 && !p.isBound(k) && notice.ClaimsRights(p.Text(b)) {
			p.Verdicts[k].drop(RightsNotice, mark.RuleRightsNotice)
		}
	}
}
