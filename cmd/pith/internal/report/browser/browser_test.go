// Package browser opens the reports of package report in a browser, and does
// with them what a person does. It is a module of its own, so that the driver
// of the browser is no requirement of the library.
package browser

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/cmd/pith/internal/report"
	"github.com/pithmd/pith/cmd/pith/internal/serve"
)

var update = flag.Bool("update", false, "take the picture docs/explain.png anew")

// A tab is an open report, and what the browser complains of or asks for.
type tab struct {
	context.Context
	mu         sync.Mutex
	complaints []string
	requests   []string
}

// explained is the report of one of package report's test pages.
func explained(t *testing.T, name string) []byte {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	a, err := pith.Extract(f, &pith.Options{Explain: true, Comments: true, URL: "https://northshore.example/page"})
	if err != nil {
		t.Fatal(err)
	}
	html, err := report.HTML(&report.Page{Input: name, Article: a})
	if err != nil {
		t.Fatal(err)
	}
	return html
}

// open opens a page from a server, as a browser treats files in ways of their
// own, in a window of this size.
func open(t *testing.T, html []byte, width, height int64) *tab {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(html)
	}))
	t.Cleanup(server.Close)
	b := openAt(t, server.URL+"/", width, height)
	b.do(t, chromedp.WaitVisible(chromedp.CSS("footer")))
	return b
}

// openAt opens what is at an address.
func openAt(t *testing.T, address string, width, height int64) *tab {
	t.Helper()
	b := &tab{Context: newTab(t)}
	err := chromedp.Listen(b, func(event any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		switch e := event.(type) {
		case *cdpruntime.EventExceptionThrown:
			b.complaints = append(b.complaints, "exception: "+e.ExceptionDetails.Text)
		case *cdpruntime.EventConsoleAPICalled:
			b.complaints = append(b.complaints, fmt.Sprint("console: ", e.Type, e.Args))
		case *log.EventEntryAdded:
			b.complaints = append(b.complaints, "log: "+e.Entry.Text)
		case *network.EventRequestWillBeSent:
			b.requests = append(b.requests, e.Request.URL)
		case *page.EventJavascriptDialogOpening:
			b.complaints = append(b.complaints, "dialog: "+e.Message)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	b.do(t, chromedp.EmulateViewport(width, height), chromedp.Navigate(address))
	return b
}

// browser starts the browser that all tests have their tabs in.
var browser = sync.OnceValues(func() (context.Context, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if _, err := exec.LookPath(name); err != nil {
			continue
		}
		options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(name), chromedp.NoSandbox, chromedp.WSURLReadTimeout(time.Minute))
		ctx, _ := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, closeBrowser = chromedp.NewContext(ctx)
		return ctx, chromedp.Do(ctx)
	}
	return nil, nil
})

var closeBrowser context.CancelFunc = func() {}

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	closeBrowser()
	os.Exit(code)
}

// newTab opens a tab. Without a browser the test is skipped.
func newTab(t *testing.T) context.Context {
	t.Helper()
	ctx, err := browser()
	if err != nil {
		t.Fatal(err)
	}
	if ctx == nil {
		t.Skip("no Chromium is installed, so nobody looks at the report: apt-get install chromium")
	}
	ctx, closeTab := chromedp.NewContext(ctx)
	t.Cleanup(closeTab)
	return ctx
}

// do takes steps in a tab.
func (b *tab) do(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(b, 20*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// press presses a key as a keyboard does: what it would type comes after what
// the page makes of it. chromedp.KeyEvent types it in any case.
func press(key string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		for _, p := range []input.DispatchKeyEventParams{
			{Type: input.DispatchKeyEventTypeKeyDown, Key: key, Text: key},
			{Type: input.DispatchKeyEventTypeKeyUp, Key: key},
		} {
			if _, err := cdp.Call(ctx, target, input.DispatchKeyEvent, p); err != nil {
				return err
			}
		}
		return nil
	})
}

