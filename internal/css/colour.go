package css

import (
	"strconv"
	"strings"
)

// A colour is one of CSS, as far as it matters here: whether a text can be
// told from its ground.
type colour struct {
	rgb   [3]int // 0 to 255
	alpha float64
}

// namedColours are those that text and grounds have by name
// (CSS Color 4, section 6.1).
var namedColours = map[string]colour{
	"white": {[3]int{255, 255, 255}, 1}, "black": {[3]int{0, 0, 0}, 1}, "red": {[3]int{255, 0, 0}, 1}, "green": {[3]int{0, 128, 0}, 1}, "blue": {[3]int{0, 0, 255}, 1},
	"yellow": {[3]int{255, 255, 0}, 1}, "silver": {[3]int{192, 192, 192}, 1}, "gray": {[3]int{128, 128, 128}, 1}, "grey": {[3]int{128, 128, 128}, 1}, "navy": {[3]int{0, 0, 128}, 1},
	"snow": {[3]int{255, 250, 250}, 1}, "ivory": {[3]int{255, 255, 240}, 1}, "whitesmoke": {[3]int{245, 245, 245}, 1}, "ghostwhite": {[3]int{248, 248, 255}, 1}, "lightgray": {[3]int{211, 211, 211}, 1}, "lightgrey": {[3]int{211, 211, 211}, 1},
	"transparent": {},
}

// readColour reads a colour by name, of hexadecimal digits or of rgb(). Of a
// background with more to it than its colour the first word that is one
// counts, and none if there is a picture.
func readColour(value string) (colour, bool) {
	if strings.Contains(value, "url(") || strings.Contains(value, "gradient(") {
		return colour{}, false
	}
	if strings.HasPrefix(value, "rgb") {
		return readRGB(value)
	}
	if strings.HasPrefix(value, "hsl") {
		arg := argument(value, "(")
		_, alpha, ok := cutLast(arg, ",/")
		return colour{}, ok && strings.Count(arg, ",") != 2 && isZero(alpha) // only that it is transparent
	}
	for word := range strings.FieldsSeq(value) {
		if c, ok := namedColours[word]; ok {
			return c, true
		}
		if digits, ok := strings.CutPrefix(word, "#"); ok {
			return readHex(digits)
		}
	}
	return colour{}, false
}

func readHex(digits string) (c colour, ok bool) {
	c.alpha = 1
	size := 1
	if len(digits) > 4 {
		size = 2
	}
	if n := len(digits) / size; len(digits)%size != 0 || n != 3 && n != 4 {
		return c, false
	}
	for i := 0; i < len(digits)/size; i++ {
		v, err := strconv.ParseUint(digits[i*size:(i+1)*size], 16, 8)
		if err != nil {
			return c, false
		}
		if size == 1 {
			v *= 0x11
		}
		if i == 3 {
			c.alpha = float64(v) / 255
		} else {
			c.rgb[i] = int(v)
		}
	}
	return c, true
}

// readRGB reads rgb(1, 2, 3), rgba(1, 2, 3, 0.4) and rgb(1 2 3 / 40%).
func readRGB(value string) (c colour, ok bool) {
	c.alpha = 1
	parts := strings.FieldsFunc(argument(value, "("), func(r rune) bool { return r == ',' || r == ' ' || r == '/' })
	if len(parts) != 3 && len(parts) != 4 {
		return c, false
	}
	for i, part := range parts {
		number, percent := strings.CutSuffix(part, "%")
		v, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return c, false
		}
		switch {
		case i == 3 && percent:
			c.alpha = v / 100
		case i == 3:
			c.alpha = v
		case percent:
			c.rgb[i] = int(v * 2.55)
		default:
			c.rgb[i] = int(v)
		}
	}
	return c, true
}

// cutLast cuts a string at the last of some marks.
func cutLast(s, marks string) (before, after string, ok bool) {
	i := strings.LastIndexAny(s, marks)
	if i < 0 {
		return s, "", false
	}
	return s[:i], strings.TrimSpace(s[i+1:]), true
}
