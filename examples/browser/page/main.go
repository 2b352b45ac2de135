//go:build js && wasm

// Page is pith in a browser: it gives the page's scripts one function, which reads
// HTML and sends nothing anywhere.
//
//	pith(html, address) -> {markdown, title, outcome, error}
package main

import (
	"strings"
	"syscall/js"

	"github.com/pithmd/pith"
)

func main() {
	js.Global().Set("pith", js.FuncOf(extract))
	select {} // the function is called as long as the page is open
}

// extract answers with what could be read, and with the error beside it.
func extract(_ js.Value, args []js.Value) any {
	article, err := pith.Extract(strings.NewReader(args[0].String()), &pith.Options{
		URL:      args[1].String(),
		Markdown: pith.MarkdownOptions{Title: true},
	})
	answer := map[string]any{"error": ""}
	if err != nil {
		answer["error"] = err.Error()
	}
	if article != nil {
		answer["markdown"], answer["title"], answer["outcome"] = article.Markdown(), article.Title, article.Outcome.String()
	}
	return answer
}