// number is the value of an expression.
func (b *tab) number(t *testing.T, expression string) int {
	t.Helper()
	n, err := chromedp.Run(b, chromedp.Evaluate[int](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return n
}

// is checks the value of an expression.
func (b *tab) is(t *testing.T, what, expression string, want int) {
	t.Helper()
	if n := b.number(t, expression); n != want {
		t.Errorf("%s: %d, want %d", what, n, want)
	}
}

// quiet checks that the browser had nothing to complain of and asked for
// nothing but the page.
func (b *tab) quiet(t *testing.T) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, c := range b.complaints {
		t.Error(c)
	}
	for _, r := range b.requests {
		if !strings.HasPrefix(r, "http://127.0.0.1:") || !strings.HasSuffix(r, "/") {
			if r != "data:," {
				t.Errorf("the report asks for %s", r)
			}
		}
	}
}

// shown counts the parts that can be seen, by what became of them.
func shown(class string) string {
	return fmt.Sprintf("[...document.querySelectorAll('.block%s')].filter(b => b.checkVisibility()).length", class)
}

func TestFilters(t *testing.T) {
	b := open(t, explained(t, "lighthouse.html"), 1280, 900)
	all, kept := b.number(t, shown("")), b.number(t, shown(".kept"))
	if all < 40 || kept < 15 || kept > all-15 {
		t.Fatalf("%d parts, %d kept", all, kept)
	}
	b.do(t, chromedp.Click(chromedp.Search(`//label[normalize-space()="Kept"]`)))
	b.is(t, "kept", shown(""), kept)
	b.do(t, press("3"))
	b.is(t, "left out", shown(".dropped"), all-kept)
	b.is(t, "kept among them", shown(".kept"), 0)
	b.do(t, press("1"))
	b.is(t, "all", shown(""), all)

	b.do(t, chromedp.SetValue(chromedp.CSS("#reason"), "rule newsletter-box"), chromedp.Evaluate[chromedp.Void](`document.querySelector("#reason").dispatchEvent(new Event("change"))`))
	b.is(t, "of one rule", shown(""), b.number(t, `document.querySelectorAll('[data-reason="rule newsletter-box"]').length`))
	b.is(t, "of one rule, kept", shown(".kept"), 0)
	b.quiet(t)
}

// TestOutline follows a link of the outline to a part that a filter hides.
func TestOutline(t *testing.T) {
	b := open(t, explained(t, "lighthouse.html"), 1280, 900)
	b.do(t, press("2"))
	const last = `document.querySelector(document.querySelector(".outline li.dropped:last-child a").getAttribute("href"))`
	b.is(t, "seen before", last+".checkVisibility() ? 1 : 0", 0)
	b.do(t, chromedp.Click(chromedp.CSS(".outline li.dropped:last-child a")), chromedp.Sleep(100*time.Millisecond))
	b.is(t, "seen after", `(r => r.height > 0 && r.top >= 0 && r.bottom <= innerHeight)(`+last+`.getBoundingClientRect()) ? 1 : 0`, 1)
	b.quiet(t)
}

func TestSearch(t *testing.T) {
	b := open(t, explained(t, "lighthouse.html"), 1280, 900)
	b.do(t, press("/"), chromedp.KeyEvent("CLOCKWORK"))
	found := b.number(t, shown(""))
	if found < 3 || found > 8 {
		t.Errorf("%d parts found", found)
	}
	b.is(t, "found without the word", "[...document.querySelectorAll('.block')].filter(b => b.checkVisibility() && !b.textContent.toLowerCase().includes('clockwork')).length", 0)
	b.is(t, "coloured", "CSS.highlights.get('found').size", b.number(t, "[...document.querySelectorAll('.words')].map(w => w.textContent.toLowerCase().split('clockwork').length - 1).reduce((a, n) => a + n)"))
	b.do(t, chromedp.KeyEvent(" nobody wrote this"), chromedp.WaitVisible(chromedp.CSS("p.nothing")))
	b.do(t, chromedp.KeyEvent(kb.Escape))
	b.is(t, "after Escape", shown(""), b.number(t, "document.querySelectorAll('.block').length"))
	b.quiet(t)
}

func TestKeyboard(t *testing.T) {
	b := open(t, explained(t, "lighthouse.html"), 1280, 900)
	const focused = "Number(document.activeElement.closest('.block')?.id.slice(5) ?? 0)"
	for _, step := range []struct {
		key  string
		want int
	}{{"j", 1}, {"j", 2}, {"j", 3}, {"k", 2}} {
		b.do(t, press(step.key))
		b.is(t, "part after "+step.key, focused, step.want)
	}
	b.do(t, chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(chromedp.CSS("#part-2 .why")))
	b.do(t, press("o"))
	b.is(t, "closed parts", "document.querySelectorAll('.block:not([open])').length", 0)
	b.quiet(t)
}

// TestHostile looks at a page that tries to run a script from each place that
// a report has something of it in.
func TestHostile(t *testing.T) {
	b := open(t, explained(t, "hostile.html"), 1280, 900)
	b.do(t, press("o"), chromedp.WaitVisible(chromedp.CSS(".block .why")))
	b.do(t, press("/"), chromedp.KeyEvent("<script>"))
	if b.number(t, shown("")) == 0 {
		t.Error("the script of the page is no text in the report")
	}
	b.do(t, chromedp.KeyEvent(kb.Escape))
	b.do(t, chromedp.Evaluate[chromedp.Void](`for (const a of document.querySelectorAll("main *")) { a.dispatchEvent(new Event("click")); a.dispatchEvent(new Event("mouseover")); a.dispatchEvent(new Event("error")) }`))
	b.do(t, chromedp.Sleep(200*time.Millisecond))
	b.is(t, "scripts that ran", `"ran" in window ? 1 : 0`, 0)
	b.is(t, "scripts", "document.scripts.length", 1)
	b.is(t, "elements that fetch", `document.querySelectorAll("img, iframe, video, audio, object, embed, base, form").length`, 0)
	b.is(t, "handlers", `[...document.querySelectorAll("*")].filter(e => [...e.attributes].some(a => a.name.startsWith("on"))).length`, 0)
	b.is(t, "addresses of scripts", `[...document.querySelectorAll("[href]")].filter(e => e.protocol === "javascript:").length`, 0)
	b.is(t, "the search box is the report's own", `document.querySelector("#search").tagName === "INPUT" && document.querySelectorAll("#search, #reason, #count, #text").length === 4 ? 1 : 0`, 1)
	b.quiet(t)
}

// TestWidths looks at the report in a wide window and on a phone: nothing may
// stand out to the side.
func TestWidths(t *testing.T) {
	for _, width := range []int64{360, 800, 1440} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			b := open(t, explained(t, "lighthouse.html"), width, 800)
			b.do(t, press("o"))
			if n := b.number(t, "document.documentElement.scrollWidth"); n > int(width) {
				t.Errorf("the page is %d wide", n)
			}
			b.quiet(t)
		})
	}
}

