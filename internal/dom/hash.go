package dom

import (
	"strings"
	"unicode"
)

// WordSplitter cuts a token into its words, at signs, digits and humps:
// "postBody-2 main_text" has post, body, main and text.
type WordSplitter struct {
	S string
	i int
}

// Next returns the hash of the next word in lower case.
func (w *WordSplitter) Next() (uint32, bool) {
	s := w.S
	for w.i < len(s) && !IsASCIILetter(s[w.i]) {
		w.i++
	}
	if w.i == len(s) {
		return 0, false
	}
	h := FnvOffset
	for start := w.i; w.i < len(s) && IsASCIILetter(s[w.i]); w.i++ {
		hump := w.i > start && s[w.i] < 'a' && s[w.i-1] >= 'a'
		if hump {
			break
		}
		h = (h ^ uint32(s[w.i]|0x20)) * FnvPrime
	}
	return h, true
}

// IsASCIILetter reports whether a byte is a letter of ASCII.
func IsASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// HashWord is the hash of a lower-case word, as WordSplitter and the blocks of a
// page compute it.
func HashWord(word string) uint32 {
	h := FnvOffset
	for _, r := range word {
		h = (h ^ uint32(r)) * FnvPrime
	}
	return h
}

// EachWord calls f with the hash of each \w+ word of a text. Joiners and other signs
// of format are neither part of a word nor its end: Persian parts the members
// of one word by U+200C.
func EachWord(text string, f func(hash uint32)) {
	h, inWord := FnvOffset, false
	for _, r := range text {
		switch {
		case IsWordRune(r):
			h, inWord = (h^uint32(unicode.ToLower(r)))*FnvPrime, true
		case inWord && !IsFormat(r):
			f(h)
			h, inWord = FnvOffset, false
		}
	}
	if inWord {
		f(h)
	}
}

// tokenOffset begins the hash of a token of several words: it is another
// name than a word of the same letters.
const tokenOffset uint32 = 0x9747b28c

// EachName calls f with the hash of each name in a value of class, id and
// the like: its words, and its tokens of several words. These are what the
// scorer has learned weights for.
func EachName(value string, f func(name uint32)) {
	for token := range strings.FieldsSeq(value) {
		if whole, words := EachWordOfName(token, f); words > 1 {
			f(whole)
		}
	}
}

// EachWordOfName calls f with the hash of each word of a token. It returns
// the token's own and how many words there are.
func EachWordOfName(token string, f func(word uint32)) (whole uint32, words int) {
	w := WordSplitter{S: token}
	whole = tokenOffset
	for h, ok := w.Next(); ok; h, ok = w.Next() {
		f(h)
		whole = (whole ^ h) * FnvPrime
		words++
	}
	return whole, words
}

// Zeros is n zeros, in the room if that is enough.
func Zeros[T any](room []T, n int) []T {
	if cap(room) < n {
		return make([]T, n)
	}
	clear(room[:n])
	return room[:n]
}

// FNV-1a in 32 bits, over the lower-case characters of a word.
const (
	FnvOffset uint32 = 2166136261
	FnvPrime  uint32 = 16777619
)

// FNV-1a in 64 bits, where hashes of many pages or of long ways are compared.
const (
	Fnv64Offset uint64 = 14695981039346656037
	Fnv64Prime  uint64 = 1099511628211
)

// LowerASCII is a letter of ASCII in lower case, and any other byte as it is.
func LowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c |= 0x20
	}
	return c
}

// HashedWords is the set of the words of a list, as HashWord has them.
func HashedWords(list string) map[uint32]bool {
	words := map[uint32]bool{}
	for w := range strings.FieldsSeq(list) {
		words[HashWord(w)] = true
	}
	return words
}
