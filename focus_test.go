package pith

import (
	"encoding"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

// TestUnknownFocus reads a page with a focus that there is none of.
func TestUnknownFocus(t *testing.T) {
	want, _ := Extract(strings.NewReader(pagetest.Harbour), nil)
	got, err := Extract(strings.NewReader(pagetest.Harbour), &Options{Focus: Recall + 1})
	if err != nil || dump(t, got) != dump(t, want) {
		t.Errorf("error %v, text\n%s", err, got.Text())
	}
}

// TestNamesThatAreNone reads names of nothing into values, which stay.
func TestNamesThatAreNone(t *testing.T) {
	focus, kind, outcome := Recall, Forum, Paywalled
	for _, value := range []encoding.TextUnmarshaler{&focus, &kind, &outcome} {
		if err := value.UnmarshalText([]byte("poem")); err == nil {
			t.Errorf("%T can be a poem", value)
		}
	}
	if focus != Recall || kind != Forum || outcome != Paywalled {
		t.Errorf("now they are %v, %v, %v", focus, kind, outcome)
	}
}
