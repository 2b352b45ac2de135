// Feed reads a feed with gofeed, fetches each of its articles and writes them
// as one digest in Markdown: what feeds leave out is on the page.
//
//	go run . https://example.org/feed.xml > digest.md
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"github.com/pithmd/pith"
)

// Digest writes the first so many articles of a feed.
func Digest(ctx context.Context, feedURL string, most int, to io.Writer) error {
	feed, err := gofeed.NewParser().ParseURLWithContext(feedURL, ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(to, "# %s\n", feed.Title)
	for _, item := range feed.Items[:min(most, len(feed.Items))] {
		article, err := fetch(ctx, item.Link)
		if err != nil {
			// A wall, a PDF, a server that is down: the feed's own words are
			// left, and those are HTML too.
			log.Printf("%s: %v", item.Link, err)
			if article, err = fromFeed(item); err != nil {
				continue
			}
		}
		title := article.Title
		if title == "" {
			title = item.Title
		}
		fmt.Fprintf(to, "\n## [%s](%s)\n\n", title, item.Link)
		if date := article.Published; !date.IsZero() {
			fmt.Fprintf(to, "*%s*\n\n", date)
		}
		// In a digest one link is enough.
		if err := article.WriteMarkdown(to, &pith.MarkdownOptions{Links: pith.NoLinkTargets}); err != nil {
			return err
		}
	}
	return nil
}

// fetch reads the article at an address.
func fetch(ctx context.Context, address string) (*pith.Article, error) {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	return pith.Extract(resp.Body, &pith.Options{
		URL:         resp.Request.URL.String(), // after redirects
		ContentType: resp.Header.Get("Content-Type"),
		Type:        pith.ArticlePage, // that much is known of what a feed lists
	})
}

// fromFeed is what the feed itself has of an article.
func fromFeed(item *gofeed.Item) (*pith.Article, error) {
	text := item.Content
	if text == "" {
		text = item.Description
	}
	// All of it is the author's: nothing is to be chosen.
	return pith.Extract(strings.NewReader("<main>"+text+"</main>"), &pith.Options{URL: item.Link, Root: "main", Keep: []string{"main"}})
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: feed ADDRESS")
		os.Exit(2)
	}
	if err := Digest(context.Background(), os.Args[1], 20, os.Stdout); err != nil {
		log.Fatal(err)
	}
}
