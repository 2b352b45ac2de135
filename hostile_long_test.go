//go:build long

package pith

import (
	"strings"
	"testing"
	"time"
)

// Limits of the time that a hostile page may take. They are several times what
// the worst of them takes on a quiet machine: what is not linear is over them
// by far, for a quarter of the page has to take a quarter.
const (
	mostParses = 40 // times html.Parse of the same bytes
	mostProses = 50 // times prose of as many bytes
	freeTime   = 150 * time.Millisecond
)

// TestHostileTime times pages that are mean in one way each.
func TestHostileTime(t *testing.T) {
	if underRace {
		t.Skip("the race detector slows some things more than others")
	}
	for i := range hostilePages {
		h := &hostilePages[i]
		t.Run(h.name, func(t *testing.T) { checkCost(t, h, h.n, h.at(h.n)) })
	}
}

// TestNestedInlineTime compares 100,000 elements within lines in each other with
// prose of as many bytes: most of them go before anything is read.
func TestNestedInlineTime(t *testing.T) {
	if underRace {
		t.Skip("the race detector slows some things more than others")
	}
	for _, tag := range []string{"b", "span", "font color=red", "i", "em", "u", "code", "small"} {
		page := beforePart + nestedInline(tag)(100_000) + afterPart
		prose := beforePart + proseOf(len(page)-len(beforePart)-len(afterPart)) + afterPart
		took, usual := time.Hour, time.Hour
		for try := 0; try < 5 && took > mostTimesProse*usual || try == 0; try++ {
			took = min(took, cost(func() { writeAll(t, page, false) }).took)
			usual = min(usual, cost(func() { writeAll(t, prose, false) }).took)
		}
		t.Logf("%-15s %v, %.1f times prose", tag, took.Round(time.Millisecond/10), float64(took)/float64(usual))
		if took > mostTimesProse*usual {
			t.Errorf("100,000 of <%s> in each other take %v, as many bytes of prose %v", tag, took, usual)
		}
	}
}

// mostTimesProse is how much more than prose of as many bytes an element in itself
// may cost.
const mostTimesProse = 10

// proseOf is about so many bytes of prose in paragraphs of a usual length.
func proseOf(bytes int) string {
	p := "<p>" + strings.Repeat(sentence, 6) + "</p>\n"
	return strings.Repeat(p, max(0, bytes)/len(p))
}

// checkCost compares what a page costs with html.Parse of the same bytes, with
// a quarter of it and with prose of as many bytes. What looks too slow is measured
// again: others use the caches of the machine too. An element of three bytes is a
// node of a hundred, so that html.Parse itself takes longer for a page of them than
// all of pith for prose: the log has both.
func checkCost(t *testing.T, h *hostilePage, n int, page string) {
	t.Helper()
	quarter := h.at(max(1, n/4))
	size := float64(len(page)) / float64(len(quarter))
	prose := beforePart + proseOf(len(page)-len(beforePart)-len(afterPart)) + afterPart
	var took, part, parse, usual, slow = time.Hour, time.Hour, time.Hour, time.Hour, true
	var bytes, parsed uint64
	for try := 0; try < 6 && slow; try++ { // the first also pays for fresh memory
		whole := cost(func() { writeAll(t, page, h.explain) })
		took, bytes = min(took, whole.took), whole.bytes
		p := meanCost(func() { parseOnly(page) })
		parse, parsed = min(parse, p.took), p.bytes
		part = min(part, meanCost(func() { writeAll(t, quarter, h.explain) }).took)
		usual = min(usual, meanCost(func() { writeAll(t, prose, false) }).took)
		slow = took > freeTime && (float64(took) > mostParses*float64(parse) || float64(took) > mostProses*float64(usual) || float64(took) > mostGrowth*size*float64(part))
	}
	t.Logf("%8d bytes in %8v: %5.1f times prose, of which html.Parse takes %5.1f, %4.2f times a quarter of it per byte, allocates %5.1f times html.Parse, %6.1f a byte", len(page),
		took.Round(time.Millisecond/10), float64(took)/float64(usual), float64(parse)/float64(usual), float64(took)/float64(part)/size, float64(bytes)/float64(parsed), float64(bytes)/float64(len(page)))
	if slow {
		t.Errorf("%d bytes take %v; html.Parse takes %v, a quarter of the page %v, as many bytes of prose %v", len(page), took, parse, part, usual)
	}
}

// spent is what a call has cost: processor time, for others use the machine
// too, and all that was allocated.
type spent struct {
	took  time.Duration
	bytes uint64
}

// meanCost measures a call that may be short as often as it takes for a tenth of a
// second: what of a few milliseconds is its own and what the system's is told by the
// ticks of a clock, and the least of several such guesses is a fraction of the truth.
func meanCost(f func()) (s spent) {
	const enough, most = 100 * time.Millisecond, 30
	calls := 0
	for ; s.took < enough && calls < most; calls++ {
		c := cost(f)
		s.took, s.bytes = s.took+c.took, s.bytes+c.bytes
	}
	return spent{s.took / time.Duration(calls), s.bytes / uint64(calls)}
}

// cost measures a call. The collector, which is off meanwhile, comes to large pages
// and not to small ones, and what it has to do is told by the bytes.
func cost(f func()) (s spent) {
	s.bytes = allocated(func() {
		begin := cpuTime()
		f()
		s.took = cpuTime() - begin
	})
	return s
}
