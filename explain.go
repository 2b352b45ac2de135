package pith

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
)

// A located is what was left out, and the node that it begins at.
type located struct {
	Drop
	at int32
}

// An explanation tells what was decided about a page.
type explanation struct {
	*choose.Choice
	dom.Paths
}

// trace lists what was left out, in document order.
func trace(c *choose.Choice) []Drop {
	p := &explanation{c, dom.Paths{T: &c.Tree}}
	all := slices.Concat(p.droppedBlocks(), p.muted(), p.hiddenCharacters())
	slices.SortStableFunc(all, func(a, b located) int { return cmp.Compare(a.at, b.at) })
	var drops []Drop
	for _, d := range all {
		drops = append(drops, d.Drop)
	}
	return drops
}

// droppedBlocks lists the blocks that are not kept, a run of neighbouring ones
// with the same reason as one.
func (p *explanation) droppedBlocks() []located {
	var drops []located
	for i := 0; i < len(p.Blocks); {
		v := p.Verdicts[i]
		if v.Keep {
			i++
			continue
		}
		j := i + 1
		for j < len(p.Blocks) && !p.Verdicts[j].Keep && p.Verdicts[j].Rule == v.Rule &&
			(v.Rule != 0 || p.Blocks[j].Parent == p.Blocks[i].Parent) {
			j++
		}
		drops = append(drops, located{p.drop(i, j), p.Blocks[i].First})
		i = j
	}
	return drops
}

// hiddenCharacters lists what characters that nobody sees say in the text
// that is kept.
func (p *explanation) hiddenCharacters() []located {
	var drops []located
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if !p.Verdicts[i].Keep {
			continue
		}
		for k := b.First; k <= b.Last; k++ {
			if !p.IsText(k) {
				continue
			}
			if text := css.Spelled(p.Nodes[k].Data); text != "" {
				drops = append(drops, located{Drop{Reason: "hidden-characters", Path: p.Paths.Of(p.Nodes[k].Parent), Words: len(strings.Fields(text)), Text: text}, k})
			}
		}
	}
	return drops
}

// drop describes the blocks from i up to j.
func (p *explanation) drop(i, j int) Drop {
	d := Drop{Path: p.Paths.Of(p.Blocks[i].Parent)}
	var text []string
	var sum float32
	for k := i; k < j; k++ {
		d.Words += int(p.Blocks[k].Length)
		text = append(text, p.Text(&p.Blocks[k]))
		sum += p.Verdicts[k].P
	}
	d.Text = strings.Join(text, "\n")
	if rule := p.Verdicts[i].Rule; rule != 0 {
		d.Reason = mark.RuleOf(rule).Name
	} else {
		d.Reason = fmt.Sprintf("score %.2f", sum/float32(j-i))
	}
	return d
}

// muted lists the parts of lines that an inline rule took out.
func (p *explanation) muted() []located {
	var drops []located
	past := int32(0) // nodes before it are listed
	for i := range int32(len(p.Nodes)) {
		r := p.Rules[i]
		if i < past || r == 0 || r == mark.RuleKeepOption || p.Places[i]&mark.InMuted == 0 {
			continue
		}
		past = p.Nodes[i].End
		var b strings.Builder
		for k := i + 1; k < past; k++ {
			if p.IsText(k) && p.Places[k]&mark.InMuted != 0 {
				b.WriteString(p.Nodes[k].Data)
			}
		}
		if text := strings.Join(strings.Fields(b.String()), " "); text != "" {
			drops = append(drops, located{Drop{Reason: mark.RuleOf(r).Name, Path: p.Paths.Of(i), Words: len(strings.Fields(text)), Text: text}, i})
		}
	}
	return drops
}
