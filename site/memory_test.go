package site_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/site"
)

// TestMemory shows a memory pages of a site, and then reads one. Without the memory
// all of it is kept.
func TestMemory(t *testing.T) {
	p := func(text string) string { return "<p>" + text + "</p>" }
	numbered := func(from, to int, page func(about int) string) map[string]string {
		pages := map[string]string{}
		for i := from; i <= to; i++ {
			pages[addressOf(i)] = page(i)
		}
		return pages
	}
	withNotice := func(about int) string { return article(about, "", p(notice)) }
	again := "Last year the ministry found that eleven bridges in the north cannot carry lorries any more, and closed four of them at once."
	credit := "(Photograph by the Island Post)"
	bio := `<h3>About the author</h3><p>Ola Moe has written about the islands for twenty years and lives on one of them.</p>`
	deck := "Nobody wanted it, and now that it is gone everybody says that it should have stayed, our reporter finds."
	for _, c := range []struct {
		name    string
		seen    map[string]string // pages by address
		address string
		page    string
		want    []string // left out because the site repeats it
	}{
		{name: "a notice behind the text, on two others", seen: numbered(1, 2, withNotice), page: withNotice(0), want: []string{notice}},
		{name: "on one other", seen: numbered(1, 1, withNotice), page: withNotice(0)},
		{name: "in capitals and other punctuation", seen: numbered(1, 2, withNotice), page: article(0, "", p(strings.ReplaceAll(strings.ToUpper(notice), ",", " –"))),
			want: []string{strings.ReplaceAll(strings.ToUpper(notice), ",", " –")}},
		{name: "of another host", seen: map[string]string{"https://other.example/1": withNotice(1), "https://other.example/2": withNotice(2)}, page: withNotice(0)},
		{name: "with www and without", seen: map[string]string{"http://post.example/1": withNotice(1), "https://WWW.post.example/2": withNotice(2)}, page: withNotice(0), want: []string{notice}},

		{name: "the article fetched before, at the same address", seen: map[string]string{addressOf(0): withNotice(0)}, page: withNotice(0)},
		{name: "at other addresses", seen: map[string]string{addressOf(7) + "?from=feed": withNotice(0), addressOf(7) + "?from=mail": withNotice(0), addressOf(8): withNotice(0)}, page: withNotice(0)},
		{name: "a report that grows, under new titles", seen: numbered(1, 9, func(hour int) string { return report(hour) }), page: report(10)},
		{name: "a page that is another every day", address: "https://post.example/today", seen: map[string]string{
			"https://post.example/today#1": article(1, "", p(notice)), "https://post.example/today/": article(2, "", p(notice)), "https://post.example/today": article(3, "", p(notice))},
			page: article(0, "", p(notice))},
		{name: "a thread of every day, by its title", seen: numbered(1, 9, func(day int) string { return daily(day, p(notice)) }), page: daily(10, p(notice))},
		{name: "the pages of one article", address: addressOf(0), seen: map[string]string{
			addressOf(0) + "/2": strings.Replace(article(1, "", p(notice)), "<head>", `<head><link rel=next href="/news/0/3">`, 1),
			addressOf(0) + "/3": article(2, "", p(notice))},
			page: strings.Replace(article(0, "", p(notice)), "<head>", `<head><link rel=next href="/news/0/2">`, 1)},

		{name: "a deck that teasers say", page: article(0, `<p class=deck>`+deck+`</p>`, ""), seen: numbered(1, 9, func(about int) string {
			return article(about, "", `<section class=more><div class=card><h4>More</h4><p class=teaser>`+deck+`</p></div></section>`)
		})},
		{name: "what went before, said again in three articles", seen: numbered(1, 3, func(about int) string { return article(about, p(again), "") }), page: article(0, p(again), "")},
		{name: "before the text of eight", seen: numbered(1, 8, func(about int) string { return article(about, p(notice), "") }), page: article(0, p(notice), ""), want: []string{notice}},
		{name: "a credit within the text", seen: numbered(1, 9, func(about int) string { return article(about, p(credit), "") }), page: article(0, p(credit), "")},
		{name: "what is said of an author, with its heading", seen: numbered(1, 2, func(about int) string { return article(about, "", bio) }), page: article(0, "", bio),
			want: []string{"Ola Moe has written about the islands for twenty years and lives on one of them."}},
		{name: "the greater part of a page", seen: numbered(1, 9, func(about int) string { return article(about, "", p(notice)+p(again)+p(deck)) }),
			page: `<html><head><title>Low water</title></head><body><article class=story><h1>Low water</h1><div class=text><p>The ferry to the outer islands does not sail on Monday, because the water is too low.</p>` + p(notice) + p(again) + p(deck) + `</div></article>`},
		{name: "an ingredient of other recipes", seen: numbered(1, 9, func(about int) string {
			return article(about, "", "<ul><li>Two spoons of the best butter there is.</li><li>Half a pound of "+things[about]+" flour.</li></ul>")
		}), page: article(0, "", "<ul><li>Two spoons of the best butter there is.</li><li>Three eggs of hens that run about.</li></ul>")},
		{name: "cells and code", seen: numbered(1, 9, func(about int) string { return article(about, "", tableAndCode) }), page: article(0, "", tableAndCode)},
	} {
		t.Run(c.name, func(t *testing.T) {
			var m site.Memory
			for _, address := range slices.Sorted(maps.Keys(c.seen)) {
				extract(t, &m, address, c.seen[address])
			}
			if c.address == "" {
				c.address = addressOf(0)
			}
			without, with := extract(t, nil, c.address, c.page), extract(t, &m, c.address, c.page)
			if got := repeats(with); !slices.Equal(got, c.want) {
				t.Errorf("left out: %q\nwant:     %q", got, c.want)
			}
			for _, text := range c.want {
				if !strings.Contains(without.Text(), text) {
					t.Errorf("without a memory it is not kept: the page shows nothing: %q", text)
				}
			}
			if len(c.want) == 0 && with.Text() != without.Text() {
				t.Errorf("with the memory:\n%s\nwithout:\n%s", with.Text(), without.Text())
			}
			for _, own := range paragraphs(0) {
				if strings.Contains(c.page, own) && !strings.Contains(with.Text(), own) {
					t.Errorf("lost: %s", own)
				}
			}
			if strings.Contains(with.Text(), "About the author") {
				t.Errorf("a heading of nothing is left:\n%s", with.Markdown())
			}
		})
	}
}

