package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// mistake is who won with a wrong value and who had the reference's: sources
// of a field, "nothing" where there is none.
type mistake struct{ won, right string }

// mistakesOf counts one kind of mistake, and how the values differ.
type mistakesOf struct {
	wrong     int
	signs     int // only in signs that are no letters: quotation marks, dashes, blanks
	part, all int // the answer is a part of the reference, or has all of it and more
}

// confusion is what went wrong with one field, over sets.
type confusion map[mistake]*mistakesOf

// confusions are those of each field, by the key of its evidence.
type confusions map[string]confusion

// count looks at one page's answer.
func (c confusions) count(f *field, out *output, want string) {
	got := plain(f.got(out))
	if f.right(got, want) {
		return
	}
	if c[f.evidence] == nil {
		c[f.evidence] = confusion{}
	}
	key := mistake{won: noSource, right: noSource}
	for rank, candidate := range out.evidence[f.evidence] {
		if rank == 0 {
			key.won = sourceName(candidate.Source)
		}
		if key.right == noSource && f.right(valueOf(f, candidate.Value), want) {
			key.right = sourceName(candidate.Source)
		}
	}
	m := c[f.evidence][key]
	if m == nil {
		m = &mistakesOf{}
		c[f.evidence][key] = m
	}
	m.wrong++
	said, asked := lettersOf(got), lettersOf(want)
	switch {
	case said == "":
	case said == asked:
		m.signs++
	case strings.Contains(asked, said):
		m.part++
	case strings.Contains(said, asked):
		m.all++
	}
}

const noSource = "nothing"

// sourceName is a source without the type of schema.org's thing, of which
// there are too many for a table.
func sourceName(source string) string {
	if rest, ok := strings.CutPrefix(source, "json-ld "); ok {
		if _, property, ok := strings.Cut(rest, "."); ok {
			return "json-ld " + property
		}
	}
	return source
}

// valueOf is a candidate's value as the field's answer would be.
func valueOf(f *field, value string) string {
	value = plain(value)
	if f.evidence == "published" {
		value = value[:min(len(value), len("2006-01-02"))]
	}
	return value
}

// lettersOf are the letters and digits of a plain text.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// tables are one for each field, with the most frequent mistakes.
func (c confusions) tables() []table {
	var all []table
	for _, name := range slices.Sorted(maps.Keys(c)) {
		mistakes := c[name]
		t := table{title: name + ": wrong answers, by the source that won and the first that was right", head: []string{"won", "right", "wrong", "signs alone", "a part", "and more"}}
		keys := slices.SortedFunc(maps.Keys(mistakes), func(a, b mistake) int {
			return cmp.Or(cmp.Compare(mistakes[b].wrong, mistakes[a].wrong), cmp.Compare(a.won, b.won), cmp.Compare(a.right, b.right))
		})
		var rest mistakesOf
		for i, key := range keys {
			m := mistakes[key]
			if i >= mostMistakes {
				rest.add(m)
				continue
			}
			t.add(m.row(key)...)
		}
		if rest.wrong > 0 {
			t.add(rest.row(mistake{"others", ""})...)
		}
		all = append(all, t)
	}
	return all
}

const mostMistakes = 20 // rows of a field's table

func (m *mistakesOf) add(o *mistakesOf) {
	m.wrong += o.wrong
	m.signs += o.signs
	m.part += o.part
	m.all += o.all
}

func (m *mistakesOf) row(key mistake) []string {
	return []string{key.won, key.right, fmt.Sprint(m.wrong), fmt.Sprint(m.signs), fmt.Sprint(m.part), fmt.Sprint(m.all)}
}
