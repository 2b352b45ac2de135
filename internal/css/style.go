package css

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Style is what a style attribute says of whether text is seen.
type Style struct {
	Hidden bool   // by structure: it may come back
	Off    bool   // Hidden, and neither a closed accordion of no height nor moved when it is shown
	Faint  bool   // Hidden by what scripts fade in: it keeps its room on the page
	Away   bool   // by a trick: moved off the screen, clipped or without size
	Unseen bool   // by a trick that elements inside can undo: no font size, no colour
	Ink    string // the text's colour, "" if it has none of its own
	Ground string // the background's
	Plain  bool   // no script moves or fades it in, and no ground shows through its letters
}

// A styleReader gathers what the declarations of one attribute come to.
type styleReader struct {
	Style
	thin, flat bool // no width, no height
	moves      bool // it is moved or faded in by a script when it is scrolled to
	far        int  // how far it is moved off the screen, in pixels
	cut        bool // the ground shows through the letters
}

// ReadStyle reads a style attribute. An element that moves or fades is one
// that a script shows when it is scrolled to.
func ReadStyle(css string) Style {
	var s styleReader
	for decl := range strings.SplitSeq(css, ";") {
		name, value, ok := strings.Cut(decl, ":")
		if !ok {
			continue
		}
		name = strings.ToLower(strings.TrimSpace(name))
		value = strings.ToLower(strings.TrimSpace(value))
		if before, important := strings.CutSuffix(value, "important"); important {
			value = strings.TrimRight(before, "! ")
		}
		s.read(name, value)
	}
	s.Plain = !s.moves && !s.cut
	s.Unseen = s.Plain && (s.Unseen || isTransparent(s.Ink) || SameColour(s.Ink, s.Ground))
	s.Away = s.far >= farFromAnywhere || !s.moves && (s.Away || s.far >= farAway || s.thin && s.flat && !s.Hidden && !s.Faint)
	s.Off = s.Hidden || s.Faint && !s.moves
	s.Faint = s.Faint && !s.Hidden
	s.Hidden = s.Hidden || s.Faint || s.flat
	return s.Style
}

// Colour takes the color attribute of a <font>, if no declaration says more.
func (s *Style) Colour(n *html.Node, ink string) {
	if n.DataAtom == atom.Font && s.Ink == "" {
		s.Ink, s.Plain = strings.ToLower(ink), true
	}
}

func (s *styleReader) read(name, value string) {
	switch name {
	case "display":
		s.Hidden = s.Hidden || value == "none"
	case "visibility":
		s.Faint = s.Faint || value == "hidden" || value == "collapse"
	case "content-visibility":
		s.Hidden = s.Hidden || value == "hidden"
	case "font-size":
		s.Unseen = s.Unseen || isZero(value) || value == "1px"
	case "font":
		s.Unseen = s.Unseen || strings.HasPrefix(value, "0/") || strings.HasPrefix(value, "0 ") || strings.HasPrefix(value, "0px")
	case "width", "max-width":
		s.thin = s.thin || isZero(value) || value == "1px"
	case "height", "max-height":
		s.flat = s.flat || isZero(value) || value == "1px" // alone, a closed accordion
	case "left", "top", "right", "bottom", "text-indent", "margin-left", "margin-top", "inset-inline-start":
		s.far = max(s.far, offScreen(value))
	case "clip", "clip-path", "-webkit-clip-path":
		s.Away = s.Away || isClippedAway(value)
	case "opacity":
		s.Faint = s.Faint || isZero(value)
	case "filter":
		s.Faint = s.Faint || isZero(argument(value, "opacity("))
	case "color", "-webkit-text-fill-color":
		s.Ink = value
	case "background", "background-color":
		s.Ground = value
		s.cut = s.cut || slices.Contains(strings.Fields(strings.ToLower(value)), "text")
	case "background-clip", "-webkit-background-clip":
		s.cut = s.cut || value == "text"
	case "transform":
		s.moves = true
		s.far = max(s.far, movedOff(value))
	case "transition", "will-change", "animation", "animation-name", "animation-delay", "-webkit-transform":
		s.moves = true
	}
}

func isZero(value string) bool {
	digits := strings.TrimRight(value, "%abcdefghijklmnopqrstuvwxyz")
	return digits != "" && strings.Trim(digits, "0.") == ""
}

const (
	farAway         = 1000 // pixels off the screen
	farFromAnywhere = 5000 // too far for a script to move it in from there
)

// offScreen is how many pixels a length moves the text to where no screen
// reaches; that of an em, or a hundredth of the window, is ten.
func offScreen(value string) int {
	if !strings.HasPrefix(value, "-") {
		return 0
	}
	far, i := 0, 1
	for ; i < len(value) && '0' <= value[i] && value[i] <= '9'; i++ {
		far = min(10*far+int(value[i]-'0'), 1<<20)
	}
	switch strings.TrimLeft(value[i:], ".0123456789") {
	case "em", "rem", "vw", "vh":
		return 10 * far
	}
	return far
}

// movedOff is how far a transform moves the text off the screen.
func movedOff(value string) int {
	far := 0
	for _, f := range [...]string{"translate(", "translatex(", "translatey(", "translate3d("} {
		for by := range strings.SplitSeq(argument(value, f), ",") {
			far = max(far, offScreen(strings.TrimSpace(by)))
		}
	}
	return far
}

// argument is what stands in the brackets of a function, "" if it is not in
// the value.
func argument(value, function string) string {
	_, rest, _ := strings.Cut(value, function)
	arg, _, _ := strings.Cut(rest, ")")
	return strings.TrimSpace(arg)
}

var withoutBlanks = strings.NewReplacer(" ", "", "px", "", ",", "")

func isClippedAway(value string) bool {
	switch withoutBlanks.Replace(value) {
	case "rect(0000)", "rect(1111)", "rect(0000em)", "inset(50%)", "inset(100%)", "circle(0)", "circle(0%)", "polygon(000000)", "polygon(0000)":
		return true
	}
	return false
}

// isTransparent reports whether a colour lets all of the ground through.
func isTransparent(value string) bool {
	if value == "" {
		return false
	}
	c, ok := readColour(value)
	return ok && c.alpha == 0
}

// SameColour reports whether a text of one colour cannot be told from a
// ground of the other.
func SameColour(ink, ground string) bool {
	if ink == "" || ground == "" {
		return false
	}
	a, okA := readColour(ink)
	b, okB := readColour(ground)
	if !okA || !okB {
		return ink == ground && !strings.HasPrefix(ink, "var(") && ink != "inherit" && ink != "currentcolor"
	}
	if b.alpha == 0 {
		return false
	}
	for i := range a.rgb {
		if d := a.rgb[i] - b.rgb[i]; d > sameShade || d < -sameShade {
			return false
		}
	}
	return true
}

// sameShade is how many steps of 255 nobody can tell apart in letters.
const sameShade = 6

// Declared is the value that a style attribute gives a property, in lower case,
// "" if it gives none.
func Declared(css, property string) string {
	if css == "" {
		return ""
	}
	found := ""
	for decl := range strings.SplitSeq(css, ";") {
		name, value, ok := strings.Cut(decl, ":")
		if ok && strings.EqualFold(strings.TrimSpace(name), property) {
			found = strings.ToLower(strings.TrimSpace(value))
		}
	}
	return found
}
