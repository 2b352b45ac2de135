// Bench measures pith beside its peers on corpora of real pages. See
// README.md.
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/pprof"
	"slices"
	"strings"

	"github.com/pithmd/pith"
)

// bench is what the command line asks for.
type bench struct {
	corpora string
	set     string
	kind    string
	limit   int
	peers   []contestant
	worst   int
	verbose bool
	rounds  int

	library    contestant
	scored     *contestant     // pith with the scores of -scores, which judges it in body
	scoredSets map[string]bool // the sets that have some
	oracle     bool

	digests, against string // of same

	made, dumped string // folders of spellings: made by generators; where to write all
	once         bool   // list what failed of the spellings that are looked at once

	floors     string
	pin        bool
	slack      float64
	ratioSlack float64
}

// measure is a word that the command line takes.
type measure struct {
	name, what string
	run        func(*bench) (report, error)
}

// measures returns them in the order of the help.
func measures() []measure {
	return []measure{
		{"body", "word F1 and snippets of the body", measureBody},
		{"trafilatura", "snippets of the pages that trafilatura is judged by", measureTrafilatura},
		{"metadata", "exact matches of title, author and date", measureMetadata},
		{"fields", "licence, paywall, next page and tags of 200 pages, the language of all of annotated", measureFields},
		{"sources", "which source of metadata was a candidate, won and was right", measureSources},
		{"cases", "small pages after bug reports, and what must come of them", measureCases},
		{"spellings", "one text in the mark-up of many generators, word for word", measureSpellings},
		{"roundtrip", "CommonMark's examples to Markdown and back", measureRoundtrip},
		{"goldens", "html-to-markdown's own pages, by the HTML of both Markdowns", measureGoldens},
		{"gfm", "goldmark's examples of GitHub's Markdown, to Markdown and back", measureGFM},
		{"structure", "headings, items, code, links … of the Markdown", measureStructure},
		{"site", "the body of pages whose site is known, and not", measureSite},
		{"speed", "time and memory as ratios to html.Parse", measureSpeed},
		{"stages", "what each stage of pith takes of that time", measureStages},
		{"growth", "time per byte of pages 10 and 100 times as long", measureGrowth},
		{"same", "digests of every answer to every page, written or compared", measureSame},
		{"gate", "the figures of pith against floors.json", measureGate},
	}
}

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "bench:", err)
		}
		os.Exit(1)
	}
}

