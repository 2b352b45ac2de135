package pith

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/pagetest"
)

func TestParseFlattensWhatNestsTooDeep(t *testing.T) {
	deep := strings.Repeat("<div><b>", 5000) + "the end of the stairs" + strings.Repeat("</b></div>", 5000) + "<p>and the door</p>"
	a, err := Extract(strings.NewReader(deep), nil)
	if err != nil {
		t.Fatal(err)
	}
	if text := a.Text(); !strings.Contains(text, "the end of the stairs") || !strings.Contains(text, "and the door") {
		t.Errorf("text %q", text)
	}
	if len(a.Warnings) == 0 || a.Warnings[len(a.Warnings)-1].Code != WarnFlattened {
		t.Errorf("warnings %v", a.Warnings)
	}
}

func TestMaxBytes(t *testing.T) {
	a, err := Extract(strings.NewReader("<article>"+strings.Repeat(pagetest.Essay, 50)), &Options{MaxBytes: 5000})
	var limit *LimitError
	if !errors.As(err, &limit) || limit.Max != 5000 {
		t.Fatalf("error %v", err)
	}
	if a == nil || !strings.Contains(a.Text(), "harbour master") {
		t.Error("what was read before the limit is not extracted")
	}
}

// limitOf is the limit that an error names, "" if it is none.
func limitOf(err error) string {
	var limit *LimitError
	if errors.As(err, &limit) {
		return fmt.Sprintf("%s=%d", limit.Limit, limit.Max)
	}
	return ""
}

func hasWarning(a *Article, code WarningCode) bool {
	for _, w := range a.Warnings {
		if w.Code == code {
			return true
		}
	}
	return false
}

func TestLimits(t *testing.T) {
	long := "<article>" + strings.Repeat(pagetest.Essay, 100) + "</article>"
	deep := "<article>" + strings.Repeat("<div>", 60) + pagetest.Essay + strings.Repeat("</div>", 60) + pagetest.Essay + "</article>"
	for _, c := range []struct {
		name, page string
		opts       Options
		want       string // the limit that the error names
		warn       WarningCode
	}{
		{"nothing is over", long, Options{}, "", ""},
		{"bytes", long, Options{MaxBytes: 5000}, "MaxBytes=5000", WarnTruncated},
		{"nodes", long, Options{MaxNodes: 60}, "MaxNodes=60", WarnTruncated},
		{"depth", deep, Options{MaxDepth: 20}, "MaxDepth=20", WarnFlattened},
		{"bytes come before nodes", long, Options{MaxBytes: 5000, MaxNodes: 20}, "MaxBytes=5000", WarnTruncated},
		{"no nodes is the default", long, Options{MaxNodes: 0}, "", ""},
		{"less than none is the default", long, Options{MaxBytes: -1, MaxNodes: -1, MaxDepth: -1}, "", ""},
		{"no limit of bytes", long, Options{MaxBytes: math.MaxInt64}, "", ""},
		{"just enough depth", deep, Options{MaxDepth: 64}, "", ""},
		{"more depth than the parser has", deep, Options{MaxDepth: 1 << 20}, "", ""},
		{"the default depth is no error", "<article>" + strings.Repeat("<div>", 2000) + pagetest.Essay, Options{}, "", WarnFlattened},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Extract(strings.NewReader(c.page), &c.opts)
			if got := limitOf(err); got != c.want || c.want == "" && err != nil {
				t.Errorf("error %v, want %q", err, c.want)
			}
			if !strings.Contains(a.Text(), "harbour master") {
				t.Errorf("what was read before is not extracted: %q", a.Text())
			}
			if c.warn != "" && !hasWarning(a, c.warn) || c.warn == "" && len(a.Warnings) > 0 {
				t.Errorf("warnings %v, want %q", a.Warnings, c.warn)
			}
			md, err := Convert(strings.NewReader(c.page), &c.opts)
			if got := limitOf(err); got != c.want {
				t.Errorf("Convert: error %v, want %q", err, c.want)
			}
			if !strings.Contains(md, "harbour master") {
				t.Errorf("Convert: what was read before is lost: %q", md)
			}
			doc, err := html.Parse(strings.NewReader(c.page))
			if err != nil || strings.HasPrefix(c.want, "MaxBytes") {
				return // a tree has no bytes
			}
			a, err = ExtractNode(doc, &c.opts)
			if got := limitOf(err); got != c.want {
				t.Errorf("ExtractNode: error %v, want %q", err, c.want)
			}
			if !strings.Contains(a.Text(), "harbour master") {
				t.Errorf("ExtractNode: what comes before is lost: %q", a.Text())
			}
		})
	}
}

// TestLimitsKeepAllText checks that a limit of depth costs no text, and shows
// none that is hidden or a script's.
func TestLimitsKeepAllText(t *testing.T) {
	page := "<article>" + pagetest.Essay + strings.Repeat("<div>", 100) + `<p>` + lastMarker + `</p><script>var secret</script><style>.secret{}</style>` +
		`<p>She said <span style="font-size:0">a secret</span>nothing more that day.</p>` + strings.Repeat("</div>", 100) + pagetest.Essay + `</article>`
	for depth := 1; depth < 110; depth += 7 {
		a, _ := Extract(strings.NewReader(page), &Options{MaxDepth: depth})
		if text := a.Text(); !strings.Contains(text, lastMarker) || strings.Contains(text, "secret") {
			t.Errorf("depth %d: %q", depth, text)
		}
		md, _ := Convert(strings.NewReader(page), &Options{MaxDepth: depth})
		if !strings.Contains(md, lastMarker) || strings.Contains(md, "var secret") || strings.Contains(md, ".secret") {
			t.Errorf("depth %d: %q", depth, md)
		}
	}
}

