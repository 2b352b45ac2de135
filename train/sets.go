package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// manifestFile names the sets of annotated pages that there are, and says
// what may be done with each. Its format is in README.md.
const manifestFile = "sets.json"

// manifest is what manifestFile says.
type manifest struct {
	Types map[string]float64 `json:"types"` // weights of pages by their type, 1 where nothing is said
	Sets  []*set             `json:"sets"`
}

// set is a folder of annotated pages.
type set struct {
	Folder  string   `json:"folder"`
	Fit     bool     `json:"fit"`     // whether models may be fitted on it
	Licence string   `json:"licence"` // of the annotation
	Weight  float64  `json:"weight"`  // of each of its pages, times that of the page's type
	Words   wordKind `json:"words"`   // what counts as one
	Unsaid  []string `json:"unsaid"`  // fields of a page whose texts its reference leaves open: such blocks weigh nothing
	Empty   bool     `json:"empty"`   // an empty reference says that a page has no content, and not that nobody knows

	types map[string]float64 // the manifest's
}

// readManifest reads the manifest, and returns those of its sets that are
// named, parted by commas; without names all that may be fitted on.
func readManifest(file, names string) ([]*set, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var m manifest
	if err := json.Unmarshal(b, &m); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	known := map[string]*set{}
	var fit []*set
	for _, s := range m.Sets {
		if known[s.Folder] != nil {
			return nil, fmt.Errorf("%s: %s stands there twice", file, s.Folder)
		}
		known[s.Folder], s.types = s, m.Types
		if s.Fit {
			if err := s.check(); err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			fit = append(fit, s)
		}
	}
	if names == "" {
		return fit, nil
	}
	var chosen []*set
	for name := range strings.SplitSeq(names, ",") {
		if s := known[name]; s == nil || !s.Fit {
			return nil, fmt.Errorf("%s does not say that %q may be fitted on", file, name)
		}
		chosen = append(chosen, known[name])
	}
	return chosen, nil
}

// weightOf is what a page of the set weighs in fitting.
func (s *set) weightOf(kind string) float64 {
	if w, ok := s.types[kind]; ok {
		return s.Weight * w
	}
	return s.Weight
}

func (s *set) check() error {
	switch {
	case s.Folder == "" || strings.ContainsAny(s.Folder, `/\`):
		return fmt.Errorf("%q is no name of a folder", s.Folder)
	case s.Licence == "":
		return fmt.Errorf("%s has no licence", s.Folder)
	case s.Weight <= 0:
		return fmt.Errorf("%s weighs nothing", s.Folder)
	case s.Words != latinWords && s.Words != signWords:
		return fmt.Errorf("%s: words are %q or %q, not %q", s.Folder, latinWords, signWords, s.Words)
	}
	return nil
}
