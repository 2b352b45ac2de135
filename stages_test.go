package pith

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/load"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/page"
	"github.com/pithmd/pith/internal/pagetest"
	"github.com/pithmd/pith/internal/score"
)

// stages are the parts of the way from bytes to Markdown, in order.
var stages = [...]string{"load", "nodes", "annotate", "metadata", "blocks", "score", "choose", "article", "markdown"}

// A stopwatch gives each stage the time since the one before.
type stopwatch struct {
	last time.Time
	laps map[string][]time.Duration
}

func (w *stopwatch) start() { w.last = time.Now() }

func (w *stopwatch) lap(stage string) {
	w.laps[stage] = append(w.laps[stage], time.Since(w.last))
	w.start()
}

// median is a stage's time: now and then the collector, or another program,
// takes some of it.
func (w *stopwatch) median(stage string) time.Duration {
	laps := slices.Sorted(slices.Values(w.laps[stage]))
	if len(laps) == 0 {
		return 0
	}
	return laps[len(laps)/2]
}

// run takes a page from bytes to Markdown as Extract does, stage by stage.
func (w *stopwatch) run(text []byte, o *Options) (string, error) {
	w.start()
	s, scorer := &mark.Selectors{}, score.Default()
	tree := load.Read(bytes.NewReader(text), o.request())
	if tree.ReadErr != nil {
		return "", tree.ReadErr
	}
	w.lap("load")
	t := dom.New(tree.Doc, tree.Nodes, o.URL, o.limits())
	w.lap("nodes")
	m := mark.Annotate(t, s, scorer.Weight)
	w.lap("annotate")
	about := meta.Read(m, meta.UnknownType)
	w.lap("metadata")
	p := page.Read(m, about)
	w.lap("blocks")
	scores := score.Score(p, scorer)
	w.lap("score")
	c := choose.Choose(p, scores, choose.Balanced)
	w.lap("choose")
	a := o.article(c)
	p.Release()
	w.lap("article")
	md := a.Markdown()
	w.lap("markdown")
	return md, nil
}

// BenchmarkStages gives the time of each stage, and of all, as a ratio to that
// of html.Parse of the same bytes: over every 30th page of the corpus, or of
// a made-up page where there is none.
func BenchmarkStages(b *testing.B) {
	pages := stagedPages(b)
	for b.Loop() {
		for _, page := range pages {
			page.watch.start()
			if _, err := html.Parse(bytes.NewReader(page.HTML)); err != nil {
				b.Fatal(err)
			}
			page.watch.lap("html.Parse")
			if _, err := page.watch.run(page.HTML, &Options{URL: page.address}); err != nil {
				b.Fatal(err)
			}
		}
	}
	sum := func(stage string) (d float64) {
		for _, page := range pages {
			d += float64(page.watch.median(stage))
		}
		return d
	}
	parse, all := sum("html.Parse"), 0.0
	for _, stage := range stages {
		took := sum(stage)
		all += took
		b.ReportMetric(took/parse, stage+"/parse")
	}
	b.ReportMetric(all/parse, "all/parse")
}

type stagedPage struct {
	HTML    []byte
	address string
	watch   *stopwatch
}

func newStagedPage(html []byte, address string) stagedPage {
	return stagedPage{html, address, &stopwatch{laps: map[string][]time.Duration{}}}
}

func stagedPages(t testing.TB) (pages []stagedPage) {
	t.Helper()
	dir, ok := pagetest.Find("wcxb-dev")
	if !ok {
		return []stagedPage{newStagedPage(pagetest.StagePage(pagetest.BenchmarkBytes), pagetest.StageAddress)}
	}
	for i, page := range pagetest.Pages(t, dir) {
		if i%30 == 0 {
			pages = append(pages, newStagedPage(pagetest.HTML(t, dir, page.ID), page.URL))
		}
	}
	return pages
}

// TestStagesAreExtract holds the stages that are timed against Extract.
func TestStagesAreExtract(t *testing.T) {
	page, o := newStagedPage(pagetest.StagePage(pagetest.BenchmarkBytes), pagetest.StageAddress), &Options{URL: pagetest.StageAddress}
	a, err := Extract(bytes.NewReader(page.HTML), o)
	if err != nil {
		t.Fatal(err)
	}
	got, err := page.watch.run(page.HTML, o)
	if want := a.Markdown(); err != nil || got != want {
		t.Errorf("%v, %d bytes of Markdown, want %d", err, len(got), len(want))
	}
}

// TestStagePage makes sure that the benchmarks time a page that is read as
// one, and not as an error.
func TestStagePage(t *testing.T) {
	text := pagetest.StagePage(pagetest.BenchmarkBytes)
	a, err := Extract(bytes.NewReader(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	got := a.Text()
	for _, want := range []string{"In town number 0 the harbour master", "In town number 100 the harbour master"} {
		if !strings.Contains(got, want) {
			t.Errorf("the article lacks %q", want)
		}
	}
	if strings.Contains(got, "My grandfather told of") {
		t.Error("the article has readers' comments")
	}
}
