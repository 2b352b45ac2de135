package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pithmd/pith/internal/input/fault"
)

// echo says what it was given.
func echo(values url.Values, page *Page) (*Answer, error) {
	return &Answer{ContentType: "text/plain", Outcome: "content",
		Body: fmt.Appendf(nil, "%s|%s|%s|%s", values.Encode(), page.Address, page.ContentType, page.Body)}, nil
}

// start starts a server whose options can be changed.
func start(t *testing.T, work Work, change func(*Options)) string {
	t.Helper()
	o := &Options{Verbs: map[string]Work{"extract": work}, Version: "1.2.3", MaxBytes: 1000, MaxFlight: 1 << 20, Workers: 2, Timeout: 10 * time.Second, Local: true}
	if change != nil {
		change(o)
	}
	s := httptest.NewServer(Handler(o))
	t.Cleanup(s.Close)
	return s.URL
}

// ask sends a request, and returns the status and the body of the answer.
func ask(t *testing.T, method, address, body string, header ...string) (int, string) {
	t.Helper()
	req, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
		if header[i] == "Host" {
			req.Host = header[i+1]
		}
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode >= 400 {
		var refused struct{ Error, Message string }
		if err := json.Unmarshal(b, &refused); err != nil || refused.Message == "" {
			t.Errorf("%s %s: status %d without a reason: %s", method, address, resp.StatusCode, b)
		}
		if (resp.StatusCode == http.StatusServiceUnavailable) != (resp.Header.Get("Retry-After") != "") {
			t.Errorf("%s %s: status %d, Retry-After %q", method, address, resp.StatusCode, resp.Header.Get("Retry-After"))
		}
		return resp.StatusCode, refused.Error
	}
	return resp.StatusCode, string(b)
}

func TestAnswers(t *testing.T) {
	at := start(t, echo, nil)
	long := strings.Repeat("x", 2000)
	for _, tt := range []struct {
		method, path, body string
		header             []string
		status             int
		want               string
	}{
		{"POST", "/extract?url=https://coast.example/ice&focus=recall", "<p>Ice", []string{"Content-Type", "text/html; charset=latin1"}, 200, "focus=recall|https://coast.example/ice|text/html; charset=latin1|<p>Ice"},
		{"POST", "/extract", "<p>Ice", []string{"Content-Type", "application/x-www-form-urlencoded"}, 200, "|||<p>Ice"},
		{"POST", "/extract", "", nil, 200, "|||"},
		{"POST", "/extract", long, nil, 413, "limit"},
		{"POST", "/extract", strings.Repeat(long, 40), nil, 413, "limit"},
		{"POST", "/extract", "x", []string{"Content-Encoding", "gzip"}, 415, "encoding"},
		{"POST", "/extract", "x", []string{"Host", "evil.example"}, 421, "host"},
		{"POST", "/extract", "x", []string{"Host", "127.0.0.1.evil.example:80"}, 421, "host"},
		{"POST", "/extract", "x", []string{"Host", "[::1]:80"}, 200, "|||x"},
		{"POST", "/extract", "x", []string{"Host", "localhost"}, 200, "|||x"},
		{"POST", "/extract", "x", []string{"Sec-Fetch-Site", "cross-site"}, 403, "origin"},
		{"PUT", "/extract", "x", nil, 405, "method"},
		{"GET", "/extract?url=https://coast.example/", "", nil, 403, "fetch"},
		{"GET", "/elsewhere", "", nil, 404, "path"},
		{"POST", "/", "", nil, 404, "path"},
		{"GET", "/healthz", "", nil, 200, "{\"status\":\"ok\",\"version\":\"1.2.3\"}\n"},
	} {
		status, got := ask(t, tt.method, at+tt.path, tt.body, tt.header...)
		if status != tt.status || got != tt.want {
			t.Errorf("%s %s %v: %d %s, want %d %s", tt.method, tt.path, tt.header, status, got, tt.status, tt.want)
		}
	}
}

