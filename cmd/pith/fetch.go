package main

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// userAgent says who asks, and where to complain.
const userAgent = "pith/1 (+https://github.com/pithmd/pith)"

// A fetched page is still being sent while its body is read.
type fetched struct {
	body        io.ReadCloser
	address     string // after redirects
	contentType string
}

// isAddress reports whether an input is an address rather than a file.
func isAddress(input string) bool { return strings.Contains(input, "://") }

// fetch asks for a page. The time runs until the body is read; how much of
// it is read is the caller's matter. An answer other than 2xx is an error.
func fetch(address string, timeout time.Duration) (*fetched, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, bare(err)
	}
	if s := strings.ToLower(u.Scheme); s != "http" && s != "https" {
		return nil, fmt.Errorf("cannot fetch %s addresses, only http and https", u.Scheme)
	}
	req, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return nil, bare(err)
	}
	req.Header.Set("User-Agent", userAgent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, */*;q=0.1")
	client := http.Client{Timeout: timeout}
	resp, err := client.Do(req)
	if err != nil {
		return nil, bare(err)
	}
	if err := refusal(resp); err != nil {
		resp.Body.Close()
		return nil, err
	}
	final := *resp.Request.URL
	final.User = nil // a password does not belong into an article
	return &fetched{resp.Body, final.String(), resp.Header.Get("Content-Type")}, nil
}

// refusal says why an answer is not a page.
func refusal(resp *http.Response) error {
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return fmt.Errorf("the server answered %s", resp.Status)
	}
	kind, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	if err == nil && !mayBePage(kind) {
		return fmt.Errorf("the server sent %s, not a page", kind)
	}
	return nil
}

// mayBePage reports whether a media type is, or may hide, HTML. Servers
// that know no better say octet-stream or plain text.
func mayBePage(kind string) bool {
	return strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "xml") || kind == "application/octet-stream"
}

// bare takes the address out of an error: it stands before the message.
func bare(err error) error {
	var of *url.Error
	if errors.As(err, &of) {
		if of.Timeout() {
			return of // its cause may not say that it is one
		}
		return of.Err
	}
	return err
}