func TestDark(t *testing.T) {
	b := open(t, explained(t, "lighthouse.html"), 1280, 900)
	const brightness = `getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).map(Number).reduce((a, n) => a + n)`
	if n := b.number(t, brightness); n < 700 {
		t.Errorf("light is %d", n)
	}
	_, err := chromedp.Call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := b.number(t, brightness); n > 150 {
		t.Errorf("dark is %d", n)
	}
}

// maxPicture is how large the picture of the README may be, in bytes.
const maxPicture = 300 << 10

// TestPicture keeps the picture of a report small, and takes it with -update.
func TestPicture(t *testing.T) {
	path := filepath.Join("..", "..", "..", "..", "..", "docs", "explain.png")
	if *update {
		b := open(t, explained(t, "lighthouse.html"), 1280, 1340)
		b.do(t, chromedp.Click(chromedp.CSS("#part-11 summary")), chromedp.Evaluate[chromedp.Void]("document.activeElement.blur(); scrollTo(0, 0)"))
		picture, err := chromedp.Run(b, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, picture, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > maxPicture {
		t.Errorf("%s has %d bytes, more than %d", path, info.Size(), maxPicture)
	}
}

// TestDifference looks at what two articles have not in common.
func TestDifference(t *testing.T) {
	read := func(paragraphs string) *pith.Article {
		a, err := pith.Extract(strings.NewReader("<title>Towers</title><article>"+paragraphs+"</article>"), nil)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	const both = "<p>The lens floats in a trough of mercury, and a child could push it with one finger if it were let near.</p>"
	html, err := report.Compare("a<script>ran=1</script>.html", read(both+"<p>The crank hangs on a hook beside the door, as it has done since the tower was built.</p>"),
		"b.html", read(both+"<p>The crank hangs on a nail beside the door, as it has done since the tower was built.</p><p>Nobody knows &lt;script&gt;ran=1&lt;/script&gt; who wound the clock before the war, or how often it had to be done.</p>")).HTML()
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, html, 1280, 900)
	for _, tt := range []struct {
		key        string
		both, a, b int
	}{{key: "2", a: 1, b: 2}, {key: "3", a: 1}, {key: "4", b: 2}, {key: "1", both: 1, a: 1, b: 2}} {
		b.do(t, press(tt.key))
		b.is(t, "in both after "+tt.key, shown(".both"), tt.both)
		b.is(t, "only in A after "+tt.key, shown(".a"), tt.a)
		b.is(t, "only in B after "+tt.key, shown(".b"), tt.b)
	}
	b.do(t, press("j"), press("j"))
	b.is(t, "line with the focus", "[...document.querySelectorAll('.block')].indexOf(document.activeElement)", 1)
	b.is(t, "marked words", "document.querySelectorAll('mark').length", 2)
	b.is(t, "scripts that ran", `"ran" in window ? 1 : 0`, 0)
	b.quiet(t)
}

// TestTryIt sends a page by the page that pith serve has for it.
func TestTryIt(t *testing.T) {
	sent := make(chan string, 1)
	answer := explained(t, "hostile.html")
	server := httptest.NewServer(serve.Handler(&serve.Options{
		Verbs: map[string]serve.Work{"explain": func(values url.Values, page *serve.Page) (*serve.Answer, error) {
			sent <- values.Encode() + " " + page.Address + " " + string(page.Body)
			return &serve.Answer{ContentType: "text/html; charset=utf-8", Policy: "sandbox allow-scripts allow-popups", Body: answer}, nil
		}},
		MaxBytes: 1 << 20, MaxFlight: 1 << 20, Workers: 1, Timeout: time.Minute, Local: true,
	}))
	t.Cleanup(server.Close)
	b := openAt(t, server.URL+"/", 1280, 900)
	b.do(t, chromedp.SendKeys(chromedp.CSS("textarea"), "<p>Ice"), chromedp.SetValue(chromedp.CSS("select"), "recall"),
		chromedp.SendKeys(chromedp.CSS("input[type=url]"), "https://coast.example/"), chromedp.Click(chromedp.CSS("button")))
	select {
	case got := <-sent:
		if want := "focus=recall https://coast.example/ <p>Ice"; got != want {
			t.Errorf("sent %q, want %q", got, want)
		}
	case <-time.After(20 * time.Second):
		t.Error("nothing is sent")
	}
	b.do(t, chromedp.Sleep(500*time.Millisecond)) // what the answer does, it does at once
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, c := range b.complaints {
		t.Error(c)
	}
	for _, r := range b.requests {
		if !strings.HasPrefix(r, server.URL) && r != "data:," {
			t.Errorf("the answer asks for %s", r)
		}
	}
}
