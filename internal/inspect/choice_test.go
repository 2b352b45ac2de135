package inspect

import (
	"math"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/pagetest"
	"github.com/pithmd/pith/internal/render"
	"github.com/pithmd/pith/internal/score"
)

// A typeScorer finds all blocks equally good, and a page to be of one type.
type typeScorer struct{ is meta.Type }

func (typeScorer) Weight(uint32) float32 { return 0 }

func (typeScorer) Cue(uint32) *[score.NumTypes]float32 { return nil }

func (typeScorer) Score(_ int, _, p []float32) {
	for i := range p {
		p[i] = 0.9
	}
}

func (typeScorer) Rescore(_ int, _, _, _ []float32) {}

func (s typeScorer) Types(_ []float32, p *[score.NumTypes]float32) { p[s.is-1] = 1 }

// TestTypeOfCaller reads a page that looks like a product's, for callers who
// know that it is none, or know nothing that there is.
func TestTypeOfCaller(t *testing.T) {
	for given, want := range map[meta.Type]meta.Type{meta.UnknownType: meta.ProductType, meta.ForumType: meta.ForumType, meta.ServiceType + 1: meta.ProductType} {
		a, err := Read(strings.NewReader("<p>Brass lamp, lit by hand"), Options{Type: given, Scorer: typeScorer{meta.ProductType}})
		if err != nil || a.Scores.PageType() != want {
			t.Errorf("type %d given: %v, %v, want %v", given, a.Scores.PageType(), err, want)
		}
	}
}

// A doubter finds a page to be a thread by half, and of no other type by more.
type doubter struct{ typeScorer }

func (doubter) Types(_ []float32, p *[score.NumTypes]float32) {
	p[meta.ArticleType-1], p[meta.ForumType-1] = 0.48, 0.52
}

// TestNotSurelyForum reads an article with a comment that is called a thread
// without being sure: the comment is a reader's.
func TestNotSurelyForum(t *testing.T) {
	a, err := Read(strings.NewReader(pagetest.Harbour), Options{Scorer: doubter{}})
	if err != nil {
		t.Fatal(err)
	}
	if a.Scores.PageType() != meta.ForumType || strings.Contains(textOf(a), "grandmother") {
		t.Errorf("%v with\n%s", a.Scores.PageType(), textOf(a))
	}
}

// TestAdmitPosts reads a page that has an opening and answers in an element
// called comments: the answers of a thread are content, readers' are not.
func TestAdmitPosts(t *testing.T) {
	page := "<body><p>" + strings.Repeat("The lamp was trimmed at dusk and nobody on the island slept. ", 8) +
		`</p><div class="comments"><p>My grandfather filled it once and never told us.</p></div>`
	for is, want := range map[meta.Type]bool{meta.ForumType: true, meta.ArticleType: false} {
		a, err := Read(strings.NewReader(page), Options{Scorer: typeScorer{is}})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(textOf(a), "My grandfather"); got != want {
			t.Errorf("%v: the answer is kept: %t, want %t", is, got, want)
		}
	}
}

// A listScorer has a score for each block.
type listScorer struct {
	typeScorer
	scores []float32
}

func (s listScorer) Score(place int, _, p []float32) { copy(p, s.scores[min(place, len(s.scores)):]) }

// TestPoliciesAreSecondLooks reads an article of which the cut keeps a heading
// alone, which a guard then drops. The policy that keeps the text keeps it.
func TestPoliciesAreSecondLooks(t *testing.T) {
	page := "<title>Of boats</title><article>" + pagetest.Essay + "<h2>The third list</h2>" + pagetest.Essay + "</article>"
	low := float32(0.15)
	a, err := Read(strings.NewReader(page), Options{Scorer: listScorer{typeScorer{meta.ArticleType}, []float32{low, low, low, low, 0.9, low, low, low, low}}})
	if err != nil || a.Policy == "" || !strings.Contains(textOf(a), "nine volumes") || !strings.Contains(textOf(a), "The third list") {
		t.Errorf("error %v, policy %q, text\n%s", err, a.Policy, textOf(a))
	}
}

// textOf is the chosen text.
func textOf(p *Page) string { return render.Text(p.Content()) }

// An evenScorer finds all blocks equally likely to be content.
type evenScorer struct {
	typeScorer
	p float32
}

func (s evenScorer) Score(_ int, _, p []float32) {
	for i := range p {
		p[i] = s.p
	}
}

