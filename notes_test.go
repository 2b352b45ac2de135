package pith

import (
	"strconv"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

// noteTests are marks in a sentence and the note behind the text, and whether the one
// refers to the other.
var noteTests = []struct {
	name, mark, note string
	want             bool
}{
	{"a button that a script draws", `<sup id="fnref:1"><button data-footnote-number="1"><svg></svg></button></sup>`,
		`<div class="footnotes"><ol><li id="fn:1"><p>A sack bought a cow. <a href="#fnref:1">↩</a></p></li></ol></div>`, true},
	{"a number that a style sheet counts", `<span class="counter" id="back-7"></span>`,
		`<section class="endnotes"><ol><li id="seven">A sack bought a cow. <a href="#back-7" class="footnote-backref">return</a></li></ol></section>`, true},
	{"a link that a style sheet labels", `<a href="#fn-1" class="footnote"></a>`,
		`<ol class="footnotes"><li id="fn-1">A sack bought a cow.</li></ol>`, true},
	{"a picture", `<a href="#note1"><img src="/asterisk.gif" width="8" height="8" alt=""></a>`,
		`<h4>Notes</h4><p id="note1">1. A sack bought a cow.</p>`, true},
	{"the beginning of the page", `<a name="top"></a>`,
		`<ol><li>A sack bought a cow. <a href="#top">↑</a></li><li>The cow gave milk. <a href="#top">↑</a></li></ol>`, false},
	{"a link that shows an icon", `<a href="#more" class="icon"></a>`, `<p id="more">A sack bought a cow.</p>`, false},
}

func TestMarksOfNotesThatAreDrawn(t *testing.T) {
	for _, tt := range noteTests {
		page := "<article><p>The men were paid in salt." + tt.mark + " It was worth more than silver.</p>" + pagetest.Essay + tt.note + "</article>"
		a, err := Extract(strings.NewReader(page), &Options{URL: "https://example.com/story"})
		if err != nil {
			t.Fatal(err)
		}
		md := a.Markdown()
		if got := strings.Contains(md, "salt.[^1] It") && strings.Contains(md, "[^1]: A sack bought a cow."); got != tt.want {
			t.Errorf("%s: a note: %t, want %t:\n%s", tt.name, got, tt.want, md)
		}
	}
}

// numberTests are elements with the number of each paragraph, and how the second begins.
var numberTests = []struct{ before, want string }{
	{`<span class="paranumber">%</span>`, "\n\nIn spring"},
	{`<span class="Para_Num">%</span>`, "\n\nIn spring"},
	{`<span class="verse">%</span>`, "\n\n2 In spring"},
	{`<span class="paranumber">%</span> `, "\n\n2 In spring"},
	{`<b>%</b>`, "\n\n**2**In spring"},
	{`<span class="paranumber">1</span>`, "\n\n1In spring"}, // they do not follow each other
}

func TestNumbersOfParagraphs(t *testing.T) {
	for _, tt := range numberTests {
		page := "<article>" + pagetest.Essay + "</article>"
		for i := range 4 {
			page = strings.Replace(page, "<p>", "<p >"+strings.ReplaceAll(tt.before, "%", strconv.Itoa(i+1)), 1)
		}
		a, err := Extract(strings.NewReader(page), &Options{URL: "https://example.com/story"})
		if err != nil {
			t.Fatal(err)
		}
		if md := a.Markdown(); !strings.Contains(md, tt.want) {
			t.Errorf("%s: want %q in\n%s", tt.before, tt.want, md)
		}
	}
}