func TestMetrics(t *testing.T) {
	at := start(t, echo, nil)
	for range 2 {
		ask(t, "POST", at+"/extract", "<p>Ice")
	}
	ask(t, "GET", at+"/extract?url=https://coast.example/", "")
	_, got := ask(t, "GET", at+"/metrics", "")
	for _, want := range []string{
		"\npith_answers_total{verb=\"extract\",status=\"200\"} 2\npith_answers_total{verb=\"extract\",status=\"403\"} 1\n",
		"\npith_answer_seconds_total{verb=\"extract\"} ", "\npith_bytes_in_work 0\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the metrics lack %q:\n%s", want, got)
		}
	}
}

func TestForm(t *testing.T) {
	at := start(t, echo, nil)
	var b strings.Builder
	form := multipart.NewWriter(&b)
	form.WriteField("html", "<p>Ice")
	form.WriteField("focus", "recall")
	form.WriteField("url", "")
	form.CreateFormFile("file", "") // none was chosen
	form.Close()
	if status, got := ask(t, "POST", at+"/extract", b.String(), "Content-Type", form.FormDataContentType()); status != 200 || got != "focus=recall|||<p>Ice" {
		t.Errorf("%d %s", status, got)
	}
	if status, got := ask(t, "POST", at+"/extract", b.String()[:40], "Content-Type", form.FormDataContentType()); status != 400 || got != "truncated" {
		t.Errorf("%d %s", status, got)
	}
	if _, page := ask(t, "GET", at+"/", ""); !strings.Contains(page, `action="/explain"`) || strings.Contains(page, "<script") {
		t.Error(page)
	}
}

func TestFaults(t *testing.T) {
	var err error
	at := start(t, func(url.Values, *Page) (*Answer, error) { return nil, err }, nil)
	for code, want := range map[fault.Code]int{fault.Input: 400, fault.NotPage: 415, fault.NoContent: 422, fault.Write: 500} {
		err = fault.New(code, "it cannot be")
		if status, _ := ask(t, "POST", at+"/extract", "x"); status != want {
			t.Errorf("%s: %d, want %d", code, status, want)
		}
	}
}

// TestPanic has work that panics: the next page is worked on all the same.
func TestPanic(t *testing.T) {
	at := start(t, func(_ url.Values, page *Page) (*Answer, error) {
		if len(page.Body) == 0 {
			panic("nothing there")
		}
		return &Answer{}, nil
	}, func(o *Options) { o.Workers = 1 })
	for body, want := range map[string]int{"": 500, "x": 200} {
		for range 3 {
			if status, _ := ask(t, "POST", at+"/extract", body); status != want {
				t.Errorf("%q: %d", body, status)
			}
		}
	}
}

