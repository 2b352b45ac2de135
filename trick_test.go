package pith

import (
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

// tagged spells a text in characters that nobody sees, from a base on.
func tagged(text string, base rune) string {
	return strings.Map(func(r rune) rune { return base + r }, text)
}

// isSmuggled reports whether the word that the tricks hide is there, or what
// hides it.
func isSmuggled(s string) bool {
	return strings.Contains(s, "Smuggled") || strings.ContainsAny(s, "\u202e\u202c\u2067\u2069") ||
		strings.Contains(s, tagged("S", 0xE0000)) || strings.Contains(s, tagged("S", 0xE0100-16))
}

// within puts a part into an article.
func within(part string) string {
	return "<title>The second list</title><article><h1>The second list</h1>" + pagetest.Essay + part + pagetest.Essay + "</article>"
}

// TestHiddenTricks has ways to hide a text from readers and show it to
// machines. None may get through, and all are reported.
func TestHiddenTricks(t *testing.T) {
	const secret = "Smuggled words for machines alone, said the pagetest.Harbour master to nobody."
	for _, c := range []struct {
		name, part string
		converted  bool // by a name or a state, which Convert does not judge
	}{
		{name: "no font size", part: `<p style="font-size:0">SECRET</p>`},
		{name: "no font size, important", part: `<p style="font-size: 0px !important">SECRET</p>`},
		{name: "no font size in em", part: `<p style="FONT-SIZE:0.0em">SECRET</p>`},
		{name: "a font of no size", part: `<p style="font:0/0 a">SECRET</p>`},
		{name: "one pixel", part: `<p style="font-size:1px">SECRET</p>`},
		{name: "no font size in a line", part: `<p>He nodded. <span style="font-size:0">SECRET</span> She left.</p>`},
		{name: "no font size around a line", part: `<p style="font-size:0"><span><b>SECRET</b></span></p>`},
		{name: "off the left", part: `<p style="position:absolute;left:-9999px">SECRET</p>`},
		{name: "off the left, spelled otherwise", part: `<p style="POSITION : absolute ; LEFT : -10000PX">SECRET</p>`},
		{name: "off the left, with a transition", part: `<p style="position:absolute;left:-9999px;transition:all 1s">SECRET</p>`},
		{name: "off the top", part: `<div style="position:fixed;top:-5000px"><p>SECRET</p></div>`},
		{name: "off the right", part: `<p style="position:absolute;right:-9999px">SECRET</p>`},
		{name: "off by windows", part: `<p style="position:absolute;left:-200vw">SECRET</p>`},
		{name: "off by a margin", part: `<p style="margin-left:-9999px">SECRET</p>`},
		{name: "off by its indent", part: `<p style="text-indent:-9999px">SECRET</p>`},
		{name: "off by a transform", part: `<p style="transform: translateX(-9999px)">SECRET</p>`},
		{name: "a heading off the screen", part: `<h2 style="text-indent:-9999em">SECRET</h2>`},
		{name: "code off the screen", part: `<pre style="position:absolute;left:-9999px">SECRET</pre>`},
		{name: "clipped to nothing", part: `<p style="position:absolute;clip:rect(0,0,0,0)">SECRET</p>`},
		{name: "clipped to nothing, with units", part: `<p style="position:absolute;clip:rect(1px, 1px, 1px, 1px)">SECRET</p>`},
		{name: "clipped by half from all sides", part: `<p style="clip-path:inset(50%)">SECRET</p>`},
		{name: "clipped to a circle of nothing", part: `<p style="clip-path: circle(0)">SECRET</p>`},
		{name: "clipped to a polygon of nothing", part: `<p style="clip-path:polygon(0 0, 0 0, 0 0)">SECRET</p>`},
		{name: "no size", part: `<div style="width:0;height:0;overflow:hidden"><p>SECRET</p></div>`},
		{name: "a pixel's size", part: `<div style="width:1px;height:1px;overflow:hidden">SECRET</div>`},
		{name: "no greatest size", part: `<div style="max-width:0;max-height:0;overflow:hidden">SECRET</div>`},
		{name: "transparent", part: `<p style="color:transparent">SECRET</p>`},
		{name: "transparent by rgba", part: `<p style="color: rgba(0, 0, 0, 0)">SECRET</p>`},
		{name: "transparent by a slash", part: `<p style="color: rgb(0 0 0 / 0%)">SECRET</p>`},
		{name: "transparent by hsla", part: `<p style="color: hsla(0, 0%, 0%, 0.0)">SECRET</p>`},
		{name: "transparent by four digits", part: `<p style="color:#fff0">SECRET</p>`},
		{name: "transparent by eight digits", part: `<p style="color:#12345600">SECRET</p>`},
		{name: "transparent letters", part: `<p style="-webkit-text-fill-color:transparent">SECRET</p>`},
		{name: "white on white", part: `<p style="color:#fff;background:#fff">SECRET</p>`},
		{name: "white on white, spelled otherwise", part: `<p style="color: White; background-color: #FFFFFF">SECRET</p>`},
		{name: "nearly white on white", part: `<p style="color:#fefefe;background:#fff">SECRET</p>`},
		{name: "white on white by numbers", part: `<p style="color:rgb(255,255,255);background:rgb(100% 100% 100%)">SECRET</p>`},
		{name: "white on white around paragraphs", part: `<div style="color:#fff;background:#fff"><p>SECRET</p></div>`},
		{name: "white on its container's white", part: `<div style="background:#fff"><p>He nodded. <span style="color:#fff">SECRET</span></p></div>`},
		{name: "white on its cell's white", part: `<table><tr><th>a<th>b<tr><td bgcolor="#FFFFFF"><font color="white">SECRET</font><td>d</table>`},
		{name: "a variable on itself", part: `<p style="color:red;background:red">SECRET</p>`},
		{name: "under a name that has a rule of its own", part: `<p><span class="headerlink" style="font-size:0">SECRET</span></p>`},
		{name: "in tags", part: `<p>He nodded` + tagged("Smuggled", 0xE0000) + ` and left the office for the pagetest.Harbour, as he did each day.</p>`},
		{name: "in variation selectors", part: `<p>He nodded` + tagged("Smuggled", 0xE0100-16) + ` and left the office for the pagetest.Harbour, as he did each day.</p>`},
		{name: "turned round", part: "<p>He nodded \u202edelggumS\u202c and left the office for the pagetest.Harbour, as he did each day.</p>"},
		{name: "isolated", part: "<p>He nodded \u2067delggumS\u2069 and left the office for the pagetest.Harbour, as he did each day.</p>"},
		{name: "a template", part: `<template><p>SECRET</p></template>`},
		{name: "a closed dialog", part: `<dialog><p>SECRET</p></dialog>`, converted: true},
		{name: "for screen readers", part: `<p class="sr-only">SECRET</p>`, converted: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := within(strings.ReplaceAll(c.part, "SECRET", secret))
			a, err := Extract(strings.NewReader(page), &Options{Explain: true})
			if err != nil {
				t.Fatal(err)
			}
			for _, out := range []string{a.Markdown(), a.Text(), a.HTML()} {
				if isSmuggled(out) {
					t.Errorf("got through: %q", out)
				}
			}
			if !strings.Contains(a.Text(), "harbour master wrote") {
				t.Errorf("the article is lost: %q", a.Text())
			}
			md, err := Convert(strings.NewReader(page), nil)
			if err != nil || isSmuggled(md) != c.converted || strings.Count(md, "harbour master wrote") != 2 {
				t.Errorf("converted to %q, error %v", md, err)
			}
			reason := ""
			for _, b := range leftOut(a) {
				if strings.Contains(b.Text, "Smuggled") || strings.ContainsAny(b.Text, "\u202e\u2067") {
					reason = b.Name
				}
			}
			switch reason {
			case "hidden-trick", "hidden-characters", "screen-reader-label", "closed-dialog":
			case "":
				if c.name != "a template" { // no text of the page: never rendered (HTML, 4.12.3)
					t.Errorf("not reported: %v", leftOut(a))
				}
			default:
				t.Errorf("reported as %q", reason)
			}
		})
	}
}

