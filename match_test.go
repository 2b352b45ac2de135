package pith

import (
	"errors"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/pagetest"
)

func TestSelectors(t *testing.T) {
	for _, c := range []struct {
		name      string
		o         Options
		has, hasN string
	}{
		{"drop", Options{Drop: []string{".aside"}}, "harbour master", "word aside"},
		{"keep", Options{Keep: []string{"footer"}}, "closed on Sundays", "grandmother"},
		{"keep inside drop", Options{Drop: []string{"article"}, Keep: []string{".aside"}}, "word aside", "nine volumes,"},
		{"root", Options{Root: "footer"}, "closed on Sundays", "harbour master"},
		{"no such root", Options{Root: "#none"}, "harbour master", "closed on Sundays"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Extract(strings.NewReader(pagetest.Harbour), &c.o)
			if err != nil {
				t.Fatal(err)
			}
			if text := a.Text(); !strings.Contains(text, c.has) || strings.Contains(text, c.hasN) {
				t.Errorf("want %q and not %q in\n%s", c.has, c.hasN, text)
			}
		})
	}
	for _, o := range []Options{{Keep: []string{"p["}}, {Drop: []string{"]"}}, {Root: ":bad("}} {
		var bad *SelectorError
		r := strings.NewReader(pagetest.Harbour)
		if a, err := Extract(r, &o); a != nil || !errors.As(err, &bad) || bad.Unwrap() == nil || r.Len() < len(pagetest.Harbour) {
			t.Errorf("%+v: article %v, error %v, %d bytes left", o, a, err, r.Len())
		}
	}
}

// TestSelectorsInLines names elements that stand in a line or begin it.
func TestSelectorsInLines(t *testing.T) {
	const line = `<p>The boats <span class="promo">of the Nord line</span> came late<sup>7</sup> that winter.</p>` +
		`<p><span class="promo">All boats.</span> The list is <b class="sr-only">nearly <i class="most">quite</i></b> complete, and the master <wbr>signs it.</p>`
	for _, c := range []struct {
		name string
		o    Options
		want string
	}{
		{"none", Options{}, "The boats of the Nord line came late⁷ that winter. All boats. The list is complete, and the master signs it."},
		{"drop", Options{Drop: []string{".promo", "sup"}}, "The boats came late that winter. The list is complete, and the master signs it."},
		{"keep", Options{Keep: []string{".sr-only"}}, "The boats of the Nord line came late⁷ that winter. All boats. The list is nearly quite complete, and the master signs it."},
		{"keep inside a rule's", Options{Keep: []string{".most"}}, "The boats of the Nord line came late⁷ that winter. All boats. The list is quite complete, and the master signs it."},
		{"drop inside keep", Options{Keep: []string{".sr-only"}, Drop: []string{".most"}}, "The boats of the Nord line came late⁷ that winter. All boats. The list is nearly complete, and the master signs it."},
		{"keep inside drop", Options{Keep: []string{".promo"}, Drop: []string{"p", "i"}}, "The boats of the Nord line came late⁷ that winter. All boats. The list is complete, and the master signs it."},
		{"keep nothing inside drop", Options{Keep: []string{"wbr"}, Drop: []string{"sup", "p + p"}}, "The boats of the Nord line came late that winter."},
		{"keep outside the root", Options{Root: ".none, nav", Keep: []string{"main"}}, "The boats of the Nord line came late⁷ that winter. All boats. The list is complete, and the master signs it."},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.o.Explain = true
			a, err := Extract(strings.NewReader(`<body><nav><p class="toast">Home</p></nav><main>`+line+`</main>`), &c.o)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(strings.Fields(a.Text()), " "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if len(c.o.Drop) > 0 && !droppedBy(a, "drop-option") {
				t.Errorf("what was dropped is not explained: %+v", leftOut(a))
			}
		})
	}
}

func TestComments(t *testing.T) {
	a, err := Extract(strings.NewReader(pagetest.Harbour), &Options{Comments: true})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(a.Text(), "grandmother") {
		t.Error("a reader's comment is in the article")
	}
	if a.Comments == nil || !strings.Contains(dom.TextOf(a.Comments), "grandmother") {
		t.Error("a reader's comment is not in Comments")
	}
	a.markdown = MarkdownOptions{FrontMatter: true, Title: true, Bullet: AsteriskBullet}
	only := a.CommentsOnly()
	if md := only.Markdown(); !strings.Contains(md, "grandmother") || strings.HasPrefix(md, "---") || only.markdown.Bullet != AsteriskBullet {
		t.Errorf("comments as Markdown: %q", md)
	}
}
