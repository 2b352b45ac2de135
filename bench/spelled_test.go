package main

import (
	"html"
	"slices"
	"strings"
	"testing"
)

// What a highlighter puts around words adds nothing to them.
func TestMarkedUpKeepsTheText(t *testing.T) {
	for _, code := range []string{"import tides", "    print(f\"{tide.hour}: {tide.level}\")", "low(\"Lindvik\")", "hours < 12 & 31:", ""} {
		marked := markedUp("<b class={kind}>{token}</b>")(code)
		if got := html.UnescapeString(withoutTags(marked)); got != code {
			t.Errorf("%q became %q", code, got)
		}
	}
	if marked := markedUp("<b>{token}</b>")("for x in 12:"); marked != "<b>for</b> x <b>in</b> <b>12</b>:" {
		t.Errorf("marked as %s", marked)
	}
}

// A page that is written by hand holds what is expected of it, and no place of a template is left.
func TestWrittenPagesSayTheirText(t *testing.T) {
	all, err := spellingList()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		if s.origin != "written" {
			continue
		}
		pages, err := s.pages("")
		if err != nil {
			t.Errorf("%s %s: %v", s.kind, s.name, err)
		}
		if len(pages) == 0 {
			t.Errorf("%s %s has no page", s.kind, s.name)
		}
		for _, p := range pages {
			for _, place := range []string{"{said}", "{article}", "{note}", "{line}", "{token}", "{end}", "{1}", "{3}"} {
				isTeX := s.kind == "math" && place[1] <= '9'
				if strings.Contains(p.page, place) && !isTeX {
					t.Errorf("%s has %s", p.name, place)
				}
			}
			said := strings.Join(strings.Fields(html.UnescapeString(html.UnescapeString(withoutTags(p.page)+p.page))), " ")
			for _, text := range textsThatMust(s, p.want[0]) {
				if !strings.Contains(said, text) {
					t.Errorf("%s lacks %q", p.name, text)
				}
			}
		}
	}
}

// textsThatMust are the texts of an expectation that stand in its page letter for letter.
func textsThatMust(s spelled, want string) []string {
	switch s.kind {
	case "structure":
		isPut := func(text string) bool { return strings.ContainsAny(text, "([") } // addresses and readings are set otherwise
		return slices.DeleteFunc(textsOf(want), isPut)
	case "notes":
		return []string{"A sack of it bought a cow.", "Nobody has counted the graves behind the chapel", "The priest had died in May, and"}
	case "code":
		return []string{"def low(port, hours=12):", "if tide.hour < hours & 31:", "It prints a line for each tide"}
	}
	return []string{"Nobody has counted the graves behind the chapel"}
}

// withoutTags is the text of HTML between its tags.
func withoutTags(page string) string {
	var b strings.Builder
	for rest := page; rest != ""; {
		text, tag, _ := strings.Cut(rest, "<")
		b.WriteString(text)
		_, rest, _ = strings.Cut(tag, ">")
	}
	return b.String()
}
