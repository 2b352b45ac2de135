package pith

import "golang.org/x/net/html"

// minRepeat is how many words a text must have, repeated, to be a repeat
// and not a coincidence: "Yes" stands in many captions.
const minRepeat = 4

// dropRepeats drops, of what was chosen, a paragraph that says a
// caption over again, and a line that says the chosen headline over again.
// It comes after the choice, so that one of the two is always left: of a
// caption and its repeat the one beside the picture.
func (p *page) dropRepeats() {
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
		case repeats && v.keep:
			p.verdicts[caption].keep = true
			v.keep, v.rule = false, ruleRepeatedCaption
		case title != 0 && b.hash == title && int32(i) != headline:
			v.keep, v.rule = false, ruleRepeatedTitle
		}
	}
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
				c.texts[c.p.hashOf(&c.p.blocks[i])] = true
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
