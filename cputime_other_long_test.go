//go:build long && !unix

package pith

import "time"

var processBegan = time.Now()

// cpuTime is the time that has passed, where nothing better is known.
func cpuTime() time.Duration { return time.Since(processBegan) }
