package pith

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"
)

// longPages are pages of many of one thing.
var longPages = []struct {
	name string
	page func(n int) string
}{
	{"brackets", func(n int) string { return strings.Repeat("[", n) }},
	{"closing brackets", func(n int) string { return strings.Repeat("](", n) }},
	{"stars", func(n int) string { return strings.Repeat("*", n) }},
	{"stars apart", func(n int) string { return strings.Repeat("*a ", n) }},
	{"lines", func(n int) string { return strings.Repeat("_", n) }},
	{"backticks", func(n int) string { return strings.Repeat("`", n) }},
	{"backticks apart", func(n int) string { return strings.Repeat("`a ", n) }},
	{"pipes", func(n int) string { return strings.Repeat("|", n) }},
	{"less than", func(n int) string { return strings.Repeat("&lt;a ", n) }},
	{"ampersands", func(n int) string { return strings.Repeat("&amp;", n) }},
	{"dollars", func(n int) string { return strings.Repeat("$a ", n) }},
	{"formulas", func(n int) string { return strings.Repeat(`\(a `, n) }},
	{"cells", func(n int) string { return "<table><tr>" + strings.Repeat("<td>a", n) + "</table>" }},
	{"rows", func(n int) string { return "<table>" + strings.Repeat("<tr><td>a<td>b", n) + "</table>" }},
	{"spans", func(n int) string {
		return "<table>" + strings.Repeat("<tr><td rowspan=1000 colspan=1000>a", n) + "</table>"
	}},
	{"links", func(n int) string { return strings.Repeat("<a href=x>a</a> ", n) }},
	{"note references", func(n int) string {
		return strings.Repeat("<sup><a href=#fn1>1</a></sup> ", n) + "<ol><li id=fn1>note</ol>"
	}},
	{"notes", func(n int) string { return noteLinks(n / 20) }},
	{"notes behind rules", func(n int) string { return notesBehind("<hr>", n/50) }},
	{"notes behind breaks", func(n int) string { return notesBehind("<br>a ", n/50) }},
	{"lists that may be notes", func(n int) string {
		return "<sup>1</sup><h2>" + strings.Repeat("<b></b>a ", n/2) + "</h2><div class='" + strings.Repeat("a ", n) + "'>" + strings.Repeat("<ol><li>a</ol>", n/10) + "</div>"
	}},
	{"items", func(n int) string { return "<ul>" + strings.Repeat("<li>a", n) + "</ul>" }},
	{"emphasis", func(n int) string { return strings.Repeat("<b>a</b>b", n) }},
	{"nested emphasis", func(n int) string { return strings.Repeat("<em>a<b>", 200) + strings.Repeat("b", n) }},
	{"nested quotes", func(n int) string { return strings.Repeat("<blockquote>", n) + "a" }},
	{"nested lists", func(n int) string { return strings.Repeat("<ul><li>", n) + "a" }},
	{"nested divisions", func(n int) string { return strings.Repeat("<div class=highlight>", n) + "a" }},
	{"breaks", func(n int) string { return "a" + strings.Repeat("<br>", n) + "b" }},
	{"pictures", func(n int) string {
		return strings.Repeat("<figure><img src=a.png><figcaption>a</figcaption></figure>", n/10)
	}},
	{"code", func(n int) string { return strings.Repeat("<code>a</code> ", n) }},
	{"blocks in a long link", func(n int) string {
		return "<a href='/" + strings.Repeat("ab-", n/5) + "'>" + strings.Repeat("<p>a", n/5) + "</a>"
	}},
	{"lone numbers", func(n int) string { return "<div>" + strings.Repeat("1<hr>", n/2) + "</div>" }},
	{"headings below a long one", func(n int) string {
		return "<h1>" + strings.Repeat("ab ", n) + "</h1>" + strings.Repeat("<h2>a</h2><h3>b</h3>", n/5)
	}},
	{"colours on a long style", func(n int) string {
		return "<div style='" + strings.Repeat("a:b;", n/5) + "'>" + strings.Repeat("<font color=red>a</font>", n/5)
	}},
	{"marks in a heading", func(n int) string {
		return "<h2>" + strings.Repeat("<i></i>", n/5) + strings.Repeat("<a class=headerlink>a</a>", n/5) + "</h2>"
	}},
	{"lines of code", func(n int) string { return "<pre>" + strings.Repeat("<span class=line>a</span>", n) + "</pre>" }},
}

