package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/pithmd/pith/internal/input/coding"
	"github.com/pithmd/pith/internal/input/fault"
)

// Options say how servers are asked. All fields but Header and Jar are
// needed.
type Options struct {
	UserAgent string
	Header    http.Header    // is sent along, to every host
	Jar       http.CookieJar // nil for no cookies
	Timeout   time.Duration  // of one try, until the body is read
	Retries   int            // tries after the first
	Delay     time.Duration  // between the beginnings of two requests to one host
	PerHost   int            // requests to one host at once
	Robots    bool           // obey robots.txt
	// PublicOnly asks no private addresses and no proxy: for who fetches what
	// strangers name.
	PublicOnly bool
	MaxBytes   int64 // of a body; one byte more is read, so that more can be told
	Clock      Clock
	// Slots bounds how many pages are in memory at once: a page takes one
	// before it is asked for, and gives it back when it is closed.
	Slots chan struct{}
}

// A Page is the answer to a request, whole but for Options.MaxBytes.
type Page struct {
	Body        []byte
	Address     string // after redirects, without a password
	ContentType string

	slots chan struct{}
}

// Close gives back what a page takes of Options.Slots.
func (p *Page) Close() { <-p.slots }

// A Client keeps what is known of hosts. Several goroutines may use it.
type Client struct {
	opts  Options
	http  *http.Client
	hosts hosts
}

// New makes a client.
func New(o Options) *Client {
	c := &Client{opts: o}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DisableCompression = true // package coding does it, and is not lied to
	transport.MaxIdleConnsPerHost = o.PerHost
	if o.PublicOnly {
		publicOnly(transport)
	}
	c.http = &http.Client{Transport: transport, Jar: o.Jar, CheckRedirect: c.redirect}
	c.hosts.delay, c.hosts.perHost = o.Delay, o.PerHost
	return c
}

// maxRedirects is how often an answer may point elsewhere; browsers allow 20,
// and net/http 10.
const maxRedirects = 10

func (c *Client) redirect(next *http.Request, via []*http.Request) error {
	if len(via) >= maxRedirects {
		return fault.New(fault.Network, "redirects more than %d times", maxRedirects)
	}
	if err := checkScheme(next.URL); err != nil {
		return fault.New(fault.Network, "redirects to an address of %s, and only http and https are fetched", next.URL.Scheme)
	}
	if next.URL.Host != via[0].URL.Host {
		for name := range c.opts.Header { // what was meant for one host may be a secret
			if !harmless[name] {
				next.Header.Del(name)
			}
		}
	}
	return c.allowed(next.Context(), next.URL)
}

// harmless are headers that go along to another host.
var harmless = map[string]bool{"User-Agent": true, "Accept": true, "Accept-Language": true}

func checkScheme(u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" {
		return fault.New(fault.Input, "cannot fetch %s addresses, only http and https", u.Scheme)
	}
	if u.Hostname() == "" {
		return fault.New(fault.Input, "the address names no host")
	}
	return nil
}

// Accept says whether an answer is worth reading, by its media type and its
// first bytes.
type Accept func(contentType string, head []byte) error

// Anything accepts every answer.
func Anything(string, []byte) error { return nil }

// Get asks for an address as often as it takes. The page must be closed.
func (c *Client) Get(ctx context.Context, address string, accept Accept) (*Page, error) {
	page, err := c.Answer(ctx, address, accept)
	if err != nil && page != nil {
		page.Close()
		return nil, err
	}
	return page, err
}

// Answer is Get for who wants to know what a server says in the place of a
// page: with the error of a status of 400 or above comes the page that was
// sent, if it is one, which must be closed as well.
func (c *Client) Answer(ctx context.Context, address string, accept Accept) (*Page, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fault.As(fault.Input, bare(err))
	}
	if err := checkScheme(u); err != nil {
		return nil, err
	}
	if err := c.allowed(ctx, u); err != nil {
		return nil, err
	}
	h := c.hosts.of(u)
	for tried := 0; ; tried++ {
		page, err := c.try(ctx, h, u, accept)
		if err == nil || ctx.Err() != nil {
			return page, err
		}
		wait, again := worthAnother(err, tried, c.opts.Clock.Now())
		if !again || tried >= c.opts.Retries {
			return page, err
		}
		if page != nil {
			page.Close()
		}
		if wait > maxWait {
			return nil, fault.New(fault.CodeOf(err), "%v, and asks to come back in %v", err, wait.Round(time.Second))
		}
		h.rest(c.opts.Clock.Now().Add(wait))
	}
}

