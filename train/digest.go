package main

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/pithmd/pith/internal/forest"
)

// digest is the digest of all that a model is made of: the pages, the rows
// that the library makes of them and the labels and weights of these, the code
// that fits and packs. What it does not cover is XGBoost, whose version the
// model names. Library code that changes no row changes no model.
func (r *rows) digest(corpus string, x *index) (string, error) {
	h := sha256.New()
	fmt.Fprintln(h, corpus)
	for _, pattern := range []string{"*.go", "fit.py", manifestFile, "../internal/forest/forest.go", "../internal/forest/model.go", "../internal/forest/pack.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			return "", err
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			b, err := os.ReadFile(file)
			if err != nil {
				return "", err
			}
			fmt.Fprintln(h, file, len(b))
			h.Write(b)
		}
	}
	if err := json.NewEncoder(h).Encode(x); err != nil {
		return "", err
	}
	for _, matrix := range [][][]float32{r.features, r.context, r.labels, r.weights, r.sizes, r.means} {
		for _, row := range matrix {
			binary.Write(h, binary.LittleEndian, row) // a hash does not fail
		}
	}
	for _, page := range r.names {
		for _, names := range page {
			binary.Write(h, binary.LittleEndian, int32(len(names)))
			binary.Write(h, binary.LittleEndian, names)
		}
	}
	for _, cues := range r.cues {
		binary.Write(h, binary.LittleEndian, int32(len(cues)))
		binary.Write(h, binary.LittleEndian, cues)
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}

// check compares the inputs with those that the model was made of.
func (t *trainer) check() (same bool, err error) {
	data, err := os.ReadFile(t.model)
	if err != nil {
		return false, err
	}
	var m forest.Model
	if err := m.UnmarshalBinary(data); err != nil {
		return false, err
	}
	r, err := t.readRows()
	if err != nil {
		return false, err
	}
	now, err := r.digest(t.digest, t.index(r.parts))
	if err != nil {
		return false, err
	}
	log.Printf("inputs %s, the model's %s (XGBoost %s)", now, m.Inputs, m.XGBoost)
	return now == m.Inputs, nil
}
