package pith

import (
	"errors"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

// TestHeadlineAlone reads a page that has nothing but its headline: that is
// then the content, and not left to the title.
func TestHeadlineAlone(t *testing.T) {
	a, err := Extract(strings.NewReader("<title>The ice is gone</title><h1>The ice is gone</h1>"), &Options{Type: ArticlePage})
	if err != nil || a.Markdown() != "# The ice is gone\n" {
		t.Errorf("%q, error %v", a.Markdown(), err)
	}
}

func TestOutcome(t *testing.T) {
	long := strings.Repeat(pagetest.Essay, 4)
	for _, c := range []struct {
		name, page string
		want       Outcome
	}{
		{"an article", `<title>The second list</title><article>` + pagetest.Essay + `</article>`, Content},
		{"a challenge", `<title>Just a moment...</title><h1>example.com</h1><p>Checking that you are human. This takes a few seconds.</p><form id="challenge-form"></form>`, BotChallenge},
		{"an article about moments", `<title>Just a moment: how we measure time</title><article>` + long + `</article>`, Content},
		{"an error page", `<title>Page not found | The Pier</title><h1>404</h1><p>The page you asked for is not here. Try the front page.</p>`, NotFound},
		{"an article about errors", `<title>Page not found: a history</title><article>` + long + `</article>`, Content},
		{"a request for consent", `<title>Before you continue to The Pier</title><p>We would like to remember which boats you looked at. Do you agree to that?</p>`, ConsentWall},
		{"a request to log in", `<title>Log in</title><form><input name="user"><input type="password"><button>Log in</button></form><p>Members only.</p>`, LoginWall},
		{"an article with a form to log in", `<title>The second list</title><form><input type="password"></form><article>` + pagetest.Essay + `</article>`, Content},
		{"a shell", `<title>The Pier</title><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>`, EmptyShell},
		{"a filled shell", `<title>The second list</title><div id="root"><article>` + pagetest.Essay + `</article></div>`, Content},
		{"a stated paywall", `<title>The second list</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The second list","isAccessibleForFree":false}</script><article>` + pagetest.Essay + `</article>`, Paywalled},
		{"a free article that says so", `<title>The second list</title><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The second list","isAccessibleForFree":true}</script><article>` + pagetest.Essay + `</article>`, Content},
		{"nothing", `<title>The Pier</title>`, Empty},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Extract(strings.NewReader(c.page), nil)
			var wall *OutcomeError
			isWall := errors.As(err, &wall)
			if isWall != (c.want >= ConsentWall) || isWall && wall.Outcome != c.want || errors.Is(err, ErrNoContent) != (c.want == Empty) {
				t.Errorf("error %v", err)
			}
			if a.Outcome != c.want {
				t.Errorf("outcome %s, want %s (%d words)", a.Outcome, c.want, a.WordCount)
			}
		})
	}
}

// TestOutcomeErrorHasABody shows that an article that comes with an
// *OutcomeError has what would have been chosen, if anything was.
func TestOutcomeErrorHasABody(t *testing.T) {
	a, err := Extract(strings.NewReader(`<title>Page not found | The Pier</title><h1>Page not found</h1><p>The page that you asked for is not here any more, since we moved all boats to the new pier.</p>`), nil)
	var wall *OutcomeError
	if !errors.As(err, &wall) || wall.Outcome != NotFound || !strings.Contains(a.Text(), "the new pier") {
		t.Errorf("error %v, text %q", err, a.Text())
	}
}

// TestZeroOutcome shows that an article nobody read says nothing of a page.
func TestZeroOutcome(t *testing.T) {
	if o := (&Article{}).Outcome; o != UnknownOutcome || o.String() != "unknown" {
		t.Errorf("outcome %v", o)
	}
}
