package meta

import (
	"testing"
)

func TestWithoutLeadOn(t *testing.T) {
	for in, want := range map[string]string{
		"The ice is thin. Read more":        "The ice is thin.",
		"The ice is thin … Weiterlesen":     "The ice is thin …",
		"The ice is thin Read more »":       "The ice is thin",
		"The ice is thin. [Read more...]":   "The ice is thin.",
		"In winter you should read more":    "In winter you should read more",
		"In winter you should read more.":   "In winter you should read more.",
		"Read more":                         "Read more",
		"Das Eis ist dünn. Mehr erfahren →": "Das Eis ist dünn.",
	} {
		if got := WithoutLeadOn(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
