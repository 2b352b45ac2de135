package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/cmd/pith/internal/inputs"
	"github.com/pithmd/pith/cmd/pith/internal/output"
	"github.com/pithmd/pith/cmd/pith/internal/report"
	"github.com/pithmd/pith/internal/input/fault"
)

const diffLong = `Diff extracts two pages, or one page with two sets of options, and writes which
lines of Markdown and which fields only one of the two has: behind a - what
only the first has, behind a + what only the second has.

An input is a file, an address or - for standard input. One that begins with {
is an article that pith wrote as json or jsonl, of which the first line is
read. With one input both articles are made of it.

The flags below are for both articles; --a and --b set one of them for the
first or the second article alone, by its name and value: --b focus=recall.
With -o FILE.html it writes a report to be opened in a browser, and else text.
The exit status is 0 if both were read, whether or not they differ.`

const diffExample = `  pith diff yesterday.html today.html
  pith diff --b focus=recall article.html
  pith diff --a no-tables --b keep=.note --title=false article.html
  pith diff --host example.org --b rules=rules.json article.html
  pith diff -o changes.html old.json new.json`

// A comparison is what the command line of pith diff says.
type comparison struct {
	*settings           // what goes for both
	forA, forB []string // flags for one of them
}

// diffCommand makes the command that compares two articles.
func diffCommand(e *env) *cobra.Command {
	c := &comparison{settings: &settings{workers: 1}}
	cmd := &cobra.Command{
		Use:     "diff A [B]",
		Short:   "Show what two articles, or two ways to extract one, have not in common",
		Long:    diffLong,
		Example: diffExample,
		Args:    cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			c.args = args
			return c.run(cmd.Context(), e, cmd.Flags())
		},
	}
	sides := newGroup("One of the two")
	sides.StringArrayVar(&c.forA, "a", nil, "set a flag for the first article alone: `name=value`; may be given again")
	sides.StringArrayVar(&c.forB, "b", nil, "set a flag for the second article alone: `name=value`; may be given again")
	out := newGroup("Output")
	out.StringVarP(&c.out, "output", "o", "", "write to this `file`: a report if it ends in .html, else text")
	out.BoolVar(&c.overwrite, "overwrite", false, "write over a file that exists")
	addGroups(cmd, []*group{sides, choiceFlags(c.settings), siteFlags(c.settings), markdownFlags(c.settings), fetchFlags(c.settings), out})
	c.opts.MaxBytes = defaultMaxBytes
	return cmd
}

func (c *comparison) run(ctx context.Context, e *env, flags *pflag.FlagSet) error {
	sides := make([]*settings, 2)
	for i, own := range [][]string{c.forA, c.forB} {
		var err error
		if sides[i], err = c.side(flags, own, "--"+"ab"[i:i+1]); err != nil {
			return err
		}
	}
	for _, err := range []error{c.checkNumbers(), c.readHeaders(), c.readCookies()} {
		if err != nil {
			return err
		}
	}
	articles, names, err := c.articles(ctx, e, sides)
	if err != nil {
		return &failure{err}
	}
	d := report.Compare(names[0], articles[0], names[1], articles[1])
	text := d.Text()
	if strings.HasSuffix(strings.ToLower(c.out), ".html") {
		if text, err = d.HTML(); err != nil {
			return &failure{err}
		}
	}
	return c.write(e, text)
}

// side are the settings of one article: the flags that were given for both,
// then its own.
func (c *comparison) side(both *pflag.FlagSet, own []string, flag string) (*settings, error) {
	s := &settings{opts: pith.Options{MaxBytes: c.opts.MaxBytes}}
	flags := pflag.NewFlagSet(flag, pflag.ContinueOnError)
	for _, group := range []*group{choiceFlags(s), siteFlags(s), markdownFlags(s)} {
		flags.AddFlagSet(group.FlagSet)
	}
	both.Visit(func(f *pflag.Flag) {
		if flags.Lookup(f.Name) == nil {
			return
		}
		values := []string{f.Value.String()}
		if list, several := f.Value.(pflag.SliceValue); several {
			values = list.GetSlice()
		}
		for _, value := range values {
			_ = flags.Set(f.Name, value) // it was read before
		}
	})
	for _, setting := range own {
		name, value, given := strings.Cut(setting, "=")
		f := flags.Lookup(name)
		if f == nil {
			return nil, fmt.Errorf("%s %s: there is no such flag of an article; pith diff --help has them", flag, setting)
		}
		if !given {
			value = cmp.Or(f.NoOptDefVal, value)
		}
		if err := flags.Set(name, value); err != nil {
			return nil, fmt.Errorf("%s: %w", flag, err)
		}
	}
	if err := s.checkOptions(); err != nil {
		return nil, err
	}
	return s, s.readSite()
}

