package main

import (
	_ "embed"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A sample is a piece of HTML out of another project's tests, and its Markdown there.
type sample struct {
	name string // "link", or "table 3"
	html string
	want string
}

// A suite is the samples that come with a module.
type suite struct {
	name    string
	module  string
	pattern string // of the files, in the module
	samples func(name, file string) ([]sample, error)
}

// goldenPages are pages on which html-to-markdown tests itself, each with the
// Markdown that it holds to be right.
var goldenPages = suite{
	name: "goldens", module: "github.com/JohannesKaufmann/html-to-markdown/v2",
	pattern: "plugin/*/testdata/GoldenFiles/*.in.html", samples: goldenSamples,
}

// gfmExamples are the examples of GitHub's extensions on which goldmark tests
// itself, footnotes among them.
var gfmExamples = suite{
	name: "gfm", module: "github.com/yuin/goldmark",
	pattern: "extension/_test/*.txt", samples: gfmSamples,
}

// gfmFiles are the files of examples that are of GitHub's Markdown.
var gfmFiles = []string{"footnote", "linkify", "strikethrough", "table", "tasklist"}

func measureGoldens(b *bench) (report, error) { return measureSuite(b, goldenPages) }

func measureGFM(b *bench) (report, error) { return measureSuite(b, gfmExamples) }

// measureSuite counts the blocks of which both Markdowns make the same HTML. What
// differs is to be explained in suites.txt, or mended.
func measureSuite(b *bench, s suite) (report, error) {
	var r report
	samples, err := s.read()
	if err != nil {
		return r, err
	}
	reasons, err := reasonsOf(s.name)
	if err != nil {
		return r, err
	}
	var same, explained mean
	for _, x := range samples {
		md, err := guardConvert(convertPith, x.html)
		if err != nil {
			return r, fmt.Errorf("%s: %w", x.name, err)
		}
		want := blocksOf(rendered(x.want, caseURL))
		same.n += len(want)
		same.sum += float64(len(want))
		for _, d := range differencesOf(want, blocksOf(rendered(md, caseURL))) {
			same.sum -= float64(len(d.want))
			place := fmt.Sprintf("%s %d", x.name, d.at)
			_, ok := reasons[place]
			delete(reasons, place)
			explained.addIf(ok)
			if !ok && b.verbose {
				r.note("%s %s\nwant: %s\ngot:  %s\n", s.name, place, strings.Join(d.want, " "), strings.Join(d.got, " "))
			}
		}
	}
	t := table{title: fmt.Sprintf("%s: what comes back of %d samples of %s", s.name, len(samples), s.module),
		head: []string{"", "blocks", "same", "differences", "explained"}}
	t.add(b.library.name, fmt.Sprint(same.n), same.String(), fmt.Sprint(explained.n), explained.String())
	r.tables = append(r.tables, t)
	r.keep(b.library.name, s.name+"/same", same)
	r.keep(b.library.name, s.name+"/explained", explained)
	for _, place := range slices.Sorted(maps.Keys(reasons)) {
		r.note("%s is explained, and does not differ", place)
	}
	return r, nil
}

// read reads the samples from the module. It wraps errNoCorpus without it.
func (s suite) read() ([]sample, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", s.module).Output()
	dir := strings.TrimSpace(string(out))
	if err != nil || dir == "" {
		return nil, fmt.Errorf("%w: %s is not downloaded", errNoCorpus, s.module)
	}
	files, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(s.pattern)))
	if err != nil {
		return nil, err
	}
	var all []sample
	for _, file := range files {
		name, _, _ := strings.Cut(filepath.Base(file), ".")
		samples, err := s.samples(name, file)
		if err != nil {
			return nil, err
		}
		all = append(all, samples...)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%w: no samples in %s", errNoCorpus, s.module)
	}
	return all, nil
}

func goldenSamples(name, file string) ([]sample, error) {
	page, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	md, err := os.ReadFile(strings.TrimSuffix(file, ".in.html") + ".out.md")
	if err != nil {
		return nil, err
	}
	return []sample{{name, string(page), string(md)}}, nil
}

const (
	gfmPart = "//- - - - - - - - -//"
	gfmEnd  = "//= = = = = = = = = = = = = = = = = = = = = = = =//"
)

// gfmSamples reads examples: a number, Markdown and HTML each. Those that set
// options of the parser are left out.
func gfmSamples(name, file string) ([]sample, error) {
	if !slices.Contains(gfmFiles, name) {
		return nil, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var samples []sample
	for example := range strings.SplitSeq(string(text), gfmEnd) {
		parts := strings.Split(example, gfmPart)
		if len(parts) != 3 || strings.Contains(parts[0], "OPTIONS") {
			continue
		}
		number, _, _ := strings.Cut(strings.TrimSpace(parts[0]), ":")
		samples = append(samples, sample{name + " " + number, parts[2], parts[1]})
	}
	return samples, nil
}

// blocksOf are the blocks of a fragment of HTML, each in one spelling.
func blocksOf(fragment string) []string {
	nodes, err := html.ParseFragment(strings.NewReader(fragment), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return []string{fragment}
	}
	var blocks []string
	for _, n := range nodes {
		s := speller{edge: true}
		s.node(n, false)
		if block := strings.TrimSpace(s.out.String()); block != "" {
			blocks = append(blocks, strings.ReplaceAll(block, "\n", caseLineEnd))
		}
	}
	return blocks
}

// A difference is a run of blocks that are not what they must be.
type difference struct {
	at        int // the number of the first block that is wanted here
	want, got []string
}

// differencesOf compares two texts block by block.
func differencesOf(want, got []string) []difference {
	common := make([][]int, len(want)+1) // the most blocks in common from here on
	common[len(want)] = make([]int, len(got)+1)
	for i := len(want) - 1; i >= 0; i-- {
		common[i] = make([]int, len(got)+1)
		for j := len(got) - 1; j >= 0; j-- {
			if want[i] == got[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var all []difference
	for i, j := 0, 0; i < len(want) || j < len(got); {
		if i < len(want) && j < len(got) && want[i] == got[j] {
			i, j = i+1, j+1
			continue
		}
		d := difference{at: i + 1}
		for (i < len(want) || j < len(got)) && (i == len(want) || j == len(got) || want[i] != got[j]) {
			if j == len(got) || i < len(want) && common[i+1][j] >= common[i][j+1] {
				d.want, i = append(d.want, want[i]), i+1
			} else {
				d.got, j = append(d.got, got[j]), j+1
			}
		}
		all = append(all, d)
	}
	return all
}

//go:embed suites.txt
var suiteReasons string

// reasonsOf reads why what differs of a suite is as it is to be: lines with the
// suite, the sample, the number of the block and, behind a colon, the reason.
func reasonsOf(name string) (map[string]string, error) {
	reasons := map[string]string{}
	for line := range strings.Lines(suiteReasons) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		place, why, ok := strings.Cut(line, ": ")
		if !ok || why == "" {
			return nil, fmt.Errorf("%q gives no reason", line)
		}
		if place, ok = strings.CutPrefix(place, name+" "); ok {
			reasons[place] = why
		}
	}
	return reasons, nil
}
