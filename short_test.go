//go:build !long

package pith

import "testing"

// inFull is whether the long suites run, and the others in full instead of by
// a sample of each.
const inFull = false

// TestLongSuites says what this run leaves out.
func TestLongSuites(t *testing.T) {
	t.Skip(`a sample of hostile pages, vectors of active content and pages of the corpora was read, and nothing was timed; ` +
		`go test -tags long -timeout 60m . ./internal/... reads all, and times it (.ci/run does)`)
}
