//go:build race

package pith

// underRace is whether the race detector runs, under which all is slower by
// a factor that differs from one thing to the next.
const underRace = true
