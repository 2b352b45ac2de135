package pith

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A located is what was left out, and the node that it begins at.
type located struct {
	Drop
	at int32
}

// An explanation tells what was decided about a page.
type explanation struct {
	*choice
	paths
}

// trace lists what was left out, in document order.
func trace(c *choice) []Drop {
	p := &explanation{c, paths{t: c.tree}}
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
	for i := 0; i < len(p.blocks); {
		v := p.verdicts[i]
		if v.keep {
			i++
			continue
		}
		j := i + 1
		for j < len(p.blocks) && !p.verdicts[j].keep && p.verdicts[j].rule == v.rule &&
			(v.rule != 0 || p.blocks[j].parent == p.blocks[i].parent) {
			j++
		}
		drops = append(drops, located{p.drop(i, j), p.blocks[i].first})
		i = j
	}
	return drops
}

// hiddenCharacters lists what characters that nobody sees say in the text
// that is kept.
func (p *explanation) hiddenCharacters() []located {
	var drops []located
	for i := range p.blocks {
		b := &p.blocks[i]
		if !p.verdicts[i].keep {
			continue
		}
		for k := b.first; k <= b.last; k++ {
			if !p.isText(k) {
				continue
			}
			if text := spelled(p.nodes[k].Data); text != "" {
				drops = append(drops, located{Drop{Reason: "hidden-characters", Path: p.paths.of(p.nodes[k].parent), Words: len(strings.Fields(text)), Text: text}, k})
			}
		}
	}
	return drops
}

// drop describes the blocks from i up to j.
func (p *explanation) drop(i, j int) Drop {
	d := Drop{Path: p.paths.of(p.blocks[i].parent)}
	var text []string
	var sum float32
	for k := i; k < j; k++ {
		d.Words += int(p.blocks[k].length)
		text = append(text, p.text(&p.blocks[k]))
		sum += p.verdicts[k].p
	}
	d.Text = strings.Join(text, "\n")
	if rule := p.verdicts[i].rule; rule != 0 {
		d.Reason = ruleOf(rule).name
	} else {
		d.Reason = fmt.Sprintf("score %.2f", sum/float32(j-i))
	}
	return d
}

// muted lists the parts of lines that an inline rule took out.
func (p *explanation) muted() []located {
	var drops []located
	past := int32(0) // nodes before it are listed
	for i := range int32(len(p.nodes)) {
		r := p.rules[i]
		if i < past || r == 0 || r == ruleKeepOption || p.places[i]&inMuted == 0 {
			continue
		}
		past = p.nodes[i].end
		var b strings.Builder
		for k := i + 1; k < past; k++ {
			if p.isText(k) && p.places[k]&inMuted != 0 {
				b.WriteString(p.nodes[k].Data)
			}
		}
		if text := strings.Join(strings.Fields(b.String()), " "); text != "" {
			drops = append(drops, located{Drop{Reason: ruleOf(r).name, Path: p.paths.of(i), Words: len(strings.Fields(text)), Text: text}, i})
		}
	}
	return drops
}
