package score

import (
	"slices"
	"testing"

	"github.com/pithmd/pith/internal/forest"
)

// TestModelKnowsTheFeatures fails when features change and the model was not
// made again: see train/README.md.
func TestModelKnowsTheFeatures(t *testing.T) {
	m := forest.Default()
	if !slices.Equal(m.Columns, FeatureNames()) {
		t.Error("the model was fitted on other features than FeatureNames() has")
	}
	if !slices.Equal(m.Context, ContextNames()) {
		t.Error("the model was fitted on another context than ContextNames() has")
	}
	if !slices.Equal(m.CueSums, CueNames()) {
		t.Error("the model was fitted on other cues than CueNames() has")
	}
	if len(FeatureNames()) != NumFeatures || len(ContextNames()) != NumContext {
		t.Error("features without a name, or names without a feature")
	}
	for _, name := range append(FeatureNames(), ContextNames()...) {
		if name == "" {
			t.Error("a feature has no name")
		}
	}
}
