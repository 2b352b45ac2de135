package css

import (
	"testing"
)

func TestReadStyle(t *testing.T) {
	for _, c := range []struct {
		css                  string
		hidden, away, unseen bool
	}{
		{"color: red", false, false, false},
		{"display:none", true, false, false},
		{"DISPLAY: None !important", true, false, false},
		{"visibility:hidden", true, false, false},
		{"height:0;overflow:hidden", true, false, false}, // a closed accordion
		{"width:1px;height:1px;overflow:hidden", true, true, false},
		{"width:1px;height:1px;display:none", true, false, false}, // hidden already
		{"position:absolute;left:-9999px", false, true, false},
		{"margin-left:-20px", false, false, false},
		{"text-indent:-999em", false, true, false},
		{"clip: rect(0, 0, 0, 0)", false, true, false},
		{"font-size:0", false, false, true},
		{"font-size:0.9em", false, false, false},
		{"color:#fff;background:#fff", false, false, true},
		{"color:inherit;background:inherit", false, false, false},
		{"opacity:0", true, false, false},
		{"opacity:0;left:-2000px;transition:left 1s", true, false, false}, // slides in
	} {
		t.Run(c.css, func(t *testing.T) {
			s := ReadStyle(c.css)
			if s.Hidden != c.hidden || s.Away != c.away || s.Unseen != c.unseen {
				t.Errorf("got %+v, want %+v", s, c)
			}
		})
	}
}
