package main

import "testing"

// TestFieldHits counts the tags of three pages.
func TestFieldHits(t *testing.T) {
	var h hits
	h.add([]string{"Steam", "valves"}, []string{"steam", "boilers"}, sameText)
	h.add(nil, nil, sameText)
	h.add([]string{"fire"}, nil, sameText)
	if want := (hits{pages: 1, said: 3, want: 2, right: 1}); h != want {
		t.Errorf("%+v, want %+v", h, want)
	}
}

func TestSameLicense(t *testing.T) {
	for _, c := range []struct {
		said, want string
		same       bool
	}{
		{"https://creativecommons.org/licenses/by/4.0/deed.en", "http://creativecommons.org/licenses/by/4.0/", true},
		{"https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by-sa/4.0/", false},
		{"All under Creative Commons", "Creative Commons", true},
		{"© Engine", "Creative Commons", false},
	} {
		if got := sameLicense(c.said, c.want); got != c.same {
			t.Errorf("sameLicense(%q, %q) = %v", c.said, c.want, got)
		}
	}
}
