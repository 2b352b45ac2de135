package pith

import (
	"strings"
	"testing"
)

// tagged spells a text in characters that nobody sees, from a base on.
func tagged(text string, base rune) string {
	return strings.Map(func(r rune) rune { return base + r }, text)
}

// within puts a part into an article.
func within(part string) string {
	return "<title>The second list</title><article><h1>The second list</h1>" + essay + part + essay + "</article>"
}

// TestHiddenTricks has ways to hide a text from readers and show it to
// machines. None may get through, and all are reported.
func TestHiddenTricks(t *testing.T) {
	const secret = "Smuggled words for machines alone, said the harbour master to nobody."
	for _, c := range []struct{ name, part string }{
		{"no font size", `<p style="font-size:0">SECRET</p>`},
		{"no font size, important", `<p style="font-size: 0px !important">SECRET</p>`},
		{"no font size in em", `<p style="FONT-SIZE:0.0em">SECRET</p>`},
		{"a font of no size", `<p style="font:0/0 a">SECRET</p>`},
		{"one pixel", `<p style="font-size:1px">SECRET</p>`},
		{"no font size in a line", `<p>He nodded. <span style="font-size:0">SECRET</span> She left.</p>`},
		{"no font size around a line", `<p style="font-size:0"><span><b>SECRET</b></span></p>`},
		{"off the left", `<p style="position:absolute;left:-9999px">SECRET</p>`},
		{"off the left, spelled otherwise", `<p style="POSITION : absolute ; LEFT : -10000PX">SECRET</p>`},
		{"off the left, with a transition", `<p style="position:absolute;left:-9999px;transition:all 1s">SECRET</p>`},
		{"off the top", `<div style="position:fixed;top:-5000px"><p>SECRET</p></div>`},
		{"off the right", `<p style="position:absolute;right:-9999px">SECRET</p>`},
		{"off by windows", `<p style="position:absolute;left:-200vw">SECRET</p>`},
		{"off by a margin", `<p style="margin-left:-9999px">SECRET</p>`},
		{"off by its indent", `<p style="text-indent:-9999px">SECRET</p>`},
		{"off by a transform", `<p style="transform: translateX(-9999px)">SECRET</p>`},
		{"a heading off the screen", `<h2 style="text-indent:-9999em">SECRET</h2>`},
		{"code off the screen", `<pre style="position:absolute;left:-9999px">SECRET</pre>`},
		{"clipped to nothing", `<p style="position:absolute;clip:rect(0,0,0,0)">SECRET</p>`},
		{"clipped to nothing, with units", `<p style="position:absolute;clip:rect(1px, 1px, 1px, 1px)">SECRET</p>`},
		{"clipped by half from all sides", `<p style="clip-path:inset(50%)">SECRET</p>`},
		{"clipped to a circle of nothing", `<p style="clip-path: circle(0)">SECRET</p>`},
		{"clipped to a polygon of nothing", `<p style="clip-path:polygon(0 0, 0 0, 0 0)">SECRET</p>`},
		{"no size", `<div style="width:0;height:0;overflow:hidden"><p>SECRET</p></div>`},
		{"a pixel's size", `<div style="width:1px;height:1px;overflow:hidden">SECRET</div>`},
		{"no greatest size", `<div style="max-width:0;max-height:0;overflow:hidden">SECRET</div>`},
		{"transparent", `<p style="color:transparent">SECRET</p>`},
		{"transparent by rgba", `<p style="color: rgba(0, 0, 0, 0)">SECRET</p>`},
		{"transparent by a slash", `<p style="color: rgb(0 0 0 / 0%)">SECRET</p>`},
		{"transparent by hsla", `<p style="color: hsla(0, 0%, 0%, 0.0)">SECRET</p>`},
		{"transparent by four digits", `<p style="color:#fff0">SECRET</p>`},
		{"transparent by eight digits", `<p style="color:#12345600">SECRET</p>`},
		{"transparent letters", `<p style="-webkit-text-fill-color:transparent">SECRET</p>`},
		{"white on white", `<p style="color:#fff;background:#fff">SECRET</p>`},
		{"white on white, spelled otherwise", `<p style="color: White; background-color: #FFFFFF">SECRET</p>`},
		{"nearly white on white", `<p style="color:#fefefe;background:#fff">SECRET</p>`},
		{"white on white by numbers", `<p style="color:rgb(255,255,255);background:rgb(100% 100% 100%)">SECRET</p>`},
		{"white on white around paragraphs", `<div style="color:#fff;background:#fff"><p>SECRET</p></div>`},
		{"white on its container's white", `<div style="background:#fff"><p>He nodded. <span style="color:#fff">SECRET</span></p></div>`},
		{"white on its cell's white", `<table><tr><th>a<th>b<tr><td bgcolor="#FFFFFF"><font color="white">SECRET</font><td>d</table>`},
		{"a variable on itself", `<p style="color:red;background:red">SECRET</p>`},
		{"under a name that has a rule of its own", `<p><span class="headerlink" style="font-size:0">SECRET</span></p>`},
		{"in tags", `<p>He nodded` + tagged("Smuggled", 0xE0000) + ` and left the office for the harbour, as he did each day.</p>`},
		{"in variation selectors", `<p>He nodded` + tagged("Smuggled", 0xE0100-16) + ` and left the office for the harbour, as he did each day.</p>`},
		{"turned round", "<p>He nodded \u202edelggumS\u202c and left the office for the harbour, as he did each day.</p>"},
		{"isolated", "<p>He nodded \u2067delggumS\u2069 and left the office for the harbour, as he did each day.</p>"},
		{"a template", `<template><p>SECRET</p></template>`},
		{"a closed dialog", `<dialog><p>SECRET</p></dialog>`},
		{"for screen readers", `<p class="sr-only">SECRET</p>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := within(strings.ReplaceAll(c.part, "SECRET", secret))
			a, err := Extract(strings.NewReader(page), &Options{Trace: true})
			if err != nil {
				t.Fatal(err)
			}
			for _, out := range []string{a.Markdown(), a.Text(), a.HTML()} {
				if strings.Contains(out, "Smuggled") || strings.ContainsAny(out, "\u202e\u202c\u2067\u2069") || strings.Contains(out, tagged("S", 0xE0000)) || strings.Contains(out, tagged("S", 0xE0100-16)) {
					t.Errorf("got through: %q", out)
				}
			}
			if !strings.Contains(a.Text(), "harbour master wrote") {
				t.Errorf("the article is lost: %q", a.Text())
			}
			reason := ""
			for _, d := range a.Dropped {
				if strings.Contains(d.Text, "Smuggled") || strings.ContainsAny(d.Text, "\u202e\u2067") {
					reason = d.Reason
				}
			}
			switch reason {
			case "hidden-trick", "hidden-characters", "screen-reader-label", "closed-dialog":
			case "":
				if c.name != "a template" { // no text of the page: never rendered (HTML, 4.12.3)
					t.Errorf("not reported: %v", a.Dropped)
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
		"<article><h1>The second list<span style='font-size:0'> Smuggled</span></h1>" + essay + "</article>",
		"<article><h1>The second list" + tagged("Smuggled", 0xE0000) + "</h1>" + essay + "</article>",
		"<title>The second list" + tagged("Smuggled", 0xE0100-16) + "</title><article>" + essay + "</article>",
		"<article><h1>The second list</h1><p class=byline>By Ada Berg<span style='position:absolute;left:-9999px'> Smuggled</span></p>" + essay + "</article>",
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
			a, err := Extract(strings.NewReader(page), &Options{Trace: true})
			if err != nil {
				t.Fatal(err)
			}
			reason := ""
			for _, d := range a.Dropped {
				if strings.Contains(d.Text, "great storm") {
					reason = d.Reason
				}
			}
			kept := strings.Contains(a.Markdown(), "great storm")
			switch {
			case reason != "" && !strings.HasPrefix(reason, "score"):
				t.Errorf("dropped as %q", reason)
			case !kept && !c.warns:
				t.Errorf("dropped as %q", reason)
			case kept && hasWarning(a, WarnHiddenKept) != c.warns:
				t.Errorf("warnings %v", a.Warnings)
			}
		})
	}
}
