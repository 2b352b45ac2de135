package choose

import (
	"strings"

	"github.com/pithmd/pith/internal/choose/notice"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/date"
	"github.com/pithmd/pith/internal/meta/person"
	"github.com/pithmd/pith/internal/page"
)

// Where a byline stands, and how long it may be.
const (
	maxBylineAbove  = 3  // blocks above the headline
	maxBylineBelow  = 16 // and below it
	maxBylineLength = 25 // words, names and all
)

// dropBylines drops the lines at an article's head that say who wrote it, and
// when, and nothing else: that is Article.Authors and Article.Published. They
// end where the text begins, behind one paragraph that may be its deck. Old pages
// have them in headings, and all of the page in cells.
func (p *Choice) dropBylines() {
	h, prose := p.Sums.Headline, 0
	for k := max(0, h-maxBylineAbove); k < min(h+maxBylineBelow, int32(len(p.Blocks))) && prose < 2; k++ {
		b, v := &p.Blocks[k], &p.Verdicts[k]
		switch {
		case !v.Keep || p.isBound(k):
		case p.isByline(b):
			if k != h && b.Place&(mark.InQuote|mark.InCode|mark.InCaption) == 0 && !p.InDataTable(b) {
				v.drop(Byline, mark.RuleByline)
			}
		case b.IsProse():
			prose++
		}
	}
}

// isByline reports whether a block names the author or a date, and what else
// it has are words such as "by" and "updated".
func (p *Choice) isByline(b *page.Block) bool {
	if b.Words > maxBylineLength {
		return false
	}
	text := strings.ToLower(p.Text(b))
	if person.IsOnlyBy(text) {
		return true
	}
	named := false
	for _, name := range p.Meta.Authors {
		var found bool
		if text, found = notice.WithoutName(text, strings.ToLower(name)); found {
			named = true
		}
	}
	if at, ok := date.FindDate(text, p.Meta.Language); ok && at.Precision >= date.ToDay {
		text, named = text[:at.Start]+" "+text[at.End:], true
	}
	return named && (notice.IsByline(text) || p.isCredit(b, text))
}

// isCredit reports whether a block has the element that names the authors and
// little else, and is no sentence: from where they report, or what they are.
func (p *Choice) isCredit(b *page.Block, rest string) bool {
	if !p.Meta.Names(b.Parent, b.Last) || b.Stops > 0 || b.Images > 0 {
		return false
	}
	return len(strings.Fields(rest)) <= maxBesideAuthors
}

// maxBesideAuthors is how many words stand beside the authors' names: "in
// Beijing", "Senior Correspondent for the North".
const maxBesideAuthors = 6
