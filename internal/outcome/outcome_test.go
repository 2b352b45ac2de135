package outcome

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/copy"
	"github.com/pithmd/pith/internal/pagetest"
	"github.com/pithmd/pith/internal/render"
	"github.com/pithmd/pith/internal/score"
	"github.com/pithmd/pith/internal/tidy"
)

// answerOf reads a page of testdata/outcomes as Extract does.
func answerOf(t *testing.T, file string) (a *answer, words int, content *html.Node) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p := pageOf(t, string(text), "https://example.com/"+filepath.Base(file))
	c := choose.Choose(p, score.Score(p, score.Default()), choose.Balanced)
	content = copy.Kept(c, func(i int32) bool { return c.Verdicts[i].Keep }, nil, c.Posts)
	tidy.Normalise(content, &tidy.Cleaning{Base: p.Base})
	for i := range p.Blocks {
		if c.Verdicts[i].Keep {
			words += int(p.Blocks[i].Length)
		}
	}
	return newAnswer(c), words, content
}

// TestOutcomeGoldens reads the pages of testdata/outcomes: SIGN--CASE, which
// shows that sign first, and SIGN--not-CASE, which does not although it is
// short enough.
func TestOutcomeGoldens(t *testing.T) {
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages in testdata: %v", err)
	}
	fires, not := map[string]bool{}, map[string]bool{}
	for _, file := range files {
		page := strings.TrimSuffix(file, ".html")
		name, kase, _ := strings.Cut(filepath.Base(page), "--")
		t.Run(filepath.Base(page), func(t *testing.T) {
			s := signNamed(t, name)
			answer, words, content := answerOf(t, file)
			if strings.HasPrefix(kase, "not-") {
				not[name] = true
				if words > s.most {
					t.Errorf("it has %d words, more than %d: nothing is shown by it", words, s.most)
				}
				if s.shows(answer, s) {
					t.Errorf("it shows the sign %s", name)
				}
			} else {
				fires[name] = true
				if first := answer.sign(words); first != s {
					t.Errorf("its first sign is %+v, want %s (%d words)", first, name, words)
				}
			}
			md, _, _ := render.Markdown(content, &render.Options{Bullet: '-', Fence: '`'})
			pagetest.Compare(t, page+".md", fmt.Sprintf("<!-- %s -->\n\n%s", Of(answer.Choice, words, content.FirstChild != nil), md))
		})
	}
	for i := range outcomeSigns {
		if name := outcomeSigns[i].name; !fires[name] || !not[name] {
			t.Errorf("sign %s has no page that shows it (%t) or none that must not (%t)", name, fires[name], not[name])
		}
	}
}

func signNamed(t *testing.T, name string) *outcomeSign {
	t.Helper()
	for i := range outcomeSigns {
		if s := &outcomeSigns[i]; s.name == name {
			return s
		}
	}
	t.Fatalf("there is no sign %s", name)
	return nil
}
