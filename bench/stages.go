package main

import (
	"bytes"
	"fmt"
	"time"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/copy"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/load"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	pithpage "github.com/pithmd/pith/internal/page"
	"github.com/pithmd/pith/internal/render"
	pithscore "github.com/pithmd/pith/internal/score"
	"github.com/pithmd/pith/internal/tidy"
)

// stages are the parts of the way from bytes to Markdown, in order.
var stages = [...]string{"load", "nodes", "annotate", "metadata", "blocks", "score", "choose", "copy", "tidy", "markdown"}

// laps are the times of the stages of one run.
type laps [len(stages)]time.Duration

// stagedLimits are those that Extract has where none are set.
var stagedLimits = dom.Limits{Nodes: 1 << 19, Depth: 512}

// runStages takes a page from bytes to Markdown as Extract does, stage by stage.
// TestStagesAreExtract holds what comes out against Extract.
func runStages(src []byte, address string) (md []byte, took laps, err error) {
	stage, last := 0, time.Now()
	lap := func() {
		now := time.Now()
		took[stage] = now.Sub(last)
		stage, last = stage+1, now
	}
	doc := load.Read(bytes.NewReader(src), load.Request{ContentType: "text/html; charset=utf-8", Bytes: 16 << 20, Limits: stagedLimits})
	if doc.ReadErr != nil {
		return nil, took, doc.ReadErr
	}
	lap()
	t := dom.New(doc.Doc, doc.Nodes, address, stagedLimits)
	lap()
	scorer := pithscore.Default()
	m := mark.Annotate(t, &mark.Selectors{}, scorer.Weight)
	lap()
	about := meta.Read(m, meta.UnknownType)
	lap()
	p := pithpage.Read(m, about)
	defer p.Release()
	lap()
	scores := pithscore.Score(p, scorer)
	lap()
	c := choose.Choose(p, scores, choose.Balanced)
	lap()
	content := copy.Kept(c, func(i int32) bool { return c.Verdicts[i].Keep }, nil, c.Posts)
	lap()
	if content.FirstChild == nil {
		return nil, took, nil
	}
	tidy.Normalise(content, &tidy.Cleaning{Base: c.Base, Language: c.Meta.Language})
	lap()
	md, _, err = render.Markdown(content, &render.Options{Bullet: '-', Fence: '`'})
	lap()
	return md, took, err
}

// measureStages gives the time of each stage, and of all, as a ratio to that of
// html.Parse of the same bytes: sums over the pages of speed, the median of the
// rounds.
func measureStages(b *bench) (report, error) {
	var r report
	t := table{
		title: fmt.Sprintf("stages: time as a ratio to html.Parse of the same bytes, median of %d rounds", b.rounds),
		head:  append(append([]string{""}, stages[:]...), "all"),
	}
	for _, set := range speedSets(b.set) {
		pages, sources, err := b.timedPages(set)
		if err != nil {
			return r, err
		}
		ratios, err := stageRatios(pages, sources, b.rounds)
		if err != nil {
			return r, err
		}
		row := []string{fmt.Sprintf("%s, %d pages, %.1f MB", set, len(pages), megabytes(sources))}
		for _, rounds := range ratios {
			row = append(row, fmt.Sprintf("%.2f", median(rounds)))
		}
		t.add(row...)
	}
	r.tables = append(r.tables, t)
	return r, nil
}

// stageRatios are the ratios by stage, and last of all stages, and by round. The
// first round fills the caches and is not counted.
func stageRatios(pages []*page, sources [][]byte, rounds int) (ratios [len(stages) + 1][]float64, err error) {
	for round := range rounds + 1 {
		var parse, all time.Duration
		var sums laps
		for i, src := range sources {
			begin := time.Now()
			if _, err := html.Parse(bytes.NewReader(src)); err != nil {
				return ratios, err
			}
			parse += time.Since(begin)
			_, took, err := runStages(src, pages[i].URL)
			if err != nil {
				return ratios, err
			}
			for k, d := range took {
				sums[k] += d
				all += d
			}
		}
		if round == 0 {
			continue
		}
		for k, d := range sums {
			ratios[k] = append(ratios[k], float64(d)/float64(parse))
		}
		ratios[len(stages)] = append(ratios[len(stages)], float64(all)/float64(parse))
	}
	return ratios, nil
}
