package main

import (
	"errors"
	"reflect"
	"testing"
)

func TestDifferencesOf(t *testing.T) {
	for _, tt := range []struct {
		name      string
		want, got []string
		all       []difference
	}{
		{"the same", []string{"a", "b"}, []string{"a", "b"}, nil},
		{"one other", []string{"a", "b", "c"}, []string{"a", "x", "c"}, []difference{{2, []string{"b"}, []string{"x"}}}},
		{"one lost, one more", []string{"a", "b", "c"}, []string{"b", "c", "d"}, []difference{{1, []string{"a"}, nil}, {4, nil, []string{"d"}}}},
		{"nothing came", []string{"a", "b"}, nil, []difference{{1, []string{"a", "b"}, nil}}},
	} {
		if all := differencesOf(tt.want, tt.got); !reflect.DeepEqual(all, tt.all) {
			t.Errorf("%s: %v, want %v", tt.name, all, tt.all)
		}
	}
}

// TestSuitesAreExplained fails where Convert makes something else of another
// project's samples than they do, and nothing says why.
func TestSuitesAreExplained(t *testing.T) {
	for _, s := range []suite{goldenPages, gfmExamples} {
		r, err := measureSuite(&bench{library: contestant{name: "pith"}, verbose: true}, s)
		if errors.Is(err, errNoCorpus) {
			t.Skip(err)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, note := range r.notes {
			t.Error(note)
		}
	}
}
