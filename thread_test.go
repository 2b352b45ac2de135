package pith

import (
	"strings"
	"testing"
)

// Readers' comments are written as the posts of a thread are.
func TestCommentsAreAThread(t *testing.T) {
	const page = `<html lang="en"><title>The ferry</title><body><article><h1>The ferry</h1>
<p>The ferry was late again on Tuesday, and nobody on the quay was told why, although the captain knew it well enough.</p>
<p>He had stopped for a seal that slept on a buoy, and waited until it had slept enough, as his father would have done.</p>
<p>There are four seals in the strait who know the buoys, and the company has asked all captains to sound the horn, which none of them has done so far.</p>
<p>The council will speak about it in the autumn, when the boats lie on the slip and the seals have gone to the outer skerries, and until then the timetable says about where it said at.</p>
<p>Those who have to catch the train may take the mail boat, which is older than the ferry and stops for nothing but letters.</p></article>
<section id="comments" class="comments"><ol>
<li class="comment"><div><cite class="fn">Moss</cite> <a href="#c1"><time datetime="2021-05-04">4 May 2021</time></a></div><p>I was on board, and it was worth the hour.</p>
<ol class="children"><li class="comment"><div><cite class="fn">Fern</cite> <a href="#c2"><time datetime="2021-05-05">5 May 2021</time></a></div><p>I was on the quay, and it was not.</p></li></ol></li>
<li class="comment"><div><cite class="fn">Reed</cite> <a href="#c3"><time datetime="2021-05-06">6 May 2021</time></a></div><p>How is the seal?</p></li>
</ol></section>`
	a, err := Extract(strings.NewReader(page), &Options{URL: "https://example.com/ferry", Comments: true})
	if err != nil {
		t.Fatal(err)
	}
	const want = `> **Moss** · [4 May 2021](#c1)
>
> I was on board, and it was worth the hour.
>
> > **Fern** · [5 May 2021](#c2)
> >
> > I was on the quay, and it was not.

> **Reed** · [6 May 2021](#c3)
>
> How is the seal?
`
	if got := a.CommentsOnly().Markdown(); got != want {
		t.Errorf("comments are %s\nwant %s", got, want)
	}
	if strings.Contains(a.Markdown(), "Moss") {
		t.Errorf("the article has comments:\n%s", a.Markdown())
	}
}

// What a board's program says of a post is not written: its number, a letter in the
// place of a picture, when it was changed. What somebody wrote is, though it looks alike.
func TestMarksOfPosts(t *testing.T) {
	post := func(name, initial, number, text string) string {
		return `<li class="post"><div class="side"><span class="pic">` + initial + `</span></div><div class="head"><a class="author" href="/u/` + name +
			`">` + name + `</a> <time datetime="2021-05-0` + number + `">` + number + ` May 2021</time></div><ul><li><a href="#p` + number + `">#` + number + `</a></li></ul><div class="text">` + text + `</div></li>`
	}
	page := `<html lang="en"><title>The old lamp</title><body><main><h1>The old lamp</h1><ol class="thread">` +
		post("Moss", "M", "1", `<p>Does anybody know where the lamp of the old lighthouse went after they had put the new one up?</p>`) +
		post("Fern", "F", "2", `<p>It hangs in the school now, where the children learn how the lenses were ground by hand.</p><p>Last edited by Fern; May 3, 2021 at 9:12 pm.</p>`) +
		post("Reed", "R", "3", `<p>7</p><p>That is how many lenses it had, and the eighth was lost at sea, as my father told me.</p><p>Edited the captain's book on May 4, 2021.</p>`) +
		post("Ling", "L", "4", `<p>Last edited: Jun 26, 1931, as its book says of the lamp, and that was the last word in it.</p>`) +
		`</ol></main>`
	a, err := Extract(strings.NewReader(page), &Options{URL: "https://example.com/forum/lamp", Type: Forum})
	if err != nil {
		t.Fatal(err)
	}
	md := a.Markdown()
	for _, never := range []string{"\n\nM\n", "> F\n", "[#2]", "#3", "Last edited by Fern"} {
		if strings.Contains(md, never) {
			t.Errorf("%q is written:\n%s", never, md)
		}
	}
	for _, always := range []string{"**Fern** · ", "> 7\n", "Edited the captain", "Last edited: Jun 26, 1931"} {
		if !strings.Contains(md, always) {
			t.Errorf("%q is not written:\n%s", always, md)
		}
	}
}
