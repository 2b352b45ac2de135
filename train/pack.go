package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"slices"

	"github.com/pithmd/pith/internal/forest"
	"github.com/pithmd/pith/internal/meta"
	pithscore "github.com/pithmd/pith/internal/score"
)

// maxModel is the size that the library embeds at most.
const maxModel = 256 << 10

// embedded is the model that the library embeds.
const embedded = "../internal/forest/model.bin"

// pack makes a model of the models fitted on all pages.
func (t *trainer) pack() error {
	date, score, err := t.stamp()
	if err != nil {
		return err
	}
	var inputs string
	if err := t.readJSON("inputs.json", &inputs); err != nil {
		return err
	}
	m := &forest.Model{Header: forest.Header{
		Corpus: t.digest, Inputs: inputs, Date: date, Score: score, Columns: pithscore.FeatureNames(), Context: pithscore.ContextNames(), CueSums: pithscore.CueNames(),
	}}
	if err := t.readWeights(m); err != nil {
		return err
	}
	if m.First, err = t.readForest("first.json", m.Columns); err != nil {
		return err
	}
	if m.Second, err = t.readForest("second.json", slices.Concat(m.Columns, m.Context)); err != nil {
		return err
	}
	for kind := meta.ArticleType; int(kind) <= pithscore.NumTypes; kind++ {
		f, err := t.readForest("type_"+kind.String()+".json", slices.Concat(m.Columns, m.CueSums))
		if err != nil {
			return err
		}
		m.Types = append(m.Types, f)
	}
	data, err := m.MarshalBinary()
	if err != nil {
		return err
	}
	log.Printf("model: %d bytes, %d names, %d cues", len(data), len(m.Names), len(m.Cues))
	if len(data) > maxModel {
		return fmt.Errorf("the model has %d bytes, %d are allowed", len(data), maxModel)
	}
	if now, err := os.ReadFile(embedded); err == nil {
		log.Printf("the same bytes as are embedded: %t", bytes.Equal(data, now))
	}
	return os.WriteFile(t.model, data, 0o644)
}

// stamp returns the date and score of the header: those that were given, or
// the embedded model's, so that to make it again takes no flags.
func (t *trainer) stamp() (date string, score float64, err error) {
	if t.date != "" {
		return t.date, t.score, nil
	}
	data, err := os.ReadFile(embedded)
	if err != nil {
		return "", 0, err
	}
	var m forest.Model
	if err := m.UnmarshalBinary(data); err != nil {
		return "", 0, fmt.Errorf("%w; a model of a new form needs -date and -score", err)
	}
	return m.Date, m.Score, nil
}

func (t *trainer) readWeights(m *forest.Model) error {
	for file, into := range map[string]any{"names-1.json": &m.Names, "cue_weights.json": &m.Cues, "xgboost.json": &m.XGBoost} {
		if err := t.readJSON(file, into); err != nil {
			return err
		}
	}
	return nil
}

// dumped is a node of XGBoost's JSON dump.
type dumped struct {
	ID       int      `json:"nodeid"`
	Split    string   `json:"split"`
	Below    float32  `json:"split_condition"`
	Yes      int      `json:"yes"`
	Leaf     float64  `json:"leaf"`
	Children []dumped `json:"children"`
}

func (d *dumped) tree() *forest.Tree {
	if len(d.Children) == 0 {
		return &forest.Tree{LeafSize: d.Leaf}
	}
	left, right := &d.Children[0], &d.Children[1]
	if left.ID != d.Yes {
		left, right = right, left
	}
	return &forest.Tree{Feature: d.Split, Below: d.Below, Left: left.tree(), Right: right.tree()}
}

func (t *trainer) readForest(name string, columns []string) (*forest.Forest, error) {
	var dump struct {
		Trees []dumped
		Exits []forest.Exit
	}
	if err := t.readJSON(name, &dump); err != nil {
		return nil, err
	}
	var trees []*forest.Tree
	for i := range dump.Trees {
		trees = append(trees, dump.Trees[i].tree())
	}
	return forest.Pack(trees, columns, dump.Exits...)
}
