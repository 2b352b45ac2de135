package pith

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/page"
	"github.com/pithmd/pith/internal/pagetest"
	"github.com/pithmd/pith/internal/score"
)

// guardScore is what a block scores that a guard's page does not rate.
const guardScore = 0.3

// readChosen reads a page that says itself what was chosen: what stands in an
// element with data-kept, which may say the score. Other blocks have the score of the data-score
// around them. With <body data-article> the page is one, with <body data-thread> a thread,
// else of no type. So what a guard does does not depend on the model.
func readChosen(t *testing.T, file string) (*page.Page, *score.Scores, []choose.Verdict) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := parse(text)
	p, s := pageOf(doc, "https://example.com/"+filepath.Base(file)), &score.Scores{}
	verdicts := make([]choose.Verdict, len(p.Blocks))
	if strings.Contains(string(text), "<body data-article>") {
		s.Types[meta.ArticleType-1] = 1
	}
	if strings.Contains(string(text), "<body data-thread>") {
		s.Types[meta.ForumType-1] = 1
	}
	for k := range p.Blocks {
		v := &verdicts[k]
		v.P, v.Rule = guardScore, p.Ruled[k]
		for i := p.Blocks[k].Parent; i > 0; i = p.Nodes[i].Parent {
			if score, ok := dom.Attr(p.Nodes[i].Node, "data-kept"); ok && v.Rule == 0 {
				v.Keep, v.P = true, 0.9
				if kept, err := strconv.ParseFloat(score, 32); err == nil {
					v.P = float32(kept)
				}
				break
			}
			if score, err := strconv.ParseFloat(dom.AttrOr(p.Nodes[i].Node, "data-score"), 32); err == nil {
				v.P = float32(score)
				break
			}
		}
	}
	return p, s, verdicts
}

// TestGuardGoldens has testdata/guards/GUARD--case.html mended after a choice
// that the page names.
func TestGuardGoldens(t *testing.T) {
	files, err := filepath.Glob("testdata/guards/*.html")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages in testdata/guards: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(file, ".html")
		t.Run(filepath.Base(name), func(t *testing.T) {
			page, scores, chosen := readChosen(t, file)
			p := choose.Mend(page, scores, slices.Clone(chosen))
			fires := !slices.EqualFunc(chosen, p.Verdicts, func(a, b choose.Verdict) bool { return a.Keep == b.Keep && a.Rule == b.Rule })
			if want := !strings.Contains(name, "--not-"); fires != want {
				t.Errorf("a guard mends the choice: %t, want %t", fires, want)
			}
			guard, _, _ := strings.Cut(filepath.Base(name), "--")
			named := slices.ContainsFunc(p.Verdicts, func(v choose.Verdict) bool { return v.Guard.String() == guard })
			if named != fires {
				t.Errorf("the guard %s is named: %t, want %t: %+v", guard, named, fires, p.Verdicts)
			}
			pagetest.Compare(t, name+".md", (&Options{}).article(p).Markdown())
		})
	}
}
