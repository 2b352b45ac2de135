package form

import "strings"

// EndsWithClock reports whether the last word of a text is a time as clocks show it: 2:14.
func EndsWithClock(text string) bool {
	word := strings.Trim(text[strings.LastIndexByte(text, ' ')+1:], "()[]")
	minutes, seconds, ok := strings.Cut(word, ":")
	return ok && minutes != "" && len(seconds) >= 2 && strings.Trim(minutes+seconds, "0123456789:") == ""
}
