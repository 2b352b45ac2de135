package person

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
	"github.com/pithmd/pith/internal/meta/date"
)

const (
	MaxNameRunes   = 70
	MaxBylineBytes = 240
	MaxAuthors     = 40
)

// A Namer reads names in a page's language. Texts say more than names, before
// and behind them; data do not, and a word that is one in a text ("Min",
// "Von") is a name there.
type Namer struct {
	Lang string
	Data bool
}

// CleanAuthors reads the names out of a byline.
func CleanAuthors(s, lang string) []string { return Namer{Lang: lang}.Names(s) }

// Names reads the names out of a byline or of a value of metadata: without
// "By", dates, reading times, addresses and handles, one entry a person.
// Letters after a name ("Ada Byron, PhD") stay with it.
func (n Namer) Names(s string) []string {
	s = withoutAddress(dom.Settle(s))
	if s == "" || dom.IsUnfilled(s) || dom.IsAddress(s) || len(s) > 4*MaxBylineBytes {
		return nil
	}
	if names, ok := reporterLine(s); ok {
		return names
	}
	if names := HanNames(s); len(names) > 1 {
		return names
	}
	if value, ok := labelled(s); ok {
		s = value
	}
	s = n.AfterBy(n.afterPhrase(n.afterDate(s)))
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsLower(r) && isSentence(s) {
		return nil
	}
	s = n.beforeTail(s)
	if IsOnlyBy(s) || strings.ContainsAny(s, "。？！") {
		return nil
	}
	var names []string
	for _, part := range splitNames(s) {
		if name := n.cleanName(part); name != "" {
			names = append(names, name)
		}
	}
	return Unique(names)
}

// Unique is a list of names without those that were there before.
func Unique(names []string) []string {
	var out []string
	for _, n := range names {
		seen := slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, n) })
		if !seen && len(out) < MaxAuthors {
			out = append(out, n)
		}
	}
	return out
}

// withoutAddress takes an address in brackets off a name, and the brackets
// off those who helped ("(with Mary Somerville)").
func withoutAddress(s string) string {
	i := strings.IndexByte(s, '(')
	if i <= 0 || !strings.HasSuffix(s, ")") {
		return s
	}
	inside := s[i+1 : len(s)-1]
	if strings.Contains(inside, "://") || strings.Contains(inside, "@") {
		return strings.TrimSpace(s[:i])
	}
	word, names, _ := strings.Cut(inside, " ")
	if helpWords()[strings.ToLower(word)] {
		return s[:i] + "and " + names
	}
	return s
}

// helpWords stand before those who helped.
var helpWords = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.With) })

// byWords begin a byline, in the languages that put a word before a name. The
// longest that fits counts.
var byWords = sync.OnceValue(func() []string { return lexicon.List(lexicon.By) })

// byNames are words for "by" that are the first names or the particles of
// people elsewhere ("Von Miller", "Di Webster"), and the languages they are
// words of.
var byNames = sync.OnceValue(func() map[string][]*lexicon.Language {
	names := map[string][]*lexicon.Language{}
	for lang, word := range lexicon.Phrases(lexicon.ByOrName) {
		names[word] = append(names[word], lang)
	}
	return names
})

// isWordHere reports whether a word for "by" means that and no name. In data
// most single words do not ("Text Müller", "Author Name"), and behind those
// that do in the page's language stands a full name.
func (n Namer) isWordHere(by, rest string) bool {
	langs, ambiguous := byNames()[by]
	if !ambiguous {
		return !n.Data || by == "by" || strings.Contains(by, " ")
	}
	own, _, _ := strings.Cut(strings.ToLower(n.Lang), "-")
	isOwn := func(l *lexicon.Language) bool { return l.Is(own) }
	return (own == "" || slices.ContainsFunc(langs, isOwn)) && (!n.Data || strings.Contains(rest, " "))
}

