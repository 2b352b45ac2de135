package pith

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxNameRunes   = 70
	maxBylineBytes = 240
	maxAuthors     = 40
)

// cleanAuthors reads the names out of a byline or of a value of metadata:
// without "By", dates, reading times, addresses and handles, one entry a
// person. Letters after a name ("Ada Byron, PhD") stay with it.
func cleanAuthors(s, lang string) []string {
	s = withoutAddress(settle(s))
	if s == "" || isUnfilled(s) || isAddress(s) || len(s) > 4*maxBylineBytes {
		return nil
	}
	s = afterBy(afterDate(s, lang))
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsLower(r) && isSentence(s) {
		return nil
	}
	s = beforeTail(s, lang)
	if isOnlyBy(s) {
		return nil
	}
	var names []string
	for _, part := range splitNames(s) {
		name := cleanName(part)
		if name == "" || len(names) >= maxAuthors || slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) }) {
			continue
		}
		names = append(names, name)
	}
	return names
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
	switch strings.ToLower(word) {
	case "with", "avec", "mit", "con", "com", "met", "med":
		return s[:i] + "and " + names
	}
	return s
}

// byWords begin a byline, in the languages that put a word before a name.
// Longer ones come first.
var byWords = [...]string{
	"this article was written by", "article written by", "story written by", "article by", "written by", "posted by", "published by", "words by", "story by", "text by", "guide by", "review by", "insights from", "this post was written by", "post written by", "by our", "read more about", "authored by", "created by",
	"submitted by", "reported by", "started by", "asked by", "post author", "post by", "blog by", "a post by", "about the author", "author name", "authors", "author", "by",
	"geschrieben von", "verfasst von", "veröffentlicht von", "eingestellt von", "erstellt von", "gepostet von", "ein artikel von", "ein beitrag von", "artikel von",
	"beitrag von", "pressemitteilung von", "interview von", "text von", "text und interview", "text und fotos", "text und foto", "interview:", "von", "vom", "autor", "autorin", "autoren",
	"propos recueillis par", "écrit par", "publié par", "rédigé par", "posté par", "par", "auteur", "auteurs",
	"escrito por", "publicado por", "redactado por", "por", "autora", "autores", "texto",
	"scritto da", "pubblicato da", "di", "a cura di", "autore",
	"geschreven door", "geplaatst door", "door", "skrevet af", "skrevet av", "skriven av", "av", "af", "tekst", "text", "forfatter", "författare",
	"автор", "написано автором", "написано", "autorzy", "napisał", "napisane przez", "kirjoittanut", "ditulis oleh", "執筆者", "yazan", "yazar", "penulis", "oleh", "作者", "文", "著者", "記者", "记者",
}

// afterBy leaves out a word for "by" and a colon after it.
func afterBy(s string) string {
	for range 3 {
		lower := strings.ToLower(s)
		cut := 0
		for _, w := range byWords {
			if len(w) <= cut || !strings.HasPrefix(lower, w) || len(lower) != len(s) {
				continue
			}
			rest := s[len(w):]
			trimmed := strings.TrimLeft(rest, " :：\u00a0-–")
			if trimmed == rest || trimmed == "" {
				continue
			}
			// A surname can begin like a preposition, but then it is not
			// alone: "Di Maria" is left only where a name goes before it.
			cut = len(s) - len(trimmed)
		}
		if cut == 0 {
			break
		}
		s = s[cut:]
	}
	return s
}

// afterDate leaves out a date and what stands before it, if a word for "by"
// follows ("Posted on May 1, 2020 by Ada Byron").
func afterDate(s, lang string) string {
	at, ok := findDate(s, lang)
	if !ok {
		return s
	}
	rest := strings.TrimLeft(s[at.end:], " ,|-–—·")
	if afterBy(rest) == rest {
		return s
	}
	return rest
}

// isOnlyBy reports whether a text is a word for "by" and nothing more.
func isOnlyBy(s string) bool {
	return slices.Contains(byWords[:], strings.ToLower(strings.TrimRight(s, " :：")))
}

