package main

import (
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// tale is a page of an article of several: with a note, and a link to the next page, if
// there is one.
func tale(title string, number int, next string) string {
	link := ""
	if next != "" {
		link = fmt.Sprintf(`<link rel="next" href="%s">`, next)
	}
	return fmt.Sprintf(`<html lang="en"><head><title>%s</title>%s</head><body><article><h1>%[1]s</h1>
<p>On day %[3]d the boat lay still, and the captain told the story of the island that nobody had seen twice<sup><a href="#n1" id="r1">1</a></sup>.</p>
<p>He told it as he had on every voyage, and on day %[3]d they believed a little more of it than on the day before.</p>
<section class="footnotes"><ol><li id="n1">Log of day %[3]d. <a href="#r1">↩</a></li></ol></section></article></body></html>`, title, link, number)
}

func TestJoinFiles(t *testing.T) {
	const title = "The island"
	pages := []string{
		"tale-1.html", tale(title, 1, "tale-2.html"), "tale-2.html", tale(title+" (page 2)", 2, "tale-3.html"), "tale-3.html", tale(title, 3, "tale-1.html"),
	}
	for _, c := range []struct {
		name  string
		files []string
		join  string
		days  string // that are in the output
	}{
		{"all, and no page twice", pages, "9", "123"},
		{"two", pages, "2", "12"},
		{"one", pages, "1", "1"},
		{"none asked for", pages, "0", "1"},
		{"to another title", []string{"tale-1.html", tale(title, 1, "tale-2.html"), "tale-2.html", tale("A bridge", 2, "")}, "9", "1"},
		{"to a file that is not there", pages[:4], "9", "12"},
		{"to another host", []string{"tale-1.html", tale(title, 1, "https://other.example/tale-2.html"), "tale-2.html", tale(title, 2, "")}, "9", "1"},
		{"by names of other directories", []string{"tale-1.html", tale(title, 1, "tale-1.html/../../tale-2.html?p=2"), "x/tale-2.html", tale(title, 2, "")}, "9", "1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := saved(t, c.files...)
			r := pithOf("", "--host", "coast.example", "--join", c.join, filepath.Join(dir, "tale-1.html"))
			r.expect(t, exitRead, nil)
			for _, day := range "1234" {
				if got, want := strings.Count(r.out, "On day "+string(day)), strings.Count(c.days, string(day)); got != want {
					t.Errorf("day %c stands %d times, want %d:\n%s", day, got, want, r.out)
				}
			}
			if n := strings.Count(r.out, "# "+title); n != 1 {
				t.Errorf("the title stands %d times:\n%s", n, r.out)
			}
			for i := range c.days {
				if note := fmt.Sprintf("twice[^%d].", i+1); !strings.Contains(r.out, note) {
					t.Errorf("no note %s:\n%s", note, r.out)
				}
				if note := fmt.Sprintf("[^%d]: Log of day %d.", i+1, i+1); !strings.Contains(r.out, note) {
					t.Errorf("no note %s:\n%s", note, r.out)
				}
			}
		})
	}
}

// TestJoinKeptHeadings joins pages that keep their headlines: the title stands once.
func TestJoinKeptHeadings(t *testing.T) {
	dir := saved(t, "tale-1.html", tale("The island", 1, "tale-2.html"), "tale-2.html", tale("The island", 2, ""))
	r := pithOf("", "--host", "coast.example", "--join", "2", "--keep", "h1", filepath.Join(dir, "tale-1.html"))
	r.expect(t, exitRead, []string{"On day 1", "On day 2"})
	if n := strings.Count(r.out, "The island\n"); n != 1 {
		t.Errorf("the title stands %d times:\n%s", n, r.out)
	}
}

// TestJoinByRule follows the link that a rule names, but to no other host.
func TestJoinByRule(t *testing.T) {
	for host, days := range map[string]int{"coast.example": 2, "other.example": 1} {
		first := strings.Replace(tale("The island", 1, ""), "</article>", `<a class="onward" href="https://`+host+`/continued">Go on</a></article>`, 1)
		dir := saved(t, "tale", first, "continued", tale("The island", 2, ""), "rules.json", `{"coast.example": {"next": "a.onward"}}`)
		r := pithOf("", "--host", "coast.example", "--join", "5", "--rules", filepath.Join(dir, "rules.json"), filepath.Join(dir, "tale"))
		if n := strings.Count(r.out, "the captain told the story"); r.exit != exitRead || n != days {
			t.Errorf("%s: exit status %d, %d pages, want %d", host, r.exit, n, days)
		}
	}
}

func TestJoinFetched(t *testing.T) {
	host := serving(t, map[string]http.HandlerFunc{
		"/tale-1": page("text/html", tale("The island", 1, "tale-2")),
		"/tale-2": page("text/html", tale("The island", 2, "tale-3")),
		"/lost-1": page("text/html", tale("The island", 1, "lost-2")),
	})
	manifest := filepath.Join(t.TempDir(), "run.jsonl")
	r := pithOf("", "--robots=false", "--retries=0", "--join", "2", "--manifest", manifest, host+"/tale-1")
	r.expect(t, exitRead, []string{"On day 1", "On day 2"})
	entry := decode(t, content(t, manifest))[0]
	if got, want := fmt.Sprint(entry["parts"]), fmt.Sprint([]string{host + "/tale-1", host + "/tale-2"}); got != want {
		t.Errorf("parts %s, want %s", got, want)
	}

	// What is there of an article that cannot be read to its end is written, and is a failure.
	r = pithOf("", "--robots=false", "--retries=0", "--join", "5", host+"/lost-1")
	r.expect(t, exitFailed, []string{"On day 1"})
	r.expectError(t, "its page 2, "+host+"/lost-2: ")
	r = pithOf("", "--robots=false", "--retries=0", "--join", "1", "-f", "jsonl", host+"/lost-1")
	if a := decode(t, r.out)[0]; r.exit != exitRead || a["next_page"] != host+"/lost-2" {
		t.Errorf("exit status %d, next page %v", r.exit, a["next_page"])
	}
}

func TestSameTitle(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Low water", "low water", true}, {"Low water (1/2)", "Low water (2/2)", true}, {"Low water", "Low water – page 2", true},
		{"Low water", "High water", false}, {"Low water", "", false}, {"", "", true},
	} {
		if sameTitle(c.a, c.b) != c.same || sameTitle(c.b, c.a) != c.same {
			t.Errorf("%q and %q: want %t", c.a, c.b, c.same)
		}
	}
}
