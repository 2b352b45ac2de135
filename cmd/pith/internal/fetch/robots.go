package fetch

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/temoto/robotstxt"

	"github.com/pithmd/pith/internal/input/fault"
)

const (
	robotsBytes   = 500 << 10        // of robots.txt that must be read (RFC 9309, section 2.5)
	maxCrawlDelay = 60 * time.Second // more would be a way to say no, and robots.txt has another
)

type robotsKey struct{} // marks requests for robots.txt, of which nothing is asked

// allowed asks the host of an address, once, what its robots.txt says.
func (c *Client) allowed(ctx context.Context, u *url.URL) error {
	if !c.opts.Robots || ctx.Value(robotsKey{}) != nil {
		return nil
	}
	h := c.hosts.of(u)
	h.reading.Do(func() { c.readRobots(ctx, h, u) })
	if h.failed != nil {
		return h.failed
	}
	if h.rules == nil || h.rules.Test(u.RequestURI()) {
		return nil
	}
	return fault.New(fault.Robots, "robots.txt of %s does not allow it: --robots=false asks all the same", u.Host)
}

// readRobots reads robots.txt. A host that does not answer at all is allowed
// everything: the request for the page says it better.
func (c *Client) readRobots(ctx context.Context, h *host, u *url.URL) {
	ctx, cancel := context.WithTimeout(context.WithValue(ctx, robotsKey{}, true), c.opts.Timeout)
	defer cancel()
	resp, err := c.send(ctx, &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"})
	if err != nil {
		return
	}
	defer resp.Body.Close()
	if resp.StatusCode >= http.StatusInternalServerError {
		h.failed = fault.New(fault.Robots, "robots.txt of %s is out of order (%s), which forbids all of the host: --robots=false asks all the same", u.Host, status(resp))
		return
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, robotsBytes))
	if err != nil && len(b) == 0 {
		return
	}
	rules, err := robotstxt.FromStatusAndBytes(resp.StatusCode, b)
	if err != nil {
		return // nothing in it can be read
	}
	h.rules = rules.FindGroup(product(c.opts.UserAgent))
	h.slow(min(h.rules.CrawlDelay, maxCrawlDelay))
}

// product is the name in a user agent, without version and remarks.
func product(userAgent string) string {
	name, _, _ := strings.Cut(strings.TrimSpace(userAgent), "/")
	name, _, _ = strings.Cut(name, " ")
	return name
}
