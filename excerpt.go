package pith

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	minExcerptRunes = 25  // a shorter description is a label
	minProseRunes   = 80  // of a paragraph taken for the description
	maxProseBytes   = 600 // of it
	maxParagraphs   = 60  // looked at for one
	maxExcerptRunes = 300 // of what is taken from the text
	minExcerptShare = 3   // a sentence that ends before this part of it is too short
)

const firstParagraph = "first paragraph" // the source of an excerpt

// readExcerpt settles the description: what the page says of itself, else
// the first paragraph of prose after the headline.
func (r *resolver) readExcerpt() {
	var found, short []Candidate
	say := func(v, source string) {
		v = withoutLeadOn(settle(v))
		if v == "" || isUnfilled(v) || isAddress(v) {
			return
		}
		c := Candidate{Value: v, Source: source}
		if utf8.RuneCountInString(v) < minExcerptRunes || fold(v) == fold(r.m.Title) || fold(v) == fold(r.m.SiteName) {
			short = append(short, c)
			return
		}
		found = append(found, c)
	}
	say(r.e.str(r.e.main, "description"), "json-ld "+r.e.mainTyp+".description")
	for _, key := range [...]string{"dc:description", "dcterms:description", "og:description", "weibo:article:description",
		"description", "twitter:description", "sailthru:description", "parsely-description"} {
		say(r.s.meta(key), "meta "+metaName(key))
	}
	if len(found) == 0 {
		if prose := r.firstProse(); prose != "" {
			found = append(found, Candidate{Value: prose, Source: firstParagraph})
		}
	}
	found = append(found, short...)
	r.m.Excerpt = r.set("excerpt", found)
	r.m.description = strings.Fields(fold(r.m.Excerpt))
}

// firstProse returns the first paragraph long enough to be one.
func (r *resolver) firstProse() string {
	looked := 0
	for i := max(r.m.headline, r.p.body, 0); int(i) < len(r.p.nodes) && looked < maxParagraphs; i++ {
		n := &r.p.nodes[i]
		if n.Type != html.ElementNode || n.DataAtom != atom.P {
			continue
		}
		looked++
		if text := r.p.textUpTo(i, 100, maxProseBytes); utf8.RuneCountInString(text) >= minProseRunes {
			return text
		}
	}
	return ""
}

// settleExcerpt takes an excerpt that is the page's first paragraph from the
// article: what was read before the choice of content may be left out by now.
func (a *Article) settleExcerpt() {
	found := a.Evidence["excerpt"]
	if len(found) == 0 || found[0].Source != firstParagraph {
		return
	}
	a.Excerpt = excerptOf(a.Content)
	if found[0].Value = a.Excerpt; a.Excerpt != "" {
		return
	}
	if found = found[1:]; len(found) == 0 {
		delete(a.Evidence, "excerpt")
		return
	}
	for i := range found {
		found[i].Rank = i + 1
	}
	a.Excerpt, a.Evidence["excerpt"] = found[0].Value, found
}

// excerptOf is the beginning of the first paragraph of prose in a clean tree.
func excerptOf(content *html.Node) string {
	if content == nil {
		return ""
	}
	for n := range content.Descendants() {
		if !isElement(n, atom.P) {
			continue
		}
		text := strings.Join(strings.Fields((&Article{Content: n}).Text()), " ")
		if utf8.RuneCountInString(text) >= minProseRunes {
			return withoutLeadOn(firstSentences(text))
		}
	}
	return ""
}

// firstSentences are as many sentences of a text as an excerpt has room for,
// or words, where the first sentence has more.
func firstSentences(s string) string {
	sentence, word, count := 0, 0, 0
	before := ' '
	for i, r := range s {
		if count == maxExcerptRunes {
			if sentence > 0 {
				return s[:sentence]
			}
			return strings.TrimRight(s[:max(word, 1)], " ,;:–—-") + "…"
		}
		count++
		if r == ' ' || isUnspaced(r) {
			word = i
		}
		if count*minExcerptShare > maxExcerptRunes {
			if r == ' ' && strings.ContainsRune(".!?…", before) {
				sentence = i
			} else if strings.ContainsRune("。！？", r) {
				sentence = i + utf8.RuneLen(r)
			}
		}
		before = r
	}
	return s
}

// leadOns are the links that teasers end with.
var leadOns = [...]string{
	"read more", "read the full story", "read full article", "read the rest", "continue reading", "keep reading", "learn more", "weiterlesen", "mehr lesen", "mehr erfahren",
	"lire la suite", "en savoir plus", "leer más", "seguir leyendo", "leia mais", "ler mais", "leggi tutto", "continua a leggere", "lees meer", "lees verder", "läs mer", "les mer",
	"læs mere", "lue lisää", "czytaj więcej", "czytaj dalej", "číst dále", "tovább", "citește mai mult", "читать далее", "подробнее", "читати далі", "devamını oku", "続きを読む", "阅读全文", "閱讀更多",
}

// withoutLeadOn takes a link to the whole text off a description's end: after
// a sentence, or before an arrow. "You should read more" has none.
func withoutLeadOn(s string) string {
	end := strings.TrimRight(s, " .…»›→>])")
	lower := strings.ToLower(end)
	if len(lower) != len(end) {
		return s
	}
	for _, t := range leadOns {
		head, ok := strings.CutSuffix(lower, t)
		head = strings.TrimRight(head, " [(–—-|")
		if !ok || head == "" {
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(head); strings.ContainsRune(".!?…。！？\"”»]", r) || strings.ContainsAny(s[len(end):], "»›→>]") {
			return end[:len(head)]
		}
	}
	return s
}
