package serve

import (
	"io"
	"sync"
)

// A flight is the bytes of all pages that are in memory.
type flight struct {
	most int64

	mu    sync.Mutex
	bytes int64
}

// has reports whether there is room for so many bytes. It takes none: who only
// says how much is to come must not keep others out.
func (f *flight) has(n int64) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.bytes == 0 || f.bytes+n <= f.most
}

// inMemory is how many bytes there are.
func (f *flight) inMemory() int64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.bytes
}

// A room is what one page takes of a flight.
type room struct {
	of    *flight
	bytes int64
}

// grow takes so many bytes more. A page that is alone has all the room that it
// wants: its own size is bounded elsewhere.
func (r *room) grow(n int64) error {
	r.of.mu.Lock()
	defer r.of.mu.Unlock()
	if r.of.bytes > r.bytes && r.of.bytes+n > r.of.most {
		return busy
	}
	r.of.bytes += n
	r.bytes += n
	return nil
}

// shrink gives back all but so many bytes.
func (r *room) shrink(to int64) {
	r.of.mu.Lock()
	defer r.of.mu.Unlock()
	if to < r.bytes {
		r.of.bytes -= r.bytes - to
		r.bytes = to
	}
}

// An arriving page takes its room as it comes in.
type arriving struct {
	io.Reader
	room *room
}

func (a *arriving) Read(p []byte) (int, error) {
	n, err := a.Reader.Read(p)
	if err := a.room.grow(int64(n)); err != nil {
		return 0, err
	}
	return n, err
}
