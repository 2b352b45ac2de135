package person

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
)

// Conjunctions between two names; each stands between blanks, or ends the list
// behind one.
var Conjunctions = sync.OnceValue(func() []string {
	list := lexicon.List(lexicon.And)
	for i, word := range list {
		list[i] = " " + word + " "
	}
	for _, words := range lexicon.List(lexicon.AndOthers) {
		list = append(list, " "+words)
	}
	return list
})

// splitNames cuts a list of names. A comma parts names unless what follows
// it are letters after a name, a role or an employer.
func splitNames(s string) []string {
	for _, c := range [...]string{";", "、", "，", "；", "\n"} {
		s = strings.ReplaceAll(s, c, "\x00")
	}
	for _, c := range Conjunctions() {
		s = splitAt(s, c)
	}
	var names []string
	var after []string // what follows the first name that is none
	for group := range strings.SplitSeq(s, "\x00") {
		start := len(names)
		for part := range strings.SplitSeq(group, ",") {
			part = strings.TrimSpace(part)
			for _, c := range [...]string{"and ", "& "} {
				part = strings.TrimPrefix(part, c)
			}
			switch {
			case part == "":
			case len(names) > start && IsCredential(part) && !isRole(part):
				names[len(names)-1] += ", " + part
			case len(names) > 0 && (isRole(part) || IsOrganisation(part)), len(after) > 0 && beginsWithAcronym(part):
				after = append(after, part)
			case len(names) > start && isPlace(names[len(names)-1], part):
			default:
				names = append(names, part)
			}
		}
	}
	if len(after) > 0 {
		names = withoutScraps(names)
	}
	if len(names) == 1 && len(after) > 0 && IsOrganisation(names[0]) {
		return append(names, after...) // no person is named
	}
	return names
}

// isPlace reports whether a part behind a full name is one word as names are
// written: from where somebody reports. Agencies are written in capitals.
func isPlace(name, part string) bool {
	r, size := utf8.DecodeRuneInString(part)
	return strings.Contains(name, " ") && unicode.IsUpper(r) && len(part) > size && strings.ToLower(part[size:]) == part[size:] && !strings.ContainsAny(part, " .0123456789_")
}

// beginsWithAcronym reports whether the first of several words alone is in
// capitals: "ACLU Speech", not "ADA BYRON".
func beginsWithAcronym(s string) bool {
	first, rest, ok := strings.Cut(s, " ")
	return ok && len(first) >= 3 && strings.ToUpper(first) == first && strings.ToUpper(rest) != rest && !strings.Contains(first, ".")
}

// splitAt cuts a list at a conjunction, but not where one side is a mere
// letter ("Mac & i"), where before it stands what an organisation is for, and
// where it joins the surnames of one person.
func splitAt(s, conjunction string) string {
	for from := 0; ; {
		i := strings.Index(s[from:], conjunction)
		if i < 0 {
			return s
		}
		i += from
		before, after := s[:i], s[i+len(conjunction):]
		from = i + len(conjunction)
		if len(before) < 2 || len(after) < 2 || strings.Contains(before, " for ") || IsOrganisation(before) && !strings.Contains(before, ",") || joinsSurnames(before, conjunction, after) {
			continue
		}
		s = before + "\x00" + after
		from = i + 1
	}
}

// joinsSurnames reports whether a conjunction stands between a full name and
// one more word, no agency in capitals: "José Ortega y Gasset".
func joinsSurnames(before, conjunction, after string) bool {
	switch conjunction {
	case " y ", " e ", " i ":
	default:
		return false
	}
	before = before[strings.LastIndexAny(before, ",\x00")+1:]
	if i := strings.IndexAny(after, ",\x00"); i >= 0 {
		after = after[:i]
	}
	words := strings.Fields(after)
	alone := len(words) == 1 || len(words) > 1 && slices.Contains(Conjunctions(), " "+words[1]+" ")
	return alone && len(strings.Fields(before)) >= 2 && !IsCredential(words[0])
}

// withoutScraps leaves out single words behind a full name: the beginnings
// of a role ("Ada Byron, Privacy & Security Expert").
func withoutScraps(names []string) []string {
	if !strings.Contains(names[0], " ") {
		return names
	}
	return slices.DeleteFunc(names, func(n string) bool { return !strings.Contains(n, " ") && n[0] < utf8.RuneSelf })
}

// IsCredential reports whether a part after a comma belongs to the name
// before it: degrees and titles, in capitals or with dots.
func IsCredential(s string) bool {
	if degrees()[strings.ToLower(strings.Trim(s, "."))] {
		return true
	}
	upper, letters := 0, 0
	for _, c := range s {
		if unicode.IsLetter(c) {
			letters++
			if unicode.IsUpper(c) {
				upper++
			}
		}
	}
	return letters >= 2 && upper*10 >= letters*6 && utf8.RuneCountInString(s) <= 12
}

