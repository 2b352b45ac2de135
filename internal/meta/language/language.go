package language

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/language"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/hashmap"
	"github.com/pithmd/pith/internal/lexicon"
)

// What it takes to tell a language by its words.
const (
	languageSample   = 250 // words of prose looked at
	minLanguageWords = 40
	minLanguageText  = 60 // bytes of a text that may be prose
	grammarOneIn     = 6  // words of prose: it is about one in three
	timesAsMany      = 4  // more of the language's than of another
)

// InsteadOf is the language of a page's words where the page states none (""),
// or where the words are of another language by far; else "".
func InsteadOf(p *dom.Tree, said string) string {
	stated := uint32(0)
	if said != "" {
		if stated = rowOf(said); stated == 0 {
			return "" // nothing to compare with
		}
	}
	hits, words := grammarOf(p)
	row := mostHits(hits)
	rows := functionWords()
	langs, own := rows[row].langs, uint32(1)<<row
	if own&stated != 0 || strings.Contains(langs, " ") || words < minLanguageWords || hits.without(own, 0)*grammarOneIn < words {
		return ""
	}
	for i := range rows {
		other := uint32(1) << i
		if i != row && (stated == 0 || stated == other) && hits.without(own, other) <= timesAsMany*hits.without(other, own) {
			return ""
		}
	}
	return langs
}

// A wordRow is the function words of languages that they cannot tell from each
// other: words that carry grammar and not meaning, so that prose has them and
// menus and lists of names do not.
type wordRow struct {
	langs string // codes
	words []string
}

// functionWords has a row for each language that the lexicon has such words of.
var functionWords = sync.OnceValue(func() []wordRow {
	var rows []wordRow
	var last *lexicon.Language
	alike := map[*lexicon.Language]string{}
	for lang, code := range lexicon.Phrases(lexicon.WrittenAlike) {
		alike[lang] += " " + code
	}
	for lang, line := range lexicon.Lines(lexicon.FunctionWords) {
		if lang != last {
			rows, last = append(rows, wordRow{langs: lang.Code + alike[lang]}), lang
		}
		row := &rows[len(rows)-1]
		row.words = append(row.words, strings.Fields(line)...)
	}
	return rows
})

// indexFunctionWords has the words by hash, each with a bit for each row that
// it stands in.
func indexFunctionWords() map[uint32]uint32 {
	rows := map[uint32]uint32{}
	for i, row := range functionWords() {
		for _, w := range row.words {
			rows[dom.HashWord(w)] |= 1 << i
		}
	}
	return rows
}

// rowOf has a bit for the row of functionWords of a language.
func rowOf(lang string) uint32 {
	base, _, _ := strings.Cut(lang, "-")
	for i, row := range functionWords() {
		if dom.HasWord(row.langs, base) {
			return 1 << i
		}
	}
	return 0
}

// grammarHits counts function words by the rows that they stand in.
type grammarHits map[uint32]int

// without counts the words of a row that do not stand in another.
func (h grammarHits) without(row, other uint32) int {
	sum := 0
	for rows, n := range h {
		if rows&row != 0 && rows&other == 0 {
			sum += n
		}
	}
	return sum
}

// mostHits is the row with the most words, the first of several.
func mostHits(h grammarHits) int {
	best, most := 0, 0
	for i := range functionWords() {
		if n := h.without(1<<i, 0); n > most {
			best, most = i, n
		}
	}
	return best
}

// grammarOf counts the words of the body's prose, and the function words.
func grammarOf(p *dom.Tree) (hits grammarHits, words int) {
	hits = grammarHits{}
	table := GrammarWords()
	for i := int(p.Body); i < len(p.Nodes) && words < languageSample; i++ {
		n := &p.Nodes[i]
		if n.Type != html.TextNode || len(n.Data) < minLanguageText || n.Parent < 0 || p.Nodes[n.Parent].Traits&dom.IsSkipped != 0 {
			continue
		}
		dom.EachWord(dom.CutBytes(n.Data, dom.MaxValueBytes), func(w uint32) {
			words++
			if rows := table.Get(w); rows != 0 {
				hits[rows]++
			}
		})
	}
	return hits, words
}

const scriptSample = 2500 // letters looked at

// ScriptOf names the script that most letters of the page are in, by its
// ISO 15924 code; "" if it is mixed or there is little text.
func ScriptOf(p *dom.Tree) string {
	var counts [len(scripts)]int
	all := 0
	last := 1 // of the letter before, for most letters of a text are in one
	eachLetter(p, func(c rune) {
		all++
		switch {
		case c < 0x250:
			counts[0]++
			return
		case unicode.Is(scripts[last].table, c):
			counts[last]++
			return
		}
		for k := 1; k < len(scripts); k++ {
			if unicode.Is(scripts[k].table, c) {
				counts[k]++
				last = k
				return
			}
		}
	})
	if all < 200 {
		return ""
	}
	// Japanese is written in Han and Kana, and Chinese pages have no Kana.
	kana := counts[len(scripts)-1]
	if han := counts[1]; han+kana > all/2 {
		if kana > (han+kana)/10 {
			return "Jpan"
		}
		return "Hani"
	}
	for k, n := range counts {
		if n > all*6/10 {
			return scripts[k].code
		}
	}
	return ""
}