// TestHiddenTricksInTitles hides text where metadata is read.
func TestHiddenTricksInTitles(t *testing.T) {
	for _, page := range []string{
		"<article><h1>The second list<span style='font-size:0'> Smuggled</span></h1>" + pagetest.Essay + "</article>",
		"<article><h1>The second list" + tagged("Smuggled", 0xE0000) + "</h1>" + pagetest.Essay + "</article>",
		"<title>The second list" + tagged("Smuggled", 0xE0100-16) + "</title><article>" + pagetest.Essay + "</article>",
		"<article><h1>The second list</h1><p class=byline>By Ada Berg<span style='position:absolute;left:-9999px'> Smuggled</span></p>" + pagetest.Essay + "</article>",
	} {
		a, _ := Extract(strings.NewReader(page), nil)
		for _, s := range append([]string{a.Title, a.Byline, a.Markdown()}, a.Authors...) {
			if strings.Contains(s, "Smuggled") || strings.Contains(s, tagged("S", 0xE0000)) || strings.Contains(s, tagged("S", 0xE0100-16)) {
				t.Errorf("%s: %q", page, s)
			}
		}
		if a.Title != "The second list" {
			t.Errorf("title %q", a.Title)
		}
	}
}

// TestConvertKeepsPictures has what is of no size until a script has loaded it.
func TestConvertKeepsPictures(t *testing.T) {
	md, err := Convert(strings.NewReader(`<p>Look: <img src="/pier.jpg" alt="" style="width:0;height:0"></p>`), nil)
	if err != nil || md != "Look: ![](/pier.jpg)\n" {
		t.Errorf("converted to %q, error %v", md, err)
	}
}