// articles reads both articles. What one input says is read once.
func (c *comparison) articles(ctx context.Context, e *env, sides []*settings) (articles []*pith.Article, names []string, err error) {
	slots := make(chan struct{}, 1)
	set, err := inputs.Gather(&inputs.Spec{Args: c.args, Stdin: e.in})
	if err != nil {
		return nil, nil, err
	}
	reader := &inputs.Reader{Client: c.client(e, slots), Stdin: e.in, Slots: slots, MaxBytes: c.opts.MaxBytes}
	var pages []*source
	for item := range set.Items(ctx, reader) {
		page, err := readSource(ctx, item, c.opts.MaxBytes)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", label(item.Name), err)
		}
		if pages = append(pages, page); len(pages) > 2 {
			break
		}
	}
	switch {
	case ctx.Err() != nil:
		return nil, nil, ctx.Err()
	case len(pages) > 2 || len(pages) == 0:
		return nil, nil, errors.New("two pages are compared: a directory, a pattern or an archive is of others")
	case len(pages) == 1:
		pages = slices.Repeat(pages, 2)
	}
	for i, page := range pages {
		a, message := page.article(sides[i])
		if a == nil {
			return nil, nil, fmt.Errorf("%s: %s", label(page.name), message)
		}
		name := label(page.name)
		if own := [][]string{c.forA, c.forB}[i]; len(own) > 0 {
			name += " (" + strings.Join(own, ", ") + ")"
		}
		if message != "" {
			fmt.Fprintf(e.errs, "pith: %s: %s\n", output.Line(name), output.Line(message))
		}
		articles, names = append(articles, a), append(names, name)
	}
	return articles, names, nil
}

// A source is a page in memory, or an article as JSON.
type source struct {
	name, address, contentType string
	body                       []byte
}

func readSource(ctx context.Context, item *inputs.Item, most int64) (*source, error) {
	page, err := item.Open(ctx)
	if err != nil {
		return nil, err
	}
	defer page.Close()
	if page.Refusal != nil {
		return nil, page.Refusal
	}
	body, err := io.ReadAll(io.LimitReader(page.Body, most+1))
	return &source{item.Name, page.Address, page.ContentType, body}, err
}

// article is what a source says, and what is to be said about it. Without an
// article the message says why.
func (s *source) article(by *settings) (*pith.Article, string) {
	if bytes.HasPrefix(bytes.TrimLeft(s.body, "\ufeff \t\r\n"), []byte("{")) {
		a := new(pith.Article)
		if err := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(s.body, []byte("\ufeff")))).Decode(a); err != nil {
			return nil, "it is no article as JSON: " + err.Error()
		}
		return a, ""
	}
	if err := notPage(s.body[:min(len(s.body), 512)]); err != nil {
		return nil, err.Error()
	}
	opts := by.opts
	opts.URL, opts.ContentType = cmp.Or(s.address, by.addressOnHost(s.name)), s.contentType
	a, err := by.extract(bytes.NewReader(s.body), &opts)
	v := judge(a, err)
	if !v.written {
		return nil, v.message
	}
	return a, v.message
}

// write writes to -o, or to standard output.
func (c *comparison) write(e *env, text []byte) error {
	var err error
	switch {
	case c.out == "" && e.outTerminal:
		_, err = output.Terminal(e.out).Write(text)
	case c.out == "":
		_, err = e.out.Write(text)
	default:
		var file *output.Stream
		file, err = output.CreateStream(c.out, c.overwrite)
		if errors.Is(err, os.ErrExist) {
			return &failure{fmt.Errorf("-o: %s exists: --overwrite writes over it", c.out)}
		}
		if err == nil {
			err = errors.Join(file.Write("", text, func(int64) error { return nil }), file.Close())
		}
	}
	if err != nil {
		return &failure{fault.As(fault.Write, err)}
	}
	return nil
}
