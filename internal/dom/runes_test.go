package dom

import "testing"

func TestWithoutControls(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "a\tb\nc – d", "a\tb\nc – d"},
		{"C0", "a\x00\x07\x1bb", "ab"},
		{"DEL and C1", "a\x7f\u0080\u009fb", "ab"},
		{"ends of lines", "a\rb\vc\fd\u0085e", "a\nb\nc\nd\ne"},
		{"a no-break space is none", "a\u00a0b", "a\u00a0b"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := WithoutControls(tt.in); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}
