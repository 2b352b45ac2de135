// Command train remakes the model of pith: it reads the annotated sets,
// writes the library's own features, fits the forests with XGBoost
// (fit.py), packs them into internal/forest and writes the cross-validated
// scores that bench measures.
//
//	apt-get install python3-xgboost
//	go run . -corpora ../../shared/corpora
//
// The same sets and seed give the same bytes.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(log.Ltime)
	corpora := flag.String("corpora", "../../shared/corpora", "folder of the sets of pages")
	sets := flag.String("sets", "", "folders of the sets to fit on, parted by commas (default all that "+manifestFile+" says may be)")
	steps := flag.String("steps", "rows,types,first,context,second,pack", "what to do")
	t := &trainer{}
	flag.StringVar(&t.work, "work", "work", "folder for matrices and models")
	flag.BoolVar(&t.strict, "strict", false, "fit the first pass of each fold's second pass without the fold's pages (25 fits, not 5)")
	flag.StringVar(&t.model, "model", embedded, "file to pack the model into")
	flag.StringVar(&t.date, "date", "", "date for the model's header (default the embedded model's)")
	flag.Float64Var(&t.score, "score", 0, "cross-validated word F1 for the model's header, as bench printed it (default the embedded model's)")
	check := flag.Bool("check", false, "fit nothing: exit with 0 if the model was made of these inputs, with 1 if of others, with 2 if that cannot be told")
	flag.Parse()
	if *check {
		os.Exit(checked(t, *corpora, *sets))
	}
	if err := run(t, *corpora, *sets, *steps); err != nil {
		log.Fatal(err)
	}
}

// checked returns the status to exit with: 0 if the model is of these inputs,
// 1 if it is of others, 2 if that cannot be told.
func checked(t *trainer, corpora, sets string) int {
	err := t.read(corpora, sets)
	same := false
	if err == nil {
		same, err = t.check()
	}
	switch {
	case err != nil:
		log.Print(err)
		return 2
	case !same:
		return 1
	}
	return 0
}

func run(t *trainer, corpora, sets, steps string) error {
	if err := os.MkdirAll(t.work, 0o755); err != nil {
		return err
	}
	if err := t.read(corpora, sets); err != nil {
		return err
	}
	for _, s := range []struct {
		name string
		do   func() error
	}{
		{"rows", t.writeRows},
		{"types", t.fit("fit.py", "types")},
		{"first", t.fit("fit.py", "first")},
		{"context", t.writeContext},
		{"second", t.fit("fit.py", "second")},
		{"pack", t.pack},
		{"ablate", t.fit("trials.py", "ablate")},
		{"curve", t.fit("trials.py", "curve")},
	} {
		if !has(steps, s.name) {
			continue
		}
		log.Println(s.name)
		if err := s.do(); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}
