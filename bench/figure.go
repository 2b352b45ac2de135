package main

import "fmt"

// figure is one measured number.
type figure struct {
	Contestant string  `json:"contestant"`
	Name       string  `json:"name"` // such as "body/wcxb-dev/all/f1"
	Value      float64 `json:"value"`
	Less       bool    `json:"less,omitempty"` // less is better
}

// report is what a measure found.
type report struct {
	tables  []table
	figures []figure
	notes   []string // what was skipped, who panicked, lists of pages
}

func (r *report) note(format string, args ...any) {
	r.notes = append(r.notes, fmt.Sprintf(format, args...))
}

// keep records a mean as a figure, unless it is of nothing.
func (r *report) keep(contestant, name string, m mean) {
	if m.n > 0 {
		r.figures = append(r.figures, figure{Contestant: contestant, Name: name, Value: m.value()})
	}
}

// keepRatio records a figure of which less is better.
func (r *report) keepRatio(contestant, name string, v float64) {
	r.figures = append(r.figures, figure{Contestant: contestant, Name: name, Value: v, Less: true})
}
