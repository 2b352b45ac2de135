package pith

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/pagetest"
)

// rulePages are the pages in testdata/rules, by name: RULE--CASE or
// RULE--not-CASE.
func rulePages(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/rules/*.html")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pages in testdata/rules: %v", err)
	}
	return files
}

func extractFile(t *testing.T, file string) *Article {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	a, err := Extract(f, &Options{URL: "https://example.com/" + filepath.Base(file), Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestRuleGoldens(t *testing.T) {
	for _, file := range rulePages(t) {
		name := strings.TrimSuffix(filepath.Base(file), ".html")
		t.Run(name, func(t *testing.T) {
			a := extractFile(t, file)
			rule, kase, _ := strings.Cut(name, "--")
			fires := droppedBy(a, rule)
			if want := !strings.HasPrefix(kase, "not-"); fires != want {
				t.Errorf("rule %s fires: %t, want %t; left out: %+v", rule, fires, want, leftOut(a))
			}
			pagetest.Compare(t, strings.TrimSuffix(file, ".html")+".md", a.Markdown())
		})
	}
}

func droppedBy(a *Article, rule string) bool {
	return slices.ContainsFunc(leftOut(a), func(b Block) bool { return b.Name == rule })
}

// leftOut are the blocks that are not in an article, and the parts of lines.
func leftOut(a *Article) []Block {
	return slices.DeleteFunc(slices.Clone(a.Blocks), func(b Block) bool { return b.Kept })
}

// Options.Drop and Options.Root have no page: callers name what they match. Nor has what a
// site says on other pages: package site has tables of sites.
var ruleWithoutPage = map[string]bool{"drop-option": true, "outside-root": true, "site-repeat": true}

func TestEveryRuleHasPages(t *testing.T) {
	fires, not := map[string]bool{}, map[string]bool{}
	guards, err := filepath.Glob("testdata/guards/*.html") // of the guards, some drop by rules of their own
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(rulePages(t), guards...) {
		rule, kase, _ := strings.Cut(filepath.Base(file), "--")
		if strings.HasPrefix(kase, "not-") {
			not[rule] = true
		} else {
			fires[rule] = true
		}
	}
	for _, r := range mark.AllRules {
		if !ruleWithoutPage[r.Name] && (!fires[r.Name] || !not[r.Name]) {
			t.Errorf("rule %s has no page where it fires (%t) or none where it must not (%t)", r.Name, fires[r.Name], not[r.Name])
		}
		delete(fires, r.Name)
		delete(not, r.Name)
	}
	for _, file := range guards {
		guard, _, _ := strings.Cut(filepath.Base(file), "--")
		delete(fires, guard)
		delete(not, guard)
	}
	for rule := range fires {
		t.Errorf("testdata/rules names the rule %s, which does not exist", rule)
	}
	for rule := range not {
		t.Errorf("testdata/rules names the rule %s, which does not exist", rule)
	}
}