// TestLooksHidden has what looks like a trick and is none: it stays.
func TestLooksHidden(t *testing.T) {
	const sentence = "The third list, of debts, was begun in the year of the great storm and lies in the same room."
	for _, c := range []struct {
		name, part string
		warns      bool // hidden by structure: kept, and said
	}{
		{name: "white on a container that a class makes dark", part: `<div class="night"><p style="color:#fff">KEPT</p></div>`},
		{name: "white on a container's black", part: `<div style="background:#000"><p style="color:#fff">KEPT</p></div>`},
		{name: "white in a dark card on white", part: `<div style="background:#fff"><div class="dark-card"><p style="color:#fff">KEPT</p></div></div>`},
		{name: "white where a class may make the ground", part: `<div style="background:#fff"><p class="inverse" style="color:#fff">KEPT</p></div>`},
		{name: "white on a picture", part: `<p style="color:#fff;background:#fff url(night.jpg)">KEPT</p>`},
		{name: "white on a gradient", part: `<p style="color:#fff;background:linear-gradient(#fff,#000)">KEPT</p>`},
		{name: "letters cut out of a gradient", part: `<p style="background:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent">KEPT</p>`},
		{name: "letters cut out, and filled with nothing", part: `<p style="background-clip:text;-webkit-text-fill-color:transparent">KEPT</p>`},
		{name: "half opaque", part: `<p style="opacity:.5">KEPT</p>`},
		{name: "half transparent", part: `<p style="color:rgba(0,0,0,.6)">KEPT</p>`},
		{name: "moved a little to the left", part: `<p style="position:relative;left:-20px">KEPT</p>`},
		{name: "hanging indent", part: `<p style="padding-left:2em;text-indent:-2em">KEPT</p>`},
		{name: "a negative margin", part: `<p style="margin-left:-15px">KEPT</p>`},
		{name: "small print", part: `<p style="font-size:9px">KEPT</p>`},
		{name: "a size below one em", part: `<p style="font-size:0.85em">KEPT</p>`},
		{name: "no gaps between boxes", part: `<div style="font-size:0"><p class="box">KEPT</p></div>`},
		{name: "no gaps between paragraphs", part: `<div style="font-size:0"><p>KEPT</p></div>`},
		{name: "a name like a label's", part: `<p class="sr-onlyness reader-only">KEPT</p>`},
		{name: "a clipped corner", part: `<p style="clip-path:inset(0 0 10px 0)">KEPT</p>`},
		{name: "a thin line in a wide box", part: `<div style="width:0;min-width:100%"><p>KEPT</p></div>`},
		{name: "one pixel high border", part: `<p style="border-width:1px;line-height:1">KEPT</p>`},
		{name: "a colour by a variable", part: `<p style="color:var(--ink);background:var(--ink)">KEPT</p>`},
		{name: "inherited colours", part: `<p style="color:inherit;background:inherit">KEPT</p>`},
		{name: "a link in its box's colour, on another", part: `<p style="color:#00f;background:#eee">KEPT</p>`},
		{name: "an ideograph's form", part: "<p>葛\U000E0100城の灯台は KEPT</p>"},
		{name: "emoji", part: "<p>\u2764\ufe0f \U0001F468\u200D\U0001F469 KEPT</p>"},
		{name: "right to left", part: "<p>\u200fמגדלור\u200e KEPT</p>"},
		{name: "faded in", part: `<p style="opacity:0;transform:translateY(20px)">KEPT</p>`, warns: true},
		{name: "a closed tab", part: `<div role="tabpanel" style="display:none"><p>KEPT</p></div>`, warns: true},
		{name: "a closed accordion", part: `<div style="height:0;overflow:hidden"><p>KEPT</p></div>`, warns: true},
		{name: "hidden until found", part: `<div hidden="until-found"><p>KEPT</p></div>`, warns: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := within(strings.ReplaceAll(c.part, "KEPT", sentence))
			a, err := Extract(strings.NewReader(page), &Options{Explain: true})
			if err != nil {
				t.Fatal(err)
			}
			if md, err := Convert(strings.NewReader(page), nil); err != nil || !strings.Contains(md, "great storm") {
				t.Errorf("converted to %q, error %v", md, err)
			}
			reason := ""
			for _, b := range leftOut(a) {
				if strings.Contains(b.Text, "great storm") {
					reason = b.Name
				}
			}
			kept := strings.Contains(a.Markdown(), "great storm")
			switch {
			case reason != "":
				t.Errorf("dropped as %q", reason)
			case !kept && !c.warns:
				t.Errorf("dropped as %q", reason)
			case kept && hasWarning(a, WarnHiddenKept) != c.warns:
				t.Errorf("warnings %v", a.Warnings)
			}
		})
	}
}
