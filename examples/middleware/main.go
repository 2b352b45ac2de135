// Middleware lets every page of a site be had as Markdown: a request that
// accepts text/markdown gets the article of the page, all others the page.
//
//	go run . -site ./public -listen localhost:8000
//	curl -H 'Accept: text/markdown' http://localhost:8000/
package main

import (
	"bytes"
	"errors"
	"flag"
	"log"
	"net/http"
	"strings"

	"github.com/pithmd/pith"
)

// Markdown answers in Markdown what next answers in HTML, where that is asked
// for.
func Markdown(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Accept") // caches must keep both
		if r.Method != http.MethodGet || !strings.Contains(r.Header.Get("Accept"), "text/markdown") {
			next.ServeHTTP(w, r)
			return
		}
		page := &recorder{ResponseWriter: w, status: http.StatusOK}
		r.Header.Del("Range")           // a part of a page is no page,
		r.Header.Del("Accept-Encoding") // nor is a compressed one
		next.ServeHTTP(page, r)
		if page.passed {
			return
		}
		article, err := pith.Extract(&page.body, &pith.Options{
			URL:         "http://" + r.Host + r.URL.RequestURI(),
			ContentType: w.Header().Get("Content-Type"),
			Markdown:    pith.MarkdownOptions{Title: true, FrontMatter: true},
		})
		// A page without an article has its metadata, which is better than nothing.
		if err != nil && !errors.Is(err, pith.ErrNoContent) {
			http.Error(w, "this page has no Markdown", http.StatusNotAcceptable)
			return
		}
		header := w.Header()
		for _, name := range []string{"Content-Length", "ETag", "Accept-Ranges"} {
			header.Del(name) // they are of the page
		}
		header.Set("Content-Type", "text/markdown; charset=utf-8")
		if err := article.WriteMarkdown(w, nil); err != nil {
			log.Print(err)
		}
	})
}

// A recorder keeps a page of HTML and passes on whatever else there is:
// pictures, redirects, errors.
type recorder struct {
	http.ResponseWriter
	body   bytes.Buffer
	status int
	begun  bool
	passed bool
}

func (r *recorder) WriteHeader(status int) {
	if r.begun {
		return
	}
	r.begun, r.status = true, status
	r.passed = status != http.StatusOK || !strings.HasPrefix(r.Header().Get("Content-Type"), "text/html")
	if r.passed {
		r.ResponseWriter.WriteHeader(status)
	}
}

func (r *recorder) Write(p []byte) (int, error) {
	if !r.begun && r.Header().Get("Content-Type") == "" {
		r.Header().Set("Content-Type", http.DetectContentType(p))
	}
	r.WriteHeader(http.StatusOK)
	if r.passed {
		return r.ResponseWriter.Write(p)
	}
	return r.body.Write(p)
}

func main() {
	site := flag.String("site", ".", "serve the files below this `directory`")
	listen := flag.String("listen", "localhost:8000", "answer at this `address`")
	flag.Parse()
	log.Fatal(http.ListenAndServe(*listen, Markdown(http.FileServer(http.Dir(*site)))))
}
