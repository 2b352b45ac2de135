package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pithmd/pith/internal/input/fault"
)

const rootLong = `Pith takes web pages and returns what their authors wrote, with its metadata,
and nothing else: no advertisements, menus, share counts, related links or
cookie walls. Without a command it extracts; a file that is called like a
command is ./extract.`

const extractLong = `Inputs are files, directories (with all pages and archives in them), patterns
in quotes such as 'pages/**/*.html', http and https addresses, and - for
standard input, which is also read if nothing is named. Files of gzip and web
archives (WARC, compressed or not) are told by their first bytes, and of an
archive every page is an input. Lists, feeds and sitemaps are named by flags.

Without -o pages are printed one after the other, in the order of the inputs.
A line goes before each of several: "<!-- INPUT -->" in markdown and html,
"==> INPUT <==" in text; json, jsonl and chunks say the input themselves. With
-o each page becomes a file: below the directory as its input lies below the
directory or pattern that named it, an address by its host and path, and with
-2, -3, ... where two would be called the same. No file is written over
unless --overwrite is given, and no input ever.

Warnings and errors go to standard error. The exit status is
  0 if all inputs were read and are content,
  1 if some input failed, was read only in part or, of several, is not content,
  2 if the command line makes no sense,
  3 if the only input was read but is not content: a consent wall, a log-in, a
    test for robots, an error page or nothing. What could be read is written.
With --only pages of other outcomes are not written, and do not count.`

const extractExample = `  pith article.html
  pith https://example.org/news/ice
  curl -s https://example.org/news/ice | pith --url https://example.org/news/ice
  pith -p title 'pages/**/*.html'
  pith -f jsonl -o pages.jsonl crawl.warc.gz
  pith -i addresses.txt -o out --manifest run.jsonl --only content,paywalled
  pith -i addresses.txt -o out --manifest run.jsonl --only content,paywalled --resume
  pith --feed https://example.org/feed.xml -o out --front-matter`

const convertLong = `Convert writes a whole page, or a fragment of one, as Markdown: all that a
reader sees, nothing chosen. It takes the same inputs as extract.`

const convertExample = `  pith convert fragment.html
  pith convert --root main -o out docs/`

const explainLong = `Explain shows a page's text in order, what was kept and what was left out of it,
and of each part what decided: a rule, a guard, or its score and what moved
that up and down. It takes the same inputs as extract.

Without -o it writes a line for each part, marked + or -. With -o FILE.html it
writes a report to be opened in a browser, with the outline, the metadata and
every candidate for it, and the Markdown beside what it looks like. The report
is one file that fetches nothing; pictures are named and not loaded. With -o
DIRECTORY every page gets one.`

const explainExample = `  pith explain article.html
  pith explain -o report.html https://example.org/news/ice
  pith explain --focus recall -o reports 'pages/**/*.html'`

// manifestTopic is a page of the help.
func manifestTopic() *cobra.Command {
	var b strings.Builder
	b.WriteString(`The file of --manifest has a line of JSON for each input, in the order in which
they were done:

  input    as it was given, or found: the file in a directory, FILE#OFFSET for a
           record of an archive, the address in a list, feed or sitemap
  url      address of the page, after redirects
  output   file that it was written to
  end      where it ends in an output that several pages share, in bytes
  outcome  what the page is: ` + strings.Join(outcomes()[:4], ", ") + `,
           ` + strings.Join(outcomes()[4:], ", ") + `;
           with a status of 400 or above what the server's page is, which is
           not-found if it looks like content
  error    code of what went wrong
  message  the same in words
  parts    the pages of its article that --join put together, itself the first
  bytes    that were read of the page, uncompressed
  ms       that it took to fetch and read, in milliseconds
  words    of what was written

A line is written when the output is complete, and the output gets its name
after that: of a run that was ended, --resume loses nothing and writes nothing
twice. The codes of error:

`)
	for _, m := range fault.Meanings {
		fmt.Fprintf(&b, "  %-11s %s\n", m.Code, m.Meaning)
	}
	return &cobra.Command{Use: "manifest", Short: "What --manifest writes, and the codes of what went wrong", Long: strings.TrimRight(b.String(), "\n")}
}

// usageWidth is how wide the help of flags is, in characters.
const usageWidth = 100

// writeUsage prints how a command is used, its flags in groups.
func writeUsage(w io.Writer, cmd *cobra.Command, groups []*group) error {
	var b strings.Builder
	if cmd.Runnable() {
		fmt.Fprintf(&b, "Usage:\n  %s\n", cmd.UseLine())
	}
	if cmd.HasExample() {
		fmt.Fprintf(&b, "\nExamples:\n%s\n", cmd.Example)
	}
	if cmd.HasAvailableSubCommands() {
		b.WriteString("\nCommands:\n")
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() || sub.Name() == "help" || sub.IsAdditionalHelpTopicCommand() && !sub.Hidden {
				fmt.Fprintf(&b, "  %-11s %s\n", sub.Name(), sub.Short)
			}
		}
	}
	for _, g := range groups {
		fmt.Fprintf(&b, "\n%s:\n%s", g.title, g.FlagUsagesWrapped(usageWidth))
	}
	if others := othersThan(groups, cmd); others.HasFlags() {
		fmt.Fprintf(&b, "\n%s:\n%s", others.title, others.FlagUsagesWrapped(usageWidth))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// othersThan are the flags of a command that are in none of the groups.
func othersThan(groups []*group, cmd *cobra.Command) *group {
	others := newGroup("Flags")
	if groups != nil {
		others.title = "Other"
	}
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		in := func(g *group) bool { return g.Lookup(f.Name) != nil }
		if !slices.ContainsFunc(groups, in) && cmd.Runnable() {
			others.AddFlag(f)
		}
	})
	return others
}
