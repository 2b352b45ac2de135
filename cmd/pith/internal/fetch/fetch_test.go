package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pithmd/pith/internal/input/fault"
)

// A clock passes the time that it is asked to sleep at once.
type clock struct {
	mu    sync.Mutex
	now   time.Time
	slept time.Duration
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	c.slept += d
	return ctx.Err()
}

var begin = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// client makes a client whose options can be changed.
func client(change func(*Options)) (*Client, *clock) {
	c := &clock{now: begin}
	o := Options{
		UserAgent: "pith/1 (+https://pith.example)", Timeout: 5 * time.Second, Retries: 3, Delay: time.Second, PerHost: 2,
		Robots: true, MaxBytes: 1 << 20, Clock: c, Slots: make(chan struct{}, 4), Jar: NewJar(),
	}
	if change != nil {
		change(&o)
	}
	return New(o), c
}

func serve(t *testing.T, handlers map[string]http.HandlerFunc) string {
	t.Helper()
	mux := http.NewServeMux()
	for path, h := range handlers {
		mux.HandleFunc(path, h)
	}
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}

const page = "<!DOCTYPE html><title>Ice</title><p>The harbour lies under ice."

func answer(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, page) }

// get asks and gives back the page's slot.
func get(c *Client, address string) (*Page, error) {
	p, err := c.Get(context.Background(), address, Pages)
	if err == nil {
		p.Close()
	}
	return p, err
}

// busy refuses so many times, with a header, and then answers.
func busy(times int32, status int, retryAfter string) http.HandlerFunc {
	var asked atomic.Int32
	return func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) <= times {
			if retryAfter != "" {
				w.Header().Set("Retry-After", retryAfter)
			}
			w.WriteHeader(status)
			return
		}
		answer(w, r)
	}
}

func TestRetries(t *testing.T) {
	broken := func(times int32) http.HandlerFunc {
		var asked atomic.Int32
		return func(w http.ResponseWriter, r *http.Request) {
			if asked.Add(1) > times {
				answer(w, r)
				return
			}
			w.Header().Set("Content-Length", "1000")
			fmt.Fprint(w, page) // and no more
		}
	}
	hangUp := func(w http.ResponseWriter, _ *http.Request) {
		if conn, _, err := w.(http.Hijacker).Hijack(); err == nil {
			conn.Close()
		}
	}
	tests := []struct {
		name    string
		handler http.HandlerFunc
		slept   time.Duration // by the first page's own answer, without --delay
		code    fault.Code
		message string
	}{
		{"it answers", answer, 0, "", ""},
		{"busy once", busy(1, 503, ""), time.Second, "", ""},
		{"busy three times", busy(3, 502, ""), 7 * time.Second, "", ""},
		{"busy for ever", busy(9, 500, ""), 7 * time.Second, fault.Status, "the server answered 500 Internal Server Error"},
		{"it says how long, in seconds", busy(1, 429, "120"), 2 * time.Minute, "", ""},
		{"it says until when", busy(1, 503, begin.Add(90*time.Second).Format(http.TimeFormat)), 90 * time.Second, "", ""},
		{"until a time that is gone", busy(1, 503, begin.Add(-time.Hour).Format(http.TimeFormat)), 0, "", ""},
		{"it says nonsense", busy(1, 503, "soon"), time.Second, "", ""},
		{"longer than anybody waits", busy(1, 429, "86400"), 0, fault.Status, "the server answered 429 Too Many Requests, and asks to come back in 24h0m0s"},
		{"gone for good", busy(1, 410, "1"), 0, fault.Status, "the server answered 410 Gone"},
		{"broken off once", broken(1), time.Second, "", ""},
		{"broken off for ever", broken(9), 7 * time.Second, fault.Truncated, "the answer breaks off in the middle"},
		{"no answer at all", hangUp, 7 * time.Second, fault.Network, "the server closed the line without an answer"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			host := serve(t, map[string]http.HandlerFunc{"/page": tt.handler})
			c, clock := client(func(o *Options) { o.Delay = 0 })
			p, err := get(c, host+"/page")
			if fault.CodeOf(err) != tt.code || err != nil && err.Error() != tt.message {
				t.Errorf("error %v (%s), want %q (%s)", err, fault.CodeOf(err), tt.message, tt.code)
			}
			if err == nil && string(p.Body) != page {
				t.Errorf("body %q", p.Body)
			}
			if clock.slept != tt.slept {
				t.Errorf("waited %v, want %v", clock.slept, tt.slept)
			}
		})
	}
}

