package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/pithmd/pith/cmd/pith/internal/fetch"
	"github.com/pithmd/pith/cmd/pith/internal/inputs"
	"github.com/pithmd/pith/cmd/pith/internal/output"
)

// A console is standard error: messages, each on its line, and below them
// how far the run is, where a person watches.
type console struct {
	w        io.Writer
	clock    fetch.Clock
	progress bool
	quiet    bool

	mu     sync.Mutex
	shown  bool      // the line of progress stands there
	lately time.Time // when it was written
}

// fail says what is wrong with an input.
func (c *console) fail(name, message string) { c.say("pith: " + label(name) + ": " + message) }

// warn says what a person may want to know of an input.
func (c *console) warn(name, message string) {
	if !c.quiet {
		c.say("pith: " + label(name) + ": " + message)
	}
}

// note says what a person may want to know of the run.
func (c *console) note(message string) {
	if !c.quiet {
		c.say("pith: " + message)
	}
}

// label is what an input is called in messages.
func label(name string) string {
	if name == inputs.Stdin {
		return "standard input"
	}
	return name
}

func (c *console) say(message string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.clear()
	fmt.Fprintln(c.w, output.Line(message)) // like every write to standard error: there is nowhere to say that it failed
}

// table writes lines that are fit to be shown.
func (c *console) table(write func(io.Writer)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.clear()
	write(c.w)
}

// clear takes the line of progress away.
func (c *console) clear() {
	if c.shown {
		fmt.Fprint(c.w, "\r\x1b[K")
		c.shown = false
	}
}

// progressEvery is how often the line of progress is written.
const progressEvery = 100 * time.Millisecond

// count shows how many inputs are done, of so many that are known.
func (c *console) count(done, failed, known int) {
	if !c.progress || c.quiet {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.clock.Now()
	if c.shown && now.Sub(c.lately) < progressEvery {
		return
	}
	c.clear()
	fmt.Fprintf(c.w, "%s %d of %d", bar(done, max(done, known)), done, max(done, known))
	if failed > 0 {
		fmt.Fprintf(c.w, ", %d failed", failed)
	}
	c.shown, c.lately = true, now
}

// bar is a bar of which so much is full.
func bar(done, of int) string {
	const width = 24
	b := []byte("[........................]")
	for i := range width * done / max(of, 1) {
		b[1+i] = '#'
	}
	return string(b)
}

// end takes the line of progress away for good.
func (c *console) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.clear()
}
