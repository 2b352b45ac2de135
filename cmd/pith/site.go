package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/cmd/pith/internal/inputs"
	"github.com/pithmd/pith/cmd/pith/internal/output"
	"github.com/pithmd/pith/site"
)

// siteSettings are what the command line says of the sites that pages are of.
type siteSettings struct {
	memoryFile, rulesFile, host string
	join                        int
	rules                       *site.Rules // nil for none
}

func siteFlags(s *settings) *group {
	g := newGroup("What is known of the site")
	g.StringVar(&s.memoryFile, "memory", "", "leave out what the site says on its other pages, by this `file` that pith site learn wrote")
	g.StringVar(&s.rulesFile, "rules", "", "go by the rules for hosts in this `file` of JSON; see pith help site")
	addHost(g, s)
	return g
}

func addHost(g *group, s *settings) {
	g.StringVar(&s.host, "host", "", "`name` of the host that files come from, where nothing tells their address")
}

// readSite reads the files that the flags name.
func (s *settings) readSite() error {
	if strings.ContainsAny(s.host, "/:@?# ") {
		return fmt.Errorf("--host %q: it must be a name such as example.org", s.host)
	}
	if s.memoryFile != "" {
		memory := new(site.Memory)
		if err := readMemory(s.memoryFile, memory); err != nil {
			return &failure{fmt.Errorf("--memory: %w", err)}
		}
		s.opts.Memory = memory.Fixed() // the same answers whatever the order
	}
	if s.rulesFile == "" {
		return nil
	}
	var err error
	s.rules, err = readRules(s.rulesFile)
	if err != nil {
		return &failure{fmt.Errorf("--rules: %w", err)}
	}
	return nil
}

func readMemory(file string, into *site.Memory) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

func readRules(file string) (*site.Rules, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rules, err := site.ReadRules(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return rules, nil
}

// extract is pith.Extract, by the rules of the host if there are any.
func (s *settings) extract(page io.Reader, o *pith.Options) (*pith.Article, error) {
	if s.rules != nil {
		return s.rules.Extract(page, o)
	}
	return pith.Extract(page, o)
}

// addressOnHost is the address that a file is taken to have where nothing tells it: on
// the host that --host names, by the file's own name.
func (s *settings) addressOnHost(name string) string {
	if s.host == "" {
		return ""
	}
	if name == inputs.Stdin {
		return "https://" + s.host + "/"
	}
	return "https://" + s.host + "/" + filepath.ToSlash(filepath.Base(name))
}

const siteLong = `Sites say the same on many pages: a bid to subscribe, who owns the text, what is
said of an author. Site learn reads pages and writes what their hosts say; with
--memory FILE pith leaves that out. A text counts if it stands on two other
articles or, within the text of a page, on seven.

Rules say where things stand on the pages of a host, as JSON:

  {
    "example.org":   {"content": "div.story", "drop": ["p.poll", "aside"]},
    "*.example.org": {"title": "h1.head", "author": ".by b", "date": "time"}
  }

The keys are content, keep, drop, title, author, date and next (the link to the
next page of an article), each a CSS selector, keep and drop lists of them.
"*.example.org" stands for all hosts below example.org. Rules count with
--rules FILE. Site check reads the pages HOST--CASE.html of a directory by them,
and says which do not give the Markdown of the file HOST--CASE.md beside it.`

const siteExample = `  pith site learn -o memory.json crawl.warc.gz
  pith --memory memory.json -o out crawl.warc.gz
  pith site check rules.json pages
  pith --rules rules.json https://example.org/news/ice`

// siteCommand makes the commands for what is known of sites.
func siteCommand(e *env, exit *int) *cobra.Command {
	cmd := &cobra.Command{
		Use: "site", Short: "Learn what sites say on every page, and check rules for hosts", Long: siteLong, Example: siteExample,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("pith site has no command %q: there are learn and check; a file of this name is ./site", args[0])
			}
			return cmd.Help()
		},
	}
	cmd.AddCommand(learnCommand(e, exit), checkCommand(e, exit))
	return cmd
}

// workersFlag is the one flag of inputs that does not go with learning.
const workersFlag = "workers"

// A lesson is what the command line of pith site learn says.
type lesson struct {
	*settings
	file string // to write
	add  bool   // to what it holds
}

func learnCommand(e *env, exit *int) *cobra.Command {
	l := &lesson{settings: &settings{workers: 1}}
	cmd := &cobra.Command{
		Use:     "learn -o FILE [FILE|DIRECTORY|PATTERN|URL|-]...",
		Short:   "Write what the hosts of pages say on several of them",
		Long:    "Learn reads pages one after the other and writes what their hosts say on several\nof them, as hashes: for --memory.",
		Example: "  pith site learn -o memory.json crawl.warc.gz\n  pith site learn -o memory.json --add --host example.org saved/",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			l.args = args
			if err := l.check(e, cmd.Flags().Changed); err != nil {
				return err
			}
			code, err := l.run(cmd.Context(), e)
			*exit = code
			return err
		},
	}
	out := newGroup("Output")
	out.StringVarP(&l.file, "output", "o", "", "write to this `file`")
	out.BoolVar(&l.add, "add", false, "add to what the file holds")
	out.BoolVar(&l.overwrite, "overwrite", false, "begin anew if the file exists")
	out.BoolVarP(&l.quiet, "quiet", "q", false, "say only what failed")
	in := newGroup("The site")
	addHost(in, l.settings)
	inputs := inputFlags(l.settings)
	_ = inputs.MarkHidden(workersFlag) // it is there
	addGroups(cmd, []*group{inputs, in, fetchFlags(l.settings), out})
	return cmd
}

