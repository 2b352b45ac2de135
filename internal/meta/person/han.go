package person

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/lexicon"
)

// surnames are those that Chinese names begin with.
var surnames = sync.OnceValue(func() map[string]bool { return lexicon.Set(lexicon.Surnames) })

// HanNames are the full names in Han that a text lists and nothing else: "常书香
// 马丹阳". One of two signs may as well be a word.
func HanNames(s string) []string {
	names := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \u00a0\u3000、，,", r) })
	if len(names) == 0 || len(names) > maxHanNames || slices.ContainsFunc(names, func(n string) bool { return !isHanName(n) }) {
		return nil
	}
	return Unique(names)
}

const maxHanNames = 4 // of one line

// isHanName reports whether a text is a surname of one sign with one or two
// signs behind it, or a surname of two.
func isHanName(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 || n > maxHanName || !isHan(s) {
		return false
	}
	_, first := utf8.DecodeRuneInString(s)
	_, second := utf8.DecodeRuneInString(s[first:])
	return n < maxHanName && surnames()[s[:first]] || n > 2 && surnames()[s[:first+second]]
}

// isHan reports whether a text has signs of Han and nothing else.
func isHan(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}
