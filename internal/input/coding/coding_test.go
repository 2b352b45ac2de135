package coding

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"github.com/pithmd/pith/internal/input/fault"
)

var page = "<!DOCTYPE html><title>Ice</title><p>" + strings.Repeat("The harbour lies under ice. ", 500)

// packed compresses a text.
func packed(t *testing.T, text string, writer func(io.Writer) io.WriteCloser) string {
	t.Helper()
	var b bytes.Buffer
	w := writer(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var writers = map[string]func(io.Writer) io.WriteCloser{
	"gzip": func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) },
	"zlib": func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) },
	"flate": func(w io.Writer) io.WriteCloser {
		z, _ := flate.NewWriter(w, flate.DefaultCompression)
		return z
	},
	"br": func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) },
	"zstd": func(w io.Writer) io.WriteCloser {
		z, _ := zstd.NewWriter(w)
		return z
	},
}

func TestUndo(t *testing.T) {
	tests := []struct {
		name, said string   // what the header says
		is         []string // what the body is, innermost first
	}{
		{"nothing", "", nil},
		{"gzip", "gzip", []string{"gzip"}},
		{"old name", "x-gzip", []string{"gzip"}},
		{"capitals", "GZip", []string{"gzip"}},
		{"deflate", "deflate", []string{"zlib"}},
		{"deflate without its wrapping", "deflate", []string{"flate"}},
		{"brotli", "br", []string{"br"}},
		{"zstd", "zstd", []string{"zstd"}},
		{"two", "gzip, br", []string{"gzip", "br"}},
		{"gzip that nobody names", "", []string{"gzip"}},
		{"a file of gzip, and said so twice", "gzip", []string{"gzip", "gzip"}},
		{"no gzip", "gzip", nil},
		{"no deflate", "deflate", nil},
		{"no brotli", "br", nil},
		{"no zstd", "zstd", nil},
		{"identity", "identity", nil},
		{"a charset", "utf-8", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			body := page
			for _, coding := range tt.is {
				body = packed(t, body, writers[coding])
			}
			r, err := Undo(http.Header{"Content-Encoding": {tt.said}}, strings.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if b, err := io.ReadAll(r); err != nil || string(b) != page {
				t.Errorf("%v: %d bytes for %d", err, len(b), len(page))
			}
		})
	}
}

func TestUndoFails(t *testing.T) {
	_, err := Undo(http.Header{"Content-Encoding": {"compress"}}, strings.NewReader(page))
	if fault.CodeOf(err) != fault.Encoding || !strings.Contains(err.Error(), Accepted) {
		t.Errorf("an unknown coding: %v", err)
	}
	if _, err = Undo(http.Header{"Content-Encoding": {"br,br,br,br,br"}}, strings.NewReader(page)); fault.CodeOf(err) != fault.Encoding {
		t.Errorf("too many codings: %v", err)
	}
	half := packed(t, page, writers["gzip"])
	r, err := Undo(http.Header{}, strings.NewReader(half[:len(half)/2]))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(r); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("half a body: %v", err)
	}
	if r, err = Undo(http.Header{}, strings.NewReader("\x1f\x8bnot at all")); err == nil {
		_, err = io.ReadAll(r)
	}
	if err == nil {
		t.Error("no gzip behind its first bytes: no error")
	}
}

// TestUndoIsBounded reads the beginning of a body that would be 16 MiB.
func TestUndoIsBounded(t *testing.T) {
	bomb := packed(t, strings.Repeat("\x00", 1<<24), writers["br"])
	r, err := Undo(http.Header{"Content-Encoding": {"br"}}, strings.NewReader(bomb))
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.CopyN(io.Discard, r, 1000); n != 1000 || err != nil {
		t.Errorf("%d bytes, %v", n, err)
	}
}

// FuzzUndo undoes codings that any bytes are said to have.
func FuzzUndo(f *testing.F) {
	for coding, writer := range writers {
		var b bytes.Buffer
		w := writer(&b)
		io.WriteString(w, page[:200])
		w.Close()
		f.Add(coding, b.Bytes())
	}
	f.Add("gzip, br", []byte(page))
	f.Fuzz(func(t *testing.T, said string, body []byte) {
		r, err := Undo(http.Header{"Content-Encoding": {said}}, bytes.NewReader(body))
		if err == nil {
			_, err = io.Copy(io.Discard, io.LimitReader(r, 1<<20))
		}
		if err != nil && fault.CodeOf(err) != fault.Encoding && !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("an error without a code: %v", err)
		}
	})
}
