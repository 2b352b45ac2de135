package pith

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// essay is prose enough for a page to have content.
const essay = `<p>The harbour master wrote down every boat that came in that winter, and none of them was late, although the ice lay thick on the ropes.</p>
<p>In spring he read the list again and found that it said nothing about the people. So he began another one, of names, and of what each had brought.</p>
<p>The second list is still kept. It has grown to nine volumes, and whoever visits the office may look up what was carried ashore on the day of their birth.</p>
<p>Nobody has ever found a mistake in it, though many have looked, and the present master says that this is because nobody writes in it when tired.</p>`

// TestHeadlineAlone reads a page that has nothing but its headline: that is
// then the content, and not left to the title.
func TestHeadlineAlone(t *testing.T) {
	a, err := Extract(strings.NewReader("<title>The ice is gone</title><h1>The ice is gone</h1>"), &Options{Type: ArticlePage})
	if err != nil || a.Markdown() != "# The ice is gone\n" {
		t.Errorf("%q, error %v", a.Markdown(), err)
	}
}

func TestOutcome(t *testing.T) {
	long := strings.Repeat(essay, 4)
	for _, c := range []struct {
		name, page string
		want       Outcome
	}{
		{"an article", `<title>The second list</title><article>` + essay + `</article>`, Content},
		{"a challenge", `<title>Just a moment...</title><h1>example.com</h1><p>Checking that you are human. This takes a few seconds.</p><form id="challenge-form"></form>`, BotChallenge},
		{"an article about moments", `<title>Just a moment: how we measure time</title><article>` + long + `</article>`, Content},
		{"an error page", `<title>Page not found | The Pier</title><h1>404</h1><p>The page you asked for is not here. Try the front page.</p>`, NotFound},
		{"an article about errors", `<title>Page not found: a history</title><article>` + long + `</article>`, Content},
		{"a request for consent", `<title>Before you continue to The Pier</title><p>We would like to remember which boats you looked at. Do you agree to that?</p>`, ConsentWall},
		{"a request to log in", `<title>Log in</title><form><input name="user"><input type="password"><button>Log in</button></form><p>Members only.</p>`, LoginWall},
		{"an article with a form to log in", `<title>The second list</title><form><input type="password"></form><article>` + essay + `</article>`, Content},
		{"a shell", `<title>The Pier</title><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>`, EmptyShell},
		{"a filled shell", `<title>The second list</title><div id="root"><article>` + essay + `</article></div>`, Content},
		{"a stated paywall", `<title>The second list</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The second list","isAccessibleForFree":false}</script><article>` + essay + `</article>`, Paywalled},
		{"a free article that says so", `<title>The second list</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The second list","isAccessibleForFree":true}</script><article>` + essay + `</article>`, Content},
		{"nothing", `<title>The Pier</title>`, Empty},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Extract(strings.NewReader(c.page), nil)
			if err != nil && !errors.Is(err, ErrNoContent) {
				t.Fatal(err)
			}
			if a.Outcome != c.want {
				t.Errorf("outcome %s, want %s (%d words)", a.Outcome, c.want, a.WordCount)
			}
		})
	}
}

// answerOf reads a page of testdata/outcomes as Extract does.
func answerOf(t *testing.T, file string) (a *answer, words int, content *html.Node) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := parse(text)
	p := pageOf(doc, "https://example.com/"+filepath.Base(file))
	c := choose(p, score(p, defaultScorer()), focusBalanced)
	content = copyKept(c, func(i int32) bool { return c.verdicts[i].keep })
	normalise(content, &cleaning{base: p.base})
	for i := range p.blocks {
		if c.verdicts[i].keep {
			words += int(p.blocks[i].length)
		}
	}
	return newAnswer(c), words, content
}

// TestOutcomeGoldens reads the pages of testdata/outcomes: SIGN--CASE, which
// shows that sign first, and SIGN--not-CASE, which does not although it is
// short enough.
func TestOutcomeGoldens(t *testing.T) {
	files, err := filepath.Glob("testdata/outcomes/*.html")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages in testdata/outcomes: %v", err)
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
			md, _ := render(content, &renderOptions{bullet: '-', fence: '`'})
			compareGolden(t, page+".md", fmt.Sprintf("<!-- %s -->\n\n%s", outcomeOf(answer.choice, words, content.FirstChild != nil), md))
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
