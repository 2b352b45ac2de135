package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// bid is what the site of the tests says below each article.
const bid = "Coast Daily is read by four thousand people. Become a member for three crowns a month, and have the paper on Saturdays."

// coast is an article of that site with a text of its own.
func coast(about string) string {
	return fmt.Sprintf(`<html lang="en"><head><title>The end of the %[1]s - Coast Daily</title></head><body><article><h1>The end of the %[1]s</h1>
<p>The %[1]s closed in the spring, and nobody was surprised, for the %[1]s had lost money in every year since the war.</p>
<p>Those who knew the %[1]s remember long winters, the smell of wet coats, and sixty people in a room made for forty.</p>
<p>What is left of the %[1]s stands behind the old road, where the grass is high and the children play on Sundays.</p>
<p>%[2]s</p></article></body></html>`, about, bid)
}

// saved writes files into a directory of their own, by name and text.
func saved(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(dir, files[i])
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(files[i+1]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestSiteLearn(t *testing.T) {
	dir := saved(t, "pages/ferry.html", coast("ferry"), "pages/school.html", coast("school"), "pages/quarry.html", coast("quarry"), "one.html", coast("mill"))
	memory, again := filepath.Join(dir, "memory.json"), filepath.Join(dir, "again.json")
	pages, one := filepath.Join(dir, "pages"), filepath.Join(dir, "one.html")
	learn := func(args ...string) result {
		return pithOf("", append([]string{"site", "learn", "--host", "coast.example"}, args...)...)
	}

	r := learn("-o", memory, pages)
	r.expect(t, exitRead, nil, bid)
	r.expectError(t, "3 pages read, 0 failed")
	learn("-o", again, pages).expect(t, exitRead, nil)
	if content(t, memory) != content(t, again) {
		t.Error("the same pages make another memory")
	}
	pithOf("", "--host", "coast.example", one).expect(t, exitRead, []string{bid, "children play on Sundays"})
	pithOf("", "--host", "coast.example", "--memory", memory, one).expect(t, exitRead, []string{"children play on Sundays"}, bid)
	pithOf("", "explain", "--host", "coast.example", "--memory", memory, one).expect(t, exitRead, []string{"site-repeat"})
	pithOf("", "--host", "other.example", "--memory", memory, one).expect(t, exitRead, []string{bid})
	pithOf("", "diff", "--host", "coast.example", "--b", "memory="+memory, one).expect(t, exitRead, []string{"\n- " + bid}, "+ "+bid)

	r = learn("-o", memory, one)
	r.expect(t, exitFailed, nil)
	r.expectError(t, "--add goes on with it, --overwrite begins it anew")
	learn("-o", memory, "--overwrite", one).expect(t, exitRead, nil)
	pithOf("", "--host", "coast.example", "--memory", memory, one).expect(t, exitRead, []string{bid})
	learn("-o", memory, "--add", pages).expect(t, exitRead, nil)
	pithOf("", "--host", "coast.example", "--memory", memory, one).expect(t, exitRead, nil, bid)

	r = learn("-o", filepath.Join(dir, "part.json"), pages, filepath.Join(dir, "none.html"))
	r.expect(t, exitFailed, nil)
	r.expectError(t, "4 pages read, 1 failed")
}

func TestSiteLearnSaysWhy(t *testing.T) {
	dir := saved(t, "a.html", coast("ferry"), "not.json", `{"version": 1, "hosts": []}`, "old.json", `{"version": 99}`)
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, c := range []struct {
		args []string
		exit int
		says string
	}{
		{[]string{"site", "learn", at("a.html")}, exitUsage, "learn needs -o FILE"},
		{[]string{"site", "learn", "-o", at("not.json"), at("a.html")}, exitFailed, "no memory"},
		{[]string{"--memory", at("old.json"), at("a.html")}, exitFailed, "learn it again"},
		{[]string{"--memory", at("none.json"), at("a.html")}, exitFailed, "no such file"},
		{[]string{"--rules", at("none.json"), at("a.html")}, exitFailed, "no such file"},
		{[]string{"--rules", at("old.json"), at("a.html")}, exitFailed, "site: rules"},
		{[]string{"--host", "https://coast.example/", at("a.html")}, exitUsage, "a name such as example.org"},
		{[]string{"--join", "-1", at("a.html")}, exitUsage, "--join must be at least 0"},
		{[]string{"site", "teach", at("a.html")}, exitUsage, "there are learn and check"},
		{[]string{"site", "learn", "-w", "2", "-o", at("m.json"), at("a.html")}, exitUsage, "it has no --workers"},
		{[]string{"site", "check", at("old.json")}, exitUsage, "accepts 2 arg"},
	} {
		r := pithOf("", c.args...)
		r.expect(t, c.exit, nil, bid)
		r.expectError(t, c.says)
	}
}

const coastRules = `{"coast.example": {"content": "article", "drop": ["p:last-child"], "title": "h1"}}`

func TestSiteRules(t *testing.T) {
	dir := saved(t, "rules.json", coastRules, "ferry.html", coast("ferry"))
	rules, page := filepath.Join(dir, "rules.json"), filepath.Join(dir, "ferry.html")
	pithOf("", "--rules", rules, "--host", "coast.example", page).expect(t, exitRead, []string{"# The end of the ferry\n", "children play"}, bid)
	pithOf("", "--rules", rules, "--url", "https://www.coast.example/a", "-p", "title", page).expect(t, exitRead, []string{"The end of the ferry\n"})
	pithOf("", "--rules", rules, page).expect(t, exitRead, []string{bid})
}

func TestSiteCheck(t *testing.T) {
	dir := saved(t, "rules.json", coastRules, "pages/coast.example--ferry.html", coast("ferry"), "pages/coast.example--mill.html", coast("mill"))
	rules, pages := filepath.Join(dir, "rules.json"), filepath.Join(dir, "pages")
	check := func(args ...string) result { return pithOf("", append([]string{"site", "check"}, args...)...) }

	r := check(rules, pages)
	r.expect(t, exitFailed, nil)
	r.expectError(t, "coast.example--ferry.html has no coast.example--ferry.md")
	r.expectError(t, "coast.example--mill.html has no coast.example--mill.md")
	check("--write", rules, pages).expect(t, exitRead, nil)
	if md := content(t, filepath.Join(pages, "coast.example--ferry.md")); !strings.Contains(md, "title: \"The end of the ferry\"\n") || strings.Contains(md, bid) {
		t.Error(md)
	}
	check(rules, pages).expect(t, exitRead, nil)
	if err := os.WriteFile(rules, []byte(strings.Replace(coastRules, "last", "first", 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	r = check(rules, pages)
	r.expect(t, exitFailed, nil)
	r.expectError(t, "coast.example--ferry.html differs from its .md in line")
}

// TestServedSite serves with what is known of sites, which requests cannot name.
func TestServedSite(t *testing.T) {
	dir := saved(t, "pages/ferry.html", coast("ferry"), "pages/school.html", coast("school"), "pages/quarry.html", coast("quarry"),
		"rules.json", `{"coast.example": {"content": "p:nth-of-type(2)"}}`)
	memory, rules := filepath.Join(dir, "memory.json"), filepath.Join(dir, "rules.json")
	pithOf("", "site", "learn", "--host", "coast.example", "-o", memory, filepath.Join(dir, "pages")).expect(t, exitRead, nil)

	const here, elsewhere = "/extract?url=https://coast.example/mill", "/extract?url=https://other.test/mill"
	at := served(t, "--memory", memory)
	if _, body := post(t, at+here, coast("mill")); !strings.Contains(body, "children play on Sundays") || strings.Contains(body, bid) {
		t.Errorf("with a memory: %s", body)
	}
	if _, body := post(t, at+elsewhere, coast("mill")); !strings.Contains(body, bid) {
		t.Errorf("with a memory of another host: %s", body)
	}
	at = served(t, "--rules", rules, "--host", "coast.example")
	for _, path := range []string{here, "/extract"} {
		if _, body := post(t, at+path, coast("mill")); !strings.Contains(body, "the smell of wet coats") || strings.Contains(body, "nobody was surprised") {
			t.Errorf("%s: with rules: %s", path, body)
		}
	}
	for _, parameter := range []string{"memory=" + memory, "rules=" + rules, "host=coast.example", "join=2"} {
		if resp, body := post(t, at+"/extract?"+parameter, coast("mill")); resp.StatusCode != 400 || !strings.Contains(body, "there is no such parameter") {
			t.Errorf("%s: %d %s", parameter, resp.StatusCode, body)
		}
	}
	r := pithOf("", "serve", "--memory", filepath.Join(dir, "none.json"))
	r.expect(t, exitFailed, nil)
	r.expectError(t, "--memory: ")
}
