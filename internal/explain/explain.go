package explain

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/score"
)

// Decider is the kind of thing that decided about a block.
type Decider string

// What can decide.
const (
	Rule   Decider = "rule"
	Guard  Decider = "guard"
	Cut    Decider = "cut"
	Policy Decider = "policy"
)

// A Block is a block of the page with what was decided about it, or a part of
// one that was taken out of a line.
type Block struct {
	Text   string
	Path   string
	Words  int
	Kept   bool
	By     Decider
	Name   string // of the rule, the guard or the policy
	Inline bool   // it is a part of a line; it has no score
	Score  float64
	Reason score.Reason

	at int32 // the node that it begins at
}

// Names of decisions that stand in no table of rules.
const (
	keepOption = "keep-option"       // Options.Keep names it
	insideRoot = "inside-root"       // Options.Root names what it stands in
	hiddenText = "hidden-characters" // nobody sees them
)

// Blocks tells what was decided about each block of a page, in document order,
// and at most so many features of each.
func Blocks(c *choose.Choice, features int) []Block {
	t := &teller{c, dom.Paths{T: &c.Tree}}
	all := slices.Concat(t.blocks(features), t.muted(), t.hiddenCharacters())
	slices.SortStableFunc(all, func(a, b Block) int { return cmp.Compare(a.at, b.at) })
	return all
}

type teller struct {
	*choose.Choice
	paths dom.Paths
}

func (t *teller) blocks(features int) []Block {
	reasons := score.Reasons(t.Page, features)
	blocks := make([]Block, len(t.Blocks))
	for i := range blocks {
		b, v := &t.Blocks[i], &t.Verdicts[i]
		by, name := t.decider(i)
		blocks[i] = Block{Text: t.Text(b), Path: t.paths.Of(b.Parent), Words: int(b.Length), Kept: v.Keep,
			By: by, Name: name, Score: float64(v.P), Reason: reasons[i], at: b.First}
	}
	return blocks
}

// decider is what decided about block i: the last that had a say.
func (t *teller) decider(i int) (Decider, string) {
	switch v := &t.Verdicts[i]; {
	case v.Guard != 0:
		return Guard, v.Guard.String()
	case v.Rule != 0:
		return Rule, mark.RuleOf(v.Rule).Name
	case t.Forced[i] && t.isNamed(t.Blocks[i].First):
		return Rule, keepOption
	case t.Forced[i]:
		return Rule, insideRoot
	case t.Policy != "":
		return Policy, t.Policy
	}
	return Cut, ""
}

// isNamed reports whether Options.Keep names an element around a node.
func (t *teller) isNamed(i int32) bool {
	for ; i >= 0; i = t.Nodes[i].Parent {
		if t.Rules[i] == mark.RuleKeepOption {
			return true
		}
	}
	return false
}

// muted lists the parts of lines that an inline rule took out.
func (t *teller) muted() []Block {
	var parts []Block
	past := int32(0) // nodes before it are listed
	for i := range int32(len(t.Nodes)) {
		r := t.Rules[i]
		if i < past || r == 0 || r == mark.RuleKeepOption || t.Places[i]&mark.InMuted == 0 {
			continue
		}
		past = t.Nodes[i].End
		var b strings.Builder
		for k := i + 1; k < past; k++ {
			if t.Nodes[k].Type == html.ElementNode && t.SkipsText(k) {
				k = t.Nodes[k].End - 1 // a script's text is none
				continue
			}
			if t.IsText(k) && t.Places[k]&mark.InMuted != 0 {
				b.WriteString(t.Nodes[k].Data)
			}
		}
		if text := strings.Join(strings.Fields(b.String()), " "); text != "" {
			parts = append(parts, part(text, t.paths.Of(i), mark.RuleOf(r).Name, i))
		}
	}
	return parts
}

// hiddenCharacters lists what characters that nobody sees say in the text that
// is kept.
func (t *teller) hiddenCharacters() []Block {
	var parts []Block
	for i := range t.Blocks {
		b := &t.Blocks[i]
		if !t.Verdicts[i].Keep {
			continue
		}
		for k := b.First; k <= b.Last; k++ {
			if !t.IsText(k) {
				continue
			}
			if text := css.Spelled(t.Nodes[k].Data); text != "" {
				parts = append(parts, part(text, t.paths.Of(t.Nodes[k].Parent), hiddenText, k))
			}
		}
	}
	return parts
}

// part is a part of a line that a rule took out.
func part(text, path, rule string, at int32) Block {
	return Block{Text: text, Path: path, Words: len(strings.Fields(text)), By: Rule, Name: rule, Inline: true, at: at}
}
