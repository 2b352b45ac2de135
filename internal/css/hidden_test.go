package css

import (
	"testing"
)

func TestDropHidden(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "a – b", "a – b"},
		{"order turned round", "a\u202ecba\u202c", "acba"},
		{"isolates", "\u2066a\u2069", "a"},
		{"tags", "a\U000E0068\U000E0069b", "ab"},
		{"a region's flag", "\U0001F3F4\U000E0067\U000E0062\U000E007F", "\U0001F3F4\U000E0067\U000E0062\U000E007F"},
		{"selector behind its character", "❤\ufe0f and 龍\U000E0100", "❤\ufe0f and 龍\U000E0100"},
		{"selector behind a blank, and alone", "\n \ufe0fCart \ufe0f", "\n Cart "},
		{"soft hyphen", "Wort\u00adteil", "Wortteil"},
		{"Farsi joiner", "می\u200cخواهم", "می\u200cخواهم"},
		{"emoji joiner", "👩\u200d💻", "👩\u200d💻"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := DropHidden(tt.in); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}
