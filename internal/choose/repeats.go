package choose

import (
	"strings"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/page"
)

// minRepeat is how many words a text must have, repeated, to be a repeat
// and not a coincidence: "Yes" stands in many captions.
const minRepeat = 4

// dropRepeats drops, of what was chosen, a paragraph that says a
// caption over again, and a line that says the chosen headline over again.
// It comes after the choice, so that one of the two is always left: of a
// caption and its repeat the one beside the picture.
func (p *Choice) dropRepeats() {
	captions := map[uint32]int32{}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if p.Verdicts[i].Rule == 0 && b.Place&mark.InCaption != 0 && b.Length >= minRepeat {
			captions[b.Hash] = int32(i)
		}
	}
	title, headline := uint32(0), p.Sums.Headline
	if headline >= 0 && p.Verdicts[headline].Keep && p.Blocks[headline].Length >= minRepeat {
		title = p.Blocks[headline].Hash
	}
	for i := range p.Blocks {
		b, v := &p.Blocks[i], &p.Verdicts[i]
		if v.Rule != 0 || p.Forced[i] || b.Length < minRepeat || b.Place&(mark.InCaption|mark.InCode|mark.InCell|mark.InHeaderCell|mark.InQuote|mark.InItem) != 0 {
			continue
		}
		caption, repeats := captions[b.Hash]
		switch {
		case repeats && v.Keep && b.Place&mark.InHeading == 0:
			p.Verdicts[caption].keep(Caption)
			v.drop(RepeatedCaption, mark.RuleRepeatedCaption)
		case title != 0 && b.Hash == title && int32(i) != headline, p.answers(b):
			v.drop(RepeatedTitle, mark.RuleRepeatedTitle)
		}
	}
}

// maxAnswerMark is how many bytes the word has at most that stands before the title above
// each answer of a thread: Re, AW, Antw.
const maxAnswerMark = 12

// answers reports whether a heading says the title behind such a word and a colon.
func (p *Choice) answers(b *page.Block) bool {
	if b.Place&mark.InHeading == 0 {
		return false
	}
	mark, rest, ok := strings.Cut(p.headingText(b), ":")
	return ok && len(mark) <= maxAnswerMark && !strings.Contains(strings.TrimSpace(mark), " ") && hashOfWords(rest) == hashOfWords(p.Meta.Title)
}

// dropHeadline leaves a page's headline to Article.Title, if the words are the
// same and something else was chosen: the headline that was found, and all
// headings that say it above the text. The type of page makes no difference: a
// reader finds the title in one place (annotated wins 0.001 by it, wcxb-dev, half
// of whose references have headlines, loses 0.0001).
func (p *Choice) dropHeadline() {
	if p.Sums.Headline < 0 {
		return
	}
	above, others := true, false // the text; other blocks that are kept
	var titles []int32
	for i := range int32(len(p.Blocks)) {
		b := &p.Blocks[i]
		switch {
		case !p.keeps(i):
		case !p.Forced[i] && (i == p.Sums.Headline || above && b.Place&mark.InHeading != 0) && p.saysTitle(b):
			titles = append(titles, i)
		default:
			others = true
			above = above && !b.IsProse()
		}
	}
	if !others {
		return
	}
	for _, i := range titles {
		p.Verdicts[i].drop(Headline, mark.RuleHeadline)
	}
}

// saysTitle reports whether a block's words are the title's, all of them in
// their order; how they are read stands in the block alone.
func (p *Choice) saysTitle(b *page.Block) bool {
	title := hashOfWords(p.Meta.Title)
	return title == b.Hash || title == hashOfWords(p.TextUpTo(b.Parent, meta.MaxTitleNodes, meta.MaxTitleBytes))
}

// hashOfWords is the hash of a block with these words.
func hashOfWords(text string) uint32 {
	hash := dom.FnvOffset
	dom.EachWord(text, func(word uint32) { hash = (hash ^ word) * dom.FnvPrime })
	return hash
}
