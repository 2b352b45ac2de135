package math

// Unicode has the letters of mathematics in alphabets of their own, bold or script, each
// as many after the last (Mathematical Alphanumeric Symbols, U+1D400 to U+1D7FF).
const (
	firstLatin, firstGreek, firstDigit, lastDigit = 0x1D400, 0x1D6A8, 0x1D7CE, 0x1D7FF
	inLatin, inGreek, inDigits                    = 52, 58, 10
	latinPlain                                    = 0x1D6A4 // behind the last of Latin: dotless i and j
)

// The styles of these alphabets, in Unicode's order, by the names of MathML. What is
// italic is what TeX sets anyway.
var (
	latinStyles = [...]string{"bold", "", "bold-italic", "script", "bold-script", "fraktur", "double-struck", "bold-fraktur",
		"sans-serif", "sans-serif", "sans-serif", "sans-serif", "monospace"}
	greekStyles = [...]string{"bold-italic", "", "bold-italic", "bold-italic", "bold-italic"}
	digitStyles = [...]string{"bold", "double-struck", "sans-serif", "sans-serif", "monospace"}
)

// smallGreek are the letters behind omega in each alphabet of Greek.
var smallGreek = [...]rune{'∂', 'ϵ', 'ϑ', 'ϰ', 'ϕ', 'ϱ', 'ϖ'}

// plainLetter is the letter that one of an alphabet of mathematics stands for, and the
// style of the alphabet; r itself if it is none.
func plainLetter(r rune) (plain rune, style string) {
	switch {
	case r >= firstLatin && r < latinPlain:
		at := r - firstLatin
		if plain = 'A' + at%inLatin; plain > 'Z' {
			plain += 'a' - 'Z' - 1
		}
		return plain, latinStyles[at/inLatin]
	case r >= firstGreek && r < firstDigit-2:
		at := r - firstGreek
		style = greekStyles[at/inGreek]
		switch at %= inGreek; {
		case at == 17:
			plain = 'Θ'
		case at < 25:
			plain = 'Α' + at
		case at == 25:
			plain = '∇'
		case at < 51:
			plain = 'α' + at - 26
		default:
			plain = smallGreek[at-51]
		}
		return plain, style
	case r >= firstDigit && r <= lastDigit:
		at := r - firstDigit
		return '0' + at%inDigits, digitStyles[at/inDigits]
	case r == 'ℎ':
		return 'h', ""
	}
	return r, ""
}

// plainLetters is a text in ordinary letters, and the style that all of them have.
func plainLetters(s string) (plain, style string) {
	out := make([]rune, 0, len(s))
	for i, r := range s {
		letter, own := plainLetter(r)
		if i > 0 && own != style {
			own = ""
		}
		style = own
		out = append(out, letter)
	}
	return string(out), style
}