// try asks once.
func (c *Client) try(ctx context.Context, h *host, u *url.URL, accept Accept) (*Page, error) {
	leave, err := h.enter(ctx, c.opts.Clock)
	if err != nil {
		return nil, err
	}
	defer leave()
	select {
	case c.opts.Slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	page, err := c.ask(ctx, u, accept)
	if page == nil {
		<-c.opts.Slots
		return nil, err
	}
	page.slots = c.opts.Slots
	return page, err
}

// ask sends a request and reads the answer.
func (c *Client) ask(ctx context.Context, u *url.URL, accept Accept) (*Page, error) {
	ctx, cancel := context.WithTimeout(ctx, c.opts.Timeout)
	defer cancel()
	resp, err := c.send(ctx, u)
	if err != nil {
		return nil, c.explain(ctx, err)
	}
	defer resp.Body.Close()
	switch {
	case resp.StatusCode >= http.StatusBadRequest:
		page, _ := c.read(ctx, resp, accept, min(refusedBytes, c.opts.MaxBytes)) // that the answer is none says more
		return page, refusal(resp)
	case resp.StatusCode < 200 || resp.StatusCode > 299:
		return nil, refusal(resp)
	}
	return c.read(ctx, resp, accept, c.opts.MaxBytes)
}

// refusedBytes is how much is read of what a server says in the place of a
// page: those that it makes for that are short.
const refusedBytes = 1 << 20

// read reads an answer, and one byte more than the most that is wanted of it.
func (c *Client) read(ctx context.Context, resp *http.Response, accept Accept, most int64) (*Page, error) {
	body, err := coding.Undo(resp.Header, resp.Body)
	if err != nil {
		return nil, err
	}
	contentType := resp.Header.Get("Content-Type")
	head, _ := body.Peek(sniffed) // an error comes again when more is read
	if err := accept(contentType, head); err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(body, most+1))
	if err != nil {
		return nil, c.explain(ctx, broken(err))
	}
	final := *resp.Request.URL
	final.User = nil // a password does not belong into an article
	return &Page{Body: b, Address: final.String(), ContentType: contentType}, nil
}

// sniffed is how many bytes of an answer tell what it is, as browsers have it.
const sniffed = 512

func (c *Client) send(ctx context.Context, u *url.URL) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", c.opts.UserAgent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, */*;q=0.1")
	req.Header.Set("Accept-Encoding", coding.Accepted)
	for name, values := range c.opts.Header {
		req.Header[name] = values
		if name == "Host" {
			req.Host = values[0]
		}
	}
	return c.http.Do(req)
}

// broken is what went wrong in the middle of a body.
func broken(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fault.New(fault.Truncated, "the answer breaks off in the middle")
	}
	return err
}

// explain gives an error of net/http its code, and takes the address out of
// it, which stands before it. When the context's time is up the error may be
// that of a line that was closed for it.
func (c *Client) explain(ctx context.Context, err error) error {
	var coded *fault.Error
	var timeout interface{ Timeout() bool }
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return fault.New(fault.Timeout, "took longer than --timeout %v", c.opts.Timeout)
	case errors.As(err, &coded):
		return coded
	}
	err = bare(err)
	if errors.Is(err, io.EOF) {
		return &fault.Error{Code: fault.Network, Text: "the server closed the line without an answer", Err: err}
	}
	return fault.As(fault.Network, err)
}

// bare takes the address out of an error.
func bare(err error) error {
	var of *url.Error
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}

// Redacted is an address without its password, which can be printed and kept.
func Redacted(address string) string {
	if u, err := url.Parse(address); err == nil && u.User != nil {
		u.User = nil
		return u.String()
	}
	return address
}

// Pages accepts what may be a page: by its media type, or by its first bytes
// where the type says otherwise, for servers err in both.
func Pages(contentType string, head []byte) error {
	kind, _, _ := strings.Cut(contentType, ";")
	kind = strings.ToLower(strings.TrimSpace(kind))
	if kind == "" || mayBePage(kind) || looksLikePage(head) {
		return nil
	}
	return fault.New(fault.NotPage, "the server sent %s, not a page", kind)
}

// mayBePage reports whether a media type is, or may hide, HTML. Servers that
// know no better say octet-stream or plain text.
func mayBePage(kind string) bool {
	return strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "xml") || kind == "application/octet-stream"
}

func looksLikePage(head []byte) bool {
	return strings.HasPrefix(http.DetectContentType(bytes.TrimPrefix(head, []byte("\ufeff"))), "text/html")
}

// refusal says that an answer is none.
func refusal(resp *http.Response) error {
	return &statusError{
		fault:      fault.New(fault.Status, "the server answered %s", status(resp)),
		status:     resp.StatusCode,
		retryAfter: resp.Header.Get("Retry-After"),
	}
}

// status is the code of an answer with the standard's words for it, as those
// of the server may be anything.
func status(resp *http.Response) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", resp.StatusCode, http.StatusText(resp.StatusCode)))
}
