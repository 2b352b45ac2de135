package main

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// fieldRows are what a reader found on 200 pages of annotated: 25 each that
// state a licence, a payment, a next page or tags in their mark-up, and 100
// that state none of these, each the first by the CRC-32 of their id.
//
//go:embed testdata/fields.jsonl
var fieldRows []byte

// fieldRow is one page of them.
type fieldRow struct {
	ID        string   `json:"id"`
	License   string   `json:"license"` // an address, or words of one
	Paywalled bool     `json:"paywalled"`
	Next      string   `json:"next"`
	Tags      []string `json:"tags"`
}

// hits counts values of a field.
type hits struct{ pages, said, want, right int }

// add counts what was said and what should be.
func (h *hits) add(said, want []string, same func(said, want string) bool) {
	if len(want) > 0 {
		h.pages++
	}
	h.said += len(said)
	h.want += len(want)
	for _, w := range want {
		for _, s := range said {
			if same(s, w) {
				h.right++
				break
			}
		}
	}
}

func (h *hits) row(name string) []string {
	s := score{}
	if h.said > 0 {
		s.precision = float64(h.right) / float64(h.said)
	}
	if h.want > 0 {
		s.recall = float64(h.right) / float64(h.want)
	}
	if h.right > 0 {
		s.f1 = 2 * s.precision * s.recall / (s.precision + s.recall)
	}
	return []string{name, fmt.Sprint(h.pages), fmt.Sprint(h.want), fmt.Sprint(h.said), fmt.Sprintf("%.3f", s.precision), fmt.Sprintf("%.3f", s.recall), fmt.Sprintf("%.3f", s.f1)}
}

// measureFields compares licence, payment, next page and tags, and on all
// pages of annotated the language.
func measureFields(b *bench) (report, error) {
	var r report
	rows, err := readFields(bytes.NewReader(fieldRows))
	if err != nil {
		return r, err
	}
	pages, err := b.pages("annotated")
	if err != nil {
		return r, err
	}
	outputs := make([]output, len(pages))
	err = eachPage(pages, 2, func(i int, p *page, src []byte) {
		outputs[i], _ = b.library.run(p, src)
		outputs[i].text, outputs[i].markdown = nil, nil // they hold the page's tree
	})
	if err != nil {
		return r, err
	}
	var license, paywall, next, tags hits
	for i, p := range pages {
		want, ok := rows[p.ID]
		if !ok {
			continue
		}
		out := &outputs[i]
		for _, f := range []struct {
			name       string
			h          *hits
			said, want []string
			same       func(said, want string) bool
		}{
			{"license", &license, listOf(out.license), listOf(want.License), sameLicense},
			{"next page", &next, listOf(out.next), listOf(want.Next), sameAddress},
			{"paywall", &paywall, listIf(out.paywalled), listIf(want.Paywalled), sameText},
			{"tags", &tags, out.tags, want.Tags, sameText},
		} {
			before := *f.h
			f.h.add(f.said, f.want, f.same)
			if right := f.h.right - before.right; b.verbose && (right < len(f.said) || right < len(f.want)) {
				r.note("%s %s: got %q, want %q", p.ID, f.name, f.said, f.want)
			}
		}
	}
	t := table{title: "fields: what 200 pages of annotated say of themselves besides", head: []string{"", "pages", "values", "said", "precision", "recall", "F1"}}
	t.add(license.row("license")...)
	t.add(paywall.row("paywall")...)
	t.add(next.row("next page")...)
	t.add(tags.row("tags")...)
	r.tables = append(r.tables, t, languagesRead(b, &r, pages, outputs))
	return r, nil
}

// languagesRead compares languages, without their regions, by the language
// that the corpus has.
func languagesRead(b *bench, r *report, pages []*page, outputs []output) table {
	type answers struct{ pages, right, none int }
	base := func(tag string) string {
		tag, _, _ = strings.Cut(strings.ToLower(tag), "-")
		return tag
	}
	known := map[string]*answers{}
	var all answers
	for i, p := range pages {
		want, got := base(p.Lang), base(outputs[i].language)
		if want == "" || want == "und" {
			continue
		}
		if known[want] == nil {
			known[want] = &answers{}
		}
		for _, a := range [...]*answers{known[want], &all} {
			a.pages++
			if got == want {
				a.right++
			}
			if got == "" {
				a.none++
			}
		}
		if b.verbose && got != want {
			r.note("%s language: got %q, want %q", p.ID, got, want)
		}
	}
	t := table{title: "language: pages of annotated by the language that the corpus has", head: []string{"", "pages", "right", "none"}}
	row := func(name string, a *answers) {
		t.add(name, fmt.Sprint(a.pages), fmt.Sprint(a.right), fmt.Sprint(a.none))
	}
	for _, lang := range slices.Sorted(maps.Keys(known)) {
		row(lang, known[lang])
	}
	row("all", &all)
	return t
}

// readFields reads rows by the page's id.
func readFields(from io.Reader) (map[string]fieldRow, error) {
	rows := map[string]fieldRow{}
	for d := json.NewDecoder(bufio.NewReader(from)); ; {
		var row fieldRow
		if err := d.Decode(&row); errors.Is(err, io.EOF) {
			return rows, nil
		} else if err != nil {
			return nil, fmt.Errorf("fields.jsonl: %w", err)
		}
		rows[row.ID] = row
	}
}

func listOf(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

func listIf(stated bool) []string {
	if !stated {
		return nil
	}
	return []string{"stated"}
}

func sameText(said, want string) bool { return plain(said) == plain(want) }

// sameAddress compares addresses without what does not change the page.
func sameAddress(said, want string) bool { return bareAddress(said) == bareAddress(want) }

func bareAddress(s string) string {
	_, rest, ok := strings.Cut(strings.ToLower(s), "://")
	if !ok {
		rest = s
	}
	return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
}

// sameLicense compares licences: two addresses of one, such as that of its
// summary and that of its text, or words that the other has too.
func sameLicense(said, want string) bool {
	if !strings.Contains(want, "://") {
		return strings.Contains(plain(said), plain(want))
	}
	kind := func(s string) string {
		s = bareAddress(s)
		if i := strings.LastIndexByte(s, '/'); i >= 0 && (strings.HasPrefix(s[i:], "/deed") || strings.HasPrefix(s[i:], "/legalcode")) {
			s = s[:i]
		}
		return s
	}
	return kind(said) == kind(want)
}
