package main

import "fmt"

// measureStructure compares the constructs of the Markdown made of each
// fixture with those of the Markdown expected.
func measureStructure(b *bench) (report, error) {
	const set = "markdown-fixtures"
	var r report
	pages, err := b.pages(set)
	if err != nil {
		return r, err
	}
	all := b.contestants()
	got := make([][]constructs, len(pages)) // by page and contestant
	want := make([]constructs, len(pages))
	errs := make([][]error, len(pages))
	err = eachPage(pages, 2, func(i int, p *page, src []byte) {
		sp := spellingOf(p, src)
		want[i] = constructsOf(p.ExpectedMD, sp)
		got[i], errs[i] = make([]constructs, len(all)), make([]error, len(all))
		for j, c := range all {
			out, err := c.run(p, src)
			got[i][j], errs[i][j] = constructsOf(guardMarkdown(out), sp), err
		}
	})
	if err != nil {
		return r, err
	}
	t := table{title: fmt.Sprintf("structure: %s, %d pages, F1 of constructs by kind", set, len(pages)), head: []string{"", "mean", "pages"}}
	present := kindsIn(want)
	for _, k := range present {
		t.head = append(t.head, kindNames[k])
	}
	for j, c := range all {
		var overall mean
		row := []string{c.name, "", ""}
		for _, k := range present {
			f := pooledF1(k, want, func(i int) constructs { return got[i][j] })
			overall.add(f)
			row = append(row, fmt.Sprintf("%.4f", f))
			r.keep(c.name, "structure/"+kindNames[k], mean{f, 1})
		}
		byPage := meanOfPages(want, func(i int) constructs { return got[i][j] })
		row[1], row[2] = overall.String(), byPage.String()
		r.keep(c.name, "structure/mean", overall)
		r.keep(c.name, "structure/pages", byPage)
		t.add(row...)
		noteErrors(&r, c.name, pages, func(i int) error { return errs[i][j] })
	}
	total := []string{"constructs expected", "", ""}
	for _, k := range present {
		n := 0
		for _, w := range want {
			n += w[k].size()
		}
		total = append(total, fmt.Sprint(n))
	}
	t.add(total...)
	r.tables = append(r.tables, t)
	if b.verbose {
		noteDifferences(&r, pages, want, got)
	}
	return r, nil
}

// guardMarkdown renders and never panics.
func guardMarkdown(out output) (md string) {
	defer func() {
		if recover() != nil {
			md = ""
		}
	}()
	return out.markdown()
}

// kindsIn are the kinds of which there is any.
func kindsIn(want []constructs) []kind {
	var present []kind
	for k := range numKinds {
		for _, w := range want {
			if len(w[k]) > 0 {
				present = append(present, k)
				break
			}
		}
	}
	return present
}

// pooledF1 compares all constructs of a kind, each with those of its page.
func pooledF1(k kind, want []constructs, got func(i int) constructs) float64 {
	var common, g, w int
	for i := range want {
		common += got(i)[k].common(want[i][k])
		g += got(i)[k].size()
		w += want[i][k].size()
	}
	if g+w == 0 {
		return 1
	}
	return 2 * float64(common) / float64(g+w)
}

// meanOfPages is the mean over the pages, each with the mean of the kinds that it
// has or was given: a page of a hundred cells counts like one of two.
func meanOfPages(want []constructs, got func(i int) constructs) mean {
	var overall mean
	for i := range want {
		var page mean
		for k := range numKinds {
			if w, g := want[i][k], got(i)[k]; w.size()+g.size() > 0 {
				page.add(2 * float64(g.common(w)) / float64(w.size()+g.size()))
			}
		}
		if page.n > 0 {
			overall.add(page.value())
		}
	}
	return overall
}

// noteDifferences lists what the first contestant has too little or too
// much of.
func noteDifferences(r *report, pages []*page, want []constructs, got [][]constructs) {
	for i, p := range pages {
		for k := range numKinds {
			for _, key := range want[i][k].missingFrom(got[i][0][k]) {
				r.note("%s: %s lost: %q", p.ID, kindNames[k], key)
			}
			for _, key := range got[i][0][k].missingFrom(want[i][k]) {
				r.note("%s: %s too much: %q", p.ID, kindNames[k], key)
			}
		}
	}
}
