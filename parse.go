package pith

import (
	"bytes"
	"io"

	"golang.org/x/net/html"
)

// read reads at most limit bytes. The error is a *LimitError if there were
// more, or the reader's own; the bytes read before it are returned with it.
func read(r io.Reader, limit int64) ([]byte, error) {
	if limit <= 0 {
		limit = defaultMaxBytes
	}
	b, err := readAll(io.LimitReader(r, limit+1), sizeOf(r))
	if err == nil && int64(len(b)) > limit {
		return b[:limit], &LimitError{Limit: "MaxBytes", Max: limit}
	}
	return b, err
}

// readAll is io.ReadAll for a reader that has about so many bytes. It grows
// by doubling: io.ReadAll grows by a quarter, and so allocates five times what
// a long page has.
func readAll(r io.Reader, size int) ([]byte, error) {
	b := make([]byte, 0, size)
	for {
		if len(b) == cap(b) {
			b = append(make([]byte, 0, 2*cap(b)), b...)
		}
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if err == io.EOF {
			return b, nil
		}
		if err != nil {
			return b, err
		}
	}
}

// sizeOf guesses how many bytes a reader has, and one more for it to say that
// they are all. Readers of memory know.
func sizeOf(r io.Reader) int {
	const unknown, most = 32 << 10, 1 << 20
	if known, ok := r.(interface{ Len() int }); ok {
		return min(known.Len(), most) + 1
	}
	return unknown
}

// parse builds the tree with scripting off, so that <noscript> is tree and
// not text: Discourse keeps whole threads there. The parser gives up on
// more than 512 open elements; such a page is flattened first, and flat
// says so.
func parse(text []byte) (doc *html.Node, flat bool) {
	doc, err := html.ParseWithOptions(bytes.NewReader(text), html.ParseOptionEnableScripting(false))
	if err == nil {
		return doc, false
	}
	for _, depth := range [...]int{200, 60, 0} {
		doc, err = html.ParseWithOptions(bytes.NewReader(flatten(text, depth)), html.ParseOptionEnableScripting(false))
		if err == nil {
			return doc, true
		}
	}
	// Nothing but text is left and even that does not parse: an empty page.
	return &html.Node{Type: html.DocumentNode}, true
}

// flatten leaves out the tags of elements that would be nested deeper than
// depth; their text stays. Elements whose end tag may be left out count
// as open until their end tag comes, which only makes it stricter.
func flatten(text []byte, depth int) []byte {
	var (
		out  bytes.Buffer
		open []string // the elements let through and not ended yet
		over = map[string]int{}
		z    = html.NewTokenizer(bytes.NewReader(text))
	)
	out.Grow(len(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out.Bytes()
		case html.StartTagToken:
			raw := z.Raw()
			name, _ := z.TagName()
			switch {
			case isVoidTag(string(name)):
				out.Write(raw)
			case len(open) < depth:
				open = append(open, string(name))
				out.Write(raw)
			case isRawText(string(name)):
				skipRaw(z)
			default:
				over[string(name)]++
				out.WriteByte(' ')
			}
		case html.EndTagToken:
			raw := z.Raw()
			name, _ := z.TagName()
			if over[string(name)] > 0 {
				over[string(name)]--
				out.WriteByte(' ')
				continue
			}
			for i := len(open) - 1; i >= 0; i-- {
				if open[i] == string(name) {
					open = append(open[:i], open[i+1:]...)
					break
				}
			}
			out.Write(raw)
		default:
			out.Write(z.Raw())
		}
	}
}

func isVoidTag(name string) bool {
	return elementTraits[atomOf(name)]&isVoid != 0
}

// isRawText reports whether the tokenizer reads the element's content as
// text without tags.
func isRawText(name string) bool {
	switch name {
	case "script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "plaintext":
		return true
	}
	return false
}

// skipRaw drops the text and the end tag of a raw text element.
func skipRaw(z *html.Tokenizer) {
	for {
		if t := z.Next(); t == html.EndTagToken || t == html.ErrorToken {
			return
		}
	}
}
