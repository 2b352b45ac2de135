package site_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pithmd/pith"
)

// things are what the articles of the tests are about.
var things = []string{"ferry", "bridge", "school", "harbour", "orchard", "lighthouse", "library", "bakery", "tramway", "quarry", "windmill", "chapel"}

// paragraphs are an article's own: no other article has one of them.
func paragraphs(about int) []string {
	thing := things[about%len(things)]
	return []string{
		fmt.Sprintf("The %s closed in the spring of %d, and nobody in the village was surprised, for it had lost money every year since the war.", thing, 1900+about),
		fmt.Sprintf("Those who worked at the %s remember long winters, the smell of wet coats, and %d people in a room that was made for forty.", thing, 60+about),
		fmt.Sprintf("What is left of the %s stands behind the old road, where the grass is high and children play on Sunday afternoons.", thing),
		fmt.Sprintf("The council has asked %d families what should become of the %s, and most of them want to keep it as it is.", 200+about, thing),
	}
}

// notice is what a site says below each of its articles.
const notice = "The Island Post is read by four thousand people every day. Become a member for three crowns a month, and you will have the paper on Saturdays too."

// article is a page with an article: its own paragraphs, with what comes before
// and behind them.
func article(about int, before, behind string) string {
	thing := things[about%len(things)]
	return fmt.Sprintf(`<html lang=en><head><title>The end of the %s no %s</title></head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article class=story><h1>The end of the %[1]s no %[2]s</h1><div class=text>%s<p>%s</p>%s</div></article></body></html>`,
		thing, strings.Repeat("x", about+1), before, strings.Join(paragraphs(about), "</p>\n<p>"), behind)
}

func addressOf(about int) string { return fmt.Sprintf("https://www.post.example/news/%d", about) }

// extract reads a page with a memory.
func extract(t testing.TB, m pith.Memory, address, page string) *pith.Article {
	t.Helper()
	a, err := pith.Extract(strings.NewReader(page), &pith.Options{URL: address, Memory: m, Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// repeats are the texts that the memory left out.
func repeats(a *pith.Article) (texts []string) {
	for _, b := range a.Blocks {
		if b.Name == "site-repeat" {
			texts = append(texts, b.Text)
		}
	}
	return texts
}
