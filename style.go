package pith

import "strings"

// style is what a style attribute says of whether text is seen.
type style struct {
	hidden bool // by structure: it may come back
	away   bool // by a trick: moved off the screen, clipped or without size
	unseen bool // by a trick that elements inside can undo: no font size, no colour
}

// readStyle reads a style attribute. An element that moves or fades is one
// that a script shows when it is scrolled to.
func readStyle(css string) (s style) {
	var thin, flat, moves bool
	for decl := range strings.SplitSeq(css, ";") {
		name, value, ok := strings.Cut(decl, ":")
		if !ok {
			continue
		}
		name = strings.ToLower(strings.TrimSpace(name))
		value = strings.ToLower(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important")))
		switch name {
		case "display":
			s.hidden = s.hidden || value == "none"
		case "visibility":
			s.hidden = s.hidden || value == "hidden" || value == "collapse"
		case "font-size":
			s.unseen = s.unseen || isZero(value)
		case "width", "max-width":
			thin = thin || isZero(value) || value == "1px"
		case "height", "max-height":
			flat = flat || isZero(value) || value == "1px" // alone, a closed accordion
		case "left", "top", "right", "text-indent", "margin-left":
			s.away = s.away || isFarAway(value)
		case "clip", "clip-path":
			s.away = s.away || isClippedAway(value)
		case "opacity":
			s.hidden = s.hidden || isZero(value)
		case "color":
			s.unseen = s.unseen || value == "transparent" || strings.HasSuffix(strings.ReplaceAll(value, " ", ""), ",0)") && strings.HasPrefix(value, "rgba")
		case "transform", "transition", "will-change", "animation":
			moves = true // shown by a script when it is scrolled to
		}
	}
	s.unseen = !moves && (s.unseen || sameColour(css))
	s.away = !moves && (s.away || thin && flat && !s.hidden)
	s.hidden = s.hidden || flat
	return s
}

func isZero(value string) bool {
	digits := strings.TrimRight(value, "%abcdefghijklmnopqrstuvwxyz")
	return digits != "" && strings.Trim(digits, "0.") == ""
}

// isFarAway tells a length that moves the text out of sight: a minus sign
// and at least four digits, or hundreds of em.
func isFarAway(value string) bool {
	if !strings.HasPrefix(value, "-") {
		return false
	}
	digits := 0
	for digits+1 < len(value) && '0' <= value[digits+1] && value[digits+1] <= '9' {
		digits++
	}
	return digits >= 4 || digits == 3 && strings.HasSuffix(value, "em")
}

func isClippedAway(value string) bool {
	value = strings.NewReplacer(" ", "", "px", "", ",", "").Replace(value)
	return value == "rect(0000)" || value == "rect(1111)" || value == "inset(50%)" || value == "inset(100%)"
}

// sameColour reports whether text and background are given the same colour.
func sameColour(style string) bool {
	if !strings.Contains(style, "background") {
		return false
	}
	var text, ground string
	for decl := range strings.SplitSeq(style, ";") {
		name, value, _ := strings.Cut(decl, ":")
		value = strings.ToLower(strings.TrimSpace(value))
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "color":
			text = value
		case "background", "background-color":
			ground = value
		}
	}
	return text != "" && text == ground && text != "inherit" && !strings.HasPrefix(text, "var(")
}
