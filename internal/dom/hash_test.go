package dom

import (
	"testing"
)

func TestWordSplitter(t *testing.T) {
	w := WordSplitter{S: "postBody-2 main_text3XLarge"}
	var got []uint32
	for h, ok := w.Next(); ok; h, ok = w.Next() {
		got = append(got, h)
	}
	for i, word := range []string{"post", "body", "main", "text", "xlarge"} {
		if i >= len(got) || got[i] != HashWord(word) {
			t.Fatalf("word %d of %d is not %s", i, len(got), word)
		}
	}
}
