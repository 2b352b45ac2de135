package load

import (
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

// TestForecastLeavesPagesAlone holds the forecast against what pages are: a
// page that closes what it opens is never flattened, however long.
func TestForecastLeavesPagesAlone(t *testing.T) {
	for name, page := range map[string]string{
		"bold words":          strings.Repeat("<p>a <b id=x>b</b> <em class=y>c</em></p>", 30_000),
		"links never closed":  strings.Repeat("<p><a href=x>b", 30_000),
		"bold to the end":     "<b><i><font size=2>" + strings.Repeat("<p>a</p>", 100_000),
		"alike, not closed":   strings.Repeat("<p><b>a", 50_000),
		"fonts around tables": strings.Repeat("<font size=2><table><tr><td><b id=x>a</b></table></font>", 20_000),
		"an inner page":       strings.Repeat("<body><html>", 4) + pagetest.Essay,
		"code about bodies":   "<script>" + strings.Repeat("'<body>'", 1000) + "</script>" + pagetest.Essay,
	} {
		if f := forecastOf([]byte(page), 1<<19); f.tangled() || f.cut < len(page) {
			t.Errorf("%s: %d nodes, %d again, %d bodies, cut at %d of %d", name, f.nodes, f.again, f.bodies, f.cut, len(page))
		}
	}
}
