package meta

import (
	"testing"
)

func TestIsForumHost(t *testing.T) {
	for host, want := range map[string]bool{
		"warriorforum.com": true, "bikeforums.net": true, "forum.example.org": true, "forums.example.org": true,
		"example.com": false, "forumists.example.com": false, "": false,
	} {
		if got := isForumHost(host); got != want {
			t.Errorf("isForumHost(%q) = %t", host, got)
		}
	}
}

// TestPlace asks where a page stands by its caller's address and its own word.
func TestPlace(t *testing.T) {
	const canonical = `<link rel="canonical" href="`
	for _, c := range []struct{ name, address, head, path string }{
		{"by its address", "https://ferry.example/news/a-bell", canonical + `/other">`, "/news/a-bell"},
		{"by its word, where the address is the site's", "https://ferry.example/", canonical + `/news/a-bell">`, "news/a-bell"},
		{"by its word, where there is no address", "", canonical + `https://ferry.example/news/a-bell">`, "news/a-bell"},
		{"not by a word for another site", "https://ferry.example/", canonical + `https://barge.example/news/a-bell">`, "unknown"},
		{"at the front, by its own word", "https://ferry.example/", `<meta property="og:url" content="https://ferry.example">`, ""},
		{"not at the front where it does not say so", "https://ferry.example/", "", "unknown"},
		{"not at the front by a query", "https://ferry.example/", canonical + `/?p=12">`, "unknown"},
		{"nowhere", "", "", "unknown"},
	} {
		m := metadataOf(t, c.address, c.head)
		got := m.Path
		if !m.Placed {
			got = "unknown"
		}
		if got != c.path {
			t.Errorf("%s: %q, not %q", c.name, got, c.path)
		}
	}
}
