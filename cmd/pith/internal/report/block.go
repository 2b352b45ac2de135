package report

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/pithmd/pith"
)

// A block is a part of the page as it is shown.
type block struct {
	*pith.Block
	Number   int
	Level    int  // of a heading, 0 for other parts
	Item     bool // of a list
	Reason   string
	Sentence string
	Scored   bool
	Pushes   []push
}

func newBlock(number int, of *pith.Block) *block {
	b := &block{Block: of, Number: number, Scored: len(of.Features) > 0, Reason: reasonOf(of), Sentence: sentence(of)}
	for name := range strings.SplitSeq(of.Path, " > ") {
		tag := strings.ToLower(name[:tagLength(name)])
		if len(tag) == 2 && tag[0] == 'h' && '1' <= tag[1] && tag[1] <= '6' {
			b.Level = int(tag[1] - '0')
		}
		b.Item = tag == "li" || b.Item && tag != "p"
	}
	if b.Scored {
		b.Pushes = pushes(of)
	}
	return b
}

// tagLength is how much of a part of a path is the element's name.
func tagLength(part string) int {
	if end := strings.IndexAny(part, "#.:"); end >= 0 {
		return end
	}
	return len(part)
}

// Verb says what became of the block.
func (b *block) Verb() string {
	if b.Kept {
		return "kept"
	}
	return "left out"
}

// reasonOf names what decided: blocks that one thing decided about have the
// same.
func reasonOf(b *pith.Block) string {
	if b.Name == "" {
		return string(b.By)
	}
	return string(b.By) + " " + b.Name
}

// sentence says what decided, to somebody who has read nothing about it.
func sentence(b *pith.Block) string {
	switch {
	case b.By == pith.ByRule && b.Kept:
		return fmt.Sprintf("You named it (%s), so it is kept whatever its score.", b.Name)
	case b.By == pith.ByRule && b.Inline:
		return fmt.Sprintf("The rule %s took it out of the line that it stands in.", b.Name)
	case b.By == pith.ByRule:
		return fmt.Sprintf("The rule %s leaves it out, whatever its score.", b.Name)
	case b.By == pith.ByGuard && b.Kept:
		return fmt.Sprintf("The guard %s keeps it, for it belongs to what is kept, whatever its score.", b.Name)
	case b.By == pith.ByGuard:
		return fmt.Sprintf("The guard %s leaves it out, whatever its score.", b.Name)
	case b.By == pith.ByPolicy:
		return fmt.Sprintf("The best cut left nothing, so the laxer policy %s decided.", b.Name)
	case b.Kept:
		return "Its score lies above the best cut for this page."
	}
	return "Its score lies below the best cut for this page."
}

// A push is one thing that moved a block's score up or down.
type push struct {
	Name, Value string
	LogOdds     float64
	X, Width    float64 // of its bar, from -1 to 1
}

// pushes are the features of a block, then all others together and where
// every block begins. Bars are as long as the longest allows.
func pushes(b *pith.Block) []push {
	var all []push
	for _, f := range b.Features {
		all = append(all, push{Name: f.Name, Value: strconv.FormatFloat(f.Value, 'g', 3, 64), LogOdds: f.LogOdds})
	}
	all = append(all, push{Name: "all other features", LogOdds: b.Others}, push{Name: "where every part begins", LogOdds: b.Bias})
	longest := 0.0
	for _, p := range all {
		longest = max(longest, math.Abs(p.LogOdds))
	}
	for i := range all {
		if longest > 0 {
			all[i].Width = math.Abs(all[i].LogOdds) / longest
			all[i].X = min(0, all[i].LogOdds/longest)
		}
	}
	return all
}

// A reasonGroup is the reasons of one decider.
type reasonGroup struct {
	By      pith.Decider
	Reasons []reasonCount
}

// A reasonCount is how many parts one thing decided about.
type reasonCount struct {
	Reason string
	Parts  int
}

// reasonsOf are the reasons of a page's parts, the most frequent first.
func reasonsOf(blocks []*block) []reasonGroup {
	parts := map[pith.Decider]map[string]int{}
	for _, b := range blocks {
		if parts[b.By] == nil {
			parts[b.By] = map[string]int{}
		}
		parts[b.By][b.Reason]++
	}
	var groups []reasonGroup
	for _, by := range []pith.Decider{pith.ByCut, pith.ByRule, pith.ByGuard, pith.ByPolicy} {
		g := reasonGroup{By: by}
		for _, reason := range slices.Sorted(maps.Keys(parts[by])) {
			g.Reasons = append(g.Reasons, reasonCount{reason, parts[by][reason]})
		}
		slices.SortStableFunc(g.Reasons, func(a, b reasonCount) int { return cmp.Compare(b.Parts, a.Parts) })
		if len(g.Reasons) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}
