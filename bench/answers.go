package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/pithmd/pith"
)

// answer is one thing that pith says of a page, under the name by which same
// prints it.
type answer struct{ name, text string }

// answersOf is everything that pith says of a page: what Extract gives in each
// focus and what Convert gives. It gets the bytes as they were saved, so that
// the guess of the charset is an answer too.
func answersOf(p *page, raw []byte) []answer {
	var all []answer
	for _, focus := range []pith.Focus{pith.Balanced, pith.Precision, pith.Recall} {
		o := &pith.Options{URL: p.URL, Focus: focus, Comments: true, Explain: true}
		a, err := pith.Extract(bytes.NewReader(raw), o)
		all = append(all, articleAnswers(focus.String()+"/", a, err)...)
	}
	md, err := pith.Convert(bytes.NewReader(raw), &pith.Options{URL: p.URL})
	return append(all, answer{"convert", md}, answer{"convert/error", fmt.Sprint(err)})
}

// articleAnswers is everything that an article has, and the error beside it.
func articleAnswers(prefix string, a *pith.Article, err error) []answer {
	all := []answer{{"error", fmt.Sprint(err)}}
	if a != nil {
		var other strings.Builder
		failed := a.WriteMarkdown(&other, &pith.MarkdownOptions{FrontMatter: true, Title: true, Links: pith.ReferenceLinks, Compact: true})
		comments := a.CommentsOnly()
		all = append(all,
			answer{"markdown", a.Markdown()},
			answer{"text", a.Text()},
			answer{"html", a.HTML()},
			answer{"frontmatter", fmt.Sprint(other.String(), failed)},
			answer{"chunks", asJSON(chunksOf(a))},
			answer{"comments", comments.Markdown() + comments.HTML()},
			answer{"blocks", asJSON(a.Blocks)})
		known := *a
		known.Blocks = nil // it has a name of its own
		all = append(all, answer{"json", asJSON(known)})
	}
	for i := range all {
		all[i].name = prefix + all[i].name
	}
	return all
}

// chunksOf are an article's chunks under the names that digests have them by,
// which are those of the fields.
func chunksOf(a *pith.Article) any {
	type chunk struct {
		Path       []string
		Markdown   string
		Start, End int
		Tokens     int
	}
	var chunks []chunk
	for _, c := range a.Chunks(&pith.ChunkOptions{Most: 200}) {
		chunks = append(chunks, chunk(c))
	}
	return chunks
}

func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}
