package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/internal/input/fault"
)

var update = flag.Bool("update", false, "write testdata/help*.txt anew")

func TestHelp(t *testing.T) {
	for name, args := range map[string][]string{
		"help.txt":          {"--help"},
		"help-convert.txt":  {"convert", "-h"},
		"help-manifest.txt": {"help", "manifest"},
		"help-site.txt":     {"help", "site"},
		"help-learn.txt":    {"site", "learn", "--help"},
		"help-check.txt":    {"site", "check", "--help"},
		"help-diff.txt":     {"diff", "-h"},
		"help-explain.txt":  {"explain", "-h"},
		"help-serve.txt":    {"serve", "-h"},
	} {
		t.Run(name, func(t *testing.T) {
			r := pithOf("", args...)
			if r.exit != exitRead || r.errs != "" {
				t.Errorf("exit status %d, standard error %s", r.exit, r.errs)
			}
			path := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(path, []byte(r.out), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(content(t, path), r.out); diff != "" {
				t.Errorf("(go test -update writes it)\n%s", diff)
			}
			for line := range strings.Lines(r.out) {
				if len(line) > usageWidth+1 {
					t.Errorf("wider than a terminal: %s", line)
				}
			}
		})
	}
}

// TestExamplesParse reads the command lines of the help, without running
// them.
func TestExamplesParse(t *testing.T) {
	for _, cmd := range rootCommand(&env{}, new(int)).Commands() {
		for line := range strings.Lines(cmd.Example) {
			_, line, _ := strings.Cut(strings.TrimSpace(line), "pith ")
			args := strings.Fields(strings.ReplaceAll(line, "'", ""))
			root := rootCommand(&env{}, new(int))
			cmd, rest, err := root.Find(args)
			if err == nil {
				err = cmd.ParseFlags(rest)
			}
			if err != nil || singleDash(root, args) != nil {
				t.Errorf("%s: %v", line, err)
			}
		}
	}
}

func TestVersion(t *testing.T) {
	r := pithOf("", "--version")
	if want := "pith " + pith.Version + ", model " + pith.Model().Digest[:12]; !strings.HasPrefix(r.out, want) || !strings.Contains(r.out, " go1.") || r.exit != exitRead {
		t.Errorf("%q, exit status %d", r.out, r.exit)
	}
}

func TestCompletion(t *testing.T) {
	for shell, has := range map[string]string{"bash": "__start_pith", "zsh": "#compdef pith", "fish": "complete -c pith", "powershell": "Register-ArgumentCompleter"} {
		pithOf("", "completion", shell).expect(t, exitRead, []string{has})
	}
	for last, want := range map[string]string{"-f": "markdown\ntext\nhtml\njson\njsonl\nchunks\n", "--focus": "balanced\nprecision\nrecall\n"} {
		r := pithOf("", "__complete", last, "")
		if !strings.HasPrefix(r.out, want) {
			t.Errorf("%s is completed by %q", last, r.out)
		}
	}
}

func TestManualPages(t *testing.T) {
	dir := t.TempDir()
	pithOf("", "man", dir).expect(t, exitRead, nil)
	if got := namesIn(t, dir); !strings.Contains(got, "pith-convert.1") || !strings.Contains(got, "pith.1") {
		t.Errorf("files %s", got)
	}
	page := content(t, dir, "pith.1")
	for _, want := range []string{"'pages/**/*.html'", `"<!-- INPUT -->"`, "--max-tokens", ".SH EXAMPLE"} {
		if !strings.Contains(strings.ReplaceAll(page, `\-`, "-"), want) {
			t.Errorf("pith.1 lacks %q", want)
		}
	}
	r := pithOf("", "man", filepath.Join(dir, "none"))
	r.expect(t, exitFailed, nil)
	r.expectError(t, "no such file or directory")
}

// TestVerbsAreNotFiles reads files that are called like verbs.
func TestVerbsAreNotFiles(t *testing.T) {
	t.Chdir(tree(t, map[string]string{"convert": harbour, "ice": harbour}))
	pithOf("", "./convert").expect(t, exitRead, []string{firstWords}, "Sport")
	pithOf("", "extract", "convert").expect(t, exitRead, []string{firstWords}, "Sport")
	pithOf("", "ice").expect(t, exitRead, []string{firstWords}, "Sport")
}

func TestConvert(t *testing.T) {
	r := pithOf(harbour, "convert", "--url", "https://coast.example/ice", "--drop", "footer")
	r.expect(t, exitRead, []string{firstWords, "Sport", "(https://coast.example/past)"}, "Copyright")
	dir := tree(t, map[string]string{"in/a.html": harbour, "in/b.html": ""})
	pithOf("", "convert", "-o", filepath.Join(dir, "out"), filepath.Join(dir, "in")).expect(t, exitRead, nil)
	if got := namesIn(t, filepath.Join(dir, "out")); got != "a.md" {
		t.Errorf("files %s", got)
	}
	for flag, exit := range map[string]int{"--no-links": exitRead, "--format=text": exitUsage, "--only=content": exitUsage} {
		pithOf(harbour, "convert", flag).expect(t, exit, nil)
	}
	r = pithOf(harbour, "convert", "--max-bytes", "600")
	r.expect(t, exitFailed, []string{firstWords})
	r.expectError(t, "longer than --max-bytes 600")
}

func TestEveryCodeHasAMeaning(t *testing.T) {
	seen := map[fault.Code]bool{}
	for _, m := range fault.Meanings {
		if seen[m.Code] || m.Meaning == "" {
			t.Errorf("%s twice, or without a meaning", m.Code)
		}
		seen[m.Code] = true
	}
}