func (l *lesson) check(e *env, changed func(string) bool) error {
	switch {
	case l.file == "":
		return errors.New("learn needs -o FILE, to which it writes what it learned")
	case changed(workersFlag):
		return errors.New("learn reads one page after the other, so that the same pages make the same memory: it has no --workers")
	}
	return l.settings.check(e, changed)
}

// run reads the pages in their order, so that the same pages make the same memory.
func (l *lesson) run(ctx context.Context, e *env) (exit int, err error) {
	memory := new(site.Memory)
	switch err := readMemory(l.file, memory); {
	case errors.Is(err, fs.ErrNotExist) || err == nil && l.add || l.overwrite && !l.add:
	case err == nil:
		return exitFailed, &failure{fmt.Errorf("-o: %s exists: --add goes on with it, --overwrite begins it anew", l.file)}
	default:
		return exitFailed, &failure{fmt.Errorf("-o: %w", err)}
	}
	if !l.add {
		memory = new(site.Memory)
	}
	set, err := inputs.Gather(&inputs.Spec{Args: l.args, Lists: l.lists, Feeds: l.feeds, Sitemaps: l.sitemaps, Stdin: e.in})
	if err != nil {
		return exitFailed, &failure{err}
	}
	l.opts.Memory = memory
	slots := make(chan struct{}, 1)
	reader := &inputs.Reader{Client: l.client(e, slots), Stdin: e.in, Slots: slots, MaxBytes: l.opts.MaxBytes}
	say := &console{w: e.errs, clock: e.clock, quiet: l.quiet}
	l.verb = &verb{name: "learn", read: learn}
	j := &job{settings: l.settings, clock: e.clock, reader: reader}
	read, failed := 0, 0
	for item := range set.Items(ctx, reader) {
		if l.limit > 0 && read == l.limit {
			break
		}
		read++
		r := j.one(ctx, item)
		if r.failed() && !r.ended {
			failed++
			say.fail(item.Name, r.message)
		}
	}
	if ctx.Err() != nil {
		return exitFailed, &failure{errors.New("interrupted: nothing is written")}
	}
	say.note(fmt.Sprintf("%d pages read, %d failed", read, failed))
	if err := l.write(memory); err != nil {
		return exitFailed, &failure{fmt.Errorf("-o: %w", err)}
	}
	if failed > 0 {
		return exitFailed, nil
	}
	return exitRead, nil
}

// learn reads a page for the sake of the memory.
func learn(j *job, o *opened) *reading {
	a, err := pith.Extract(o.body, &o.opts)
	return &reading{verdict: *judge(a, err)}
}

func (l *lesson) write(m *site.Memory) error {
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	temporary := l.file + ".part"
	if err := os.WriteFile(temporary, append(b, '\n'), 0o666); err != nil {
		return err
	}
	return os.Rename(temporary, l.file) // a memory is there whole or not at all
}

func checkCommand(e *env, exit *int) *cobra.Command {
	write := false
	cmd := &cobra.Command{
		Use:     "check RULES DIRECTORY",
		Short:   "Check rules for hosts with pages and what must come of them",
		Long:    "Check reads the pages HOST--CASE.html of a directory by the rules of a file, and\nsays which do not give the Markdown of HOST--CASE.md. The exit status is then 1.",
		Example: "  pith site check rules.json pages\n  pith site check --write rules.json pages",
		Args:    cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			rules, err := readRules(args[0])
			if err != nil {
				return &failure{err}
			}
			if write {
				if err := writeGoldens(rules, args[1]); err != nil {
					return &failure{err}
				}
			}
			faults := unjoined(rules.Check(os.DirFS(args[1])))
			for _, fault := range faults {
				fmt.Fprintf(e.errs, "pith: %s\n", output.Line(fault.Error()))
				*exit = exitFailed
			}
			return nil
		},
	}
	g := newGroup("Output")
	g.BoolVar(&write, "write", false, "write what comes of each page into its .md, to be looked at")
	addGroups(cmd, []*group{g})
	return cmd
}

// unjoined are the errors that were joined to one.
func unjoined(err error) []error {
	if several, ok := err.(interface{ Unwrap() []error }); ok {
		return several.Unwrap()
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

func writeGoldens(rules *site.Rules, dir string) error {
	goldens, err := site.Goldens(os.DirFS(dir))
	if err != nil {
		return err
	}
	for i := range goldens {
		text, err := rules.Markdown(&goldens[i])
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, goldens[i].Name+".md"), []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}
