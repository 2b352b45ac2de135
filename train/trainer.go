package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"github.com/pithmd/pith/internal/inspect"
	pithscore "github.com/pithmd/pith/internal/score"
)

// trainer carries the corpus through the steps. What a step makes lies in
// the work folder, so that each can be run by itself.
type trainer struct {
	pages  []*page
	digest string
	work   string
	strict bool
	model  string // file to pack into
	date   string // for the model's header
	score  float64
}

// read reads the sets that are named, or all that may be fitted on.
func (t *trainer) read(corpora, names string) error {
	sets, err := readManifest(manifestFile, names)
	if err != nil {
		return err
	}
	t.pages, t.digest, err = readCorpus(corpora, sets)
	return err
}

func (t *trainer) file(name string) string { return filepath.Join(t.work, name) }

// recorder is a Scorer with the scores of one page written down, and the
// weights of names that the page may see.
type recorder struct {
	weights map[uint32]float32
	first   []float32
	context []float32 // what Rescore was given
	means   []float32 // what Types was given, without sums of cues
	cues    []uint32  // that Cue was asked for, as often as it was
}

func (r *recorder) Weight(name uint32) float32 { return r.weights[name] }

func (r *recorder) Cue(cue uint32) *[pithscore.NumTypes]float32 {
	r.cues = append(r.cues, cue)
	return nil
}

func (r *recorder) Score(place int, _ []float32, p []float32) {
	copy(p, r.first[min(place, len(r.first)):])
}

func (r *recorder) Rescore(_ int, _, context []float32, _ []float32) {
	r.context = append(r.context, context...)
}

func (r *recorder) Types(row []float32, _ *[pithscore.NumTypes]float32) {
	r.means = append([]float32(nil), row[:pithscore.NumFeatures]...)
}

// blocks reads a page's blocks with a scorer.
func (p *page) blocks(s pithscore.Scorer) ([]inspect.Block, error) {
	read, err := inspect.Read(bytes.NewReader(p.html), inspect.Options{URL: p.URL, Scorer: s})
	if err != nil {
		return nil, err
	}
	return read.Blocks(), nil
}

// eachPage calls f for each page, on both cores.
func (t *trainer) eachPage(f func(i int, p *page) error) error {
	var wg sync.WaitGroup
	errs := make([]error, 2)
	for k := range errs {
		wg.Go(func() {
			for i := k; i < len(t.pages) && errs[k] == nil; i += len(errs) {
				errs[k] = f(i, t.pages[i])
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

// writeRows writes what readRows read, the digest of all inputs, and per fold
// the columns that learned names fill.
func (t *trainer) writeRows() error {
	r, err := t.readRows()
	if err != nil {
		return err
	}
	if err := r.write(t); err != nil {
		return err
	}
	labels, weights := r.labels, r.weights // what of r is still needed: the rest is gigabytes
	table := newNameTable()
	for i, p := range t.pages {
		table.add(p, r.names[i], labels[i], weights[i])
	}
	for fold := -1; fold < folds; fold++ {
		if err := t.writeNames(fold, table.weights(fold, prior(labels, weights, t.pages, fold))); err != nil {
			return err
		}
	}
	return nil
}

// prior is the share of content in the corpus without a fold.
func prior(labels, weights [][]float32, pages []*page, fold int) float64 {
	var content, all float64
	for i, p := range pages {
		if p.fold == fold {
			continue
		}
		for k, w := range weights[i] {
			content += float64(w * labels[i][k])
			all += float64(w)
		}
	}
	return content / all
}

// writeNames writes the columns that the weights of names fill.
func (t *trainer) writeNames(fold int, w *weightTable) error {
	from, to := nameColumns()
	columns := make([][]float32, len(t.pages))
	err := t.eachPage(func(i int, p *page) error {
		blocks, err := p.blocks(&recorder{weights: w.seenBy(p, fold)})
		for _, b := range blocks {
			columns[i] = append(columns[i], b.Features[from:to]...)
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := writeJSON(t.file(fmt.Sprintf("names%d.json", fold)), w.all); err != nil {
		return err
	}
	return writeFloats(t.file(fmt.Sprintf("names%d.f32", fold)), columns...)
}

func nameColumns() (from, to int) {
	from = -1
	for i, name := range pithscore.FeatureNames() {
		if strings.HasPrefix(name, "name-") {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	return from, to
}

func writeJSON(name string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(name, b, 0o644)
}

func (t *trainer) readJSON(name string, v any) error {
	b, err := os.ReadFile(t.file(name))
	if err != nil {
		return err
	}
	return json.Unmarshal(b, v)
}

// index tells fit.py which rows are whose.
type index struct {
	Features []string    `json:"features"`
	Context  []string    `json:"context"`
	CueSums  []string    `json:"cue_sums"`
	NameFrom int         `json:"name_from"`
	NameTo   int         `json:"name_to"`
	Pages    []indexPage `json:"pages"`
	Parts    []int       `json:"parts"` // the pages of which there are parts: their means and cues stand behind those of all pages
}

type indexPage struct {
	Set   string `json:"set"`
	ID    string `json:"id"`
	Type  string `json:"type"` // "" if nobody knows
	Lang  string `json:"lang"` // "" if nobody knows
	Site  string `json:"site"` // its registrable domain, or what stands for it
	Fold  int    `json:"fold"`
	First int    `json:"first"`
	Rows  int    `json:"rows"`
	Words int    `json:"words"` // of the reference
}

func (t *trainer) index(parts []int) *index {
	x := &index{Parts: parts, Features: pithscore.FeatureNames(), Context: pithscore.ContextNames(), CueSums: pithscore.CueNames()}
	x.NameFrom, x.NameTo = nameColumns()
	at := 0
	for _, p := range t.pages {
		x.Pages = append(x.Pages, indexPage{p.set.Folder, p.ID, p.Type, p.Lang, p.group, p.fold, at, p.rows, len(p.words(p.Ref))})
		at += p.rows
	}
	log.Printf("%d pages, %d rows, %d features; %d parts of pages", len(x.Pages), at, len(x.Features), len(parts))
	return x
}

func (t *trainer) readIndex() error {
	var x index
	if err := t.readJSON("index.json", &x); err != nil {
		return err
	}
	for i, p := range t.pages {
		p.first, p.rows = x.Pages[i].First, x.Pages[i].Rows
	}
	return nil
}

// fit returns a step of fit.py or trials.py.
func (t *trainer) fit(program, step string) func() error {
	return func() error {
		cmd := exec.Command("/usr/bin/python3", "-B", program, t.work, step, fmt.Sprint(t.strict))
		cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
		return cmd.Run()
	}
}

// writeContext writes the context features that the first scores make. There
// is one file per set of first scores: see fit.py.
func (t *trainer) writeContext() error {
	if err := t.readIndex(); err != nil {
		return err
	}
	sets, err := filepath.Glob(t.file("first*.f32"))
	if err != nil {
		return err
	}
	for _, set := range sets {
		scores, err := readFloats(set)
		if err != nil {
			return err
		}
		rows := make([][]float32, len(t.pages))
		err = t.eachPage(func(i int, p *page) error {
			r := &recorder{first: scores[p.first : p.first+p.rows]}
			_, err := p.blocks(r)
			rows[i] = r.context
			return err
		})
		if err != nil {
			return err
		}
		if err := writeFloats(strings.Replace(set, "first", "context", 1), rows...); err != nil {
			return err
		}
	}
	return nil
}

func has(list, word string) bool {
	for w := range strings.SplitSeq(list, ",") {
		if w == word {
			return true
		}
	}
	return false
}