func TestNoServer(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := "http://" + l.Addr().String()
	l.Close()
	c, clock := client(func(o *Options) { o.Retries = 1 })
	if _, err := get(c, address); fault.CodeOf(err) != fault.Network || !strings.Contains(err.Error(), "connection refused") || strings.Contains(err.Error(), "Get ") {
		t.Errorf("error %v", err)
	}
	if clock.slept != time.Second {
		t.Errorf("waited %v", clock.slept)
	}
}

// TestRest asks a host for other pages while it wants to be left alone.
func TestRest(t *testing.T) {
	host := serve(t, map[string]http.HandlerFunc{"/busy": busy(1, 429, "60"), "/page": answer})
	c, clock := client(nil)
	if _, err := get(c, host+"/busy"); err != nil || clock.slept != time.Minute {
		t.Errorf("%v, waited %v", err, clock.slept)
	}
	if _, err := get(c, host+"/page"); err != nil || clock.slept != time.Minute+time.Second {
		t.Errorf("the next page: %v, waited %v", err, clock.slept)
	}
}

func TestDelay(t *testing.T) {
	host := serve(t, map[string]http.HandlerFunc{"/": answer})
	other := serve(t, map[string]http.HandlerFunc{"/": answer, "/robots.txt": func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "User-agent: *\nCrawl-delay: 7\n")
	}})
	c, clock := client(nil)
	for range 3 {
		if _, err := get(c, host+"/a"); err != nil {
			t.Fatal(err)
		}
	}
	if clock.slept != 2*time.Second {
		t.Errorf("between three pages of one host it waited %v, want 2s", clock.slept)
	}
	for range 2 {
		if _, err := get(c, other+"/a"); err != nil {
			t.Fatal(err)
		}
	}
	if clock.slept != 9*time.Second {
		t.Errorf("and between two of one with a crawl delay %v in all, want 9s", clock.slept)
	}
}

// TestPerHost asks for many pages at once.
func TestPerHost(t *testing.T) {
	var now, most atomic.Int32
	arrived := make(chan struct{}, 100)
	host := serve(t, map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		arrived <- struct{}{}
		time.Sleep(2 * time.Millisecond)
		now.Add(-1)
		answer(w, r)
	}})
	c, _ := client(func(o *Options) { o.Robots, o.Delay, o.PerHost = false, 0, 3 })
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if _, err := get(c, host+"/a"); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if most.Load() > 3 || len(arrived) != 20 {
		t.Errorf("%d requests of %d at once, want at most 3 of 20", most.Load(), len(arrived))
	}
}

func TestRobots(t *testing.T) {
	text := func(status int, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(status)
			fmt.Fprint(w, body)
		}
	}
	tests := []struct {
		name, path string
		robots     http.HandlerFunc
		agent      string
		allowed    bool
	}{
		{"nothing said", "/a", text(404, "no"), "", true},
		{"everybody is forbidden", "/a", text(200, "User-agent: *\nDisallow: /"), "", false},
		{"this one is forbidden", "/a", text(200, "User-agent: pith\nDisallow: /\n\nUser-agent: *\nDisallow:"), "", false},
		{"another is forbidden", "/a", text(200, "User-agent: other\nDisallow: /"), "", true},
		{"by another name", "/a", text(200, "User-agent: other\nDisallow: /"), "Other/2.0", false},
		{"another path", "/a", text(200, "User-agent: *\nDisallow: /private/"), "", true},
		{"this path", "/private/a", text(200, "User-agent: *\nDisallow: /private/"), "", false},
		{"this query", "/a?print=1", text(200, "User-agent: *\nDisallow: /*?print="), "", false},
		{"allowed in what is forbidden", "/private/a", text(200, "User-agent: *\nDisallow: /private/\nAllow: /private/a"), "", true},
		{"out of order", "/a", text(500, ""), "", false},
		{"not public", "/a", text(403, ""), "", true},
		{"a page in its place", "/a", text(200, "<!DOCTYPE html><p>Disallow: everything"), "", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var asked atomic.Int32
			host := serve(t, map[string]http.HandlerFunc{"/": answer, "/robots.txt": func(w http.ResponseWriter, r *http.Request) {
				asked.Add(1)
				tt.robots(w, r)
			}})
			c, _ := client(func(o *Options) {
				if tt.agent != "" {
					o.UserAgent = tt.agent
				}
			})
			for range 2 {
				_, err := get(c, host+tt.path)
				if (err == nil) != tt.allowed || err != nil && (fault.CodeOf(err) != fault.Robots || !strings.Contains(err.Error(), "--robots=false")) {
					t.Errorf("error %v, allowed %v", err, tt.allowed)
				}
			}
			if asked.Load() != 1 {
				t.Errorf("robots.txt was read %d times", asked.Load())
			}
			c, _ = client(func(o *Options) { o.Robots = false })
			if _, err := get(c, host+tt.path); err != nil || asked.Load() != 1 {
				t.Errorf("not obeyed: %v, read %d times", err, asked.Load())
			}
		})
	}
	t.Run("of the host that a page moved to", func(t *testing.T) {
		there := serve(t, map[string]http.HandlerFunc{"/": answer, "/robots.txt": text(200, "User-agent: *\nDisallow: /")})
		here := serve(t, map[string]http.HandlerFunc{"/": http.RedirectHandler(there+"/a", http.StatusFound).ServeHTTP, "/robots.txt": text(404, "")})
		c, _ := client(nil)
		if _, err := get(c, here+"/a"); fault.CodeOf(err) != fault.Robots {
			t.Errorf("error %v", err)
		}
	})
}