// TestFetch gets the page itself.
func TestFetch(t *testing.T) {
	at := start(t, echo, func(o *Options) {
		o.Fetch = func(_ context.Context, address string) (*Page, error) {
			switch address {
			case "https://coast.example/long":
				return &Page{Body: make([]byte, 2000)}, nil
			case "https://coast.example/":
				return &Page{Address: address + "ice", ContentType: "text/html", Body: []byte("<p>Ice")}, nil
			}
			return nil, fault.New(fault.Status, "the server answered 404 Not Found")
		}
	})
	for query, want := range map[string]string{
		"url=https://coast.example/&focus=recall": "200 focus=recall|https://coast.example/ice|text/html|<p>Ice",
		"url=https://coast.example/none":          "502 status",
		"url=https://coast.example/long":          "413 limit",
		"focus=recall":                            "400 input",
	} {
		status, got := ask(t, "GET", at+"/extract?"+query, "")
		if got := fmt.Sprint(status, " ", got); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	if status, _ := ask(t, "GET", at+"/extract?url=https://coast.example/", "", "Sec-Fetch-Site", "cross-site"); status != 403 {
		t.Errorf("a page of another site may ask: %d", status)
	}
}

// TestBusy asks for more than the server takes.
func TestBusy(t *testing.T) {
	var started sync.WaitGroup
	started.Add(2)
	end := make(chan struct{})
	at := start(t, func(url.Values, *Page) (*Answer, error) {
		started.Done()
		<-end
		return &Answer{}, nil
	}, func(o *Options) { o.MaxFlight = 1000 })
	var asked sync.WaitGroup
	for range 2 {
		asked.Go(func() {
			if status, _ := ask(t, "POST", at+"/extract", strings.Repeat("x", 400)); status != 200 {
				t.Errorf("status %d", status)
			}
		})
	}
	started.Wait()
	if status, code := ask(t, "POST", at+"/extract", strings.Repeat("x", 400)); status != 503 || code != "busy" {
		t.Errorf("%d %s", status, code)
	}
	if status, _ := ask(t, "GET", at+"/healthz", ""); status != 200 {
		t.Errorf("health is %d while the server is busy", status)
	}
	close(end)
	asked.Wait()
	started.Add(1)
	if status, _ := ask(t, "POST", at+"/extract", strings.Repeat("x", 400)); status != 200 {
		t.Errorf("%d after all is done", status)
	}
}

// TestPromised says how long pages are and sends next to nothing of them: what is
// not there takes no room from others, nor do pages that do not say.
func TestPromised(t *testing.T) {
	at := start(t, echo, func(o *Options) { o.MaxFlight = 1000 })
	for _, promise := range []string{"Content-Length: 900", "Transfer-Encoding: chunked"} {
		for range 10 {
			conn, err := net.Dial("tcp", strings.TrimPrefix(at, "http://"))
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			fmt.Fprintf(conn, "POST /extract HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n1\r\nx\r\n", promise)
		}
	}
	for begin := time.Now(); ; time.Sleep(time.Millisecond) { // until all of them have begun
		if _, metrics := ask(t, "GET", at+"/metrics", ""); strings.Contains(metrics, "pith_bytes_in_work 70\n") {
			break
		}
		if time.Since(begin) > 5*time.Second {
			t.Fatal("what has come of the pages is not counted")
		}
	}
	if status, _ := ask(t, "POST", at+"/extract", strings.Repeat("x", 900)); status != 200 {
		t.Errorf("%d", status)
	}
	if status, _ := ask(t, "POST", at+"/extract", strings.Repeat("x", 950)); status != 503 {
		t.Errorf("%d for more than there is room for", status)
	}
}

// TestLate has work that takes longer than a request may: its bytes count as
// long as it goes on.
func TestLate(t *testing.T) {
	end := make(chan struct{})
	at := start(t, func(url.Values, *Page) (*Answer, error) {
		<-end
		return &Answer{}, nil
	}, func(o *Options) { o.Timeout, o.MaxFlight, o.Workers = 50*time.Millisecond, 100, 1 })
	if status, code := ask(t, "POST", at+"/extract", strings.Repeat("x", 60)); status != 503 || code != "timeout" {
		t.Errorf("%d %s", status, code)
	}
	if status, code := ask(t, "POST", at+"/extract", strings.Repeat("x", 60)); status != 503 || code != "busy" {
		t.Errorf("%d %s while it goes on", status, code)
	}
	close(end)
	for begin := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		if status, _ := ask(t, "POST", at+"/extract", strings.Repeat("x", 60)); status == 200 {
			break
		} else if time.Since(begin) > 5*time.Second {
			t.Fatalf("%d after it has ended", status)
		}
	}
}

// TestSlow sends a page a little at a time.
func TestSlow(t *testing.T) {
	at := start(t, echo, func(o *Options) { o.Timeout = 100 * time.Millisecond })
	r, w := io.Pipe()
	defer w.Close()
	go w.Write([]byte("<p>"))
	begin := time.Now()
	resp, err := http.Post(at+"/extract", "text/html", r)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if took := time.Since(begin); resp.StatusCode != 503 || took > 5*time.Second {
		t.Errorf("status %d after %v", resp.StatusCode, took)
	}
}
