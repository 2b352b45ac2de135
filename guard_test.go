package pith

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// guardScore is what a block scores that a guard's page does not rate.
const guardScore = 0.3

// readChosen reads a page that says itself what was chosen: what stands in an
// element with data-kept. Other blocks have the score of the data-score
// around them. With <body data-article> the page is one, else of no type. So what a
// guard does does not depend on the model.
func readChosen(t *testing.T, file string) (*page, *scores, []verdict) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := parse(text)
	p, s := pageOf(doc, "https://example.com/"+filepath.Base(file)), &scores{}
	verdicts := make([]verdict, len(p.blocks))
	if strings.Contains(string(text), "<body data-article>") {
		s.types[typeArticle-1] = 1
	}
	for k := range p.blocks {
		v := &verdicts[k]
		v.p, v.rule = guardScore, p.ruled[k]
		for i := p.blocks[k].parent; i > 0; i = p.nodes[i].parent {
			if _, ok := attr(p.nodes[i].Node, "data-kept"); ok && v.rule == 0 {
				v.keep, v.p = true, 0.9
				break
			}
			if score, err := strconv.ParseFloat(attrOr(p.nodes[i].Node, "data-score"), 32); err == nil {
				v.p = float32(score)
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
			p := mend(page, scores, slices.Clone(chosen))
			fires := !slices.Equal(chosen, p.verdicts)
			if want := !strings.Contains(name, "--not-"); fires != want {
				t.Errorf("a guard mends the choice: %t, want %t", fires, want)
			}
			compareGolden(t, name+".md", (&Options{}).article(p).Markdown())
		})
	}
}
