package fetch

import (
	"context"
	"time"
)

// A Clock tells the time and lets it pass. Tests have one that does not wait.
type Clock interface {
	Now() time.Time
	// Sleep returns when the time has passed, or with the context's error.
	Sleep(context.Context, time.Duration) error
}

// SystemClock is the clock on the wall.
type SystemClock struct{}

// Now is the time.
func (SystemClock) Now() time.Time { return time.Now() }

// Sleep waits.
func (SystemClock) Sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
