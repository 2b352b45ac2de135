package main

import (
	"encoding"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/cmd/pith/internal/output"
)

// userAgent says who asks, and where to complain.
const userAgent = "pith/1 (+https://github.com/pithmd/pith)"

// defaultMaxBytes is how much of a page is read, as the library has it.
const defaultMaxBytes = 16 << 20

func inputFlags(s *settings) *group {
	g := newGroup("Inputs")
	g.StringArrayVarP(&s.lists, "input-file", "i", nil, "read more inputs from this `file`, one a line; - for standard input; may be given again")
	g.StringArrayVar(&s.feeds, "feed", nil, "read the pages that this RSS, Atom or JSON feed lists: a `file` or address; may be given again")
	g.StringArrayVar(&s.sitemaps, "sitemap", nil, "read the pages that this sitemap lists: a `file` or address; may be given again")
	g.IntVar(&s.limit, "limit", 0, "stop after this `many` inputs; 0 for no limit")
	g.StringVar(&s.opts.URL, "url", "", "`address` that a file or standard input was fetched from")
	g.Int64Var(&s.opts.MaxBytes, "max-bytes", defaultMaxBytes, "read this `many` bytes of a page at most")
	g.IntVarP(&s.workers, "workers", "w", runtime.GOMAXPROCS(0), "read this `many` pages at once")
	g.Lookup("workers").DefValue = "one for each processor"
	return g
}

func fetchFlags(s *settings) *group {
	g := newGroup("Fetching")
	g.DurationVar(&s.delay, "delay", time.Second, "`time` between the beginnings of two requests to one host; robots.txt may ask for more")
	g.IntVar(&s.perHost, "per-host", 2, "send this `many` requests to one host at once")
	g.DurationVar(&s.timeout, "timeout", 30*time.Second, "`time` that fetching a page may take")
	g.IntVar(&s.retries, "retries", 3, "ask this `many` times again when a server is busy or a line breaks, waiting as long as Retry-After says")
	g.BoolVar(&s.robots, "robots", true, "obey robots.txt; --robots=false does not read it")
	g.StringVar(&s.userAgent, "user-agent", userAgent, "`name` to ask by; robots.txt is read for its first word")
	g.StringArrayVar(&s.headers, "header", nil, "send this `\"name: value\"` to the hosts of the inputs; may be given again")
	g.StringVar(&s.cookies, "cookies", "", "send the cookies of this `file`, as curl and browsers' add-ons write it")
	return g
}

func choiceFlags(s *settings) *group {
	g := newGroup("Choosing what is content")
	o := &s.opts
	g.Var(textChoice(&o.Focus, pith.Balanced, pith.Precision, pith.Recall), "focus", "`lean` of the choice: balanced, precision, recall")
	g.Var(textChoice(&o.Type, pith.Auto, pith.ArticlePage, pith.Forum, pith.Product, pith.Collection, pith.Listing, pith.Documentation, pith.Service),
		"type", "the page's `type` if you know it: article, forum, product, collection, listing, documentation, service")
	g.StringArrayVar(&o.Keep, "keep", nil, "CSS `selector` of what to keep whatever its score; may be given again")
	addCleaning(g, o)
	g.BoolVar(&o.Comments, "comments", false, "add the readers' comments, behind a rule")
	g.StringSliceVar(&s.only, "only", nil, "write only pages of these `outcomes`, with commas between: "+strings.Join(outcomes(), ", "))
	return g
}

func extractFlags(s *settings) *group {
	g := newGroup("Saying why")
	g.BoolVar(&s.opts.Explain, "trace", false, "say what was left out and why: a table on standard error, \"blocks\" in json; pith explain says more")
	return g
}

func convertFlags(s *settings) *group {
	g := newGroup("Leaving out")
	addCleaning(g, &s.opts)
	return g
}