// AfterBy leaves out words for "by" and a colon after them, which makes a
// word of what could be a name.
func (n Namer) AfterBy(s string) string {
	for range 3 {
		lower := strings.ToLower(s)
		if s == "" || len(lower) != len(s) {
			break
		}
		cut := 0
		for _, w := range byWords() {
			if w[0] != lower[0] || len(w) <= cut || !strings.HasPrefix(lower, w) {
				continue
			}
			rest := s[len(w):]
			trimmed := strings.TrimLeft(rest, " :：/／|\u00a0-–")
			if trimmed == "" || trimmed == rest {
				continue
			}
			if strings.HasPrefix(rest, ":") || n.isWordHere(w, trimmed) {
				cut = len(s) - len(trimmed)
			}
		}
		if cut == 0 {
			break
		}
		s = s[cut:]
	}
	return s
}

// afterPhrase leaves out what stands before a word for "by" of several words,
// where that is short: "Dec 23 Written by Ada Byron".
func (n Namer) afterPhrase(s string) string {
	if strings.IndexByte(s[:min(len(s), maxBeforeBy+1)], ' ') < 0 {
		return s
	}
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return s
	}
	for _, w := range byPhrases() {
		i := strings.Index(lower[:min(len(lower), maxBeforeBy+len(w))], w)
		if i <= 0 || !endsWord(lower[i+1:], w[1:]) {
			continue
		}
		return strings.TrimLeft(s[i+len(w):], " :：")
	}
	return s
}

// byPhrases are those of byWords that are several words, with a blank before.
var byPhrases = sync.OnceValue(func() []string {
	var list []string
	for _, w := range byWords() {
		if strings.Contains(w, " ") {
			list = append(list, " "+w)
		}
	}
	return list
})

const maxBeforeBy = 24 // bytes of a date or a label before "written by"

// afterDate leaves out a date and what stands before it, if a word for "by"
// follows ("Posted on May 1, 2020 by Ada Byron"), or a mark follows a date that
// stands first ("May 1, 2020 · Ada Byron").
func (n Namer) afterDate(s string) string {
	at, ok := date.FindDate(s, n.Lang)
	if !ok {
		return s
	}
	rest := strings.TrimLeft(s[at.End:], " ,|-–—·")
	if n.AfterBy(rest) != rest || at.Start == 0 && beginsWithJoint(s[at.End:]) && rest != "" {
		return rest
	}
	return s
}

// beginsWithJoint reports whether a text begins with a mark that sets the parts
// of a line apart.
func beginsWithJoint(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " "))
	return strings.ContainsRune("|·•—–", r)
}

// IsProse reports whether a text is a sentence and no byline, as far as the
// date in it: "Posted by Ada on May 1, 2020 from the shed at the end." is one.
func IsProse(s, lang string) bool {
	if !strings.HasSuffix(s, ".") {
		return false
	}
	if at, ok := date.FindDate(s, lang); ok {
		s = s[:at.Start]
	}
	return strings.Count(s, " ") > maxBylineBlanks
}

const maxBylineBlanks = 7

// IsOnlyBy reports whether a text is a word for "by" and nothing more.
func IsOnlyBy(s string) bool {
	return byWordSet()[strings.ToLower(strings.TrimRight(s, " :："))]
}

// byWordSet are the words for "by" for looking up.
var byWordSet = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.By) })

// HasByLabel reports whether a text begins with a word for "by" and a colon, and
// goes on, or is a reporter's line in Han.
func HasByLabel(s string) bool {
	if hasColon(s) {
		if i := strings.IndexAny(s, ":："); i > 0 && i <= maxByLabel && IsOnlyBy(strings.TrimLeft(s[:i], " [【（(")) {
			return len(s) > i+len("：")
		}
		if _, ok := labelled(s); ok {
			return true
		}
	}
	_, ok := reporterLine(s)
	return ok
}

const maxByLabel = 40 // bytes

// hasColon reports whether a text has a colon, of either width. All short texts of
// a page are asked, and IndexAny would take the wide one letter by letter.
func hasColon(s string) bool { return strings.Contains(s, ":") || strings.Contains(s, "：") }

// tails begin what a byline says after its names.
var tails = sync.OnceValue(func() []string {
	list := lexicon.List(lexicon.AfterNames)
	for _, words := range lexicon.List(lexicon.AboutAPerson) {
		list = append(list, words+" ")
	}
	return list
})

