package form

import (
	"net/url"
	"testing"
)

// TestPlainPathsResolveToThemselves compares the short cut for the links of
// a site to its own pages with what resolving says.
func TestPlainPathsResolveToThemselves(t *testing.T) {
	for _, base := range []string{"https://example.com/dir/page?q#part", "http://example.com:8080", "https://example.com/"} {
		b, err := url.Parse(base)
		if err != nil {
			t.Fatal(err)
		}
		plain := 0
		for _, path := range []string{"/", "/a", "/a/b.html", "/a?b=c&d", "/a?", "/a.b/c..d", "/a//b", "/a/./b", "/a/../b", "/..", "/.", "//host/a", "/a#b", "/a%20b", "/a:b", "/é"} {
			if !isPlainPath(path) {
				continue
			}
			plain++
			u, err := url.Parse(path)
			if err != nil {
				t.Fatal(err)
			}
			want := b.ResolveReference(u).String()
			if got, safe := Absolute(b, path); got != want || !safe {
				t.Errorf("%s at %s: %s, want %s", path, base, got, want)
			}
		}
		if plain < 5 {
			t.Errorf("only %d paths are plain", plain)
		}
	}
}
