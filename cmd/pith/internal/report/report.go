package report

import (
	"bytes"
	"fmt"
	"html/template"
	"math"
	"strings"

	"github.com/pithmd/pith"
)

// A Page is what was read of an input.
type Page struct {
	Input   string
	Message string        // what a person should know of it beside the article, or ""
	Article *pith.Article // with Blocks
}

// HTML is the report as a page.
func HTML(p *Page) ([]byte, error) { return write("explain", newView(p)) }

// write fills the page that has a body of this name.
func write(body string, data any) ([]byte, error) {
	var b bytes.Buffer
	err := pages[body].Execute(&b, data)
	return b.Bytes(), err
}

// A view is a report as the template explain.html reads it.
type view struct {
	frame
	Language   string
	Facts      []string
	Verdict    string // what kind of page it is, and how sure that is
	Message    string
	Warnings   []string
	Tally      tally
	Blocks     []*block
	Reasons    []reasonGroup
	Outline    []*block
	Fields     []field
	Markdown   string
	Rendered   template.HTML
	HasContent bool
}

// A frame is what every page of this package has around it.
type frame struct {
	Title string
	Input string
	Made  string
}

func newFrame(title, input string) frame {
	m := pith.Model()
	return frame{Title: title, Input: input, Made: fmt.Sprintf("pith %s, model %.12s of %s", pith.Version, m.Digest, m.Date)}
}

// A tally counts parts and their words.
type tally struct{ Kept, Dropped, KeptParts, DroppedParts int }

// Share is how many of all words were kept, in percent.
func (t tally) Share() float64 {
	return 100 * float64(t.Kept) / float64(max(1, t.Kept+t.Dropped))
}

// maxPushed is how many parts a report may have and say of each what moved its
// score, which is more than two thirds of its bytes.
const maxPushed = 5000

func newView(p *Page) *view {
	a := p.Article
	v := &view{
		frame: newFrame(titleOf(a, p.Input), p.Input), Message: p.Message, Language: a.Language,
		Verdict: verdict(a), Fields: fieldsOf(a), Markdown: a.Markdown(), Rendered: rendered(a),
	}
	for _, fact := range []string{a.SiteName, a.Byline, day(a.Published)} {
		if fact != "" {
			v.Facts = append(v.Facts, fact)
		}
	}
	for _, w := range a.Warnings {
		v.Warnings = append(v.Warnings, strings.TrimSpace(string(w.Code)+" "+w.Detail))
	}
	if len(a.Blocks) > maxPushed {
		v.Warnings = append(v.Warnings, fmt.Sprintf("more than %d parts: what moved their scores is left out here; it is in the blocks of -f json --trace", maxPushed))
	}
	for i := range a.Blocks {
		b := newBlock(i+1, &a.Blocks[i])
		if len(a.Blocks) > maxPushed {
			b.Pushes = nil
		}
		v.Blocks = append(v.Blocks, b)
		v.Tally.add(b)
		if b.Level > 0 && !b.Inline {
			v.Outline = append(v.Outline, b)
		}
	}
	v.Reasons = reasonsOf(v.Blocks)
	v.HasContent = v.Markdown != ""
	return v
}

func (t *tally) add(b *block) {
	if b.Kept {
		t.Kept += b.Words
		t.KeptParts++
		return
	}
	t.Dropped += b.Words
	t.DroppedParts++
}

// titleOf is what a report is called.
func titleOf(a *pith.Article, input string) string {
	if a.Title != "" {
		return a.Title
	}
	return input
}

// day is a date without the time of day.
func day(d pith.Date) string {
	date, _, _ := strings.Cut(d.String(), "T")
	return date
}

// verdict says in a few words what kind of page it is.
func verdict(a *pith.Article) string {
	words := []string{a.Outcome.String()}
	if a.Type != pith.Auto {
		words = append(words, a.Type.String())
	}
	if a.Confidence > 0 {
		words = append(words, fmt.Sprintf("%.0f %% sure", 100*math.Min(a.Confidence, 0.99)))
	}
	return strings.Join(words, ", ")
}
