package value

import "testing"

func TestIsNextPage(t *testing.T) {
	const site = "https://engine.example"
	for _, c := range []struct {
		next, this string
		stated     bool
		want       bool
	}{
		{"/steam/page/2/", "/steam/", false, true},
		{"/steam/2", "/steam", false, true},
		{"/steam-2.html", "/steam.html", false, true},
		{"/steam-p2.htm", "/steam.htm", false, true},
		{"/steam?page=2", "/steam", false, true},
		{"/steam?page=3&sort=up", "/steam?page=2&sort=up", false, true},
		{"/steam/page/25", "/steam/page/24", false, true},
		{"/viewtopic.php?t=42&start=480&sid=ab", "/viewtopic.php?t=42&start=470", false, true},
		{"/steam/1", "/steam", true, true},
		{"/letters/discussions/p2", "/letters", true, true},

		{"/steam/page/3/", "/steam/", false, false},
		{"/steam?page=4", "/steam?page=2", false, false},
		{"/?p=968", "/?p=959", true, false},
		{"/?p=2", "/?p=959", true, false},
		{"/diary/20190219.html", "/diary/20190211.html", true, false},
		{"/content/283929v2-0", "/content/696633v1", true, false},
		{"/archives/news151", "/archives/2562", true, false},
		{"/steam/comments/page/2/", "/steam", false, false},
		{"/letters/discussions/p2", "/letters", false, false},
		{"/steam?lang=2", "/steam", false, false},
		{"/steam", "/steam", true, false},
		{"/steam?page=1", "/steam?page=2", true, false},
	} {
		if got := IsNextPage(site+c.next, site+c.this, c.stated); got != c.want {
			t.Errorf("IsNextPage(%q, %q, %v) = %v", c.next, c.this, c.stated, got)
		}
	}
}

func TestIsTag(t *testing.T) {
	for s, want := range map[string]bool{
		"steam": true, "Krisen, Krieg und Konflikte": true, "AC/DC": true, "Steam: a history": true, "蒸汽": true,
		"type:story": false, "Section: News:Steam": false, "Length/medium": false, "AR_engine - engine.example": false, "/article": false, "20190926": false, "[SYNDICATED]": false,
	} {
		if got := IsTag(s); got != want {
			t.Errorf("IsTag(%q) = %v", s, got)
		}
	}
}

func TestIsTagLink(t *testing.T) {
	for s, want := range map[string]bool{
		"https://engine.example/tag/steam": true, "/blog/tags/steam/?from=post": true,
		"/tag/": false, "/tags/steam/valves": false, "/steam/tag": false, "/posts/tag-steam": false, "": false,
	} {
		if got := IsTagLink(s); got != want {
			t.Errorf("IsTagLink(%q) = %v", s, got)
		}
	}
}

func TestNamesLicense(t *testing.T) {
	for s, want := range map[string]bool{
		"GNU General Public License v3 or later": true, "https://creativecommons.org/licenses/by/4.0/": true, "CC BY-SA 4.0": true,
		"© 2024 The Engine, all rights reserved": false, "Todos los derechos reservados": false,
	} {
		if got := NamesLicense(s); got != want {
			t.Errorf("NamesLicense(%q) = %v", s, got)
		}
	}
}
