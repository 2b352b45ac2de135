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