// degrees are letters after a name, in lower case.
var degrees = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.Degrees) })

// roles are words of a job: a part after a name that has one is no name.
var roles = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.Roles) })

// organisations are words of what is no person: with a person named, a part
// that has one is where that person works.
var organisations = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.Organisations) })

// IsOrganisation reports whether a name has a word that only those of
// institutions, companies and desks have.
func IsOrganisation(s string) bool { return hasAnyWord(s, organisations()) }

func isRole(s string) bool { return hasAnyWord(s, roles()) }

func hasAnyWord(s string, words map[string]bool) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if words[strings.Trim(w, ".,:&")] {
			return true
		}
	}
	return false
}

// cleanName returns a name without marks around it, or "" for what is none.
func (n Namer) cleanName(s string) string {
	s = strings.Trim(s, " ,;:|/·•-–—\"“”*>")
	if !endsInInitial(s) {
		s = strings.TrimRight(s, ".")
	}
	s = n.AfterBy(s)
	if i := strings.IndexByte(s, '('); i > 0 && !strings.Contains(s[i:], ") ") {
		s = strings.TrimSpace(s[:i])
	}
	s = withoutMarks(strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s"))
	if !n.Data {
		s = withoutRole(s)
	}
	switch {
	case s == "", utf8.RuneCountInString(s) > MaxNameRunes, dom.IsUnfilled(s), dom.IsAddress(s):
		return ""
	case strings.Contains(s, `="`): // left of mark-up
		return ""
	case isNoName(s):
		return ""
	case strings.HasPrefix(s, "@"):
		return strings.TrimPrefix(s, "@")
	}
	letters := 0
	for _, c := range s {
		if unicode.IsLetter(c) {
			letters++
		}
	}
	if letters < 2 && !strings.ContainsFunc(s, func(c rune) bool { return c > 0x2E80 }) {
		return ""
	}
	switch words := strings.Fields(s); {
	case len(words) > 8:
		return ""
	case len(words) == 2 && utf8.RuneCountInString(s) == 3 && isHan(words[0]+words[1]):
		return words[0] + words[1] // set apart to be as wide as a name of three signs
	}
	return s
}

// withoutMarks takes the marks of notes off a full name: "Ada Byron1,2",
// "Ada Byron*". A user's name may end in numbers.
func withoutMarks(s string) string {
	bare := strings.TrimRight(s, "0123456789*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰")
	last, _ := utf8.DecodeLastRuneInString(bare)
	if len(s)-len(bare) <= maxMark && strings.Contains(bare, " ") && unicode.IsLetter(last) {
		return bare
	}
	return s
}

const maxMark = 4 // bytes

// withoutRole cuts a full name where a job begins behind it: "Ada Byron Senior
// Writer". A desk has its word in the name.
func withoutRole(s string) string {
	words := strings.Fields(s)
	first := 2
	if strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) {
		first = 1 // a full name is one word
	}
	for i := first; i < len(words); i++ {
		if before := strings.Join(words[:i], " "); roles()[strings.ToLower(words[i])] && !isRole(before) && !IsOrganisation(before) && !strings.EqualFold(words[0], "the") {
			return before
		}
	}
	return s
}

// noNames are the labels and days that stand where a name was looked for.
var noNames = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.Weekdays, lexicon.NoNames) })

// endsInInitial reports whether the dot at the end belongs to the name:
// "Ph.D.", "Jr.", "Robert B."
func endsInInitial(s string) bool {
	i := strings.LastIndexByte(s, ' ')
	last := s[i+1:]
	return strings.HasSuffix(last, ".") && (len(last) <= 3 || strings.Count(last, ".") > 1)
}

// isNoName reports whether a text that stands where a name was looked for
// is a label, a day, or the beginning of a sentence.
func isNoName(s string) bool {
	if noNames()[strings.ToLower(s)] {
		return true
	}
	if unicode.IsDigit(rune(s[0])) && strings.Contains(s, " ") {
		return true
	}
	return IsOnlyBy(s) || isSentence(s)
}

// Particles are the words of a name that are written small.
var Particles = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.NameParticles) })

// isSentence reports whether words are written as prose writes them: small,
// but for particles and for a name that is all small.
func isSentence(s string) bool {
	words, small := 0, 0
	for w := range strings.FieldsSeq(s) {
		words++
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !Particles()[w] {
			small++
		}
	}
	return words >= 2 && small > 0 && small*2 >= words || small >= 3
}