// eachLetter calls f with the letters of a page's longer texts, up to a sample.
func eachLetter(p *dom.Tree, f func(c rune)) {
	all := 0
	for i := int(p.Body); i < len(p.Nodes) && all < scriptSample; i++ {
		n := &p.Nodes[i]
		if n.Type != html.TextNode || len(n.Data) < 20 || n.Parent < 0 || p.Nodes[n.Parent].Traits&dom.IsSkipped != 0 {
			continue
		}
		for _, c := range n.Data {
			switch {
			case c < unicode.MaxASCII && (c|0x20 < 'a' || c|0x20 > 'z'):
			case c > unicode.MaxASCII && !unicode.IsLetter(c):
			default:
				all++
				f(c)
			}
		}
	}
}

// scripts that a page's language is checked against; Latin is first, Han
// second and Kana last.
var scripts = [...]struct {
	code  string
	table *unicode.RangeTable
}{
	{"Latn", unicode.Latin}, {"Hani", unicode.Han}, {"Cyrl", unicode.Cyrillic}, {"Arab", unicode.Arabic},
	{"Grek", unicode.Greek}, {"Hebr", unicode.Hebrew}, {"Kore", unicode.Hangul}, {"Thai", unicode.Thai},
	{"Deva", unicode.Devanagari}, {"Beng", unicode.Bengali}, {"Taml", unicode.Tamil}, {"Telu", unicode.Telugu},
	{"Geor", unicode.Georgian}, {"Armn", unicode.Armenian}, {"Kana", unicode.Hiragana},
}

// IsWrittenIn reports whether a language is written in a script.
func IsWrittenIn(tag language.Tag, script string) bool {
	if script == "" {
		return true
	}
	own, confidence := tag.Script()
	if confidence == language.No {
		return true
	}
	base, _ := tag.Base()
	switch code := own.String(); {
	case code == script:
		return true
	case script == "Hani":
		return code == "Hans" || code == "Hant" || code == "Jpan"
	case script == "Latn", script == "Cyrl":
		// Serbian, Uzbek, Kazakh … are written in both, and every language
		// can be transcribed; but not Chinese where there is no Han at all.
		switch base.String() {
		case "sr", "uz", "kk", "az", "bs", "mn", "tg", "tk", "ky", "ku", "ha", "ms":
			return true
		}
	}
	return false
}

// OfScript is the language of a page in a script, where the script or letters
// that only one of its languages has tell it; else "".
func OfScript(p *dom.Tree, script string) string {
	if only := ofScript[script]; only != "" {
		return only
	}
	counts, all := map[rune]int{}, 0
	eachLetter(p, func(c rune) {
		counts[unicode.ToLower(c)]++
		all++
	})
	for _, l := range letters {
		own := 0
		for _, c := range l.own {
			own += counts[c]
		}
		for _, c := range l.never {
			own -= all * min(1, counts[c])
		}
		if l.script == script && own*letterOneIn > all {
			return l.lang
		}
	}
	return ""
}

// ofScript has the scripts of one language, as far as pages go.
var ofScript = map[string]string{
	"Jpan": "ja", "Hani": "zh", "Kore": "ko", "Grek": "el", "Hebr": "he", "Thai": "th", "Geor": "ka", "Armn": "hy",
	"Beng": "bn", "Taml": "ta", "Telu": "te",
}

// letterOneIn is how rare the letters of its own may be in a language: those
// of Persian are one in 30, of Arabic one in 12.
const letterOneIn = 150

// letters are the letters by which languages of one script are told apart (the
// alphabets, by Unicode's CLDR), and those that would prove another. The first
// that fits counts.
var letters = [...]struct{ script, lang, own, never string }{
	{"Cyrl", "be", "ў", ""},
	{"Cyrl", "uk", "іїєґ", "ыэ"},
	{"Cyrl", "mk", "ѓќѕ", ""},
	{"Cyrl", "sr", "ђћљњџј", ""},
	{"Cyrl", "kk", "қғұһ", ""},
	{"Cyrl", "ru", "ыэ", "іүө"},
	{"Cyrl", "bg", "ъ", "ыэ"},
	{"Arab", "ckb", "ێۆڵڕ", ""},
	{"Arab", "ur", "ٹڈڑے", ""},
	{"Arab", "fa", "پچژگ", "ة"},
	{"Arab", "ar", "ةىأإ", "پژگ"},
}

// GrammarWords are the lexicon's function words by their hashes.
var GrammarWords = sync.OnceValue(func() *hashmap.Table[uint32] { return hashmap.New(indexFunctionWords()) })