func run(args []string, w io.Writer) error {
	var (
		b     bench
		cl    commandLine
		flags = flag.NewFlagSet("bench", flag.ContinueOnError)
	)
	b.addFlags(flags)
	cl.addFlags(flags)
	flags.Usage = func() { usage(flags) }
	if err := flags.Parse(args); err != nil {
		return err
	}
	if cl.page != "" && cl.peers == "" {
		cl.peers = "none"
	}
	var err error
	if b.peers, err = choosePeers(cmp.Or(cl.peers, "all")); err != nil {
		return err
	}
	b.library = library(cl.focus)
	if cl.scores != "" {
		scored, sets, err := crossValidated(cl.scores, cl.focus)
		if err != nil {
			return err
		}
		b.scored, b.scoredSets = &scored, sets
	}
	if cl.profile != "" {
		f, err := os.Create(cl.profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	if cl.page != "" {
		return showPage(&b, cl.page, w)
	}
	names := flags.Args()
	if len(names) == 0 {
		names = []string{"body"}
	}
	return runMeasures(&b, names, cl.json, w)
}

func (b *bench) addFlags(flags *flag.FlagSet) {
	flags.StringVar(&b.corpora, "corpora", defaultCorpora(), "`directory` of the corpora; the default is $PITH_CORPORA")
	flags.StringVar(&b.set, "set", defaultSet, "`corpus` of body, metadata, sources, speed, stages and growth; body and metadata take several too: fitted, measured or all; speed and stages take script-poor, and with the default that too")
	flags.StringVar(&b.kind, "type", "", "only pages of this `type`")
	flags.IntVar(&b.limit, "n", 0, "only `N` pages, spread over the corpus")
	flags.IntVar(&b.worst, "worst", 0, "list the worst `N` pages of body")
	flags.BoolVar(&b.verbose, "v", false, "list what failed")
	flags.IntVar(&b.rounds, "rounds", 5, "`rounds` of speed and growth")
	flags.BoolVar(&b.oracle, "oracle", false, "beside pith, the best choice of its blocks")
	flags.StringVar(&b.digests, "o", "", "`file` to which same writes its digests")
	flags.StringVar(&b.against, "against", "", "`file` of digests with which same compares")
	flags.StringVar(&b.made, "made", "../../spellings", "`folder` of the pages that spellings/make.sh made")
	flags.StringVar(&b.dumped, "dump", "", "`folder` to which spellings writes its pages")
	flags.BoolVar(&b.once, "once", false, "list what failed of the spellings that are looked at once, too")
	flags.StringVar(&b.floors, "floors", "floors.json", "`file` of the floors of gate")
	flags.BoolVar(&b.pin, "pin", false, "raise the floors of gate to what was measured")
	flags.Float64Var(&b.slack, "slack", 0.002, "how `far` below the measured share -pin puts a floor")
	flags.Float64Var(&b.ratioSlack, "ratio-slack", 0.15, "how `far` above the measured ratio -pin puts a ceiling, as a share of it")
}

// commandLine is what concerns the command and no measure.
type commandLine struct {
	peers, page, scores, profile string
	focus                        pith.Focus
	json                         bool
}

func (cl *commandLine) addFlags(flags *flag.FlagSet) {
	flags.StringVar(&cl.peers, "peers", "", "all, none, or `names` separated by commas (default all, with -page none)")
	flags.StringVar(&cl.page, "page", "", "print what is made of the page with this `ID`, and stop")
	flags.TextVar(&cl.focus, "focus", pith.Balanced, "pith's `focus`: balanced, precision or recall")
	flags.StringVar(&cl.scores, "scores", "", "`file` of cross-validated scores that train wrote, to judge pith by")
	flags.StringVar(&cl.profile, "cpuprofile", "", "write a CPU profile to this `file`")
	flags.BoolVar(&cl.json, "json", false, "print the figures as JSON")
}

func measureCalled(name string) (measure, error) {
	for _, m := range measures() {
		if m.name == name {
			return m, nil
		}
	}
	return measure{}, fmt.Errorf("no measure is called %q", name)
}

// runMeasures runs the measures one after the other. A corpus that is not
// there skips its measure.
func runMeasures(b *bench, names []string, asJSON bool, w io.Writer) error {
	var (
		figures = []figure{}
		failed  error
	)
	for _, name := range names {
		m, err := measureCalled(name)
		if err != nil {
			return err
		}
		r, err := m.run(b)
		if errors.Is(err, errNoCorpus) {
			r.note("skipped %s: %v", name, err)
		} else if err != nil && !isVerdict(err) {
			return fmt.Errorf("%s: %w", name, err)
		} else if err != nil {
			failed = err
		}
		figures = append(figures, r.figures...)
		r.write(w, asJSON)
	}
	if asJSON {
		e := json.NewEncoder(w)
		e.SetIndent("", "\t")
		return errors.Join(failed, e.Encode(figures))
	}
	return failed
}

// isVerdict tells what a measure found to be wrong from what kept it from
// measuring: its report is whole.
func isVerdict(err error) bool {
	return errors.Is(err, errBelowFloor) || errors.Is(err, errDiffers)
}

// write prints the tables and notes. Beside JSON the notes go to standard
// error.
func (r *report) write(w io.Writer, asJSON bool) {
	if asJSON {
		w = os.Stderr
	} else {
		for i := range r.tables {
			r.tables[i].write(w)
		}
	}
	if len(r.notes) > 0 {
		fmt.Fprintln(w, strings.Join(r.notes, "\n"))
	}
}

func defaultCorpora() string {
	if dir := os.Getenv("PITH_CORPORA"); dir != "" {
		return dir
	}
	return "../../shared/corpora"
}

// contestants are pith and the chosen peers.
func (b *bench) contestants() []contestant {
	all := []contestant{b.library}
	if b.scored != nil {
		all[0] = *b.scored
	}
	if b.oracle {
		all = append(all, oracle())
	}
	return append(all, b.peers...)
}

// pages reads a corpus as the flags restrict it.
func (b *bench) pages(set string) ([]*page, error) {
	pages, err := readPages(b.corpora, set)
	if err != nil {
		return nil, err
	}
	if b.kind != "" {
		pages = slices.DeleteFunc(pages, func(p *page) bool { return p.Type != b.kind })
	}
	return spread(pages, b.limit), nil
}

// spread takes n pages in even steps, all of them if n is 0.
func spread(pages []*page, n int) []*page {
	if n <= 0 || n >= len(pages) {
		return pages
	}
	some := make([]*page, n)
	for i := range some {
		some[i] = pages[i*len(pages)/n]
	}
	return some
}

func usage(flags *flag.FlagSet) {
	w := flags.Output()
	fmt.Fprintln(w, "usage: go run . [flags] [measure...]\n\nThe measures are")
	for _, m := range measures() {
		fmt.Fprintf(w, "  %-11s %s\n", m.name, m.what)
	}
	fmt.Fprintln(w, "\nThe flags are")
	flags.PrintDefaults()
}