// tails begin what a byline says after its names. They are matched in lower
// case with a blank or the text's beginning before them.
var tails = [...]string{
	"min read", "minute read", "published", "updated", "last updated", "posted", "medically reviewed", "reviewed by", "fact checked", "fact-checked",
	"edited by", "photographs by", "photos by", "photography by", "illustrations by", "illustrated by", "translated by", "read more", "view all", "more from", "follow", "see all",
	"is a ", "was a ", "is an ", "is the ", "has been ", "has written", "on monday", "on tuesday", "on wednesday", "on thursday", "on friday", "on saturday", "on sunday",
	"veröffentlicht", "aktualisiert", "publié le", "mis à jour", "publicado el", "actualizado", "share", "comments", "leave a comment", "no comments", "filed under", "contributor since", "verified", "ago",
	"發表在", "發表於", "发表在", "发表于", "發佈於", "发布于",
	"alle artikel", "alle beiträge", "alles von", "kontakt", "stand", "lesezeit", "zuletzt", "am", "il y a", "hace", "tags", "shares",
	"last", "modified", "min", "mins", "in", "at", "view", "joined", "view profile", "view bio", "bio", "email", "twitter", "linkedin", "facebook",
}

// beforeTail cuts a byline where its names end.
func beforeTail(s, lang string) string {
	for _, mark := range [...]string{" | ", " • ", " · ", " — ", " – ", " // ", " - ", "|", "•", "·", " @", " (@", "<", " ⋅ ", "»", "●", "—", " / "} {
		if i := strings.Index(s, mark); i > 0 {
			s = s[:i]
		}
	}
	if at, ok := findDate(s, lang); ok {
		s = s[:at.start]
	}
	s = s[:counterIn(s)]
	lower := strings.ToLower(s)
	if len(lower) == len(s) {
		cut := len(s)
		for _, t := range tails {
			i := strings.Index(lower[:cut], t)
			if i > 0 && lower[i-1] == ' ' && endsWord(lower[i:], t) {
				cut = i
			}
		}
		s = s[:cut]
	}
	// The rest after a number is a count or half a date.
	if i := strings.Index(s, " on "); i > 0 {
		s = s[:i]
	}
	if i := strings.IndexFunc(s, unicode.IsDigit); i > 0 && s[i-1] == ' ' {
		if before := strings.TrimSpace(s[:i]); strings.Contains(before, " ") {
			s = before
		}
	}
	return strings.Trim(s, " ,;:-–—|/·•")
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

// conjunctions between two names; each stands between blanks.
var conjunctions = [...]string{
	" and ", " & ", " und ", " et ", " y ", " e ", " og ", " och ", " en ", " ja ", " oraz ", " i ", " и ", " ve ", " dan ", " with ", " и др",
}

// splitNames cuts a list of names. A comma parts names unless what follows
// it are letters after a name, a role or an employer.
func splitNames(s string) []string {
	for _, c := range [...]string{";", "、", "，", "；", "\n"} {
		s = strings.ReplaceAll(s, c, "\x00")
	}
	for _, c := range conjunctions {
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
			case len(names) > start && isCredential(part) && !isRole(part):
				names[len(names)-1] += ", " + part
			case len(names) > 0 && (isRole(part) || isOrganisation(part)), len(after) > 0 && beginsWithAcronym(part):
				after = append(after, part)
			default:
				names = append(names, part)
			}
		}
	}
	if len(after) > 0 {
		names = withoutScraps(names)
	}
	if len(names) == 1 && len(after) > 0 && isOrganisation(names[0]) {
		return append(names, after...) // no person is named
	}
	return names
}

// beginsWithAcronym reports whether the first of several words alone is in
// capitals: "ACLU Speech", not "ADA BYRON".
func beginsWithAcronym(s string) bool {
	first, rest, ok := strings.Cut(s, " ")
	return ok && len(first) >= 3 && strings.ToUpper(first) == first && strings.ToUpper(rest) != rest && !strings.Contains(first, ".")
}

// splitAt cuts a list at a conjunction, but not where one side is a mere
// letter ("Mac & i") or before it stands what an organisation is for.
func splitAt(s, conjunction string) string {
	for from := 0; ; {
		i := strings.Index(s[from:], conjunction)
		if i < 0 {
			return s
		}
		i += from
		before, after := s[:i], s[i+len(conjunction):]
		from = i + len(conjunction)
		if len(before) < 2 || len(after) < 2 || strings.Contains(before, " for ") || isOrganisation(before) && !strings.Contains(before, ",") {
			continue
		}
		s = before + "\x00" + after
		from = i + 1
	}
}

