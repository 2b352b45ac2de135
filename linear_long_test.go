//go:build long

package pith

import (
	"strings"
	"testing"
	"time"

	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/pagetest"
)

// maxTimesProse is how much more than prose a thing may cost: three times, by
// the design, and as much again for machines that do other things as well.
const maxTimesProse = 6

// TestTimeIsLinear compares many of each thing with prose of as many bytes
// in as many elements, and with a fifth of them.
func TestTimeIsLinear(t *testing.T) {
	if underRace {
		t.Skip("the race detector slows some things more than others")
	}
	o := &Options{MaxNodes: 1 << 22, URL: "https://example.com/"}
	t.Run("Convert", func(t *testing.T) {
		checkLinear(t, 100_000, func(page string) error { _, err := Convert(strings.NewReader(page), o); return err })
	})
	t.Run("Extract", func(t *testing.T) {
		checkLinear(t, 30_000, func(page string) error {
			_, err := Extract(strings.NewReader(page), o)
			if isAnswer(err) {
				return nil
			}
			return err
		})
	})
}

// checkLinear reads pages of n of each thing.
func checkLinear(t *testing.T, n int, read func(page string) error) {
	best := func(page string, runs int) time.Duration {
		best := time.Hour
		for range runs {
			best = min(best, cost(func() {
				if err := read(page); err != nil {
					t.Fatal(err)
				}
			}).took)
		}
		return best
	}
	for _, tt := range longPages {
		page := tt.page(n)
		took, fifth, prose := time.Hour, time.Hour, time.Hour
		slow := true
		for try := 0; try < 3 && slow; try++ { // others use the caches too
			took, fifth, prose = min(took, best(page, 2)), min(fifth, best(tt.page(n/5), 2)), min(prose, best(proseLike(page), 1))
			// What is quadratic grows by 5.
			slow = took > 4*5*fifth && took > 200*time.Millisecond || took > maxTimesProse*prose && took > 50*time.Millisecond || took > 5*time.Second
		}
		t.Logf("%-20s %10v, %5.1f times prose, grows by %.2f", tt.name, took.Round(time.Microsecond),
			float64(took)/float64(prose), float64(took)/float64(fifth)/5)
		if slow {
			t.Errorf("%s took %v, a fifth of it %v, as much prose %v", tt.name, took, fifth, prose)
		}
	}
}

// proseLike is prose of as many bytes in as many elements.
func proseLike(page string) string {
	elements := max(1, strings.Count(page, "<")-strings.Count(page, "</"))
	bytes := max(1, len(page)/elements-len("<p>"))
	words := strings.Repeat("some words of plain prose ", bytes/26+1)[:bytes]
	return strings.Repeat("<p>"+words, elements)
}

// TestMetadataTimeIsLinear reads pages that repeat what is looked for.
func TestMetadataTimeIsLinear(t *testing.T) {
	for name, unit := range metadataUnits {
		checkTimes(t, name, func(n int) func() {
			p := marksOfMany(t, unit, n)
			return func() { meta.Read(p, meta.UnknownType) }
		})
	}
}

// TestChunksTimeIsLinear makes one chunk of many blocks, and many of one.
func TestChunksTimeIsLinear(t *testing.T) {
	for name, page := range chunkPages {
		checkTimes(t, name, func(n int) func() {
			a := convertTree(t, []byte(page(n)), "")
			return func() { a.Chunks(&ChunkOptions{Most: 1 << 20}); a.Chunks(&ChunkOptions{Most: 50}) }
		})
	}
}

// checkTimes does a thing for 1,000 and for 10,000: ten times as many take not
// much more than ten times as long.
func checkTimes(t *testing.T, name string, prepare func(n int) (call func())) {
	t.Helper()
	if small, large := bestTimes(prepare); tooMuchLonger(small, large) {
		t.Errorf("%s: 1,000 take %v, 10,000 take %v", name, small, large)
	}
}

// bestTimes is the least that 1,000 and 10,000 take, in turn, so that what else
// the machine does comes to both. It stops where there is nothing to complain of.
func bestTimes(prepare func(n int) (call func())) (small, large time.Duration) {
	few, many := prepare(1000), prepare(10_000)
	small, large = cost(few).took, cost(many).took
	for try := 1; try < 6 && tooMuchLonger(small, large); try++ {
		small, large = min(small, cost(few).took), min(large, cost(many).took)
	}
	return small, large
}

// tooMuchLonger tells a growth of 100, the square, from one of 10. The clock is
// no good below a millisecond or two.
func tooMuchLonger(small, large time.Duration) bool {
	return large > 30*max(small, 2*time.Millisecond)
}

// TestSquaresTakeTooLong makes sure that more tries do not hide what checkTimes
// is there to find.
func TestSquaresTakeTooLong(t *testing.T) {
	sum := 0
	small, large := bestTimes(func(n int) func() {
		return func() {
			for i := range 3 * n * n {
				sum ^= i * i
			}
		}
	})
	if !tooMuchLonger(small, large) {
		t.Errorf("a square is not seen: 1,000 take %v, 10,000 take %v, and %d", small, large, sum)
	}
}

// TestPicturesInOneLink has as many pictures in one link as would be looked at
// once for each other, if the link were judged for each: four times as many may
// take seven times as long. Without that it was eleven.
func TestPicturesInOneLink(t *testing.T) {
	best := func(n int) time.Duration {
		page := strings.Repeat(pagetest.Essay, 3) + "<a href=/x>" + strings.Repeat("<img src=a.png><div class=share-bar>a</div>", n) + "</a>" + pagetest.Essay
		least := time.Hour
		for range 4 {
			least = min(least, cost(func() { Extract(strings.NewReader(page), nil) }).took)
		}
		return least
	}
	if few, many := best(10_000), best(40_000); many > 7*few {
		t.Errorf("10,000 pictures take %v, 40,000 take %v", few, many)
	}
}
