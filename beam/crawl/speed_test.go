//go:build unix

package crawl

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/pithmd/pith/beam/internal/warcs"
)

// monthOfCommonCrawl is how many pages a month's crawl of Common Crawl has:
// between 2,500 and 3,000 million by what is said of each, taken in the middle.
const monthOfCommonCrawl = 2.75e9

// BenchmarkCrawl reads the pages of a folder of saved ones from an archive, and
// reports by the time of all processors how many an hour of one reads. A
// worker is what a cluster pays for; prism, in the same process, adds what its
// waiting takes.
//
//	PITH_PAGES=../../shared/corpora/wcxb-dev/html go test -run - -bench Crawl -benchtime 1x ./crawl
func BenchmarkCrawl(b *testing.B) {
	if os.Getenv("PITH_PAGES") == "" {
		b.Skip("PITH_PAGES names no folder with pages")
	}
	archive, size := archiveOf(b, os.Getenv("PITH_PAGES"))
	ran := func(b *testing.B, crawl func(out string) (pages int64, err error)) {
		var pages int64
		begin := cpuTime(b)
		for b.Loop() {
			n, err := crawl(b.TempDir())
			if err != nil || n == 0 {
				b.Fatalf("%d pages: %v", n, err)
			}
			pages += n
		}
		took := cpuTime(b) - begin
		b.ReportMetric(float64(pages)/float64(b.N), "pages")
		b.ReportMetric(float64(size)/1e6*float64(b.N)/took.Seconds(), "MB/core-s")
		b.ReportMetric(float64(pages)/took.Hours(), "pages/core-h")
		b.ReportMetric(took.Hours()/float64(pages)*monthOfCommonCrawl, "core-h/month")
	}
	b.Run("worker", func(b *testing.B) {
		ran(b, func(out string) (pages int64, err error) {
			f := &extractFn{Options{Out: out, MaxBytes: 2 << 20, MaxNodes: 1 << 16}}
			count := func(Page) { pages++ }
			err = f.ProcessElement(context.Background(), archive, count, count, count, func(DeadLetter) {})
			return pages, err
		})
	})
	b.Run("prism", func(b *testing.B) {
		ran(b, func(out string) (int64, error) {
			counts, err := extracted(b, out, nil, archive)
			return counts["pages"], err
		})
	})
}

// archiveOf is an archive of the pages in a folder, and how many bytes these have.
func archiveOf(b *testing.B, folder string) (name string, size int64) {
	b.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.html*"))
	if err != nil || len(files) == 0 {
		b.Fatalf("no pages in %s: %v", folder, err)
	}
	archive, err := os.Create(filepath.Join(b.TempDir(), "pages.warc.gz"))
	if err != nil {
		b.Fatal(err)
	}
	defer archive.Close()
	for i, name := range files {
		page, err := os.ReadFile(name)
		if err == nil && strings.HasSuffix(name, ".gz") {
			page, err = unzipped(page)
		}
		if err != nil {
			b.Fatal(err)
		}
		size += int64(len(page))
		if _, err := io.WriteString(archive, warcs.Packed(warcs.Answer(fmt.Sprintf("https://site-%d.example/page", i), "200 OK", string(page)))); err != nil {
			b.Fatal(err)
		}
	}
	return archive.Name(), size
}

func unzipped(b []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// cpuTime is the processor time that this process has used.
func cpuTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
