package pith

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/meta"
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

// mostGrowth is how much more per byte a page may cost than a smaller one of
// the same kind: what is quadratic grows as the page does.
const mostGrowth = 2.5

// freeBytes may be allocated by any page: tables and buffers begin with a size.
const freeBytes = 4 << 20

// allocated is how many bytes a call allocates, without memory that waits from
// calls before: two collections throw that away, and none comes in between. Other
// goroutines' bytes count as well, so a test that asks does not run in parallel.
func allocated(f func()) uint64 {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	var before, after runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// checkGrowth compares what a call allocates for n of a thing with what it
// allocates for a fifth of them. It sees what is copied or kept more often
// than it should be; what is only looked at too often is timed by the suites
// that run with -tags long.
func checkGrowth(t *testing.T, name string, n int, prepare func(n int) (call func())) {
	t.Helper()
	all, fifth := allocated(prepare(n)), allocated(prepare(n/5))
	t.Logf("%-28s %9d bytes, grows by %.2f", name, all, float64(all)/float64(fifth)/5)
	if float64(all) > freeBytes+5*mostGrowth*float64(fifth) {
		t.Errorf("%s: %d bytes are allocated for %d, %d for a fifth of them", name, all, n, fifth)
	}
}

// TestAllocationIsLinear reads many of each thing, and a fifth of them.
func TestAllocationIsLinear(t *testing.T) {
	if underRace {
		t.Skip("the race detector allocates")
	}
	o := &Options{MaxNodes: 1 << 22, URL: "https://example.com/"}
	all := &Options{MaxNodes: 1 << 22, URL: "https://example.com/", Root: "body"} // whatever the choice would be
	for _, tt := range longPages {
		checkGrowth(t, "Convert: "+tt.name, 10_000, func(n int) func() {
			page := tt.page(n)
			return func() {
				if _, err := Convert(strings.NewReader(page), o); err != nil {
					t.Error(err)
				}
			}
		})
		checkGrowth(t, "Extract: "+tt.name, 10_000, func(n int) func() {
			page := tt.page(n)
			return func() {
				if _, err := Extract(strings.NewReader(page), all); err != nil && !isAnswer(err) {
					t.Error(err)
				}
			}
		})
	}
	for name, unit := range metadataUnits {
		checkGrowth(t, "metadata: "+name, 10_000, func(n int) func() {
			p := marksOfMany(t, unit, n)
			return func() { meta.Read(p, meta.UnknownType) }
		})
	}
	for name, page := range chunkPages {
		checkGrowth(t, "chunks: "+name, 10_000, func(n int) func() {
			a := convertTree(t, []byte(page(n)), "")
			return func() { a.Chunks(&ChunkOptions{Most: 1 << 20}); a.Chunks(&ChunkOptions{Most: 50}) }
		})
	}
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
