package coding

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"github.com/pithmd/pith/internal/input/fault"
)

// Accepted is the Accept-Encoding of what Undo undoes.
const Accepted = "gzip, deflate, br, zstd"

// peeked is how many bytes of a body are looked at to see what they are. It
// is the size of the readers' buffers too.
const peeked = 4096

// maxCodings is how many codings are undone, one inside the other.
const maxCodings = 4

// Undo returns a reader of what a body with this header was before it was
// compressed. What it reads is bounded by how much is read from it.
func Undo(header http.Header, body io.Reader) (*bufio.Reader, error) {
	r := bufio.NewReaderSize(source{body}, peeked)
	var codings []string
	for _, value := range header.Values("Content-Encoding") {
		for coding := range strings.SplitSeq(value, ",") {
			codings = append(codings, strings.ToLower(strings.TrimSpace(coding)))
		}
	}
	if len(codings) > maxCodings {
		return nil, fault.New(fault.Encoding, "is compressed %d times, one inside the other", len(codings))
	}
	slices.Reverse(codings) // the last one was applied last
	for _, coding := range codings {
		var err error
		if r, err = undo(coding, r); err != nil {
			return nil, err
		}
	}
	return Gunzip(r)
}

// Gunzip returns a reader of what a file of gzip holds, and r itself where
// it is none.
func Gunzip(r *bufio.Reader) (*bufio.Reader, error) {
	if !IsGzip(r) {
		return r, nil
	}
	z, err := gzip.NewReader(r)
	return buffered(z, err)
}

// IsGzip reports whether a reader is at the beginning of a file of gzip.
func IsGzip(r *bufio.Reader) bool { return begins(r, "\x1f\x8b") }

// A Peeker looks at what is to come. It can be used again and again, and sets
// aside no more than the first time.
type Peeker struct {
	z    gzip.Reader
	head []byte
}

// Beginning is the first n bytes of what a reader holds, uncompressed if that
// is gzip, or fewer where it has not so many in its buffer. They are there
// until it is asked again.
func (p *Peeker) Beginning(r *bufio.Reader, n int) []byte {
	if !IsGzip(r) {
		head, _ := r.Peek(min(n, r.Size()))
		return head
	}
	packed, _ := r.Peek(r.Size())
	if err := p.z.Reset(bytes.NewReader(packed)); err != nil {
		return nil
	}
	p.head = slices.Grow(p.head[:0], n)[:n]
	n, _ = io.ReadFull(&p.z, p.head)
	return p.head[:n]
}

func begins(r *bufio.Reader, magic string) bool {
	head, _ := r.Peek(len(magic))
	return string(head) == magic
}

func buffered(z io.Reader, err error) (*bufio.Reader, error) {
	if err != nil {
		return nil, fault.As(fault.Encoding, err)
	}
	return bufio.NewReaderSize(decoded{z}, peeked), nil
}

// A source marks the errors of what is decoded, to tell them from those of
// decoding.
type source struct{ r io.Reader }

type sourceError struct{ error }

func (e sourceError) Unwrap() error { return e.error }

func (s source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && err != io.EOF {
		err = sourceError{err}
	}
	return n, err
}

// decoded gives the errors of a decoder their code.
type decoded struct{ r io.Reader }

func (d decoded) Read(p []byte) (int, error) {
	n, err := d.r.Read(p)
	var of sourceError
	if err == nil || err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &of) {
		return n, err
	}
	return n, fault.As(fault.Encoding, err)
}

// undo undoes one coding, if it was applied.
func undo(coding string, r *bufio.Reader) (*bufio.Reader, error) {
	switch coding {
	case "", "identity", "none", "utf-8": // names of charsets stand there too
		return r, nil
	case "gzip", "x-gzip":
		return Gunzip(r)
	case "zstd":
		if !begins(r, "\x28\xb5\x2f\xfd") {
			return r, nil
		}
		return buffered(newZstd(r))
	case "deflate":
		// The standard means zlib; some servers send what is inside of it.
		if head, _ := r.Peek(2); len(head) == 2 && head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			z, err := zlib.NewReader(r)
			return buffered(z, err)
		}
		return undoIf(r, func(r io.Reader) io.Reader { return flate.NewReader(r) })
	case "br":
		return undoIf(r, func(r io.Reader) io.Reader { return brotli.NewReader(r) })
	}
	return nil, fault.New(fault.Encoding, "the content encoding %q is not known: %s are", coding, Accepted)
}

// undoIf undoes a coding without bytes of its own if the beginning of the
// body can be undone.
func undoIf(r *bufio.Reader, undone func(io.Reader) io.Reader) (*bufio.Reader, error) {
	head, _ := r.Peek(peeked)
	_, err := io.Copy(io.Discard, io.LimitReader(undone(bytes.NewReader(head)), 1<<20))
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return r, nil
	}
	return buffered(undone(r), nil)
}

// maxWindow is what a decoder of zstd may set aside: browsers take as much.
const maxWindow = 8 << 20

func newZstd(r io.Reader) (io.Reader, error) {
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
	if err != nil {
		return nil, err
	}
	return z, nil
}