// maxTimesProse is how much more than prose a thing may cost: three times, by
// the design, and as much again for machines that do other things as well.
const maxTimesProse = 6

// TestTimeIsLinear compares many of each thing with prose of as many bytes
// in as many elements, and with a fifth of them.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("takes seconds")
	}
	o := &Options{MaxNodes: 1 << 22, URL: "https://example.com/"}
	t.Run("Convert", func(t *testing.T) {
		checkLinear(t, 100_000, func(page string) error { _, err := Convert(strings.NewReader(page), o); return err })
	})
	t.Run("Extract", func(t *testing.T) {
		checkLinear(t, 30_000, func(page string) error {
			_, err := Extract(strings.NewReader(page), o)
			if isAnswer(err) {
				return nil
			}
			return err
		})
	})
}

// checkLinear reads pages of n of each thing.
func checkLinear(t *testing.T, n int, read func(page string) error) {
	cost := func(page string, runs int) time.Duration {
		best := time.Hour
		for range runs {
			begin := cpuTime()
			if err := read(page); err != nil {
				t.Fatal(err)
			}
			best = min(best, cpuTime()-begin)
		}
		return best
	}
	for _, tt := range longPages {
		page := tt.page(n)
		took, fifth, prose := time.Hour, time.Hour, time.Hour
		slow := true
		for try := 0; try < 3 && slow; try++ { // the collector does not always come at the same time
			took, fifth, prose = min(took, cost(page, 2)), min(fifth, cost(tt.page(n/5), 2)), min(prose, cost(proseLike(page), 1))
			// What is quadratic grows by 5.
			slow = took > 4*5*fifth && took > 200*time.Millisecond || took > maxTimesProse*prose && took > 50*time.Millisecond || took > 5*time.Second
		}
		t.Logf("%-20s %10v, %5.1f times prose, grows by %.2f", tt.name, took.Round(time.Microsecond),
			float64(took)/float64(prose), float64(took)/float64(fifth)/5)
		if slow {
			t.Errorf("%s took %v, a fifth of it %v, as much prose %v", tt.name, took, fifth, prose)
		}
	}
}

// proseLike is prose of as many bytes in as many elements.
func proseLike(page string) string {
	elements := max(1, strings.Count(page, "<")-strings.Count(page, "</"))
	bytes := max(1, len(page)/elements-len("<p>"))
	words := strings.Repeat("some words of plain prose ", bytes/26+1)[:bytes]
	return strings.Repeat("<p>"+words, elements)
}

func noteLinks(n int) string {
	var refs, defs strings.Builder
	for i := range n {
		id := strconv.Itoa(i)
		refs.WriteString("<sup><a href=#fn" + id + ">" + id + "</a></sup> ")
		defs.WriteString("<p><a id=fn" + id + " href=#r" + id + ">" + id + "</a> note")
	}
	return refs.String() + "<hr>" + defs.String()
}

// notesBehind is n notes in one element with five times as much before them.
func notesBehind(before string, n int) string {
	var refs, defs strings.Builder
	for i := range n {
		refs.WriteString(fmt.Sprintf("a<sup><a href=#fn%d>%d</a></sup> ", i, i%9999))
		defs.WriteString(fmt.Sprintf("<p id=fn%d>%d note", i, i%9999))
	}
	return "<p>" + refs.String() + "</p><div>" + strings.Repeat(before, 5*n) + defs.String() + "</div>"
}
