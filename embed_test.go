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

// standInTests are elements of scripts between two paragraphs of an article, and
// what must come of them.
var standInTests = []struct{ element, want string }{
	{`<amp-img src="/quay.jpg" width="16" height="9" layout="responsive" alt="The quay"></amp-img>`, "![The quay](https://example.com/quay.jpg)"},
	{`<amp-youtube data-videoid="abc123" layout="responsive" width="480" height="270" title="The tide"></amp-youtube>`, "[The tide](https://www.youtube.com/watch?v=abc123)"},
	{`<lazy-image data-src="/wall.jpg" alt="The wall"></lazy-image>`, "![The wall](https://example.com/wall.jpg)"},
	{`<amp-img src="/mark.png" width="16" height="9" alt="an icon"></amp-img>`, ""},
	{`<amp-ad src="https://ads.example/x.jpg" width="300" height="250"></amp-ad>`, ""},
}

func TestElementsOfScriptsGoWithTheText(t *testing.T) {
	for _, tt := range standInTests {
		page := "<article>" + pagetest.Essay + tt.element + pagetest.Essay + "</article>"
		a, err := Extract(strings.NewReader(page), &Options{URL: "https://example.com/story"})
		if err != nil {
			t.Fatal(err)
		}
		if tt.want == "" && strings.Contains(a.Markdown(), "](") || !strings.Contains(a.Markdown(), tt.want) {
			t.Errorf("%s: want %q in\n%s", tt.element, tt.want, a.Markdown())
		}
	}
}

// sliderTests are pictures of a slider between two paragraphs of an article, and the
// addresses that stand in the Markdown, in their order.
var sliderTests = []struct{ slider, want string }{
	{`<div class="track"><div class="slide slick-cloned"><img src="/gate.jpg" alt="The gate"></div><div class="slide"><img src="/wall.jpg" alt="The wall"></div>` +
		`<div class="slide"><img src="/gate.jpg" alt="The gate"></div><div class="slide slick-cloned"><img src="/wall.jpg" alt="The wall"></div></div>`, "wall gate"},
	{`<div><div class="swiper-slide swiper-slide-duplicate"><img src="/gate.jpg" alt="The gate"></div><div class="swiper-slide"><img src="/wall.jpg" alt="The wall"></div>` +
		`<div class="swiper-slide"><img src="/gate.jpg" alt="The gate"></div></div>`, "wall gate"},
	{`<div><div class="slide clone-wars"><img src="/gate.jpg" alt="The gate"></div><div class="slide"><img src="/wall.jpg" alt="The wall"></div></div>`, "gate wall"},
	{`<div><img src="/wall.jpg" alt="The wall"><img src="/gate.jpg" alt="The gate"></div><div><button><img src="/wall-150x150.jpg" alt=""></button><button><img src="/gate-150x150.jpg" alt=""></button></div>`, "wall gate"},
	{`<div><img src="/wall.jpg" alt="The wall"></div><div><button><img src="/lamp.jpg" alt="The lamp"></button></div>`, "wall lamp"},
}

func TestSlidersShowEachPictureOnce(t *testing.T) {
	for _, tt := range sliderTests {
		page := "<article>" + pagetest.Essay + tt.slider + pagetest.Essay + "</article>"
		a, err := Extract(strings.NewReader(page), &Options{URL: "https://example.com/story"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for part := range strings.SplitSeq(a.Markdown(), "](https://example.com/") {
			if name, _, ok := strings.Cut(part, ".jpg)"); ok {
				got = append(got, name)
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %v, want %s", tt.slider, got, tt.want)
		}
	}
}
