package pith

import (
	"strings"
	"testing"
	"time"
)

// TestTimeIsLinear compares 100,000 of each thing with the same number of
// bytes of prose: whatever a page repeats may cost three times as much.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	const n = 100_000
	tests := []struct{ name, page string }{
		{"brackets", strings.Repeat("[", n)},
		{"closing brackets", strings.Repeat("](", n)},
		{"stars", strings.Repeat("*", n)},
		{"stars apart", strings.Repeat("*a ", n)},
		{"lines", strings.Repeat("_", n)},
		{"backticks", strings.Repeat("`", n)},
		{"backticks apart", strings.Repeat("`a ", n)},
		{"pipes", strings.Repeat("|", n)},
		{"less than", strings.Repeat("&lt;a ", n)},
		{"ampersands", strings.Repeat("&amp;", n)},
		{"dollars", strings.Repeat("$a ", n)},
		{"formulas", strings.Repeat(`\(a `, n)},
		{"cells", "<table><tr>" + strings.Repeat("<td>a", n) + "</table>"},
		{"rows", "<table>" + strings.Repeat("<tr><td>a<td>b", n) + "</table>"},
		{"spans", "<table>" + strings.Repeat("<tr><td rowspan=1000 colspan=1000>a", n) + "</table>"},
		{"links", strings.Repeat("<a href=x>a</a> ", n)},
		{"note references", strings.Repeat("<sup><a href=#fn1>1</a></sup> ", n) + "<ol><li id=fn1>note</ol>"},
		{"notes", noteLinks(5_000)},
		{"items", "<ul>" + strings.Repeat("<li>a", n) + "</ul>"},
		{"emphasis", strings.Repeat("<b>a</b>b", n)},
		{"nested emphasis", strings.Repeat("<em>a<b>", 200) + strings.Repeat("b", n)},
		{"nested quotes", strings.Repeat("<blockquote>", n) + "a"},
		{"nested lists", strings.Repeat("<ul><li>", n) + "a"},
		{"nested divisions", strings.Repeat("<div class=highlight>", n) + "a"},
		{"breaks", "a" + strings.Repeat("<br>", n) + "b"},
		{"pictures", strings.Repeat("<figure><img src=a.png><figcaption>a</figcaption></figure>", n/10)},
		{"code", strings.Repeat("<code>a</code> ", n)},
		{"lines of code", "<pre>" + strings.Repeat("<span class=line>a</span>", n) + "</pre>"},
	}
	cost := func(page string) time.Duration {
		best := time.Hour
		for range 2 {
			begin := time.Now()
			if _, err := Convert(strings.NewReader(page), nil); err != nil {
				t.Fatal(err)
			}
			best = min(best, time.Since(begin))
		}
		return best
	}
	prose := "<p>" + strings.Repeat("some words of plain prose ", 40_000) + "</p>"
	perByte := float64(cost(prose)) / float64(len(prose))
	for _, tt := range tests {
		took := cost(tt.page)
		t.Logf("%-20s %8v, %5.1f times the bytes of prose", tt.name, took.Round(time.Microsecond), float64(took)/float64(len(tt.page))/perByte)
		if took > 3*time.Second {
			t.Errorf("%s took %v", tt.name, took)
		}
	}
}

func noteLinks(n int) string {
	var refs, defs strings.Builder
	for i := range n {
		id := itoa(i)
		refs.WriteString("<sup><a href=#fn" + id + ">" + id + "</a></sup> ")
		defs.WriteString("<p><a id=fn" + id + " href=#r" + id + ">" + id + "</a> note")
	}
	return refs.String() + "<hr>" + defs.String()
}
