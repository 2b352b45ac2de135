package form

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
)

// levelAttributes say how deep an item or a post stands.
var levelAttributes = dom.NamesOf("aria-level", "depth", "indent", "level", "data-aria-level", "data-level", "data-list-level", "data-indent", "data-indent-level")

// levelWords are those behind which a number in a class says so, as the last part of a
// word or all of it: "ql-indent-1", "listindent2", "ItemDepth1".
var levelWords = [...]string{"indent", "level", "depth", "lvl"}

// LevelOf is how deep an item or a post says that it stands, and whether it says so. Only
// the levels of one list or thread can be compared: some count from 0, and some in points.
func LevelOf(n *html.Node) (level float64, ok bool) {
	if level, ok = SaidLevel(n); ok {
		return level, true
	}
	for token := range strings.FieldsSeq(dom.AttrOr(n, "class")) {
		if stem, number := Numbered(token); number >= 0 {
			stem = strings.ToLower(strings.TrimRight(stem, "-_"))
			for _, word := range levelWords {
				if strings.HasSuffix(stem, word) {
					return float64(number), true
				}
			}
		}
	}
	return StyledLevel(dom.AttrOr(n, "style"))
}

// SaidLevel is the level that an attribute of an item says.
func SaidLevel(n *html.Node) (level float64, ok bool) {
	for i := range n.Attr {
		if a := &n.Attr[i]; levelAttributes.Has(a.Key) {
			if v, err := strconv.Atoi(a.Val); err == nil {
				return float64(v), true
			}
		}
	}
	return 0, false
}

// Numbered is what stands before the number at the end of a token, and the number, -1
// if there is none.
func Numbered(token string) (stem string, number int) {
	stem = strings.TrimRight(token, "0123456789")
	if stem == token {
		return token, -1
	}
	number, err := strconv.Atoi(token[len(stem):])
	if err != nil {
		return token, -1
	}
	return stem, number
}

// StyledLevel is the level in a style: a word processor's own, or how far the margin is.
func StyledLevel(style string) (level float64, ok bool) {
	if style == "" {
		return 0, false
	}
	for word := range strings.FieldsSeq(css.Declared(style, "mso-list")) {
		if stem, number := Numbered(word); stem == "level" && number > 0 {
			return float64(number), true
		}
	}
	for _, property := range [...]string{"margin-left", "padding-left", "margin-inline-start", "padding-inline-start"} {
		if points := pointsOf(css.Declared(style, property)); points > 0 {
			return points, true
		}
	}
	return 0, false
}

// units are in points.
var units = map[string]float64{"pt": 1, "px": 0.75, "in": 72, "cm": 28.35, "mm": 2.835, "em": 12, "rem": 12, "": 0.75}

// pointsOf is a length in points, 0 if it is none.
func pointsOf(length string) float64 {
	length = strings.ToLower(strings.TrimSpace(length))
	number := strings.TrimRight(length, "abcdefghijklmnopqrstuvwxyz")
	v, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return 0
	}
	return v * units[length[len(number):]]
}
