package fetch

import (
	"context"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// hosts are the hosts that were asked.
type hosts struct {
	delay   time.Duration
	perHost int

	mu sync.Mutex
	by map[string]*host
}

// A host lets so many requests in at once, and none before the time that it
// asked for.
type host struct {
	places chan struct{}

	mu    sync.Mutex
	next  time.Time     // of the next request
	delay time.Duration // between the beginnings of two

	reading sync.Once // of robots.txt
	rules   *robotstxt.Group
	failed  error // why nothing of the host may be read
}

// of is the host of an address. The scheme belongs to it, as robots.txt of
// http and of https may differ.
func (hs *hosts) of(u *url.URL) *host {
	name := u.Scheme + "://" + strings.ToLower(u.Host)
	hs.mu.Lock()
	defer hs.mu.Unlock()
	h := hs.by[name]
	if h == nil {
		if hs.by == nil {
			hs.by = map[string]*host{}
		}
		h = &host{places: make(chan struct{}, hs.perHost), delay: hs.delay}
		hs.by[name] = h
	}
	return h
}

// enter waits until the host may be asked. The caller leaves when it has the
// answer.
func (h *host) enter(ctx context.Context, clock Clock) (leave func(), err error) {
	select {
	case h.places <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	leave = func() { <-h.places }
	for {
		wait := h.ready(clock.Now())
		if wait == 0 {
			return leave, nil
		}
		if err := clock.Sleep(ctx, wait); err != nil {
			leave()
			return nil, err
		}
	}
}

// ready takes the turn if it has come, and else tells how long it will be. It
// may be longer when that has passed: others wait too, and the host may have
// asked for a rest.
func (h *host) ready(now time.Time) time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	if wait := h.next.Sub(now); wait > 0 {
		return wait
	}
	h.next = now.Add(h.delay)
	return 0
}

// rest lets nobody ask the host until then.
func (h *host) rest(until time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if until.After(h.next) {
		h.next = until
	}
}

// slow makes the delay between two requests at least d.
func (h *host) slow(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.delay = max(h.delay, d)
}
