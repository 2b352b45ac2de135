package main

import (
	"math"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestWordsOf(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"lower case, punctuation parts", "Don't stop, NOW!", []string{"don", "t", "stop", "now"}},
		{"underscore and digits are word characters", "snake_case v2 3.14", []string{"snake_case", "v2", "3", "14"}},
		{"letters of any script", "Größe 日本語 привет", []string{"größe", "日本語", "привет"}},
		{"numerals that are no digits", "x² ½ Ⅷ", []string{"x²", "½", "ⅷ"}},
		{"marks part words, as in Python", "के", []string{"क"}},
		{"nothing", " … ", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := wordsOf(tt.text); !slices.Equal(got, tt.want) {
				t.Errorf("wordsOf(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestSignsOf(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"each sign of Han and Kana is a word", "東京でラーメン。", []string{"東", "京", "で", "ラ", "ー", "メ", "ン"}},
		{"a syllable of Hangul too", "항구 도시", []string{"항", "구", "도", "시"}},
		{"Thai, whose marks are none", "ที่นี่", []string{"ท", "น"}},
		{"words of other scripts beside them stay whole", "iPhone15を2台", []string{"iphone15", "を", "2", "台"}},
		{"other scripts are as ever", "Größe snake_case привет v2", []string{"größe", "snake_case", "привет", "v2"}},
		{"nothing", "。…", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := signsOf(tt.text); !slices.Equal(got, tt.want) {
				t.Errorf("signsOf(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestGramsOf(t *testing.T) {
	tests := []struct {
		name  string
		words []string
		want  []string
	}{
		{"one less than there are words, for each", []string{"a", "b", "c", "d", "e"}, []string{"a b c d", "b c d e"}},
		{"a shorter text is one", []string{"a", "b"}, []string{"a b"}},
		{"nothing", nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := gramsOf(tt.words, 4); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestScoreOf(t *testing.T) {
	tests := []struct {
		name, got, want       string
		precision, recall, f1 float64
	}{
		{"the same in another order", "b a", "a b", 1, 1, 1},
		{"half too much", "a b c d", "a b", 0.5, 1, 2.0 / 3},
		{"half lost", "a", "a b", 1, 0.5, 2.0 / 3},
		{"a word counts as often as it stands there", "a a a", "a b", 1.0 / 3, 0.5, 0.4},
		{"nothing in common", "x", "a", 0, 0, 0},
		{"nothing wanted, nothing given", "", "", 1, 1, 1},
		{"nothing wanted, something given", "x", "", 0, 0, 0},
		{"something wanted, nothing given", "", "x", 0, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := scoreOf(countWords(wordsOf(tt.got)), countWords(wordsOf(tt.want)))
			for _, v := range [][2]float64{{s.precision, tt.precision}, {s.recall, tt.recall}, {s.f1, tt.f1}} {
				if math.Abs(v[0]-v[1]) > 1e-9 {
					t.Errorf("got %+v, want %v, %v, %v", s, tt.precision, tt.recall, tt.f1)
				}
			}
		})
	}
}

func TestFound(t *testing.T) {
	text := plain("The  quick\nBrown fox.")
	hits, of := found(text, []string{"quick brown", "QUICK  BROWN FOX", "lazy dog", " "})
	if hits != 2 || of != 3 {
		t.Errorf("found %d of %d, want 2 of 3", hits, of)
	}
}

func TestTextOfNeverGluesBlocks(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"paragraphs", "<p>one</p><p>two</p>", "one two"},
		{"line break", "one<br>two", "one two"},
		{"cells", "<table><tr><td>one<td>two</table>", "one two"},
		{"inline elements do not part a word", "<p>o<b>n</b>e</p>", "one"},
		{"what is not read", "<p>one<script>x</script><style>y</style></p>", "one"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := html.Parse(strings.NewReader(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			if got := plain(textOf(doc)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestRunGuardsAgainstPanics(t *testing.T) {
	c := contestant{name: "bad", extract: func(*page, []byte) (output, error) { panic("no") }}
	out, err := c.run(new(page), nil)
	if err == nil || out.text() != "" || out.markdown() != "" {
		t.Errorf("got %q, %v; want an empty output and an error", out.text(), err)
	}
}
