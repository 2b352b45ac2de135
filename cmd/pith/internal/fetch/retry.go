package fetch

import (
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/pithmd/pith/internal/input/fault"
)

const (
	firstWait = time.Second     // before the second try; it doubles with each
	maxWait   = 5 * time.Minute // longer than a server may keep a run waiting
)

// A statusError is an answer that is no page.
type statusError struct {
	fault      *fault.Error
	status     int
	retryAfter string // what the server says of it
}

func (e *statusError) Error() string { return e.fault.Text }

func (e *statusError) Unwrap() error { return e.fault }

// worthAnother reports whether the same request may be answered later, and
// how long to wait before it.
func worthAnother(err error, tried int, now time.Time) (wait time.Duration, again bool) {
	wait = firstWait << min(tried, 8)
	var refused *statusError
	if errors.As(err, &refused) {
		switch refused.status {
		case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests, http.StatusInternalServerError,
			http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
			if asked, ok := retryAfter(refused.retryAfter, now); ok {
				return asked, true
			}
			return wait, true
		}
		return 0, false
	}
	switch fault.CodeOf(err) {
	case fault.Timeout, fault.Truncated:
		return wait, true
	case fault.Network:
		return wait, isPassing(err)
	}
	return 0, false
}

// isPassing reports whether a network may work again in a moment: the line
// was cut or not yet there. A name that nobody has is not.
func isPassing(err error) bool {
	var dns *net.DNSError
	if errors.As(err, &dns) {
		return dns.IsTemporary
	}
	var op *net.OpError
	return errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.ECONNREFUSED) ||
		errors.Is(err, io.EOF) || errors.As(err, &op) && op.Op == "read"
}

// retryAfter reads the header of that name: seconds, or a moment.
func retryAfter(value string, now time.Time) (time.Duration, bool) {
	value = strings.TrimSpace(value)
	if seconds, err := strconv.ParseUint(value, 10, 32); err == nil {
		return time.Duration(seconds) * time.Second, true
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(0, at.Sub(now)), true
	}
	return 0, false
}