// addCleaning adds what goes for a page of which nothing is chosen too.
func addCleaning(g *group, o *pith.Options) {
	g.StringArrayVar(&o.Drop, "drop", nil, "CSS `selector` of what to leave out; may be given again")
	g.StringVar(&o.Root, "root", "", "CSS `selector` of the content, if you know it")
	g.BoolVar(&o.NoImages, "no-images", false, "leave out images")
	g.BoolVar(&o.NoLinks, "no-links", false, "leave the text of links")
	g.BoolVar(&o.NoTables, "no-tables", false, "leave the text of tables")
}

func formatFlags(s *settings) *group {
	g := newGroup("Format")
	g.VarP(&choice{names: formatNames(), set: func(name string) { s.format = name }, value: output.Formats[0].Name}, "format", "f", "`format` of the output: "+strings.Join(formatNames(), ", "))
	g.VarP(&choice{names: output.Fields(), set: func(name string) { s.field = name }}, "print", "p", "print only this `field`, on a line: "+strings.Join(output.Fields(), ", "))
	g.IntVar(&s.maxTokens, "max-tokens", 512, "make chunks of this `many` tokens at most")
	return g
}

func markdownFlags(s *settings) *group {
	g := newGroup("Markdown")
	o := &s.opts.Markdown
	g.BoolVar(&o.Title, "title", true, "begin with the title as a heading; --title=false leaves it out")
	g.BoolVar(&o.FrontMatter, "front-matter", false, "begin with the metadata as YAML")
	g.BoolVar(&s.referenceLinks, "reference-links", false, "write addresses of links at the end")
	g.BoolVar(&o.Compact, "compact", false, "spend fewer tokens: no padding in tables, no images without a description")
	return g
}

func outputFlags(s *settings) *group {
	g := newGroup("Output")
	g.StringVarP(&s.out, "output", "o", "", "write a file for each page below this `directory`; a name that ends as files of the format do is one file for all")
	g.BoolVar(&s.overwrite, "overwrite", false, "write over files that exist")
	g.StringVar(&s.manifest, "manifest", "", "write what became of each input to this `file`, a line of JSON for each; see pith help manifest")
	g.BoolVar(&s.resume, "resume", false, "go on with a run that was ended: pass over inputs that --manifest has a line of")
	g.BoolVar(&s.retryFailed, "retry-failed", false, "with --resume, try those again that failed")
	g.BoolVarP(&s.quiet, "quiet", "q", false, "say only what failed: no warnings, no progress")
	return g
}

func formatNames() []string {
	var names []string
	for _, f := range output.Formats {
		names = append(names, f.Name)
	}
	return names
}

// A choice is the value of a flag that takes one of several names.
type choice struct {
	names []string
	value string
	set   func(name string)
}

func (c *choice) String() string { return c.value }

func (c *choice) Type() string { return "name" }

func (c *choice) Set(name string) error {
	if !slices.Contains(c.names, name) {
		return fmt.Errorf("it must be one of %s", strings.Join(c.names, ", "))
	}
	c.value = name
	c.set(name)
	return nil
}

// textChoice is the choice between values that have names, the default first.
func textChoice[T fmt.Stringer](target encoding.TextUnmarshaler, values ...T) *choice {
	c := &choice{set: func(name string) { _ = target.UnmarshalText([]byte(name)) }} // it is one of the names
	for _, v := range values {
		c.names = append(c.names, v.String())
	}
	c.value = c.names[0]
	return c
}

// addGroups adds flags to a command, and completes the values of choices.
func addGroups(cmd *cobra.Command, groups []*group) {
	for _, g := range groups {
		cmd.Flags().AddFlagSet(g.FlagSet)
		g.VisitAll(func(f *pflag.Flag) {
			if c, ok := f.Value.(*choice); ok {
				_ = cmd.RegisterFlagCompletionFunc(f.Name, cobra.FixedCompletions(c.names, cobra.ShellCompDirectiveNoFileComp)) // the flag is there
			}
		})
	}
	cmd.Flags().SortFlags = false
	cmd.SetUsageFunc(func(asked *cobra.Command) error {
		if asked != cmd { // one below it, which has no groups
			return writeUsage(asked.OutOrStderr(), asked, nil)
		}
		return writeUsage(cmd.OutOrStderr(), cmd, groups)
	})
}
