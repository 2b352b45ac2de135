package main

import "testing"

// The digest is the same for the same inputs, and another if anything that a
// model is made of is another.
func TestDigest(t *testing.T) {
	digestOf := func(line, html string, weight float64) string {
		t.Helper()
		s := &set{Folder: "mine", Weight: weight, Words: latinWords}
		p, err := s.page([]byte(line))
		if err != nil {
			t.Fatal(err)
		}
		p.html = []byte(html)
		tr := &trainer{pages: []*page{p}, digest: "the pages"}
		r, err := tr.readRows()
		if err != nil {
			t.Fatal(err)
		}
		digest, err := r.digest(tr.digest, tr.index(r.parts))
		if err != nil {
			t.Fatal(err)
		}
		return digest
	}
	const line = `{"id": "mill", "type": "article", "ref": "The mill by the river ground rye for three hundred years."}`
	want := digestOf(line, labelPage, 1)
	if got := digestOf(line, labelPage, 1); got != want {
		t.Error("another digest the second time")
	}
	for name, got := range map[string]string{
		"a name":      digestOf(line, `<div class=story>`+labelPage+`</div>`, 1),
		"a reference": digestOf(`{"id": "mill", "type": "article", "ref": "By Ada Berg The mill by the river ground rye for three hundred years."}`, labelPage, 1),
		"a type":      digestOf(`{"id": "mill", "type": "forum", "ref": "The mill by the river ground rye for three hundred years."}`, labelPage, 1),
		"a weight":    digestOf(line, labelPage, 2),
	} {
		if got == want {
			t.Errorf("%s changed, and the digest did not", name)
		}
	}
}
