package main

import "strings"

// gramLength is how many words article-extraction-benchmark compares at once.
const gramLength = 4

// reference is what a page's author wrote, counted.
type reference struct {
	words, grams                 multiset
	optionalWords, optionalGrams multiset // what may be there or not
}

// referenceOf counts the reference of a page as its set does.
func referenceOf(p *page) reference {
	split := wordsOn(p)
	words, optional := split(p.reference()), split(strings.Join(p.Optional, "\n"))
	return reference{
		words: countWords(words), grams: countWords(gramsOf(words, gramLength)),
		optionalWords: countWords(optional), optionalGrams: countWords(gramsOf(optional, gramLength)),
	}
}

// score compares the words of an output, and its 4-grams, with the reference.
func (ref reference) score(words []string) (byWord, byGram score) {
	got, grams := countWords(words), countWords(gramsOf(words, gramLength))
	got.excuse(ref.words, ref.optionalWords)
	grams.excuse(ref.grams, ref.optionalGrams)
	return scoreOf(got, ref.words), scoreOf(grams, ref.grams)
}
