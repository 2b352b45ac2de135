package serve

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"github.com/pithmd/pith/internal/input/fault"
)

// Options say what the server does, and how much at once.
type Options struct {
	Verbs   map[string]Work // by the path that asks for them, without the slash
	Version string

	MaxBytes  int64         // of one page
	MaxFlight int64         // of all pages that are in memory at once
	Workers   int           // pages that are worked on at once
	Timeout   time.Duration // of one request

	// Fetch gets a page by its address. Where it is nil no address is asked.
	Fetch func(ctx context.Context, address string) (*Page, error)

	// Local says that only this machine is served: then a request must name it
	// by its own name. A page in a browser here could give its own host the
	// address of this machine, and read the answers.
	Local bool
}

// A Page is what was sent, or fetched.
type Page struct {
	Address     string // "" if it is not known
	ContentType string // "" if it is not known
	Body        []byte
}

// Work makes an answer of a page. The values are those of the request.
type Work func(values url.Values, page *Page) (*Answer, error)

// An Answer is what goes back.
type Answer struct {
	ContentType string
	Policy      string // Content-Security-Policy, for browsers
	Outcome     string // what the page is
	Message     string // what one should know of it, or ""
	Body        []byte
}

type server struct {
	*Options
	slots  chan struct{}
	flight flight

	metrics metrics
}

// Handler answers requests as the options say.
func Handler(o *Options) http.Handler {
	s := &server{Options: o, slots: make(chan struct{}, o.Workers), flight: flight{most: o.MaxFlight},
		metrics: metrics{answers: map[answerKey]int64{}, seconds: map[string]float64{}}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.tryIt)
	mux.HandleFunc("GET /healthz", s.health)
	mux.HandleFunc("GET /metrics", s.writeMetrics)
	for name, work := range o.Verbs {
		mux.HandleFunc("POST /"+name, s.counted(name, func(w http.ResponseWriter, r *http.Request) { s.sent(w, r, work) }))
		mux.HandleFunc("GET /"+name, s.counted(name, func(w http.ResponseWriter, r *http.Request) { s.fetched(w, r, work) }))
		mux.HandleFunc("/"+name, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Allow", "GET, POST")
			refuse(w, &refusal{http.StatusMethodNotAllowed, "method", "send the page with POST"})
		})
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		refuse(w, &refusal{http.StatusNotFound, "path", "there is nothing at " + r.URL.Path})
	})
	return s.guarded(mux)
}

// guarded turns away what pages of others in a browser ask for.
func (s *server) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		switch {
		case s.Local && !isLocal(r.Host):
			refuse(w, &refusal{http.StatusMisdirectedRequest, "host", "this server is called localhost"})
		case r.Header.Get("Sec-Fetch-Site") == "cross-site" && r.URL.Path != "/":
			refuse(w, &refusal{http.StatusForbidden, "origin", "pages of other sites may not ask"})
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// isLocal reports whether a Host header names this machine.
func isLocal(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if host == "localhost" {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback()
}

//go:embed try.html
var tryPage []byte

// tryIt is a page to send others by, from a browser.
func (s *server) tryIt(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'")
	w.Write(tryPage)
}

// health says that the server is there, and which one it is.
func (s *server) health(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, map[string]string{"status": "ok", "version": s.Version})
}

// sent works on the page that a request brings.
func (s *server) sent(w http.ResponseWriter, r *http.Request, work Work) {
	ctx, cancel := context.WithTimeout(r.Context(), s.Timeout)
	defer cancel()
	// Who sends slowly is not waited for any longer, nor is what is left of it.
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(s.Timeout)) // a connection can
	s.admit(ctx, w, min(r.ContentLength, s.mostBody()), func(room *room) (*Answer, error) {
		values, page, err := s.read(r, room)
		if err != nil {
			return nil, err
		}
		return s.work(ctx, work, values, page)
	})
}

// fetched works on the page at an address.
func (s *server) fetched(w http.ResponseWriter, r *http.Request, work Work) {
	values := r.URL.Query()
	switch {
	case s.Fetch == nil:
		refuse(w, &refusal{http.StatusForbidden, "fetch", "this server fetches no pages: send the page itself with POST, or start it with --allow-fetch"})
		return
	case values.Get("url") == "":
		refuse(w, &refusal{http.StatusBadRequest, string(fault.Input), "url is missing: the address of the page"})
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.Timeout)
	defer cancel()
	s.admit(ctx, w, s.MaxBytes, func(room *room) (*Answer, error) {
		if err := room.grow(s.MaxBytes); err != nil { // what comes is not known before it is there
			return nil, err
		}
		page, err := s.Fetch(ctx, values.Get("url"))
		if err != nil {
			return nil, err
		}
		room.shrink(int64(len(page.Body)))
		values.Del("url")
		return s.work(ctx, work, values, page)
	})
}

// admit answers a request if there is room for so many bytes. The bytes that it
// takes count until the work is done, even when nobody waits any more.
func (s *server) admit(ctx context.Context, w http.ResponseWriter, size int64, do func(*room) (*Answer, error)) {
	if !s.flight.has(size) {
		refuse(w, busy)
		return
	}
	type result struct {
		*Answer
		error
	}
	done := make(chan result, 1)
	go func() {
		room := &room{of: &s.flight}
		a, err := survive(func() (*Answer, error) { return do(room) })
		room.shrink(0)
		done <- result{a, err}
	}()
	select {
	case r := <-done:
		if r.error != nil {
			refuse(w, refusalOf(ctx, r.error))
			return
		}
		answer(w, r.Answer)
	case <-ctx.Done():
		refuse(w, late)
	}
}

// survive makes an error of a panic: one page must not end the server for all
// others.
func survive(do func() (*Answer, error)) (a *Answer, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("a bug of pith, which this page shows: %v", p)
		}
	}()
	return do()
}

// work waits for its turn, and works on a page.
func (s *server) work(ctx context.Context, work Work, values url.Values, page *Page) (*Answer, error) {
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
	case <-ctx.Done():
		return nil, busy
	}
	if int64(len(page.Body)) > s.MaxBytes {
		return nil, tooLarge(s.MaxBytes)
	}
	return work(values, page)
}

func answer(w http.ResponseWriter, a *Answer) {
	h := w.Header()
	h.Set("Content-Type", a.ContentType)
	h.Set("Content-Security-Policy", a.Policy)
	if a.Outcome != "" {
		h.Set("Pith-Outcome", a.Outcome)
	}
	if a.Message != "" {
		h.Set("Pith-Message", a.Message)
	}
	w.Write(a.Body)
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // the one who asked may be gone
}
