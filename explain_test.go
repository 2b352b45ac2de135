package pith

import (
	"slices"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

// TestTrace lists what is left out before, in, between and behind the lines
// that are kept: in the order of the page, and each once.
func TestTrace(t *testing.T) {
	page := `<body><p class="toast">Copied!</p><main><p>The master <span class="sr-only">of the <b class="sr-only">old</b> harbour</span> writes.</p>
<p class="toast">Saved!</p><p>None was late.<span>` + "\U000E0068\U000E0069\U000E0021" + `</span></p></main><p class="toast">Gone!</p>`
	a, err := Extract(strings.NewReader(page), &Options{Root: "body", Trace: true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range a.Dropped {
		got = append(got, d.Reason+": "+d.Text)
	}
	want := []string{"toast: Copied!", "screen-reader-label: of the old harbour", "toast: Saved!", "hidden-characters: hi!", "toast: Gone!"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestPathsAreShort reads a page with a long id around all that it drops.
func TestPathsAreShort(t *testing.T) {
	page := "<div id='" + strings.Repeat("\u00e9", 50_000) + "'>" + strings.Repeat("<p class=toast>a</p><nav>Menu</nav>", 20) + "</div>" + pagetest.Essay
	a, err := Extract(strings.NewReader(page), &Options{Trace: true})
	if err != nil {
		t.Fatal(err)
	}
	want := "html > body > div#" + strings.Repeat("\u00e9", 64/2) + " > p.toast"
	if got := a.Dropped[0].Path; got != want {
		t.Errorf("path of %d bytes: %.100s", len(got), got)
	}
}
