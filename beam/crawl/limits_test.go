package crawl

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/pithmd/pith/beam/internal/warcs"
	"github.com/pithmd/pith/internal/input/warc"
)

// maxBundle is what Options says of the memory of a bundle with the limits
// that it names, in bytes.
const maxBundle = 200 << 20

// TestMemoryOfABundle works on an archive of pages that take most memory for
// their bytes, and looks at the heap all the while.
func TestMemoryOfABundle(t *testing.T) {
	var records []string
	for i, part := range []string{"<p>a", "<br>", "<td>a", "<p>Long winters and wet coats.", "<i a b c d>"} {
		records = append(records, warcs.Answer(fmt.Sprintf("https://coast.example/%d", i), "200 OK", "<table><tr>"+strings.Repeat(part, 16<<20/len(part))))
	}
	dir := saved(t, map[string]string{"a.warc.gz": warcs.Packed(records...)})
	records = nil
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)

	ended, peak := make(chan struct{}), make(chan uint64)
	go func() {
		var most uint64
		for {
			select {
			case <-ended:
				peak <- most
				return
			case <-time.After(2 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapAlloc)
			}
		}
	}()
	pages := 0
	f := &extractFn{Options{Out: filepath.Join(dir, "out"), MaxBytes: 2 << 20, MaxNodes: 1 << 16}}
	count := func(p Page) {
		if p.Truncated {
			pages++
		}
	}
	err := f.ProcessElement(context.Background(), filepath.Join(dir, "a.warc.gz"), count, count, count, func(d DeadLetter) { t.Error(d) })
	close(ended)
	most := <-peak - before.HeapAlloc
	t.Logf("%d MB at most", most>>20)
	if err != nil || pages != 5 || most > maxBundle {
		t.Errorf("error %v, %d pages that are too long, %d MB, want less than %d", err, pages, most>>20, maxBundle>>20)
	}
}

// TestPanic makes a dead letter of a page on which the reading fails.
func TestPanic(t *testing.T) {
	record := &warc.Page{Address: "https://coast.example/", Body: panicking{}}
	p, err := new(extractFn).read(context.Background(), record)
	if p != nil || codeOf(err) != panicked || err.Error() != "pith fails: out of order" {
		t.Errorf("%v, %v", p, err)
	}
}

type panicking struct{}

func (panicking) Read([]byte) (int, error) { panic("out of order") }
