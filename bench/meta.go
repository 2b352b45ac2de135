package main

import "fmt"

// field is one piece of metadata: what the corpus has and what was read.
type field struct {
	name string
	want func(p *page) string
	got  func(o *output) string
}

// fieldsOf are the fields that a corpus has.
func fieldsOf(set string) []field {
	if set == "mozilla" {
		return []field{
			{"title", func(p *page) string { return p.Meta.Title }, func(o *output) string { return o.title }},
			{"byline", func(p *page) string { return p.Meta.Byline }, func(o *output) string { return o.byline }},
			{"site", func(p *page) string { return p.Meta.SiteName }, func(o *output) string { return o.site }},
		}
	}
	return []field{
		{"title", func(p *page) string { return p.Title }, func(o *output) string { return o.title }},
		{"author", func(p *page) string { return p.Author }, func(o *output) string { return o.author }},
		{"date", func(p *page) string { return p.Date }, func(o *output) string { return o.date }},
	}
}

// measureMetadata counts exact matches, in lower case and with single
// blanks, over the pages whose reference has the field.
func measureMetadata(b *bench) (report, error) {
	var r report
	pages, err := b.pages(b.set)
	if err != nil {
		return r, err
	}
	all := withMetadata(b.contestants())
	outputs := make([][]output, len(pages))
	errs := make([][]error, len(pages))
	err = eachPage(pages, 2, func(i int, p *page, src []byte) {
		outputs[i], errs[i] = make([]output, len(all)), make([]error, len(all))
		for j, c := range all {
			out, err := c.run(p, src)
			out.text, out.markdown = nil, nil // they hold the page's tree
			outputs[i][j], errs[i][j] = out, err
		}
	})
	if err != nil {
		return r, err
	}
	r.tables = append(r.tables, metadataTable(b, &r, pages, all, outputs))
	for j, c := range all {
		noteErrors(&r, c.name, pages, func(i int) error { return errs[i][j] })
	}
	return r, nil
}

func metadataTable(b *bench, r *report, pages []*page, all []contestant, outputs [][]output) table {
	t := table{title: fmt.Sprintf("metadata: %s, %d pages, exact matches", b.set, len(pages)), head: []string{""}}
	count := []string{"pages with it"}
	for j, c := range all {
		row := []string{c.name}
		for _, f := range fieldsOf(b.set) {
			var right mean
			for i, p := range pages {
				want := plain(f.want(p))
				if want == "" {
					continue
				}
				got := plain(f.got(&outputs[i][j]))
				right.addIf(got == want)
				if b.verbose && j == 0 && got != want {
					r.note("%s %s: got %q, want %q", p.ID, f.name, got, want)
				}
			}
			if j == 0 {
				t.head = append(t.head, f.name)
				count = append(count, fmt.Sprint(right.n))
			}
			row = append(row, right.String())
			r.keep(c.name, "metadata/"+b.set+"/"+f.name, right)
		}
		t.add(row...)
	}
	t.add(count...)
	return t
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
