package pith

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/pagetest"
)

// What a page that FuzzHostile writes may take and say.
const (
	maxWritten   = 24 << 10        // bytes of it: what nests takes the parser long
	hostileTime  = 2 * time.Second // that any of them may take: the fuzzer slows all down tenfold, and shares the machine
	timesParse   = 60              // times html.Parse of the same bytes, beyond that
	timesWords   = 3               // words of each part of the answer for one of the page's
	freeWords    = 200
	mostRepeated = 200 // of a piece, or elements in each other
	hostileSeeds = 80  // pages to begin from
)

// FuzzHostile reads pages that are mean in several ways at once. The fuzzer's
// bytes are choices of what to write next, so that every change of one is another
// page of elements and not another misspelling.
func FuzzHostile(f *testing.F) {
	for seed := range hostileSeeds {
		f.Add(choicesOf(uint64(seed)))
	}
	f.Fuzz(func(t *testing.T, choices []byte) {
		page := writeHostile(choices)
		// A hang is a failure that the fuzzer itself does not see.
		defer time.AfterFunc(5*time.Minute, func() { panic("hangs: " + strconv.Quote(page)) }).Stop()
		var a *Article
		took := shortest(3, hostileTime, func() {
			a = readHostile(t, page, false)
			a.Markdown()
			a.HTML()
		})
		if took > hostileTime {
			if parse := shortest(3, 0, func() { parseOnly(page) }); took > hostileTime+timesParse*parse {
				t.Errorf("%d bytes take %v, their parse %v", len(page), took, parse)
			}
		}
		words := mostWords(page)
		for part, text := range map[string]string{"text": a.Text(), "Markdown": a.Markdown(), "HTML": a.HTML()} {
			if !utf8.ValidString(text) {
				t.Errorf("%s is not UTF-8", part)
			}
			if got := len(strings.FieldsFunc(text, isNoLetter)); part != "HTML" && got > freeWords+timesWords*words {
				t.Errorf("%s has %d words, the page %d", part, got, words)
			}
		}
		checkClean(t, a.HTML())
	})
}

