package pith

import (
	"fmt"
	"strings"
	"testing"
)

func TestDbg(t *testing.T) {
	for _, n := range newsPages {
		if n.lang != "zh" && n.lang != "ja" {
			continue
		}
		a, err := Extract(strings.NewReader(n.html(newsMarkups["hashed"])), &Options{Explain: true, URL: "https://example.com/news"})
		fmt.Println(err, a.Type, a.Confidence, a.Title)
		for _, b := range a.Blocks {
			fmt.Printf("%v %-7s %-16s %.2f %.60q\n", b.Kept, b.By, b.Name, b.Score, b.Text)
		}
	}
	for i := range hostilePages {
		h := &hostilePages[i]
		if strings.Contains(h.name, "just within") || strings.Contains(h.name, "links in links") {
			a, err := Extract(strings.NewReader(h.at(h.n)), &Options{Explain: true, URL: "https://example.com/news"})
			fmt.Println(h.name, err, a.Type, a.Confidence, a.Title, len(a.Blocks))
			for i, b := range a.Blocks {
				if i < 12 || i > len(a.Blocks)-12 {
					fmt.Printf("%v %-7s %-16s %.2f %.60q %.100s\n", b.Kept, b.By, b.Name, b.Score, b.Text, b.Path)
				}
			}
		}
	}
}
