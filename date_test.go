package pith

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/pithmd/pith/internal/pagetest"
)

// TestDatesAsThePageSays reads dates of every precision. What a page does not
// say, an hour or a zone, is not said of it.
func TestDatesAsThePageSays(t *testing.T) {
	for _, c := range []struct {
		says, want string
		precision  DatePrecision
		time       string
	}{
		{"2024", "2024", YearPrecision, "2024-01-01T00:00:00Z"},
		{"2024-03", "2024-03", MonthPrecision, "2024-03-01T00:00:00Z"},
		{"2024-03-05", "2024-03-05", DayPrecision, "2024-03-05T00:00:00Z"},
		{"March 5, 2024", "2024-03-05", DayPrecision, "2024-03-05T00:00:00Z"},
		{"2024-03-05T10:00:00", "2024-03-05T10:00:00", ClockPrecision, "2024-03-05T10:00:00Z"},
		{"2024-03-05T10:00", "2024-03-05T10:00:00", ClockPrecision, "2024-03-05T10:00:00Z"},
		{"2024-03-05T10:00:00+01:00", "2024-03-05T10:00:00+01:00", InstantPrecision, "2024-03-05T10:00:00+01:00"},
		{"2024-03-05T00:00:00Z", "2024-03-05T00:00:00Z", InstantPrecision, "2024-03-05T00:00:00Z"},
		{"1709629200", "2024-03-05T09:00:00Z", InstantPrecision, "2024-03-05T09:00:00Z"},
		{"", "", NoPrecision, "0001-01-01T00:00:00Z"},
	} {
		t.Run(c.says, func(t *testing.T) {
			page := `<title>The pier</title><meta property="article:published_time" content="` + c.says + `"><article>` + pagetest.Essay + `</article>`
			a, err := Extract(strings.NewReader(page), &Options{Markdown: MarkdownOptions{FrontMatter: true}})
			if err != nil {
				t.Fatal(err)
			}
			d := a.Published
			if d.String() != c.want || d.Precision != c.precision || d.Time.Format(time.RFC3339) != c.time || d.IsZero() != (c.want == "") {
				t.Errorf("%v, by the %v, %v", d, d.Precision, d.Time)
			}
			if front := "published: \"" + c.want + "\"\n"; strings.Contains(a.Markdown(), front) != (c.want != "") {
				t.Errorf("front matter has no %s", front)
			}
			b, err := json.Marshal(a)
			if err != nil || strings.Contains(string(b), `"published":"`+c.want+`"`) != (c.want != "") {
				t.Errorf("JSON %s, error %v", b, err)
			}
			var again Date
			if err := again.UnmarshalText([]byte(d.String())); err != nil || again.String() != d.String() || again.Precision != d.Precision || !again.Time.Equal(d.Time) {
				t.Errorf("read again as %v, error %v", again, err)
			}
		})
	}
}

func TestNoDates(t *testing.T) {
	for _, text := range []string{"yesterday", "2024-13", "2024-02-30", "24-03-05", "2024-03-05 10:00", "10:00"} {
		d := Date{Precision: DayPrecision}
		if err := d.UnmarshalText([]byte(text)); err == nil || d.Precision != DayPrecision {
			t.Errorf("%q is %v", text, d)
		}
	}
}
