//go:build long && unix

package pith

import (
	"syscall"
	"time"
)

// cpuTime is the processor time that this process has used in its own code. What the
// system does for it is to give it fresh memory, which on some machines takes as long
// again; how much memory that is is told by the bytes.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano())
}