// TestLimitsOfTrees gives ExtractNode trees that no parser builds.
func TestLimitsOfTrees(t *testing.T) {
	root := &html.Node{Type: html.DocumentNode}
	n := root
	for range 100_000 {
		child := dom.NewElement(atom.Div)
		n.AppendChild(child)
		n = child
	}
	for _, p := range strings.Split(pagetest.Essay, "<p>") {
		para := dom.NewElement(atom.P)
		para.AppendChild(dom.NewText(strings.TrimSuffix(strings.TrimSpace(p), "</p>")))
		n.AppendChild(para)
	}
	a, err := ExtractNode(root, nil)
	if err != nil || !strings.Contains(a.Text(), "harbour master") || !hasWarning(a, WarnFlattened) {
		t.Errorf("error %v, warnings %v, text %q", err, a.Warnings, a.Text())
	}
	a, err = ExtractNode(root, &Options{MaxNodes: 10})
	if limitOf(err) != "MaxNodes=10" || a == nil {
		t.Errorf("error %v", err)
	}
}

// tangles are pages of which the parser makes far more than there is.
var tangles = map[string]string{
	"formatting never closed":     manyFonts + strings.Repeat("<p>a", 4000),
	"closed in a comment":         manyFonts + "<!--" + strings.Repeat("</b>", 600) + "-->" + strings.Repeat("<p>a", 4000),
	"closed in a script":          manyFonts + "<script>" + strings.Repeat("</b>", 600) + "</script>" + strings.Repeat("<p>a", 4000),
	"closed in an attribute":      manyFonts + "<p title='>" + strings.Repeat("</b>", 600) + "'>" + strings.Repeat("<p>a", 4000),
	"closed in a textarea":        manyFonts + "<textarea>" + strings.Repeat("</b>", 600) + "</textarea>" + strings.Repeat("<p>a", 4000),
	"opened in a drawing's text":  "<svg><style>" + manyFonts + "</style></svg>" + strings.Repeat("<p>a", 4000),
	"opened behind a false CDATA": "<svg><p><![CDATA[>" + manyFonts + "]]>" + strings.Repeat("<p>a", 4000),
	"closed in a script's script": manyFonts + "<script><!--<script></script>" + strings.Repeat("</b>", 600) + "--></script>" + strings.Repeat("<p>a", 4000),
	"closed in a cell":            manyFonts + "<table><tr><td>" + strings.Repeat("</b>", 600) + "</table>" + strings.Repeat("<p>a", 4000),
	"closed in a table":           manyFonts + "<table>" + strings.Repeat("</b>", 600) + "</table>" + strings.Repeat("<p>a", 4000),
	"closed in an object":         manyFonts + "<object>" + strings.Repeat("</b>", 600) + "</object>" + strings.Repeat("<p>a", 4000),
	"closed in a choice":          manyFonts + "<select>" + strings.Repeat("</b>", 600) + "</select>" + strings.Repeat("<p>a", 4000),
	"closed in a drawing":         manyFonts + "<svg><desc>" + strings.Repeat("</b>", 600) + "</desc></svg>" + strings.Repeat("<p>a", 4000),
	"closed in an instruction":    manyFonts + strings.Repeat("<? </b x>", 600) + strings.Repeat("<p>a", 4000),
	"closed in a bad end tag":     manyFonts + strings.Repeat("</ </b x>", 600) + strings.Repeat("<p>a", 4000),
	"opened behind a comment":     "<!-- --!>" + manyFonts + "-->" + strings.Repeat("<p>a", 4000),
	"in list items":               manyFonts + strings.Repeat("<li>a", 4000),
	"in upper case":               strings.ToUpper(manyFonts) + strings.Repeat("<P>a", 4000),
	"bodies":                      manyBodies(4000),
	"htmls":                       strings.ReplaceAll(manyBodies(4000), "body", "HTML"),
}

var manyFonts = "<p>" + pagetest.Numbered("<b id=b%[1]d>")(480)

func manyBodies(n int) string { return pagetest.Numbered("<body a%[1]d=b>")(n) }

// TestTangledPages bounds what pages cost that the parser alone would need
// gigabytes or minutes for.
func TestTangledPages(t *testing.T) {
	for name, page := range tangles {
		t.Run(name, func(t *testing.T) {
			page := page + "<article>" + pagetest.Essay + "</article>"
			if _, flat := parse([]byte(page)); !flat {
				t.Fatal("not seen to be tangled")
			}
			var a *Article
			bytes := allocated(func() { a, _ = Extract(strings.NewReader(page), nil) })
			if bytes > 100<<20 {
				t.Errorf("%d bytes of page allocate %d", len(page), bytes)
			}
			if !strings.Contains(a.Text(), "harbour master") || !hasWarning(a, WarnFlattened) {
				t.Errorf("warnings %v, text %.100q", a.Warnings, a.Text())
			}
		})
	}
}
