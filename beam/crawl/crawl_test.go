package crawl

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/passert"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"

	"github.com/pithmd/pith/beam/internal/warcs"
)

func TestMain(m *testing.M) { ptest.Main(m) }

// article is a page with a text about something.
func article(about string) string {
	return fmt.Sprintf(`<!DOCTYPE html><html lang="en"><title>The end of the %[1]s</title><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>The end of the %[1]s</h1><p>The %[1]s closed in the spring, and nobody was surprised, for the %[1]s had lost money in every year since the war.</p>
<p>Those who knew the %[1]s remember long winters, the smell of wet coats, and sixty people in a room made for forty.</p></article>`, about)
}

const (
	challenge = `<!DOCTYPE html><title>Just a moment...</title><div id="challenge-form"><h1>Checking your browser before you go on</h1>
<p>Please turn on JavaScript and cookies to continue.</p></div>`
	shell = `<!DOCTYPE html><title>App</title><div id="root"></div><script src="/app.js"></script>`
)

// saved writes files into a directory, and returns its name.
func saved(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// lines are the lines of a shard's file by the addresses in them, nil if it is
// not there.
func lines(t *testing.T, out, archive, name string) map[string]Page {
	t.Helper()
	f, err := os.Open(filepath.Join(shardOf(out, archive), name+".jsonl.gz"))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]Page{}
	for scanner := bufio.NewScanner(z); scanner.Scan(); {
		var p Page
		if err := json.Unmarshal(scanner.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		all[p.URL] = p
	}
	return all
}

// extracted runs the pipeline over archives, and returns what it counted.
func extracted(t testing.TB, out string, check func(beam.Scope, Outcomes), archives ...string) (map[string]int64, error) {
	t.Helper()
	p, s := beam.NewPipelineWithRoot()
	outcomes := Extract(s, Options{Out: out, MaxBytes: 2 << 20, MaxNodes: 1 << 16}, beam.CreateList(s, archives))
	if check != nil {
		check(s, outcomes)
	}
	result, err := ptest.RunWithMetrics(p)
	counts := map[string]int64{}
	if result != nil {
		for _, c := range result.Metrics().AllMetrics().Counters() {
			if c.Namespace() == namespace {
				counts[c.Name()] += c.Result()
			}
		}
	}
	return counts, err
}

func isArticle(p Page) bool {
	return p.Outcome == "content" && strings.Contains(p.Markdown, "wet coats")
}

func isExplained(d DeadLetter) bool { return d.Code != "" && d.Error != "" && d.Archive != "" }

func TestExtract(t *testing.T) {
	const at = "https://coast.example/"
	whole := warcs.Answer(at+"quarry", "200 OK", article("quarry"))
	dir := saved(t, map[string]string{
		"a.warc.gz": warcs.Packed(
			warcs.Answer(at+"mill", "200 OK", article("mill")),
			warcs.Answer(at+"wall", "200 OK", challenge),
			warcs.Record(at+"icy", "ICY 200 OK\r\n\r\n"+article("mill")),
			warcs.Answer(at+"gone", "404 Not Found", article("lost page")),
			warcs.Answer(at+"shell", "200 OK", shell),
			warcs.Answer(at+"pdf", "200 OK", "%PDF-1.7\n"),
			warcs.Answer(at+"ferry", "200 OK", article("ferry")),
		),
		"b.warc":    whole + whole[:len(whole)-40],
		"c.warc.gz": "this is no archive",
	})
	a, b, c := filepath.Join(dir, "a.warc.gz"), filepath.Join(dir, "b.warc"), filepath.Join(dir, "c.warc.gz")
	out := filepath.Join(dir, "out")
	counts, err := extracted(t, out, func(s beam.Scope, o Outcomes) {
		passert.Count(s, o.Content, "content", 3)
		passert.Count(s, o.Paywalled, "paywalled", 0)
		passert.Count(s, o.Instead, "instead", 3)
		passert.Count(s, o.Dead, "dead", 4)
		passert.True(s, o.Content, isArticle)
		passert.True(s, o.Dead, isExplained)
	}, a, b, c)
	if err != nil {
		t.Fatal(err)
	}

	content := lines(t, out, a, "content")
	if p := content[at+"mill"]; len(content) != 2 || p.Title != "The end of the mill" || p.Archive != a || p.Words < 40 || strings.Contains(p.Markdown, "Sport") {
		t.Errorf("content %v", content)
	}
	if gone := lines(t, out, a, "not-found"); len(gone) != 1 || gone[at+"gone"].Status != 404 {
		t.Errorf("not found: %v", gone)
	}
	for name, address := range map[string]string{"bot-challenge": "wall", "empty-shell": "shell"} {
		if of := lines(t, out, a, name); len(of) != 1 || of[at+address].Outcome != name {
			t.Errorf("%s: %v", name, of)
		}
	}
	if got := slices.Sorted(maps.Keys(lines(t, out, a, "dead-letters"))); !slices.Equal(got, []string{at + "icy", at + "pdf"}) {
		t.Errorf("dead letters %v", got)
	}
	if len(lines(t, out, b, "content")) != 1 || len(lines(t, out, b, "dead-letters")) != 1 || len(lines(t, out, c, "dead-letters")) != 1 {
		t.Error("an archive that breaks off, or one that is none")
	}
	want := map[string]int64{
		"archives-done": 3, "pages": 6, "content": 3, "not-found": 1, "bot-challenge": 1, "empty-shell": 1, "dead-letters": 4,
	}
	for name, n := range want {
		if counts[name] != n {
			t.Errorf("counted %d %s, want %d", counts[name], name, n)
		}
	}
}

// TestResume runs a pipeline again, and with a shard that is not complete.
func TestResume(t *testing.T) {
	dir := saved(t, map[string]string{
		"a.warc": warcs.Answer("https://coast.example/mill", "200 OK", article("mill")),
		"b.warc": warcs.Answer("https://coast.example/ferry", "200 OK", article("ferry")),
	})
	a, b, out := filepath.Join(dir, "a.warc"), filepath.Join(dir, "b.warc"), filepath.Join(dir, "out")
	run := func(step string, done, before int64) {
		t.Helper()
		counts, err := extracted(t, out, nil, a, b)
		if err != nil || counts["archives-done"] != done || counts["archives-done-before"] != before {
			t.Errorf("%s: %v, counted %v", step, err, counts)
		}
		for archive, address := range map[string]string{a: "mill", b: "ferry"} {
			if got := lines(t, out, archive, "content"); len(got) != 1 || got["https://coast.example/"+address].Words < 40 {
				t.Errorf("%s: %s has %v", step, archive, got)
			}
		}
	}
	run("the first time", 2, 0)
	run("all done", 0, 2)

	// A worker that died leaves files without a mark, or with a part of it.
	for step, mark := range map[string]string{"no mark": "", "a part of a mark": `{"archive": "`} {
		name := filepath.Join(shardOf(out, b), doneMark)
		if err := errors.Join(os.Remove(name), os.WriteFile(filepath.Join(shardOf(out, b), "content.jsonl.gz"), []byte("half of"), 0o666)); err != nil {
			t.Fatal(err)
		}
		if mark != "" {
			if err := os.WriteFile(name, []byte(mark), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		run(step, 1, 1)
	}
}

// flaky is a file system whose line breaks in the middle of a file, as often
// as faults says.
type flaky struct{ filesystem.Interface }

var faults atomic.Int64

func init() {
	register.Function1x1(isArticle)
	register.Function1x1(isExplained)
	filesystem.Register("flaky", func(ctx context.Context) filesystem.Interface { return flaky{local.New(ctx)} })
}

func (f flaky) OpenRead(ctx context.Context, name string) (io.ReadCloser, error) {
	r, err := f.Interface.OpenRead(ctx, strings.TrimPrefix(name, "flaky://"))
	if err == nil && faults.Add(-1) >= 0 {
		r = struct {
			io.Reader
			io.Closer
		}{io.MultiReader(io.LimitReader(r, 1000), brokenLine{}), r}
	}
	return r, err
}

var errLine = errors.New("the line breaks")

type brokenLine struct{}

func (brokenLine) Read([]byte) (int, error) { return 0, errLine }

// TestBrokenLine tells a line that breaks from an archive that is broken: the
// one is worth another try, and leaves nothing behind.
func TestBrokenLine(t *testing.T) {
	dir := saved(t, map[string]string{"a.warc": warcs.Answer("https://coast.example/mill", "200 OK", article("mill")) +
		warcs.Answer("https://coast.example/ferry", "200 OK", article("ferry"))})
	archive, out := "flaky://"+filepath.Join(dir, "a.warc"), filepath.Join(dir, "out")
	faults.Store(1000)
	if counts, err := extracted(t, out, nil, archive); err == nil || !strings.Contains(err.Error(), errLine.Error()) {
		t.Errorf("error %v, counted %v", err, counts)
	}
	if left, _ := filepath.Glob(out + "/*/*"); len(left) != 0 {
		t.Errorf("left behind: %s", left)
	}
	faults.Store(0)
	if counts, err := extracted(t, out, nil, archive); err != nil || counts["content"] != 2 || len(lines(t, out, archive, "content")) != 2 {
		t.Errorf("tried again: %v, counted %v", err, counts)
	}
}
