package meta

import (
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

const threadAddress = "https://forum.engine.example/showthread.php?t=42"

// TestPosters reads pages of posts, whose author is who wrote the first.
func TestPosters(t *testing.T) {
	head := `<title>Why does it leak?</title><h1>Why does it leak?</h1>`
	answers := strings.Repeat(`<div class="post"><b itemprop="author" class="username">emmy</b>`+pagetest.Filling+`</div>`, 3)
	for _, c := range []struct{ name, address, page, want string }{
		{"who answers more often", threadAddress, head + pagetest.Filling + `<span class="username">ada</span>` + answers, "ada"},
		{"above the headline", threadAddress, `<div itemprop="author"><meta itemprop="name" content="ada"></div>` + strings.Repeat("<p>menu</p>", 40) + head + pagetest.Filling + answers, "ada"},
		{"a rank and counts behind the name", threadAddress, head + `<div class="author"><a href="/x">ada</a><br>Old Boiler <br>Posts: 42<br>Joined: Feb 2019</div>` + answers, "ada"},
		{"a word for by before it", threadAddress, head + `<p class="author">Post by <a href="/x">ada</a> » 5 March 2024</p>` + answers, "ada"},
		{"nothing but links to members", threadAddress, head + `<td><a href="member.php?u=42">ada</a></td>` + pagetest.Filling + `<td><a href="member.php?u=43">emmy</a></td>`, "ada"},
		{"links to members of an article's page", TestAddress, head + `<td><a href="/users/ada">ada</a></td>` + pagetest.Filling, ""},
		{"a link to all members", threadAddress, head + `<td><a href="/members/">Members</a></td>` + pagetest.Filling, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := metadataOf(t, c.address, c.page)
			if got := fieldOf(t, m, "authors"); got != c.want {
				t.Errorf("authors %q, want %q\nevidence: %v", got, c.want, m.Evidence["authors"])
			}
		})
	}
}

// TestBylineAmid shows what the byline is where a line says more.
func TestBylineAmid(t *testing.T) {
	page := `<title>The engine runs</title><h1>The engine runs</h1><p>on <abbr>March 5, 2024</abbr> by <a rel="author" href="/a">Ada Byron</a></p>` + pagetest.Filling
	if got := metadataOf(t, TestAddress, page).Byline; got != "Ada Byron" {
		t.Errorf("byline %q", got)
	}
}

// TestFirstDay reads pages of posts, which were begun when the first was
// written.
func TestFirstDay(t *testing.T) {
	head := `<title>Why does it leak?</title>` + strings.Repeat("<p>menu</p>", 20)
	post := func(day string) string { return `<p>` + day + `</p><h3>Why does it leak?</h3>` + pagetest.Filling }
	for _, c := range []struct{ name, address, page, want string }{
		{"the first stands above the headline", threadAddress, `<p>1 March 2024</p>` + head + post("2 March 2024"), "2024-03-01"},
		{"newest first", threadAddress, `<p>3 March 2024</p>` + head + post("2 March 2024"), "2024-03-02"},
		{"an article", TestAddress, `<p>1 March 2024</p>` + head + post("2 March 2024"), "2024-03-02"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := metadataOf(t, c.address, c.page)
			if got := fieldOf(t, m, "published"); got != c.want {
				t.Errorf("published %q, want %q\nevidence: %v", got, c.want, m.Evidence["published"])
			}
		})
	}
}

// TestBylinesAmid reads bylines beside which other things stand.
func TestBylinesAmid(t *testing.T) {
	head := `<title>The engine runs</title><h1>The engine runs</h1>`
	for _, c := range []struct{ name, page, want string }{
		{"behind a date", `<div><time>5 March 2024</time> By Ada Byron, Chief of the Committee for the Boilers of the Valley</div>`, "Ada Byron"},
		{"behind buttons", `<div><b>Print</b> <b>Ada Byron | ada@engine.example</b> By Ada Byron</div>`, "Ada Byron"},
		{"behind a date and a dot", `<p class="author">5 March 2024 · Ada Byron on behalf of the stokers</p>`, "Ada Byron"},
		{"before a date and a sentence's end", `<p class="byline">Posted by <a href="/a">Ada</a> on 5 March 2024 from the old and very cold boiler house dept.</p>`, "Ada"},
		{"a sentence", `<p class="byline">Posted by the old engine is a note on what its makers said of it.</p>`, ""},
		{"two links without a comma", `<p>Written by: <a href="/a">Ada Byron</a> <a href="/e">Emmy Noether</a></p>`, "Ada Byron; Emmy Noether"},
		{"a line of a paragraph", `<p>記者林和謙／台北報導<br><br>` + strings.Repeat("船在夜裡離開了港口。", 30) + `</p>`, "林和謙"},
		{"behind a title in a paragraph", `<p>From <a href="/b">The Boiler</a> by Emmy Noether.)<br>` + strings.Repeat("It ran for the first time that night. ", 12) + `</p>`, ""},
		{"at the end of a Chinese report", `<p>` + strings.Repeat("船在夜里离开了港口。", 30) + `（记者 林和谦）</p>`, "林和谦"},
		{"a site's name in data", `<title>The engine runs_港口网新闻</title><meta name="author" content="港口网"><p>港口报记者 林和谦</p>`, "林和谦"},
		{"a site's name alone", `<title>The engine runs_港口网新闻</title><meta name="author" content="港口网">`, "港口网"},
		{"under a heading that says who", pagetest.Filling + `<div><h3>Author</h3><p>Ada Byron</p></div>`, "Ada Byron"},
		{"a text about authors", `<p>Author rights and what they are for in this country of ours</p>`, ""},
		{"a teaser's name behind its link", `<p><a href="/x">The boiler</a> by Emmy Noether</p>`, ""},
		{"teasers that end in a name", strings.Repeat(pagetest.Filling, 12) + `<p><a href="/x">Boilers and what they are for</a> by Emmy Noether Jan 9, 2024</p>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := metadataOf(t, TestAddress, head+c.page+pagetest.Filling)
			if got := fieldOf(t, m, "authors"); got != c.want {
				t.Errorf("authors %q, want %q\nevidence: %v", got, c.want, m.Evidence["authors"])
			}
		})
	}
}
