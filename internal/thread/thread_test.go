package thread

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/load"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/page"
)

// pageOf reads a page up to the choice of content.
func pageOf(t *testing.T, text string) *page.Page {
	t.Helper()
	limits := dom.Limits{Nodes: 1 << 19, Depth: 512}
	d := load.Read(bytes.NewReader([]byte(text)), load.Request{Bytes: 1 << 22, Limits: limits})
	if d.ReadErr != nil {
		t.Fatal(d.ReadErr)
	}
	m := mark.Annotate(dom.New(d.Doc, d.Nodes, "https://board.example/t/1", limits), &mark.Selectors{}, func(uint32) float32 { return 0 })
	return page.Read(m, meta.Read(m, meta.UnknownType))
}

// find are the posts of a page of which everything is kept.
func find(t *testing.T, text string) (*page.Page, []Post) {
	t.Helper()
	p := pageOf(t, "<html lang=en><body>"+text)
	return p, Find(p, func(int32) bool { return true })
}

const (
	question = "<p>Which wood do you take for the hands of a clock that stands outside?</p>"
	answer   = "<p>Larch, oiled twice, and the long one hollowed out from behind.</p>"
	thanks   = "<p>Thank you, I shall try that before the winter comes.</p>"
)

// threads are pages and what is found on them: of each post who wrote it, when, and
// after an arrow the place of the post that it answers.
var threads = []struct{ name, page, want string }{
	{"names in one mould", `
<div><a href=/u/ada class=author>ada</a> <time datetime=2021-05-04>4 May 2021</time>` + question + `</div>
<div><a href=/u/bo class=author>bo</a> <time datetime=2021-05-05>5 May 2021</time>` + answer + `</div>
<div><a href=/u/ada class=author>ada</a> <time datetime=2021-05-06>6 May 2021</time>` + thanks + `</div>`,
		"ada, 4 May 2021; bo, 5 May 2021; ada, 6 May 2021"},
	{"names that nothing says to be names", `
<table><tr><td><b>ada</b><br>4 May 2021<td>` + question + `<tr><td><b>bo</b><br>5 May 2021<td>` + answer + `<tr><td><b>cleo</b><br>6 May 2021<td>` + thanks + `</table>`,
		"ada, 4 May 2021; bo, 5 May 2021; cleo, 6 May 2021"},
	{"the day on which a member joined", `
<div><span class=author>ada</span> <span>Joined 7 Jan 2019</span> <span>4 May 2021</span>` + question + `</div>
<div><span class=author>bo</span> <span>Joined 2 Feb 2020</span> <span>5 May 2021</span>` + answer + `</div>
<div><span class=author>cleo</span> <span>Joined 1 Mar 2018</span> <span>6 May 2021</span>` + thanks + `</div>`,
		"ada, 4 May 2021; bo, 5 May 2021; cleo, 6 May 2021"},
	{"who edited a post, before who wrote it", `
<div>` + question + `<div class=sign><div class=card>edited 8 May 2021 <a href=/users/7/cleo>cleo</a></div></div><div class=own><div class=card>asked 4 May 2021 <a href=/users/1/ada>ada</a></div></div></div>
<div>` + answer + `<div class=sign><div class=card>answered 5 May 2021 <a href=/users/2/bo>bo</a></div></div></div>
<div>` + thanks + `<div class=sign><div class=card>edited 8 May 2021 <a href=/users/7/cleo>cleo</a></div></div><div class=sign><div class=card>answered 6 May 2021 <a href=/users/3/dora>dora</a></div></div></div>`,
		"ada, asked 4 May 2021; bo, answered 5 May 2021; dora, answered 6 May 2021"},
	{"a letter for a portrait, and how much each wrote", `
<div><a href=/u/ada class=portrait>A</a> <a href=/u/ada class=name>ada</a> <time datetime=2021-05-04>4 May 2021</time> <a href=/u/ada class=count>1,204</a>` + question + `</div>
<div><a href=/u/bo class=portrait>B</a> <a href=/u/bo class=name>bo</a> <time datetime=2021-05-05>5 May 2021</time> <a href=/u/bo class=count>17</a>` + answer + `</div>
<div><a href=/u/ada class=portrait>A</a> <a href=/u/ada class=name>ada</a> <time datetime=2021-05-06>6 May 2021</time> <a href=/u/ada class=count>1,204</a>` + thanks + `</div>`,
		"ada, 4 May 2021; bo, 5 May 2021; ada, 6 May 2021"},
	{"a button that leads to each writer", `
<div><a href=/u/ada class=to>View profile</a> <b>ada</b> <time datetime=2021-05-04>4 May 2021</time>` + question + `</div>
<div><a href=/u/bo class=to>View profile</a> <b>bo</b> <time datetime=2021-05-05>5 May 2021</time>` + answer + `</div>
<div><a href=/u/cleo class=to>View profile</a> <b>cleo</b> <time datetime=2021-05-06>6 May 2021</time>` + thanks + `</div>`,
		"ada, 4 May 2021; bo, 5 May 2021; cleo, 6 May 2021"},
	{"answers in what they answer", `
<ul><li><span class=author>ada</span> <time datetime=2021-05-04>4 May 2021</time>` + question + `
<ul><li><span class=author>bo</span> <time datetime=2021-05-05>5 May 2021</time>` + answer + `
<ul><li><span class=author>ada</span> <time datetime=2021-05-06>6 May 2021</time>` + thanks + `</ul></ul>
<li><span class=author>cleo</span> <time datetime=2021-05-07>7 May 2021</time>` + answer + `</ul>`,
		"ada, 4 May 2021; bo, 5 May 2021 -> 0; ada, 6 May 2021 -> 1; cleo, 7 May 2021"},
	{"answers set in", `
<div><span class=author>ada</span> <time datetime=2021-05-04>4 May 2021</time>` + question + `</div>
<div style="margin-left:20px"><span class=author>bo</span> <time datetime=2021-05-05>5 May 2021</time>` + answer + `</div>
<div style="margin-left:40px"><span class=author>ada</span> <time datetime=2021-05-06>6 May 2021</time>` + thanks + `</div>
<div style="margin-left:20px"><span class=author>cleo</span> <time datetime=2021-05-07>7 May 2021</time>` + answer + `</div>`,
		"ada, 4 May 2021; bo, 5 May 2021 -> 0; ada, 6 May 2021 -> 1; cleo, 7 May 2021 -> 0"},
	{"answers by their level", `
<div aria-level=1><span class=author>ada</span> <time datetime=2021-05-04>4 May 2021</time>` + question + `</div>
<div aria-level=2><span class=author>bo</span> <time datetime=2021-05-05>5 May 2021</time>` + answer + `</div>
<div aria-level=1><span class=author>cleo</span> <time datetime=2021-05-06>6 May 2021</time>` + answer + `</div>`,
		"ada, 4 May 2021; bo, 5 May 2021 -> 0; cleo, 6 May 2021"},
	{"an article", `<h1>Hands of a clock</h1><p class=author>By <a href=/ada>Ada Bell</a></p><time datetime=2021-05-04>4 May 2021</time>` + question + answer + thanks, ""},
}

