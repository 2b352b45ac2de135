package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// field is one piece of metadata: what the corpus has and what was read.
type field struct {
	name     string
	evidence string // its key in Article.Evidence
	want     func(p *page) string
	got      func(o *output) string
	match    func(got, want string) bool // both plain; equal where it is nil
}

func (f *field) right(got, want string) bool {
	if f.match == nil {
		return got == want
	}
	return f.match(got, want)
}

// The fields that the corpora have. Those of annotated have no values, but
// the blocks of the page that say them.
var (
	allFields = []field{
		{name: "title", evidence: "title", want: func(p *page) string { return p.Title }, got: func(o *output) string { return o.title }},
		{name: "author", evidence: "authors", want: func(p *page) string { return p.Author }, got: func(o *output) string { return o.author }},
		{name: "date", evidence: "published", want: func(p *page) string { return dayOf(p.Date) }, got: func(o *output) string { return o.date }},
	}
	titleField    = allFields[:1]
	dateField     = allFields[2:]
	mozillaFields = []field{
		{name: "title", evidence: "title", want: func(p *page) string { return p.Meta.Title }, got: func(o *output) string { return o.title }},
		{name: "byline", evidence: "authors", want: func(p *page) string { return p.Meta.Byline }, got: func(o *output) string { return o.byline }},
		{name: "site", evidence: "site_name", want: func(p *page) string { return p.Meta.SiteName }, got: func(o *output) string { return o.site }},
	}
	annotatedFields = []field{
		{name: "title in the headline", evidence: "title", want: func(p *page) string { return p.Headline }, got: func(o *output) string { return o.title }, match: saysMostOf},
		{name: "author in the byline", evidence: "authors", want: func(p *page) string { return p.Byline }, got: func(o *output) string { return o.author }, match: standsIn},
		{name: "date in the byline", evidence: "published", want: func(p *page) string { return p.Byline }, got: func(o *output) string { return o.date }, match: dayStandsIn},
	}
)

// dayOf is the day of a date as the corpora write it: some add the time, and
// some say "nan" where they know none.
func dayOf(date string) string {
	if !strings.ContainsAny(date, "0123456789") {
		return ""
	}
	day, _, _ := strings.Cut(date, "T")
	return day
}

// saysMostOf reports whether a value has no other words than a block, and half
// of its different words or more: the headline's block may say it twice, or
// have a line above it.
func saysMostOf(got, block string) bool {
	return standsIn(got, block) && 2*len(countWords(signsOf(got))) >= len(countWords(signsOf(block)))
}

// standsIn reports whether a value was read and all of its words are among
// those of the block that should say it.
func standsIn(got, block string) bool {
	words, said := signsOf(got), countWords(signsOf(block))
	return len(words) > 0 && countWords(words).common(said) == len(words)
}

// dayStandsIn reports whether the year and the day of a date are among the
// numbers of a block. Its month may be written in any language.
func dayStandsIn(got, block string) bool {
	date, err := time.Parse(time.DateOnly, got)
	if err != nil {
		return false
	}
	numbers := strings.FieldsFunc(block, func(r rune) bool { return r < '0' || r > '9' })
	for i, n := range numbers {
		numbers[i] = strings.TrimLeft(n, "0")
	}
	return slices.Contains(numbers, fmt.Sprint(date.Year())) && slices.Contains(numbers, fmt.Sprint(date.Day()))
}

// measureMetadata counts matches, in lower case and with single blanks, over
// the pages whose reference has the field, and what pith's wrong answers come
// from.
func measureMetadata(b *bench) (report, error) {
	var r report
	all := withMetadata(b.contestants())
	t := table{title: "metadata: matches, over the pages that have the field", head: []string{"", "pages"}}
	for _, c := range all {
		t.head = append(t.head, c.name)
	}
	wrong := confusions{}
	err := b.eachSet(&r, func(s set) bool { return len(s.fields) > 0 }, func(s set, pages []*page) error {
		outputs, err := readMetadata(&r, s.name, pages, all)
		for _, f := range s.fields {
			t.add(metadataRow(b, &r, s, f, pages, all, outputs)...)
			for i, p := range pages {
				if want := plain(f.want(p)); want != "" && all[0].name == b.library.name {
					wrong.count(&f, &outputs[i][0], want)
				}
			}
		}
		return err
	})
	if err == nil {
		r.tables = append(append(r.tables, t), wrong.tables()...)
	}
	return r, err
}

// readMetadata reads the pages with each contestant: outputs by page and
// contestant.
func readMetadata(r *report, set string, pages []*page, all []contestant) ([][]output, error) {
	outputs := make([][]output, len(pages))
	errs := make([][]error, len(pages))
	err := eachPage(pages, 2, func(i int, p *page, src []byte) {
		outputs[i], errs[i] = make([]output, len(all)), make([]error, len(all))
		for j, c := range all {
			out, err := c.run(p, src)
			out.text, out.markdown = nil, nil // they hold the page's tree
			outputs[i][j], errs[i][j] = out, err
		}
	})
	if err != nil {
		return nil, err
	}
	for j, c := range all {
		noteErrors(r, c.name+" on "+set, pages, func(i int) error { return errs[i][j] })
	}
	return outputs, nil
}

func metadataRow(b *bench, r *report, s set, f field, pages []*page, all []contestant, outputs [][]output) []string {
	row := []string{s.name + ": " + f.name, ""}
	for j, c := range all {
		var right mean
		for i, p := range pages {
			want := plain(f.want(p))
			if want == "" {
				continue
			}
			got := plain(f.got(&outputs[i][j]))
			ok := f.right(got, want)
			right.addIf(ok)
			if b.verbose && j == 0 && !ok {
				r.note("%s %s: got %q, want %q", p.ID, f.name, got, want)
			}
		}
		row[1] = fmt.Sprint(right.n)
		row = append(row, right.String())
		r.keep(c.name, "metadata/"+s.name+"/"+strings.ReplaceAll(f.name, " ", "-"), right)
	}
	return row
}

func withMetadata(all []contestant) []contestant {
	var some []contestant
	for _, c := range all {
		if !c.noMeta {
			some = append(some, c)
		}
	}
	return some
}
