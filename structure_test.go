package pith

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// constructs are a text's constructs by kind, each as words that do not
// depend on taste: a fence's language and code, a table's row, a formula.
func constructs(md string) map[string][]string {
	found := map[string][]string{}
	add := func(kind, what string) { found[kind] = append(found[kind], strings.Join(words(what), " ")) }
	fence, code, display, tex := "", "", false, ""
	for line := range strings.SplitSeq(md, "\n") {
		bare := strings.TrimLeft(line, " >\t")
		switch {
		case fence != "":
			if strings.HasPrefix(bare, fence) && strings.Trim(bare, "`~ ") == "" {
				add("code", code)
				fence, code = "", ""
				continue
			}
			code += line + "\n"
		case display:
			if strings.TrimSpace(bare) == "$$" {
				add("math", tex)
				display, tex = false, ""
				continue
			}
			tex += bare + " "
		case strings.HasPrefix(bare, "```"):
			fence = bare[:len(bare)-len(strings.TrimLeft(bare, "`"))]
			add("language", "l "+strings.Trim(bare, "` "))
		case strings.TrimSpace(bare) == "$$":
			display = true
		case strings.HasPrefix(bare, "#"):
			add("heading", bare)
		case strings.HasPrefix(bare, "|") && strings.Trim(bare, "|-: ") != "":
			add("row", strings.ReplaceAll(bare, "<br>", " "))
		case strings.HasPrefix(bare, "[!"):
			add("callout", "c")
		case strings.HasPrefix(bare, "[^"):
			add("note", bare)
		case strings.HasPrefix(bare, "- "), strings.HasPrefix(bare, "* "):
			add("item", strings.TrimLeft(bare, "-* "))
		}
		if fence == "" && !display {
			for i, part := range strings.Split(line, "](") {
				if i > 0 {
					address, _, _ := strings.Cut(part, ")")
					address, _, _ = strings.Cut(address, ` "`)
					add("address", address)
				}
			}
			for i, part := range strings.Split(line, "[^") {
				if i > 0 && !strings.HasPrefix(part, "]:") {
					add("reference", strings.SplitN(part, "]", 2)[0])
				}
			}
			for i, part := range strings.Split(line, "$") {
				if i%2 == 1 {
					add("math", part)
				}
			}
		}
	}
	return found
}

// TestStructureOfFixtures prints how much of the structure that the fixtures
// expect is in our Markdown of the whole page.
func TestStructureOfFixtures(t *testing.T) {
	t.Parallel()
	have, want := map[string]int{}, map[string]int{}
	for _, f := range fixtures(t) {
		md, err := Convert(bytes.NewReader(f.HTML), &Options{URL: f.URL})
		if err != nil {
			t.Fatal(err)
		}
		ours := constructs(md)
		for kind, list := range constructs(f.Expected) {
			rest := slices.Clone(ours[kind])
			for _, what := range list {
				want[kind]++
				if i := slices.Index(rest, what); i >= 0 {
					have[kind]++
					rest = slices.Delete(rest, i, i+1)
				} else {
					t.Logf("%s: no %s %q", f.ID, kind, cut(what))
				}
			}
		}
	}
	sum, kinds := 0.0, 0
	for _, kind := range []string{"heading", "code", "language", "row", "item", "address", "note", "reference", "math", "callout"} {
		share := float64(have[kind]) / float64(max(1, want[kind]))
		t.Logf("structure: %-10s %4d of %4d = %.3f", kind, have[kind], want[kind], share)
		sum += share
		kinds++
	}
	if sum/float64(kinds) < 0.95 {
		t.Error("less than before")
	}
	t.Logf("structure: mean %.3f", sum/float64(kinds))
}
