package serve

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/pithmd/pith/internal/input/fault"
)

// A refusal is an answer that says what is wrong.
type refusal struct {
	status        int
	code, message string
}

func (r *refusal) Error() string { return r.message }

var (
	busy = &refusal{http.StatusServiceUnavailable, "busy", "the server has as many pages in work as it takes: try again in a second"}
	late = &refusal{http.StatusServiceUnavailable, string(fault.Timeout), "it takes longer than the server's --timeout"}
)

func tooLarge(most int64) *refusal {
	return &refusal{http.StatusRequestEntityTooLarge, string(fault.Limit), fmt.Sprintf("the page is longer than the server's --max-bytes %d", most)}
}

// statuses are what the faults of a page mean to the one who sent it, or its
// address. All others are the server's own.
var statuses = map[fault.Code]int{
	fault.Input:     http.StatusBadRequest,
	fault.Limit:     http.StatusRequestEntityTooLarge,
	fault.NotPage:   http.StatusUnsupportedMediaType,
	fault.NoContent: http.StatusUnprocessableEntity,
	fault.Robots:    http.StatusForbidden,
	fault.Network:   http.StatusBadGateway,
	fault.Status:    http.StatusBadGateway,
	fault.Truncated: http.StatusBadGateway,
	fault.Encoding:  http.StatusBadGateway,
	fault.Timeout:   http.StatusGatewayTimeout,
}

// refusalOf says what an error means.
func refusalOf(ctx context.Context, err error) *refusal {
	var known *refusal
	switch {
	case errors.As(err, &known):
		return known
	case ctx.Err() != nil:
		return late
	}
	code := fault.CodeOf(err)
	if status, ok := statuses[code]; ok {
		return &refusal{status, string(code), err.Error()}
	}
	return &refusal{http.StatusInternalServerError, "server", err.Error()}
}

// refuse answers with what is wrong, as JSON.
func refuse(w http.ResponseWriter, r *refusal) {
	if r.status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	writeJSON(w, r.status, struct {
		Error   string `json:"error"`
		Message string `json:"message"`
	}{r.code, r.message})
}
