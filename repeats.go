package pith

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// minRepeat is how many words a text must have, repeated, to be a repeat
// and not a coincidence: "Yes" stands in many captions.
const minRepeat = 4

// dropRepeats drops, of what was chosen, a paragraph that says a
// caption over again, and a line that says the chosen headline over again.
// It comes after the choice, so that one of the two is always left: of a
// caption and its repeat the one beside the picture.
func (p *choice) dropRepeats() {
	captions := map[uint32]int32{}
	for i := range p.blocks {
		b := &p.blocks[i]
		if p.verdicts[i].rule == 0 && b.place&inCaption != 0 && b.length >= minRepeat {
			captions[b.hash] = int32(i)
		}
	}
	title, headline := uint32(0), p.sums.headline
	if headline >= 0 && p.verdicts[headline].keep && p.blocks[headline].length >= minRepeat {
		title = p.blocks[headline].hash
	}
	for i := range p.blocks {
		b, v := &p.blocks[i], &p.verdicts[i]
		if v.rule != 0 || p.forced[i] || b.length < minRepeat || b.place&(inCaption|inCode|inCell|inHeaderCell|inQuote|inItem) != 0 {
			continue
		}
		caption, repeats := captions[b.hash]
		switch {
		case repeats && v.keep && b.place&inHeading == 0:
			p.verdicts[caption].keep = true
			v.keep, v.rule = false, ruleRepeatedCaption
		case title != 0 && b.hash == title && int32(i) != headline:
			v.keep, v.rule = false, ruleRepeatedTitle
		}
	}
}

// minContents is how many entries a table of contents has at least.
const minContents = 3

// dropContents drops a table of contents: items that are links to the
// headings further down, and say what those say.
func (p *choice) dropContents() {
	headings := map[uint32]int32{} // the last block of each
	for i := range p.blocks {
		if p.blocks[i].place&inHeading != 0 {
			headings[p.blocks[i].hash] = int32(i)
		}
	}
	var entries []int32
	for i := range p.blocks {
		b, v := &p.blocks[i], &p.verdicts[i]
		if v.rule != 0 || p.forced[i] || b.place&inItem == 0 || b.linkWords < b.words || headings[b.hash] <= int32(i) {
			continue
		}
		if a := p.linkAround(b); a > 0 && fragmentOf(p.nodes[a].Node) != "" {
			entries = append(entries, int32(i))
		}
	}
	if len(entries) < minContents {
		return
	}
	for _, i := range entries {
		p.verdicts[i].keep, p.verdicts[i].rule = false, ruleContents
	}
}

// linkAround is the link that a block begins in, 0 if it begins in none.
func (p *choice) linkAround(b *block) int32 {
	i := p.nodes[b.first].parent
	for i > 0 && p.nodes[i].DataAtom != atom.A {
		i = p.nodes[i].parent
	}
	return i
}

// dropHeadline leaves an article's headline to Article.Title, if the words are
// the same and something else was chosen: the headline that was found, and all
// headings that say it above the text. On other types of page the name of a
// thread or of a product is part of what was written.
func (p *choice) dropHeadline() {
	if p.sums.headline < 0 || p.scores.pageType() != typeArticle {
		return
	}
	above, others := true, false // the text; other blocks that are kept
	var titles []int32
	for i := range int32(len(p.blocks)) {
		b := &p.blocks[i]
		switch {
		case !p.keeps(i):
		case !p.forced[i] && (i == p.sums.headline || above && b.place&inHeading != 0) && p.saysTitle(b):
			titles = append(titles, i)
		default:
			others = true
			above = above && !b.isProse()
		}
	}
	if !others {
		return
	}
	for _, i := range titles {
		p.verdicts[i].keep, p.verdicts[i].rule = false, ruleHeadline
	}
}

// saysTitle reports whether a block's words are the title's, all of them in
// their order; how they are read stands in the block alone.
func (p *choice) saysTitle(b *block) bool {
	title := hashOfWords(p.meta.Title)
	return title == b.hash || title == hashOfWords(p.textUpTo(b.parent, maxTitleNodes, maxTitleBytes))
}

// hashOfWords is the hash of a block with these words.
func hashOfWords(text string) uint32 {
	hash := fnvOffset
	eachWord(text, func(word uint32) { hash = (hash ^ word) * fnvPrime })
	return hash
}

// repeatsText reports whether an image's alternative text stands as a block
// of its own, as captions do that no <figcaption> marks.
func (c *copier) repeatsText(n *html.Node) bool {
	alt, _ := attr(n, "alt")
	hash, words := fnvOffset, 0
	eachWord(alt, func(word uint32) { hash, words = (hash^word)*fnvPrime, words+1 })
	if words == 0 {
		return false
	}
	if c.texts == nil {
		c.texts = make(map[uint32]bool, len(c.keep))
		for i, kept := range c.keep {
			if kept {
				c.texts[c.p.blocks[i].hash] = true
			}
		}
	}
	return c.texts[hash]
}

// withoutAttr is a new slice without the attribute: the page's stays as is.
func withoutAttr(attrs []html.Attribute, key string) []html.Attribute {
	var kept []html.Attribute
	for _, a := range attrs {
		if a.Key != key {
			kept = append(kept, a)
		}
	}
	return kept
}
