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
	for i, c := range a.Chunks(&ChunkOptions{Most: 100}) {
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
	last := a.Chunks(&ChunkOptions{Most: -1})
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
			for _, chunk := range convertTree(t, []byte("<p>"+c.page+"</p>"), "").Chunks(&ChunkOptions{Most: c.max}) {
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
	for i, chunk := range a.Chunks(&ChunkOptions{Most: -1}) {
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

// chunked is a page with all that chunks are made of.
func chunked(t *testing.T) *Article {
	t.Helper()
	rows := strings.Repeat(`<tr><td>some<td>words of <a href="/row">a row</a></tr>`, 20)
	sentences := strings.Repeat("One sentence of a few words stands here. Then <a href='/b'>comes another. It</a> is long! ", 15)
	page := "<p>Before it all begins.</p><h2>Harbour</h2><p>" + sentences + "</p><h3>Boats</h3><p>Three.</p><h3>Ropes</h3><p>Two of them.</p><h2>Ice</h2><ul><li>thin<li>thick</ul><p>" +
		sentences + "</p><pre><code>a := 1. \nb := 2. \n" + strings.Repeat("line of code\n", 40) + "</code></pre><p>Short. Text.</p><table><tr><th>k<th>v</tr>" + rows + "</table><p>" +
		strings.Repeat("港口结冰。船只停航。", 30) + "</p><h2>End</h2><p>Over.</p>"
	a := convertTree(t, []byte(page), "")
	a.Title = "The harbour * in winter"
	return a
}

// TestChunksCoverTheMarkdown divides a page in many ways: the offsets cover
// its Markdown, what stands in a chunk is what they say, and no fence, row or link
// is torn.
func TestChunksCoverTheMarkdown(t *testing.T) {
	a := chunked(t)
	count := func(s string) int { return len(strings.Fields(s)) }
	for _, most := range []int{-1, 0, 8, 20, 60, 150, 1000} {
		for _, o := range []ChunkOptions{{}, {Least: 30}, {Overlap: 15}, {Headings: true}, {Tokens: count}, {Least: 40, Overlap: 20, Headings: true, Tokens: count},
			{Markdown: &MarkdownOptions{Links: ReferenceLinks, Title: true, Fence: TildeFence}, Overlap: 10, Headings: true}} {
			o.Most = most
			written := o.Markdown
			if written == nil {
				written = &MarkdownOptions{}
			}
			var b strings.Builder
			if err := a.WriteMarkdown(&b, written); err != nil {
				t.Fatal(err)
			}
			md, end := b.String(), 0
			if at := strings.Index(md, "\n[1]: "); at >= 0 {
				md = md[:at]
			}
			chunks := a.Chunks(&o)
			if most == 8 && len(chunks) < 20 {
				t.Errorf("%+v: only %d chunks", o, len(chunks))
			}
			for _, c := range chunks {
				own := md[c.Start:c.End]
				body, _, _ := strings.Cut(c.Markdown, "\n\n[1]: ")
				body, _, _ = strings.Cut(body, "\n\n[2]: ")
				if !strings.HasSuffix(strings.TrimRight(body, "\n"), own) || c.Start < end || strings.TrimSpace(md[end:c.Start]) != "" {
					t.Fatalf("%+v: bytes %d to %d, after %d, are not the end of %q", o, c.Start, c.End, end, c.Markdown)
				}
				end = c.End
				fence := "```"
				if written.Fence == TildeFence {
					fence = "~~~"
				}
				if strings.Count(c.Markdown, fence)%2 != 0 || strings.Count(c.Markdown, "[") != strings.Count(c.Markdown, "]") || strings.Count(c.Markdown, "](") > strings.Count(c.Markdown, ")") {
					t.Errorf("%+v: torn: %q", o, c.Markdown)
				}
				for line := range strings.SplitSeq(c.Markdown, "\n") {
					if strings.HasPrefix(line, "|") != strings.HasSuffix(line, "|") {
						t.Errorf("%+v: a torn row: %q", o, line)
					}
				}
				if o.Tokens != nil && c.Tokens != count(c.Markdown) {
					t.Errorf("%+v: %d tokens said, %d counted", o, c.Tokens, count(c.Markdown))
				}
			}
			if strings.TrimSpace(md[end:]) != "" {
				t.Errorf("%+v: the end is left out: %q", o, md[end:])
			}
		}
	}
}

// TestChunksHaveMost counts words: none but what cannot be cut has more.
func TestChunksHaveMost(t *testing.T) {
	count := func(s string) int { return len(strings.Fields(s)) }
	for _, o := range []ChunkOptions{{Most: 40}, {Most: 40, Least: 20}, {Most: 40, Overlap: 15}, {Most: 60, Overlap: 15, Headings: true}} {
		o.Tokens = count
		for _, c := range chunked(t).Chunks(&o) {
			if c.Tokens > o.Most && !strings.Contains(c.Markdown, "```") && !strings.Contains(c.Markdown, "港") {
				t.Errorf("%+v: %d tokens: %q", o, c.Tokens, c.Markdown)
			}
		}
	}
}

// TestChunksJoinSmallOnes joins small neighbours, and only under one heading.
func TestChunksJoinSmallOnes(t *testing.T) {
	join := func(page string, o ChunkOptions) string {
		var got []string
		for _, c := range convertTree(t, []byte(page), "").Chunks(&o) {
			got = append(got, strings.Join(c.Path, ">")+": "+strings.ReplaceAll(c.Markdown, "\n\n", " "))
		}
		return strings.Join(got, "|")
	}
	parts := "<h1>A</h1><p>Intro.</p><h2>B</h2><p>One.</p><h2>C</h2><p>Two.</p><h1>D</h1><h2>E</h2><p>Three.</p>"
	for _, c := range []struct {
		name, page string
		o          ChunkOptions
		want       string
	}{
		{"none", parts, ChunkOptions{}, "A: # A Intro.|A>B: ## B One.|A>C: ## C Two.|D>E: # D ## E Three."},
		{"parts of a section", parts, ChunkOptions{Least: 20}, "A: # A Intro. ## B One. ## C Two.|D>E: # D ## E Three."},
		{"while they are small", "<h1>A</h1><p>Intro.</p><h2>B</h2><p>One is enough.</p><h2>C</h2><p>Two as well.</p>", ChunkOptions{Least: 4}, "A: # A Intro. ## B One is enough.|A>C: ## C Two as well."},
		{"not over the most", parts, ChunkOptions{Least: 20, Most: 4}, "A: # A Intro.|A>B: ## B One.|A>C: ## C Two.|D>E: # D ## E Three."},
		{"two parts by themselves", "<h2>B</h2><p>One.</p><h2>C</h2><p>Two.</p>", ChunkOptions{Least: 20}, ": ## B One. ## C Two."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := join(c.page, c.o); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestChunksOverlap repeats whole sentences and blocks of one section.
func TestChunksOverlap(t *testing.T) {
	count := func(s string) int { return len(strings.Fields(s)) }
	page := "<h2>A</h2><p>One two three. Four five. Six seven eight.</p><p>Nine ten.</p><p>Eleven twelve thirteen fourteen.</p><h2>B</h2><p>Last.</p>"
	var got []string
	for _, c := range convertTree(t, []byte(page), "").Chunks(&ChunkOptions{Most: 10, Overlap: 5, Tokens: count}) {
		got = append(got, strings.ReplaceAll(c.Markdown, "\n\n", " "))
	}
	want := "## A One two three.|One two three. Four five. Six seven eight.|Six seven eight. Nine ten.|Eleven twelve thirteen fourteen.|## B Last."
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
}

// TestChunksHaveHeadings writes what stands above into each chunk, once.
func TestChunksHaveHeadings(t *testing.T) {
	page := "<h2>A</h2><h3>B</h3><p>One" + strings.Repeat(" more", 20) + ". Two" + strings.Repeat(" others", 20) + ".</p><h3>C</h3><p>Nine.</p>"
	a := convertTree(t, []byte(page), "")
	a.Title = "1. Ice"
	var got []string
	count := func(s string) int { return len(strings.Fields(s)) }
	for _, c := range a.Chunks(&ChunkOptions{Most: 40, Headings: true, Tokens: count}) {
		text := strings.ReplaceAll(c.Markdown, "\n\n", " ")
		text, _, _ = strings.Cut(text, " more")
		text, _, _ = strings.Cut(text, " others")
		got = append(got, text)
	}
	want := "# 1. Ice ## A ### B One|# 1. Ice ## A ### B Two|# 1. Ice ## A ### C Nine."
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
	if c := a.Chunks(&ChunkOptions{Most: 25, Headings: true, Tokens: count}); strings.HasPrefix(c[1].Markdown, "#") {
		t.Errorf("headings take the room of the text: %+v", c)
	}
	a = convertTree(t, []byte("<h1>1. Ice</h1><p>One.</p>"), "")
	a.Title = "1. Ice"
	if c := a.Chunks(&ChunkOptions{Headings: true}); len(c) != 1 || strings.Count(c[0].Markdown, "# 1. Ice") != 1 {
		t.Errorf("the title is said twice, or not: %+v", c)
	}
}
