package main

import "strings"

// score is how well an output matches a reference, each figure 0 to 1.
type score struct{ precision, recall, f1 float64 }

// scoreOf compares two multisets. With an empty reference only an empty
// output is right.
func scoreOf(got, want multiset) score {
	g, w := got.size(), want.size()
	switch {
	case w == 0 && g == 0:
		return score{1, 1, 1}
	case w == 0 || g == 0:
		return score{}
	}
	common := float64(got.common(want))
	s := score{precision: common / float64(g), recall: common / float64(w)}
	if common > 0 {
		s.f1 = 2 * s.precision * s.recall / (s.precision + s.recall)
	}
	return s
}

// mean is the average of what is added to it.
type mean struct {
	sum float64
	n   int
}

func (m *mean) add(v float64) { m.sum += v; m.n++ }

func (m *mean) addIf(right bool) {
	if right {
		m.sum++
	}
	m.n++
}

// value is 0 of nothing.
func (m mean) value() float64 {
	if m.n == 0 {
		return 0
	}
	return m.sum / float64(m.n)
}

// plain is a text in lower case with single blanks and without soft hyphens,
// which show nothing where a word is not broken.
func plain(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(strings.ToLower(s)), " "), "\u00ad", "")
}

// found counts the snippets that stand in a text, both plain. A snippet
// without words says nothing and is not counted.
func found(text string, snippets []string) (hits, of int) {
	for _, s := range snippets {
		if s = plain(s); s == "" {
			continue
		}
		of++
		if strings.Contains(text, s) {
			hits++
		}
	}
	return hits, of
}
