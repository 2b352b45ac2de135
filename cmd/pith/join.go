package main

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/cmd/pith/internal/inputs"
	"github.com/pithmd/pith/internal/input/fault"
)

func joinFlags(s *settings) *group {
	g := newGroup("Articles of several pages")
	g.IntVar(&s.join, "join", 0, "read this `many` pages of an article at most, as each names the next, and write them as one")
	return g
}

// joinPages reads the further pages of an article and puts what they say behind its
// first. It ends at a page that names none, or one that was read, and before one of
// another host, directory or title. If one cannot be read the article ends before it,
// and that is told.
func (j *job) joinPages(ctx context.Context, item *inputs.Item, r *reading) {
	whole := r.article
	if whole == nil || whole.Content == nil || !r.content {
		return
	}
	parts, seen := []string{item.Name}, map[string]bool{r.address: true}
	for len(parts) < j.settings.join && whole.NextPage != "" && !seen[whole.NextPage] {
		seen[whole.NextPage] = true
		item = j.reader.Next(item, r.address, whole.NextPage)
		if item == nil {
			break
		}
		part := j.openAt(ctx, item, whole.NextPage)
		r.bytes += part.bytes
		if !part.content || part.article.Content == nil {
			r.code, r.message = cmp.Or(part.code, fault.NoContent), fmt.Sprintf("its page %d, %s: %s", len(parts)+1, item.Name, part.message)
			break
		}
		if !sameTitle(whole.Title, part.article.Title) {
			break
		}
		seen[part.address] = true
		parts = append(parts, item.Name)
		addPart(whole, part.article)
	}
	r.words = whole.WordCount
	if len(parts) > 1 {
		r.parts = parts
	}
}

// sameTitle reports whether two pages may be of one article: their titles are the
// same but for numbers, or one begins with the other ("Low water", "Low water – page 2").
func sameTitle(a, b string) bool {
	a, b = lettersOf(a), lettersOf(b)
	return a == b || a != "" && b != "" && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

// lettersOf are the words of a title in lower case, without numbers.
func lettersOf(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	return strings.Join(words, " ")
}

// addPart puts what a page says behind the pages of its article before it, but for a heading
// that says the title again.
func addPart(whole, part *pith.Article) {
	renumber(part.Content, notesOf(whole.Content))
	if first := part.Content.FirstChild; first != nil && isHeading(first) && lettersOf(textOf(first)) == lettersOf(whole.Title) {
		part.Content.RemoveChild(first)
	}
	for n := part.Content.FirstChild; n != nil; n = part.Content.FirstChild {
		part.Content.RemoveChild(n)
		whole.Content.AppendChild(n)
	}
	whole.NextPage = part.NextPage
	whole.WordCount += part.WordCount
	whole.Confidence = min(whole.Confidence, part.Confidence)
	whole.Warnings = append(whole.Warnings, part.Warnings...)
	whole.Blocks = append(whole.Blocks, part.Blocks...)
}

// noteID begins the names that notes have in an article's tree, before their numbers.
const noteID = "fn-"

// notesOf is the highest number of a note in a tree.
func notesOf(tree *html.Node) (most int) {
	for n := range tree.Descendants() {
		for _, a := range n.Attr {
			if label, ok := strings.CutPrefix(a.Val, noteID); ok && a.Key == "id" {
				number, _ := strconv.Atoi(label) // 0 for another label, which is none of these
				most = max(most, number)
			}
		}
	}
	return most
}

// renumber adds to the numbers of the notes of a tree, and of what refers to them.
func renumber(tree *html.Node, by int) {
	if by == 0 {
		return
	}
	for n := range tree.Descendants() {
		for i := range n.Attr {
			a := &n.Attr[i]
			label, ok := strings.CutPrefix(strings.TrimPrefix(a.Val, "#"), noteID)
			number, err := strconv.Atoi(label)
			if !ok || err != nil || a.Key != "id" && a.Key != "href" {
				continue
			}
			now := strconv.Itoa(number + by)
			a.Val = strings.TrimSuffix(a.Val, label) + now
			if text := n.FirstChild; a.Key == "href" && text != nil && text.Data == label {
				text.Data = now
			}
		}
	}
}

func isHeading(n *html.Node) bool {
	return n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && '1' <= n.Data[1] && n.Data[1] <= '6'
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
