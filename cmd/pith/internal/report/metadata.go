package report

import (
	"maps"
	"slices"
	"strings"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/cmd/pith/internal/output"
)

// A field is one field of an article, with all that the page gives for it.
type field struct {
	Name       string
	Value      string
	Candidates []pith.Candidate
}

// Label is the field's name in words.
func (f *field) Label() string { return strings.ReplaceAll(f.Name, "_", " ") }

// fieldsOf are the fields that an article has a value or a candidate for, in
// the order of its JSON.
func fieldsOf(a *pith.Article) []field {
	values := valuesOf(a)
	names := output.Fields()
	for _, name := range slices.Sorted(maps.Keys(a.Evidence)) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	var all []field
	for _, name := range names {
		f := field{Name: name, Value: values[name], Candidates: a.Evidence[name]}
		if f.Value != "" || len(f.Candidates) > 0 {
			all = append(all, f)
		}
	}
	return all
}

// valuesOf are the fields of an article on a line each.
func valuesOf(a *pith.Article) map[string]string {
	lean := *a // the rest would be written as JSON for each field
	lean.Content, lean.Comments, lean.Blocks, lean.Evidence = nil, nil, nil, nil
	values := map[string]string{}
	for _, name := range output.Fields() {
		if value, err := output.Field(&lean, name); err == nil && value != "" {
			values[name] = value
		}
	}
	return values
}
