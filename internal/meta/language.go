package meta

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

// readLanguage settles language and direction. What the page claims is
// checked against the script and the words of its text: templates keep
// lang="en" whatever is put into them.
func (r *resolver) readLanguage() {
	var found []candidate
	script := scriptOf(&r.p.Tree)
	var foreign []candidate
	say := func(v, source string) {
		v = strings.ReplaceAll(strings.TrimSpace(v), "_", "-")
		if v == "" || len(v) > 35 {
			return
		}
		tag, err := language.Parse(v)
		if err != nil || tag == language.Und {
			return
		}
		c := candidate{Value: tag.String(), Source: source}
		if !writes(tag, script) {
			foreign = append(foreign, c)
			return
		}
		found = append(found, c)
	}
	if r.p.HTML != 0 {
		n := r.p.Nodes[r.p.HTML].Node
		say(dom.AttrOr(n, "lang"), "html lang")
		say(dom.AttrOr(n, "xml:lang"), "html xml:lang")
	}
	if r.p.Body != 0 {
		say(dom.AttrOr(r.p.Nodes[r.p.Body].Node, "lang"), "body lang")
	}
	say(r.s.meta("content-language"), "meta content-language")
	for _, i := range r.e.Things() {
		v := r.e.Get(i, "inLanguage")
		code := r.e.Str(v, "alternateName") // of a Language, whose name is in words
		if code == "" {
			code = r.e.Text(v)
		}
		say(code, "json-ld "+r.e.TypeOf(i)+".inLanguage")
	}
	say(r.s.meta("og:locale"), "meta og:locale")
	say(r.s.meta("dc:language"), "meta dc.language")
	say(r.s.meta("language"), "meta language")
	if len(found) == 0 && script != "" {
		if only := onlyLanguage(script); only != "" {
			found = append(found, candidate{Value: only, Source: "script of the text"})
		}
	}
	found = r.insteadOf(found)
	found = append(found, foreign...)
	if winner := r.set("language", found); len(foreign) == 0 || len(found) > len(foreign) {
		r.m.Language = winner
	}
	r.m.Direction = r.direction()
}

// direction is what <html> or <body> says, else what the language's script
// asks for.
func (r *resolver) direction() string {
	for _, i := range [...]int32{r.p.HTML, r.p.Body} {
		if i == 0 {
			continue
		}
		switch dir := strings.ToLower(dom.AttrOr(r.p.Nodes[i].Node, "dir")); dir {
		case "ltr", "rtl":
			return dir
		}
	}
	if r.m.Language == "" {
		return ""
	}
	switch script, _ := language.Make(r.m.Language).Script(); script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm":
		return "rtl"
	}
	return ""
}

// What it takes to tell a language by its words.
const (
	languageSample   = 250 // words of prose looked at
	minLanguageWords = 40
	minLanguageText  = 60 // bytes of a text that may be prose
	grammarOneIn     = 6  // words of prose: it is about one in three
	timesAsMany      = 4  // more of the language's than of another
)

// insteadOf puts the language of the page's words before what the page says,
// where it says nothing or the words are of another language by far.
func (r *resolver) insteadOf(said []candidate) []candidate {
	stated := uint32(0)
	if len(said) > 0 {
		if stated = rowOf(said[0].Value); stated == 0 {
			return said // nothing to compare with
		}
	}
	hits, words := grammarOf(&r.p.Tree)
	row := mostHits(hits)
	rows := functionWords()
	langs, own := rows[row].langs, uint32(1)<<row
	if own&stated != 0 || strings.Contains(langs, " ") || words < minLanguageWords || hits.without(own, 0)*grammarOneIn < words {
		return said
	}
	for i := range rows {
		other := uint32(1) << i
		if i != row && (stated == 0 || stated == other) && hits.without(own, other) <= timesAsMany*hits.without(other, own) {
			return said
		}
	}
	return append([]candidate{{Value: langs, Source: "words of the text"}}, said...)
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

// scriptOf names the script that most letters of the page are in, by its
// ISO 15924 code; "" if it is mixed or there is little text.
func scriptOf(p *dom.Tree) string {
	var counts [len(scripts)]int
	all := 0
	for i := int(p.Body); i < len(p.Nodes) && all < scriptSample; i++ {
		n := &p.Nodes[i]
		if n.Type != html.TextNode || len(n.Data) < 20 || n.Parent < 0 || p.Nodes[n.Parent].Traits&dom.IsSkipped != 0 {
			continue
		}
		for _, c := range n.Data {
			switch {
			case c < unicode.MaxASCII && (c|0x20 < 'a' || c|0x20 > 'z'):
				continue
			case c > unicode.MaxASCII && !unicode.IsLetter(c):
				continue
			}
			all++
			if c < 0x250 {
				counts[0]++
				continue
			}
			for k := 1; k < len(scripts); k++ {
				if unicode.Is(scripts[k].table, c) {
					counts[k]++
					break
				}
			}
		}
	}
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

// writes reports whether a language is written in the script.
func writes(tag language.Tag, script string) bool {
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

// onlyLanguage is the language of a script that one language uses, as far
// as pages go.
func onlyLanguage(script string) string {
	switch script {
	case "Jpan":
		return "ja"
	case "Hani":
		return "zh"
	case "Kore":
		return "ko"
	case "Grek":
		return "el"
	case "Hebr":
		return "he"
	case "Thai":
		return "th"
	case "Geor":
		return "ka"
	case "Armn":
		return "hy"
	}
	return ""
}

// GrammarWords are the lexicon's function words by their hashes.
var GrammarWords = sync.OnceValue(func() *hashmap.Table[uint32] { return hashmap.New(indexFunctionWords()) })
