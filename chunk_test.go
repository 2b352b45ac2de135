package pith

import (
	"strings"
	"testing"
)

func TestChunks(t *testing.T) {
	rows := strings.Repeat("<tr><td>some<td>words of a row</tr>", 40)
	page := "<p>Before.</p><h1>A</h1><h2>B</h2><p>" + strings.Repeat("One sentence of words. ", 60) + "</p><h2>C</h2><table><tr><th>k<th>v</tr>" + rows + "</table><pre>" +
		strings.Repeat("code line\n", 100) + "</pre><h1>D</h1><p>End.</p>"
	a := convertTree(t, []byte(page), "")
	md := a.Markdown()
	end := 0
	for i, c := range a.Chunks(100) {
		if c.Start < end || !strings.HasSuffix(c.Markdown, md[c.Start:c.End]) {
			t.Errorf("chunk %d: offsets %d to %d are not its text", i, c.Start, c.End)
		}
		if strings.TrimSpace(md[end:c.Start]) != "" {
			t.Errorf("chunk %d leaves out %q", i, md[end:c.Start])
		}
		end = c.End
		if c.Tokens > 130 && !strings.Contains(c.Markdown, "```") {
			t.Errorf("chunk %d has %d tokens", i, c.Tokens)
		}
		if strings.Count(c.Markdown, "```")%2 != 0 {
			t.Errorf("chunk %d cuts a fence", i)
		}
		if strings.Contains(c.Markdown, "words of a row") && !strings.Contains(c.Markdown, "| k | v |\n| --- | --- |\n") {
			t.Errorf("chunk %d has no head: %s", i, c.Markdown)
		}
	}
	if strings.TrimSpace(md[end:]) != "" {
		t.Errorf("the end is left out: %q", md[end:])
	}
	last := a.Chunks(0)
	if got := strings.Join(last[len(last)-2].Path, ">"); got != "A>C" {
		t.Errorf("path %q", got)
	}
}

// TestChunksOfParagraphs shows where a paragraph is cut.
func TestChunksOfParagraphs(t *testing.T) {
	for _, c := range []struct {
		name, page string
		max        int
		want       []string
	}{
		{"behind sentences", "The ice is thin. The boats stay in.", 5, []string{"The ice is thin.", "The boats stay in."}},
		{"between words", "the ice is thin and all the boats stay in", 3, []string{"the ice is", "thin and", "all the", "boats stay", "in"}},
		{"between characters", "港口结冰船只停航", 5, []string{"港口结冰船", "只停航"}},
		{"not in a link", `See <a href="/a">the ice. It is thin</a> today.`, 3, []string{"See", "[the ice. It is thin](/a)", "today."}},
		{"not in code", "Call <code>a. b. c. d. e. f</code> now. Or go.", 3, []string{"Call", "`a. b. c. d. e. f`", "now. Or go."}},
		{"not in emphasis", "So <b>it is thin. It is ice</b> now.", 3, []string{"So", "**it is thin. It is ice**", "now."}},
		{"not before what would begin a list", "The ice is thin. 2. is not - no 3) is", 5, []string{"The ice is thin. 2.", "is not - no 3) is"}},
		{"not at blanks alone", "Ice.<br> <br>Boats.", 2, []string{"Ice.", "Boats."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, chunk := range convertTree(t, []byte("<p>"+c.page+"</p>"), "").Chunks(c.max) {
				got = append(got, chunk.Markdown)
			}
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// TestChunksHaveDefinitions cuts a text with reference links.
func TestChunksHaveDefinitions(t *testing.T) {
	a := convertTree(t, []byte(`<h2>A</h2><p>See <a href="/a">ice</a> and <a href="/b">snow</a>.</p><h2>B</h2><p>See <a href="/b">snow</a>.</p><h2>C</h2><p>Nothing.</p>`), "")
	a.markdown.Links = ReferenceLinks
	want := []string{"## A\n\nSee [ice][1] and [snow][2].\n\n[1]: /a\n[2]: /b", "## B\n\nSee [snow][2].\n\n[2]: /b", "## C\n\nNothing."}
	for i, chunk := range a.Chunks(0) {
		if chunk.Markdown != want[i] {
			t.Errorf("%q, want %q", chunk.Markdown, want[i])
		}
	}
}

// chunkPages are pages of which one chunk is made of many blocks, and many
// are made of one.
var chunkPages = map[string]func(n int) string{
	"blocks":     func(n int) string { return strings.Repeat("<p>The ice is thin.</p>", n) },
	"words":      func(n int) string { return "<p>" + strings.Repeat("ice ", 5*n) },
	"characters": func(n int) string { return "<p>" + strings.Repeat("冰", 5*n) },
}