func TestRedirects(t *testing.T) {
	var got http.Header
	there := serve(t, map[string]http.HandlerFunc{"/page": func(w http.ResponseWriter, r *http.Request) {
		got = r.Header
		answer(w, r)
	}})
	here := serve(t, map[string]http.HandlerFunc{
		"/away":  http.RedirectHandler(there+"/page", http.StatusFound).ServeHTTP,
		"/loop":  http.RedirectHandler("/loop", http.StatusFound).ServeHTTP,
		"/local": http.RedirectHandler("file:///etc/hostname", http.StatusFound).ServeHTTP,
	})
	c, _ := client(func(o *Options) {
		o.Robots = false
		o.Header = http.Header{"X-Key": {"secret"}, "Accept-Language": {"de"}}
	})
	p, err := get(c, strings.Replace(here, "://", "://me:pass@", 1)+"/away")
	if err != nil {
		t.Fatal(err)
	}
	if p.Address != there+"/page" {
		t.Errorf("address %s", p.Address)
	}
	if got.Get("X-Key") != "" || got.Get("Authorization") != "" || got.Get("Accept-Language") != "de" || got.Get("User-Agent") != c.opts.UserAgent {
		t.Errorf("another host was sent %v", got)
	}
	if _, err := get(c, here+"/loop"); err == nil || err.Error() != "redirects more than 10 times" {
		t.Errorf("loop: %v", err)
	}
	if _, err := get(c, here+"/local"); err == nil || err.Error() != "redirects to an address of file, and only http and https are fetched" {
		t.Errorf("local: %v", err)
	}
}

func TestCookies(t *testing.T) {
	host := serve(t, map[string]http.HandlerFunc{
		"/set": func(w http.ResponseWriter, r *http.Request) {
			http.SetCookie(w, &http.Cookie{Name: "visit", Value: "1", Path: "/"})
			http.Redirect(w, r, "/page", http.StatusFound)
		},
		"/page": func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "%s<p>%s", page, r.Header.Get("Cookie")) },
	})
	c, _ := client(nil)
	if p, err := get(c, host+"/set"); err != nil || !strings.HasSuffix(string(p.Body), "<p>visit=1") {
		t.Errorf("%v: %s", err, p.Body)
	}
	for _, bad := range []string{"a line", "a\tb\tc"} {
		if err := LoadCookies(NewJar(), strings.NewReader("# a comment\n\n"+bad)); err == nil || !strings.Contains(err.Error(), "line 3") {
			t.Errorf("%q: %v", bad, err)
		}
	}
	jar := NewJar()
	file := "# Netscape HTTP Cookie File\n" +
		"coast.example\tFALSE\t/\tFALSE\t0\tone\t1\n" +
		"#HttpOnly_.coast.example\tTRUE\t/news\tTRUE\t4102444800\ttwo\t2\r\n"
	if err := LoadCookies(jar, strings.NewReader(file)); err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]string{
		"http://coast.example/":             "one=1",
		"https://coast.example/news/ice":    "two=2; one=1",
		"https://www.coast.example/news/a":  "two=2",
		"https://coast.example.evil/news/a": "",
	} {
		u, _ := url.Parse(address)
		var got []string
		for _, c := range jar.Cookies(u) {
			got = append(got, c.String())
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s is sent %q, want %q", address, s, want)
		}
	}
}

// TestSlots gives back what pages took, whatever became of them.
func TestSlots(t *testing.T) {
	host := serve(t, map[string]http.HandlerFunc{"/page": answer, "/slow": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }})
	c, _ := client(func(o *Options) { o.Timeout, o.Retries = 20*time.Millisecond, 1 })
	for _, path := range []string{"/page", "/nothing", "/slow", "/page"} {
		_, err := get(c, host+path)
		if path == "/slow" && (fault.CodeOf(err) != fault.Timeout || err.Error() != "took longer than --timeout 20ms") {
			t.Errorf("slow: %v", err)
		}
		if len(c.opts.Slots) != 0 {
			t.Fatalf("after %s %d slots are taken", path, len(c.opts.Slots))
		}
	}
}
