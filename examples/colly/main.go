// Colly follows the links of a site with colly and writes a line of JSON for
// each page: its address, title, authors, date and Markdown.
//
//	go run . https://example.org/ > pages.jsonl
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/url"
	"os"
	"sync"

	"github.com/gocolly/colly/v2"

	"github.com/pithmd/pith"
)

// A Page is what is kept of a page.
type Page struct {
	URL       string        `json:"url"`
	Type      pith.PageType `json:"type"` // article, forum, product ...
	Title     string        `json:"title"`
	Authors   []string      `json:"authors,omitempty"`
	Published pith.Date     `json:"published,omitzero"`
	Markdown  string        `json:"markdown"`
}

// Scrape writes the pages of a site that can be reached from start by so many
// links.
func Scrape(start string, depth int, to io.Writer) error {
	first, err := url.Parse(start)
	if err != nil {
		return err
	}
	c := colly.NewCollector(colly.AllowedDomains(first.Hostname()), colly.MaxDepth(depth), colly.Async(true))
	if err := c.Limit(&colly.LimitRule{DomainGlob: "*", Parallelism: 2}); err != nil {
		return err
	}

	c.OnHTML("a[href]", func(e *colly.HTMLElement) {
		_ = e.Request.Visit(e.Attr("href")) // colly says no to pages it has been to, and to other sites
	})
	var mu sync.Mutex // pages come from several goroutines
	lines := json.NewEncoder(to)
	c.OnResponse(func(r *colly.Response) {
		page, err := read(r)
		var instead *pith.OutcomeError
		switch {
		case errors.Is(err, pith.ErrNoContent) || page != nil && page.Type == pith.Listing:
			return // a page of links to others, which are followed all the same
		case errors.As(err, &instead):
			log.Printf("%s: not the page but %s", r.Request.URL, instead.Outcome)
			return
		case err != nil:
			log.Printf("%s: %v", r.Request.URL, err)
			return
		}
		mu.Lock()
		defer mu.Unlock()
		if err := lines.Encode(page); err != nil {
			log.Print(err)
		}
	})
	c.OnError(func(r *colly.Response, err error) { log.Printf("%s: %v", r.Request.URL, err) })

	if err := c.Visit(start); err != nil {
		return err
	}
	c.Wait()
	return nil
}

// read extracts the article of a response. The address makes its links whole,
// and the Content-Type tells its charset.
func read(r *colly.Response) (*Page, error) {
	address := r.Request.URL.String()
	a, err := pith.Extract(bytes.NewReader(r.Body), &pith.Options{URL: address, ContentType: r.Headers.Get("Content-Type")})
	if err != nil {
		return nil, err
	}
	return &Page{URL: address, Type: a.Type, Title: a.Title, Authors: a.Authors, Published: a.Published, Markdown: a.Markdown()}, nil
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: colly ADDRESS")
		os.Exit(2)
	}
	if err := Scrape(os.Args[1], 3, os.Stdout); err != nil {
		log.Fatal(err)
	}
}