func TestFind(t *testing.T) {
	for _, test := range threads {
		t.Run(test.name, func(t *testing.T) {
			p, posts := find(t, test.page)
			var found []string
			for i := range posts {
				one := p.TextOf(posts[i].Name.Node) + ", " + p.TextOf(posts[i].Date.Node)
				if posts[i].Answers >= 0 {
					one += fmt.Sprintf(" -> %d", posts[i].Answers)
				}
				found = append(found, one)
			}
			if got := strings.Join(found, "; "); got != test.want {
				t.Errorf("found    %s\nexpected %s", got, test.want)
			}
		})
	}
}

// TestFindNestsSoDeep sets each post a little deeper than the one before: every level is a
// sign before each line of Markdown, so that a page of them would grow by its square.
func TestFindNestsSoDeep(t *testing.T) {
	var b strings.Builder
	for i := range 10 * maxLevels {
		fmt.Fprintf(&b, `<div style="margin-left:%dpx"><a class=author href=/u/%[1]d>moss%[1]d</a> <time datetime=2021-05-04>4 May 2021</time>%s</div>`, i, answer)
	}
	_, posts := find(t, b.String())
	depth, deepest := make([]int, len(posts)), 0
	for k := range posts {
		if to := posts[k].Answers; to >= 0 {
			depth[k] = depth[to] + 1
		}
		deepest = max(deepest, depth[k])
	}
	if len(posts) != 10*maxLevels || deepest != maxLevels {
		t.Errorf("%d posts, the deepest at %d; expected %d and %d", len(posts), deepest, 10*maxLevels, maxLevels)
	}
}
