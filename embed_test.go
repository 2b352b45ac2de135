package pith

import (
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

// frameTests are addresses of frames between two paragraphs of an article.
var frameTests = []struct {
	src  string
	want bool
}{
	{"https://datawrapper.example/chart/7Adnav", true},
	{"https://www.youtube.com/embed/adBannerNav", true},
	{"https://player.example/story/reading-a-map", true},
	{"https://feed.example/widget/aff_widget.php?aff_num=29131&size=468x60", false},
	{"https://c.amazon-adsystem.com/e/cm?o=2", false},
	{"https://shop.example/banner/468x60.html", false},
	{"/navi/links.htm", false},
}

func TestFramesOfChromeAreNoEmbeds(t *testing.T) {
	for _, tt := range frameTests {
		page := "<article>" + pagetest.Essay + `<iframe src="` + tt.src + `"></iframe>` + pagetest.Essay + "</article>"
		a, err := Extract(strings.NewReader(page), &Options{URL: "https://example.com/story"})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(a.Markdown(), "]("); got != tt.want {
			t.Errorf("%s: the frame is kept: %t, want %t", tt.src, got, tt.want)
		}
		whole, err := Convert(strings.NewReader(page), nil)
		if err != nil || !strings.Contains(whole, "](") {
			t.Errorf("%s: Convert leaves it out: %q, %v", tt.src, whole, err)
		}
	}
}