// mostWords is how many words a page's bytes may be in some charset: where it is not
// UTF-8, each byte that is no ASCII may be a letter.
func mostWords(page string) int {
	words := len(strings.FieldsFunc(page, isNoLetter))
	if utf8.ValidString(page) {
		return words
	}
	for i := range len(page) {
		if page[i] >= utf8.RuneSelf {
			words++
		}
	}
	return words
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// shortest is the least time of some tries, of as few as are needed to come
// below what is enough.
func shortest(tries int, enough time.Duration, f func()) time.Duration {
	best := time.Duration(1 << 62)
	for try := 0; try < tries && best > enough; try++ {
		begin := time.Now()
		f()
		best = min(best, time.Since(begin))
	}
	return best
}

// cleanValues are the patterns of pagetest.CleanElements, compiled.
var cleanValues = func() map[string]*regexp.Regexp {
	patterns := map[string]*regexp.Regexp{}
	for element, attributes := range pagetest.CleanElements {
		for _, a := range attributes {
			patterns[element+" "+a.Name] = regexp.MustCompile("^(?:" + a.Values + ")$")
		}
	}
	return patterns
}()

// checkClean checks that HTML consists of the elements and attributes that are
// promised, and of no others.
func checkClean(t *testing.T, text string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return // deeper than a parser follows
	}
	for n := range doc.Descendants() {
		switch _, known := pagetest.CleanElements[n.Data]; {
		case n.Type == html.CommentNode:
			t.Errorf("a comment: %q", n.Data)
		case n.Type != html.ElementNode || n.Parent.Type == html.DocumentNode || n.Parent.Parent.Type == html.DocumentNode:
			continue // html, head and body, which the parser has added
		case !known:
			t.Errorf("<%s>", n.Data)
		}
		for _, a := range n.Attr {
			if values := cleanValues[n.Data+" "+a.Key]; values == nil || !values.MatchString(a.Val) {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
			scheme, _, ok := strings.Cut(a.Val, ":")
			if ok && (a.Key == "href" || a.Key == "src") && isScheme.MatchString(scheme) && !slices.Contains(pagetest.CleanSchemes, strings.ToLower(scheme)) && !isPicture.MatchString(a.Val) {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
}

var (
	isScheme  = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*$`)
	isPicture = regexp.MustCompile(`(?i)^data:image/(png|jpeg|gif|webp|avif)[;,]`)
)

// TestFuzzHostileWrites makes sure that the pages of the seeds are of many kinds
// and that the fuzzer's choices reach all that there is to write.
func TestFuzzHostileWrites(t *testing.T) {
	written := map[string]bool{}
	for seed := range hostileSeeds {
		page := writeHostile(choicesOf(uint64(seed)))
		if len(page) < 1000 || len(page) > maxWritten+4<<10 {
			t.Errorf("seed %d: %d bytes", seed, len(page))
		}
		for _, tag := range hostileTags {
			if name, _, _ := strings.Cut(tag, " "); strings.Contains(page, "<"+name) {
				written[tag] = true
			}
		}
	}
	for _, tag := range hostileTags {
		if !written[tag] {
			t.Errorf("no page has <%s>", tag)
		}
	}
}

// choicesOf are 300 choices that a seed stands for.
func choicesOf(seed uint64) []byte {
	choices := make([]byte, 300)
	for i := range choices {
		seed = seed*6364136223846793005 + 1442695040888963407 // Knuth's MMIX
		choices[i] = byte(seed >> 56)
	}
	return choices
}

// hostileTags are what is opened, with attributes that something reads.
var hostileTags = []string{
	"div", "div class='post-body main' id=content", "p", "span", "b", "i", "font color=red", "a href=/x", "a href='#n1' id=r1", "a rel=author href=/author/ada", "ul", "ol start=7", "li", "li id=n1",
	"table", "table role=presentation", "tr", "td", "th scope=row", "td rowspan=900 colspan=900", "caption", "thead", "tbody", "pre", "code class=language-go", "blockquote", "figure", "figcaption",
	"img src=a.png alt='a lamp'", "img data-src=b.png srcset='c.png 2x, d.png'", "picture", "source srcset=e.png", "br", "hr", "h1", "h2", "h3 id=part", "sup", "sub", "dl", "dt", "dd", "details", "summary",
	"nav", "aside class=related", "header", "footer", "section", "section class=footnotes", "article", "main", "form", "button", "select", "option", "input type=checkbox", "textarea", "template", "noscript",
	"svg", "math", "mrow", "mi", "annotation encoding='application/x-tex'", "ruby", "rt", "q", "abbr title='a long one'", "time datetime=2024-03-05", "iframe src=https://a.example/v title=film", "video src=a.mp4", "del", "mark", "kbd",
	"div style='display:none'", "p hidden", "div aria-hidden=true", "div class='admonition warning'", "div class=comments", "p class=byline", "body class=x", "html lang=de", "x-card", "div style='color:#fff;background:#fff'", "plaintext", "xmp", "frameset", "noframes",
}

// hostileTexts are what is written between tags.
var hostileTexts = []string{
	sentence, "a ", "By Ada Byron", "5 March 2024", "1 ", "[a](b)", "![", "**", "`", "```\n", "| a | b |", "# ", "$x_1$ ", `\(x\)`, "&lt;script&gt;", "&amp;", "\u00a0", "\u202e", "灯台の灯りは消えた。", "المنارة ", "[^1]", "<!--", "-->", "<![CDATA[", "\x00", "<", "https://a.example/b_c ",
	"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"The northern light\",\"author\":[{\"name\":\"Ada\"}]}</script>", "<script>var a = '<p>b';</script>", "<style>p{}</style>", "<meta name=author content='Ada Byron'>", "<title>The light | a</title>", "<base href=/x/>",
	"3. ", "- ", "    ", "\n\n", "\t", "Share this", "Related stories", "Read more", "Advertisement", "© 2024", strings.Repeat("a", 300), "line();\n",
}

// writeHostile writes the page of some choices: an article's beginning, what was
// chosen, and the rest of the article.
func writeHostile(choices []byte) string {
	w := hostileWriter{choices: choices}
	for len(w.choices) > 0 && w.b.Len() < maxWritten {
		w.piece()
	}
	middle := w.b.String()
	return beforePart + middle[:min(len(middle), maxWritten)] + afterPart
}

type hostileWriter struct {
	choices []byte
	b       strings.Builder
	open    []string
}

// next is a choice of n.
func (w *hostileWriter) next(n int) int {
	if len(w.choices) == 0 {
		return 0
	}
	c := int(w.choices[0])
	w.choices = w.choices[1:]
	return c % n
}

// piece writes the next one.
func (w *hostileWriter) piece() {
	switch w.next(8) {
	case 0, 1:
		w.start(hostileTags[w.next(len(hostileTags))])
	case 2:
		w.end()
	case 3, 4:
		w.b.WriteString(hostileTexts[w.next(len(hostileTexts))])
	case 5: // what was written last, many times over
		from := min(w.b.Len(), 1+w.next(200))
		w.repeat(w.b.String()[w.b.Len()-from:])
	case 6: // one in another
		tag := hostileTags[w.next(len(hostileTags))]
		name, _, _ := strings.Cut(tag, " ")
		n := 1 + w.next(mostRepeated)
		w.b.WriteString(strings.Repeat("<"+tag+">", n) + hostileTexts[w.next(len(hostileTexts))] + strings.Repeat("</"+name+">", w.next(n+1)))
	default: // an element with a name of its own each time
		tag := hostileTags[w.next(len(hostileTags))]
		for i := range 1 + w.next(100) {
			fmt.Fprintf(&w.b, "<%s data-n=%d id=n%d class='c%d x-%d'>%d ", tag, i, i, i%9, i, i)
		}
	}
}

func (w *hostileWriter) start(tag string) {
	name, _, _ := strings.Cut(tag, " ")
	w.open = append(w.open, name)
	w.b.WriteString("<" + tag + ">")
}

// end closes the last element, or one further out.
func (w *hostileWriter) end() {
	if len(w.open) == 0 {
		return
	}
	k := len(w.open) - 1 - w.next(len(w.open))*w.next(2)
	w.b.WriteString("</" + w.open[k] + ">")
	w.open = slices.Delete(w.open, k, k+1)
}

func (w *hostileWriter) repeat(piece string) {
	for range 1 + w.next(mostRepeated) {
		if w.b.Len() > maxWritten {
			return
		}
		w.b.WriteString(piece)
	}
}