// nameTails are tails that are names where they have a capital ("Lee Min
// Ho", "Jonathan V. Last").
var nameTails = sync.OnceValue(func() []string { return lexicon.List(lexicon.AfterNamesInSmall) })

// beforeTail cuts a byline where its names end.
func (n Namer) beforeTail(s string) string {
	for _, mark := range [...]string{" | ", " • ", " · ", " — ", " – ", " // ", " - ", "|", "•", "·", " @", " (@", "<", " ⋅ ", "»", "●", "—", " / "} {
		if i := strings.Index(s, mark); i > 0 {
			s = s[:i]
		}
	}
	s = withoutMail(s)
	if !n.Data {
		s = beforeWords(s)
	}
	if at, ok := date.FindDate(s, n.Lang); ok {
		s = s[:at.Start]
	}
	if !n.Data {
		s = beforeNumber(s[:counterIn(s)])
	}
	return strings.Trim(s, " ,;:-–—|/·•")
}

// withoutMail leaves out what looks like a mail address, behind a name.
func withoutMail(s string) string {
	if !strings.Contains(s, "@") {
		return s
	}
	var kept []string
	for w := range strings.FieldsSeq(s) {
		if i := strings.IndexByte(w, '@'); i > 0 && strings.Contains(w[i:], ".") {
			continue
		}
		kept = append(kept, w)
	}
	return strings.Join(kept, " ")
}

// beforeWords cuts a byline at its first tail.
func beforeWords(s string) string {
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return s
	}
	for i := 1; i < len(s); i++ {
		if s[i-1] == ' ' && isTail(s, lower, i) {
			return s[:i]
		}
	}
	return s
}

// isTail reports whether a tail begins at i. With a capital a single word is
// one behind a full name only, or before a number or a colon: "Ada Byron
// Follow" has a button, "Ben Follow" has none.
func isTail(s, lower string, i int) bool {
	begins := func(t string) bool { return strings.HasPrefix(lower[i:], t) && endsWord(lower[i:], t) }
	tails, nameTails := tails(), nameTails()
	if k := slices.IndexFunc(tails, begins); k >= 0 {
		return s[i] == lower[i] || strings.Contains(tails[k], " ") || strings.Contains(s[:i-1], " ") || isBeforeNumber(s[i+len(tails[k]):])
	}
	k := slices.IndexFunc(nameTails, begins)
	return k >= 0 && (s[i] == lower[i] || isBeforeNumber(s[i+len(nameTails[k]):]))
}

// isBeforeNumber reports whether a text begins with a colon or a number.
func isBeforeNumber(s string) bool {
	s = strings.TrimLeft(s, " ")
	return s != "" && (s[0] == ':' || dom.IsDigit(s[0]))
}

// beforeNumber cuts a byline at "on" and at a number behind two words: the
// rest is a count or half a date.
func beforeNumber(s string) string {
	if i := strings.Index(s, " on "); i > 0 {
		s = s[:i]
	}
	if i := strings.IndexFunc(s, unicode.IsDigit); i > 0 && s[i-1] == ' ' {
		if before := strings.TrimSpace(s[:i]); strings.Contains(before, " ") {
			s = before
		}
	}
	return s
}

// counterIn is where a word begins to which its count sticks, as in
// "Replies(42)"; the end if there is none. An age or a year stands apart.
func counterIn(s string) int {
	for from := 0; ; {
		i := strings.IndexByte(s[from:], '(')
		if i < 0 {
			return len(s)
		}
		i += from
		from = i + 1
		count, _, ok := strings.Cut(s[from:], ")")
		if ok && count != "" && strings.Trim(count, "0123456789") == "" {
			if word := strings.LastIndexByte(s[:i], ' ') + 1; word < i {
				return word
			}
		}
	}
}

// endsWord reports whether t, at the beginning of s, is not the beginning of
// a longer word.
func endsWord(s, t string) bool {
	if len(s) == len(t) || strings.HasSuffix(t, " ") {
		return true
	}
	c := s[len(t)]
	return c < 'a' || c > 'z'
}
