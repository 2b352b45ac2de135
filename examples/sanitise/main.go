// Sanitise writes a page's article as HTML that a site of one's own can show.
// Article.HTML is safe by itself: it is made of lists of what may stand in it. A site that has a
// policy for all that strangers write lets it through bluemonday as well, and
// decides there what else it wants.
//
//	go run . https://example.org/ferry < page.html > article.html
package main

import (
	"io"
	"log"
	"os"

	"github.com/microcosm-cc/bluemonday"

	"github.com/pithmd/pith"
)

// policy is what the site shows.
func policy() *bluemonday.Policy {
	p := bluemonday.UGCPolicy()
	p.RequireNoReferrerOnLinks(true)
	p.AddTargetBlankToFullyQualifiedLinks(true)
	// What pith writes and UGCPolicy does not know: the language of code,
	// footnotes, formulas, callouts and the boxes of tasks.
	p.AllowAttrs("class").OnElements("code", "sup", "section", "span", "div")
	p.AllowAttrs("data-callout").OnElements("blockquote")
	p.AllowAttrs("dir").OnElements("p")
	p.AllowElements("input")
	p.AllowAttrs("type", "checked", "disabled").OnElements("input")
	return p
}

// Article writes the article of a page.
func Article(page io.Reader, address string, to io.Writer) error {
	a, err := pith.Extract(page, &pith.Options{URL: address})
	if err != nil {
		return err
	}
	_, err = io.WriteString(to, policy().Sanitize(a.HTML()))
	return err
}

func main() {
	address := ""
	if len(os.Args) > 1 {
		address = os.Args[1]
	}
	if err := Article(os.Stdin, address, os.Stdout); err != nil {
		log.Fatal(err)
	}
}
