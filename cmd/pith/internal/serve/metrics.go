package serve

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"sync"
	"time"
)

// metrics count what was asked and answered, for Prometheus, whose text format
// is simple enough to be written by hand.
type metrics struct {
	mu      sync.Mutex
	answers map[answerKey]int64
	seconds map[string]float64 // by verb
}

type answerKey struct {
	verb   string
	status int
}

func (m *metrics) add(verb string, status int, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.answers[answerKey{verb, status}]++
	m.seconds[verb] += took.Seconds()
}

// counted counts the requests of a verb.
func (s *server) counted(verb string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		next(seen, r)
		s.metrics.add(verb, seen.status, time.Since(begin))
	}
}

// A statusWriter remembers the status that it passes on.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets net/http find what the writer can do beside writing.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// writeMetrics answers with all counts, in the same order each time.
func (s *server) writeMetrics(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	s.metrics.mu.Lock()
	defer s.metrics.mu.Unlock()
	fmt.Fprint(w, "# HELP pith_answers_total Answers by verb and status.\n# TYPE pith_answers_total counter\n")
	keys := slices.SortedFunc(maps.Keys(s.metrics.answers), func(a, b answerKey) int {
		return cmp.Or(cmp.Compare(a.verb, b.verb), cmp.Compare(a.status, b.status))
	})
	for _, k := range keys {
		fmt.Fprintf(w, "pith_answers_total{verb=%q,status=\"%d\"} %d\n", k.verb, k.status, s.metrics.answers[k])
	}
	fmt.Fprint(w, "# HELP pith_answer_seconds_total Time from request to answer, by verb.\n# TYPE pith_answer_seconds_total counter\n")
	for _, verb := range slices.Sorted(maps.Keys(s.metrics.seconds)) {
		fmt.Fprintf(w, "pith_answer_seconds_total{verb=%q} %g\n", verb, s.metrics.seconds[verb])
	}
	fmt.Fprintf(w, "# HELP pith_bytes_in_work Bytes of pages in memory.\n# TYPE pith_bytes_in_work gauge\npith_bytes_in_work %d\n", s.flight.inMemory())
}