// withoutScraps leaves out single words behind a full name: the beginnings
// of a role ("Ada Byron, Privacy & Security Expert").
func withoutScraps(names []string) []string {
	if !strings.Contains(names[0], " ") {
		return names
	}
	return slices.DeleteFunc(names, func(n string) bool { return !strings.Contains(n, " ") && n[0] < utf8.RuneSelf })
}

// isCredential reports whether a part after a comma belongs to the name
// before it: degrees and titles, in capitals or with dots.
func isCredential(s string) bool {
	switch strings.ToLower(strings.Trim(s, ".")) {
	case "phd", "ph.d", "md", "m.d", "jr", "sr", "esq", "dr", "msc", "bsc", "mba", "mph", "pharmd", "psyd", "edd", "dvm", "ii", "iii", "iv", "inc", "llc", "ltd", "dphil", "meng", "drph":
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

// roles are words of a job: a part after a name that has one is no name.
var roles = [...]string{
	"editor", "writer", "reporter", "correspondent", "contributor", "director", "manager", "founder", "co-founder", "ceo", "cto", "journalist", "columnist",
	"expert", "specialist", "consultant", "president", "professor", "analyst", "author", "staff", "dietitian", "redakteur", "redakteurin", "redaktion", "journaliste", "redactor", "officer", "chief", "head", "senior", "strategist", "producer", "engineer", "horticulturalist", "instructor",
	"technologist", "scientist", "researcher", "adviser", "advisor", "coach", "photographer", "nutritionist", "physician", "therapist", "blogger", "educator", "developer", "designer", "lecturer", "teacher", "economist", "meteorologist", "associate", "assistant", "intern", "marketing", "communications", "development",
}

// organisations are words of what is no person: with a person named, a part
// that has one is where that person works.
var organisations = [...]string{
	"institute", "university", "project", "foundation", "association", "agency", "newsroom", "group", "inc", "llc", "ltd", "gmbh", "college", "department", "center", "centre", "labs", "society", "company", "magazine", "ministry", "committee", "council", "bureau", "corporation",
}

func isOrganisation(s string) bool { return hasAnyWord(s, organisations[:]) }

func isRole(s string) bool { return hasAnyWord(s, roles[:]) }

func hasAnyWord(s string, words []string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if slices.Contains(words, strings.Trim(w, ".,:&")) {
			return true
		}
	}
	return false
}

// cleanName returns a name without marks around it, or "" for what is none.
func cleanName(s string) string {
	s = strings.Trim(s, " ,;:|/·•-–—\"“”*>")
	if !endsInInitial(s) {
		s = strings.TrimRight(s, ".")
	}
	s = afterBy(s)
	if i := strings.IndexByte(s, '('); i > 0 && !strings.Contains(s[i:], ") ") {
		s = strings.TrimSpace(s[:i])
	}
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	switch {
	case s == "", utf8.RuneCountInString(s) > maxNameRunes, isUnfilled(s), isAddress(s):
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
	if len(strings.Fields(s)) > 8 {
		return ""
	}
	return s
}

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
	lower := strings.ToLower(s)
	switch lower {
	case "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"follow author", "follow", "read more", "share", "contributors", "contributor", "about", "about us", "profile", "more", "reply", "date", "today", "yesterday", "team", "home", "login", "log in", "sign in", "subscribe", "posted", "view profile", "no author", "human", "wordpressadmin",
		"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "datum", "stand", "quelle", "veröffentlicht", "publiziert", "heute", "gestern", "kontakt":
		return true
	}
	if unicode.IsDigit(rune(s[0])) && strings.Contains(s, " ") {
		return true
	}
	return isOnlyBy(s) || isSentence(s)
}

// particles are the words of a name that are written small.
const particles = " van von der den de del della di da do dos das du la le el al bin ibn ben of the and af av zu zur ten ter y e i "

// isSentence reports whether words are written as prose writes them: small,
// but for particles and for a name that is all small.
func isSentence(s string) bool {
	words, small := 0, 0
	for w := range strings.FieldsSeq(s) {
		words++
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !strings.Contains(particles, " "+w+" ") {
			small++
		}
	}
	return words >= 2 && small > 0 && small*2 >= words || small >= 3
}