// TestBarePage reads pages that nobody may have written anything on.
func TestBarePage(t *testing.T) {
	links := func(n int) string { return "<ul>" + strings.Repeat("<li><a href=/x>Help and Sitemap</a>", n) + "</ul>" }
	prose := "<p>The lamp was trimmed at dusk, and nobody on the island slept before it burned.</p>"
	for _, tt := range []struct {
		name, page string
		p          float32
		focus      choose.Focus
		empty      bool
	}{
		{"a footer", links(40), 0.3, choose.Balanced, true},
		{"a footer, for all that may be content", links(40), 0.3, choose.Recall, false},
		{"a list that scores well", links(40), 0.8, choose.Balanced, false},
		{"a list too long for a footer", links(400), 0.3, choose.Balanced, false},
		{"a few links", links(10), 0.3, choose.Balanced, false},
		{"with a paragraph", links(40) + prose, 0.3, choose.Balanced, false},
		{"with short sentences", strings.Repeat("<p>The lamp burned.</p><p>그는 고요한 밤에 썼다.</p>", 12), 0.3, choose.Balanced, false},
	} {
		a, err := Read(strings.NewReader(tt.page), Options{Focus: tt.focus, Scorer: evenScorer{typeScorer{meta.ProductType}, tt.p}})
		if err != nil || (a.Content() == nil) != tt.empty {
			t.Errorf("%s: %v, want none: %t", tt.name, err, tt.empty)
		}
		if want := 0.7; tt.empty && math.Abs(a.ExpectedF1()-want) > 1e-6 {
			t.Errorf("%s: the confidence that nothing is content is %v, want %v", tt.name, a.ExpectedF1(), want)
		}
	}
}

// TestHopelessPage reads pages of which the best choice expects to be wrong: that
// is nothing, sooner on a page of a service, whose forms nobody wants extracted, and
// never on that of a product.
func TestHopelessPage(t *testing.T) {
	prose := strings.Repeat("<p>Please tell us your name, your number and what you would like to know about the island.</p>", 6)
	for _, tt := range []struct {
		name, page string
		is         meta.Type
		p          float32
		focus      choose.Focus
		empty      bool
	}{
		{"a form", prose, meta.ServiceType, 0.12, choose.Balanced, true},
		{"a form, for all that may be content", prose, meta.ServiceType, 0.12, choose.Recall, false},
		{"what a service says", prose, meta.ServiceType, 0.6, choose.Balanced, false},
		{"a doubtful article", prose, meta.ArticleType, 0.12, choose.Balanced, false},
		{"what is no article", prose, meta.ArticleType, 0.01, choose.Balanced, true},
		{"a product of which little is sure", prose, meta.ProductType, 0.01, choose.Balanced, false},
		{"a few words", "<p>Please tell us your name.</p>", meta.ServiceType, 0.12, choose.Balanced, false},
	} {
		a, err := Read(strings.NewReader(tt.page), Options{Focus: tt.focus, Scorer: evenScorer{typeScorer{tt.is}, tt.p}})
		if err != nil || (a.Content() == nil) != tt.empty {
			t.Errorf("%s: error %v, empty: %t, want %t", tt.name, err, a.Content() == nil, tt.empty)
		}
		if tt.empty && a.ExpectedF1() < 0.6 {
			t.Errorf("%s: the confidence that nothing is content is %v", tt.name, a.ExpectedF1())
		}
	}
}

// A lister gives each block in its turn a score of its own.
type lister struct {
	typeScorer
	scores []float32
}

func (l lister) Score(place int, _, p []float32) { copy(p, l.scores[min(place, len(l.scores)):]) }

// TestEvenList reads lists of links around the cut: one whose items score about the same
// is kept as a whole, of one whose items differ those above the cut.
func TestEvenList(t *testing.T) {
	const page = "<p>The lamp was lit by hand each night, and nobody wrote down why it went out, or when.</p>" +
		"<ul><li><a href=/a>Brass</a></li><li><a href=/b>Copper</a></li><li><a href=/c>Tin</a></li></ul>" +
		"<p>The keeper kept no book, as the harbour had one of its own, and lost that in the flood.</p>"
	for want, scores := range map[string][]float32{
		"Brass Copper Tin": {0.9, 0.53, 0.50, 0.45, 0.9},
		"Brass Copper":     {0.9, 0.9, 0.8, 0.05, 0.9},
	} {
		a, err := Read(strings.NewReader(page), Options{Scorer: lister{typeScorer{meta.CollectionType}, scores}})
		if err != nil {
			t.Fatal(err)
		}
		var kept []string
		for _, word := range strings.Fields(textOf(a)) {
			if word == "Brass" || word == "Copper" || word == "Tin" {
				kept = append(kept, word)
			}
		}
		if got := strings.Join(kept, " "); got != want {
			t.Errorf("scores %v: kept %s, want %s", scores, got, want)
		}
	}
}
