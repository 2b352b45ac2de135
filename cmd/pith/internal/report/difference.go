package report

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/cmd/pith/internal/diff"
	"github.com/pithmd/pith/cmd/pith/internal/output"
)

// A Difference is what two articles have in common and what they have not:
// their Markdown line by line, and their fields.
type Difference struct {
	frame
	A, B   Side
	Both   int // lines that both have
	Fields []fieldPair
	Parts  []*part
}

// A Side is one of the two.
type Side struct {
	Name  string
	Lines int // that only this one has
	Words int // in them
}

// A fieldPair is a field that the two have different values of.
type fieldPair struct{ Name, A, B string }

// Label is the field's name in words.
func (f *fieldPair) Label() string { return strings.ReplaceAll(f.Name, "_", " ") }

// A part is a line of one article or of both.
type part struct {
	Op    diff.Op
	Spans []span
}

// A span is some words of a line.
type span struct {
	Text    string
	Changed bool // the line in its place has others
}

// Text is the whole line.
func (p *part) Text() string {
	var b strings.Builder
	for _, s := range p.Spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Side names which article has the part: a, b or both.
func (p *part) Side() string {
	return [...]string{diff.Both: "both", diff.OnlyA: "a", diff.OnlyB: "b"}[p.Op]
}

// Compare compares two articles, which have these names.
func Compare(nameA string, a *pith.Article, nameB string, b *pith.Article) *Difference {
	d := &Difference{frame: newFrame(nameA+" and "+nameB, ""), A: Side{Name: nameA}, B: Side{Name: nameB}}
	valuesA, valuesB := valuesOf(a), valuesOf(b)
	for _, name := range output.Fields() {
		if valuesA[name] != valuesB[name] {
			d.Fields = append(d.Fields, fieldPair{name, valuesA[name], valuesB[name]})
		}
	}
	for _, e := range diff.Of(linesOf(a), linesOf(b)) {
		d.Parts = append(d.Parts, &part{e.Op, []span{{Text: e.Text}}})
		switch e.Op {
		case diff.Both:
			d.Both++
		case diff.OnlyA:
			d.A.add(e.Text)
		case diff.OnlyB:
			d.B.add(e.Text)
		}
	}
	markWords(d.Parts)
	return d
}

func (s *Side) add(line string) {
	s.Lines++
	s.Words += len(strings.Fields(line))
}

// length says how much only this side has.
func (s *Side) length() string {
	return count(s.Lines, "line") + " with " + count(s.Words, "word")
}

// linesOf are the lines of an article's Markdown, in which a paragraph, an
// item and a row of a table each are one, and its readers' comments.
func linesOf(a *pith.Article) []string {
	var all []string
	for line := range strings.Lines(a.Markdown() + "\n" + a.CommentsOnly().Markdown()) {
		if line = strings.TrimRight(line, " \n"); line != "" {
			all = append(all, line)
		}
	}
	return all
}

// markWords finds lines that stand in each other's place and are much the
// same, and marks the words that are not.
func markWords(parts []*part) {
	for i := 0; i < len(parts); {
		run := func(op diff.Op) []*part {
			from := i
			for i < len(parts) && parts[i].Op == op {
				i++
			}
			return parts[from:i]
		}
		run(diff.Both)
		onlyA := run(diff.OnlyA)
		for k, b := range run(diff.OnlyB) {
			if k < len(onlyA) {
				markPair(onlyA[k], b)
			}
		}
	}
}

// maxMarked is how many words a line may have in which words are marked: in
// longer ones nobody would find them.
const maxMarked = 2000

// markPair marks the words that two lines do not share, if that is less than
// half of them.
func markPair(a, b *part) {
	wordsA, wordsB := words(a.Text()), words(b.Text())
	if max(len(wordsA), len(wordsB)) > maxMarked {
		return
	}
	edits := diff.Of(wordsA, wordsB)
	shared, all := 0, 0
	for _, e := range edits {
		all += len(e.Text)
		if e.Op == diff.Both {
			shared += len(e.Text)
		}
	}
	if shared*2 < all {
		return
	}
	a.Spans, b.Spans = spansOf(edits, diff.OnlyA), spansOf(edits, diff.OnlyB)
}

// words are the words of a line, each with the blank behind it.
func words(line string) []string { return strings.SplitAfter(line, " ") }

func spansOf(edits []diff.Edit, own diff.Op) []span {
	var spans []span
	for _, e := range edits {
		if e.Op != diff.Both && e.Op != own {
			continue
		}
		changed := e.Op == own
		if n := len(spans); n > 0 && spans[n-1].Changed == changed {
			spans[n-1].Text += e.Text
			continue
		}
		spans = append(spans, span{e.Text, changed})
	}
	return spans
}

// HTML is the difference as a page.
func (d *Difference) HTML() ([]byte, error) { return write("difference", d) }

// textContext is how many lines that both have stand around those that only
// one has.
const textContext = 1

// Text is the difference for a terminal: fields and lines that only the first
// has behind a -, those that only the second has behind a +.
func (d *Difference) Text() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "--- %s\n+++ %s\n", output.Line(d.A.Name), output.Line(d.B.Name))
	for _, f := range d.Fields {
		for _, side := range []struct{ sign, value string }{{"-", f.A}, {"+", f.B}} {
			if side.value != "" {
				fmt.Fprintf(&b, "%s %s: %s\n", side.sign, f.Name, output.Line(side.value))
			}
		}
	}
	skipped := 0
	rest := func() {
		if skipped > 0 {
			fmt.Fprintf(&b, "  ... %s in both\n", count(skipped, "line"))
		}
		skipped = 0
	}
	for i, p := range d.Parts {
		if p.Op == diff.Both && !d.nearChange(i) {
			skipped++
			continue
		}
		rest()
		fmt.Fprintf(&b, "%c %s\n", " -+"[p.Op], output.Line(p.Text()))
	}
	rest()
	fmt.Fprintf(&b, "%s in both; only in the first %s, only in the second %s\n", count(d.Both, "line"), d.A.length(), d.B.length())
	return b.Bytes()
}

// nearChange reports whether a line that both have stands beside one that
// only one has.
func (d *Difference) nearChange(i int) bool {
	near := d.Parts[max(0, i-textContext):min(len(d.Parts), i+textContext+1)]
	return slices.ContainsFunc(near, func(p *part) bool { return p.Op != diff.Both })
}