// report is an article that is written while it happens, after some hours.
func report(hour int) string {
	var text strings.Builder
	for i := 1; i <= hour; i++ {
		text.WriteString("<p>" + paragraphs(i)[0] + "</p>")
	}
	return strings.Replace(article(0, "", text.String()), "The end of", "After hour "+strings.Repeat("i", hour)+" of", -1)
}

// daily is the page of a day in a series that has one title.
func daily(day int, behind string) string {
	page := article(day, "", behind)
	from, to := strings.Index(page, "<title>"), strings.Index(page, "</title>")
	return page[:from] + fmt.Sprintf("<title>What we read today (%d)", day) + page[to:]
}

const tableAndCode = `<p>Fares in crowns:</p><table><tr><th>Passage of the whole sound</th><th>Crowns to be paid</th></tr><tr><td>From the quay to the island.</td><td>Twelve for a grown man.</td></tr></table><pre><code>fare := crowns(12, grown)
print(fare)</code></pre><p>So it stood.</p>`

// TestMemoryOfOneArticle fetches an article a hundred times, between others.
func TestMemoryOfOneArticle(t *testing.T) {
	m := site.NewMemory(site.Limits{Texts: 40})
	for i := range 100 {
		extract(t, m, fmt.Sprintf("https://post.example/a/%d", i), article(1+i%11, "", "<p>"+notice+"</p>"))
		a := extract(t, m, fmt.Sprintf("https://post.example/b/%d", i), article(0, "", "<p>"+notice+"</p>"))
		for _, own := range paragraphs(0) {
			if !strings.Contains(a.Text(), own) {
				t.Fatalf("after %d times it lost: %s", i+1, own)
			}
		}
		if gone := !strings.Contains(a.Text(), notice); gone != (i > 0) {
			t.Errorf("after %d times the notice is left out: %t", i+1, gone)
		}
	}
}

// TestFixed asks a memory that learns no more.
func TestFixed(t *testing.T) {
	var m site.Memory
	page := func(about int) string { return article(about, "", "<p>"+notice+"</p>") }
	for range 2 {
		for i := range 3 {
			if got := repeats(extract(t, m.Fixed(), addressOf(i), page(i))); got != nil {
				t.Errorf("it learned from what it was asked for: %q", got)
			}
		}
	}
	for i := range 3 {
		extract(t, &m, addressOf(i), page(i))
	}
	for i := range 3 {
		if got := repeats(extract(t, m.Fixed(), addressOf(i), page(i))); !slices.Equal(got, []string{notice}) {
			t.Errorf("article %d: %q", i, got)
		}
	}
}

// TestMemoryAtOnce uses a memory from several goroutines.
func TestMemoryAtOnce(t *testing.T) {
	var m site.Memory
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			extract(t, &m, addressOf(i), article(i, "", "<p>"+notice+"</p>"))
			if _, err := m.MarshalJSON(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if got := repeats(extract(t, m.Fixed(), addressOf(9), article(9, "", "<p>"+notice+"</p>"))); len(got) != 1 {
		t.Errorf("left out: %q", got)
	}
}

// TestVisitWithoutHost has nothing to go by.
func TestVisitWithoutHost(t *testing.T) {
	var m site.Memory
	for _, address := range []string{"", "file.html", "%zz", "mailto:a@post.example"} {
		v := &pith.Visit{URL: address, Texts: []pith.VisitText{{Hash: 1, Words: 9, Kept: true}}}
		if got := m.Visit(v); got != nil {
			t.Errorf("%q: %v", address, got)
		}
	}
}
