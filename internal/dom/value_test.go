package dom

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func TestFirstFoldedIsWhereFoldBegins(t *testing.T) {
	for _, s := range []string{"", " ", "A lamp", "’s lamp", "'tis", "«Élan»", "7 lamps", "İzmir", "\u0301a", "灯台", "—", "\xff a", "\u00a0Ω", "٣", "K"} {
		first, _ := utf8.DecodeRuneInString(Fold(s))
		if Fold(s) == "" {
			first = 0
		}
		if got := FirstFolded(s); got != first {
			t.Errorf("%q begins with %q, and folded, %q, with %q", s, got, Fold(s), first)
		}
	}
}

func TestSaysNothingIsBlankText(t *testing.T) {
	const bytes = 4
	for _, texts := range [][]string{{}, {" "}, {"a"}, {"  ", "\n", "a"}, {"    ", "a"}, {strings.Repeat(" ", 5*bytes) + "a"}, {"", "", "\u3000", "b"}, {"\t", "\u00a0"}} {
		n := NewElement(atom.P)
		for _, text := range texts {
			n.AppendChild(&html.Node{Type: html.CommentNode})
			n.AppendChild(NewText(text))
		}
		if text := TextUpTo(n, bytes); SaysNothing(n, bytes) != (strings.TrimSpace(text) == "") {
			t.Errorf("%q: SaysNothing is not what %q is", texts, text)
		}
		if text := TextOf(n); text != strings.Join(texts, "") {
			t.Errorf("%q: the text is %q", texts, text)
		}
	}
}
