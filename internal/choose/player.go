package choose

import (
	"github.com/pithmd/pith/internal/form"
	"github.com/pithmd/pith/internal/mark"
)

// dropPlayerLines drops the line right beside a player's controls that ends with how long
// the film is, "Now playing: How the wall was built 2:14": what a player says of its film
// stands outside of it too.
func (p *Choice) dropPlayerLines() {
	isChrome := func(k int32) bool {
		return k >= 0 && k < int32(len(p.Blocks)) && p.Verdicts[k].Rule == mark.RulePlayerChrome
	}
	for k := range int32(len(p.Blocks)) {
		b, v := &p.Blocks[k], &p.Verdicts[k]
		if !v.Keep || p.Forced[k] || b.Digits == 0 || b.Place&mark.InPara != 0 || !form.EndsWithClock(p.Text(b)) {
			continue
		}
		if (isChrome(k-1) || isChrome(k+1)) && p.LengthIn(p.Sums.Wider[b.Parent]) <= maxPlayer {
			v.drop(PlayerLine, mark.RulePlayerChrome)
		}
	}
}

// maxPlayer is how many words the box of a player has at most, of its controls and its film.
const maxPlayer = 150
