// Package warc reads the pages of web archives (WARC), compressed or not. It
// knows which records hold a page, and undoes what HTTP wrapped around it.
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/http/httputil"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/nlnwa/gowarc/v3"

	"github.com/pithmd/pith/cmd/pith/internal/coding"
	"github.com/pithmd/pith/cmd/pith/internal/fault"
)

// Magic is how an archive begins, when it is not compressed.
const Magic = "WARC/"

// A Page is a record that holds an answer, or the file of one.
type Page struct {
	Offset      int64 // of the record in the archive
	Address     string
	ContentType string // of the answer
	Body        io.Reader
	Err         error // why there is no body
}

// Accept says whether an answer is a page, by its media type and first bytes.
type Accept func(contentType string, head []byte) error

// maxBroken is how many records in a row may be unreadable before the rest of
// the archive is given up.
const maxBroken = 100

// inMemory is how much of a record is kept in memory while it is read; what
// is larger goes through a temporary file.
const inMemory = 4 << 20

// maxHeaderLine is how long a line of an answer's header may be, in bytes.
const maxHeaderLine = 64 << 10

// Pages reads an archive from its beginning and yields its pages; a body can
// be read until the next is asked for. Passed over are requests, metadata,
// repeated answers and answers that accept refuses. An unreadable record is a
// page with an error.
func Pages(archive io.Reader, accept Accept) iter.Seq[Page] {
	return func(yield func(Page) bool) {
		records, err := gowarc.NewWarcFileReaderFromStream(onlyReader{archive}, 0, gowarc.WithSkipParseBlock(), gowarc.WithBufferMaxMemBytes(inMemory))
		if err != nil {
			yield(Page{Err: fault.As(fault.File, err)})
			return
		}
		defer records.Close()
		for broken := 0; broken < maxBroken; {
			record, err := records.Next()
			switch {
			case errors.Is(err, io.EOF) && record.WarcRecord == nil && record.Size == 0, errors.Is(err, gowarc.ErrNoRecord) && broken > 0:
				return
			case err != nil:
				if broken++; broken == 1 && !yield(Page{Offset: record.Offset, Err: unreadable(err)}) {
					return
				}
				if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gowarc.ErrNoRecord) {
					return
				}
				continue
			}
			broken = 0
			page, ok := pageOf(record, accept)
			goesOn := !ok || yield(page)
			record.Close()
			if !goesOn {
				return
			}
		}
	}
}

// onlyReader hides that a file can be sought: the archive begins here.
type onlyReader struct{ io.Reader }

func unreadable(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fault.New(fault.Truncated, "the archive breaks off in the middle of a record")
	}
	return fault.New(fault.File, "the archive has a record that cannot be read: %v", err)
}

// pageOf reads a record, if it holds a page.
func pageOf(record gowarc.Record, accept Accept) (page Page, ok bool) {
	r := record.WarcRecord
	page = Page{Offset: record.Offset, Address: strings.Trim(r.WarcHeader().Get(gowarc.WarcTargetURI), "<>")}
	if r.Type() != gowarc.Response && r.Type() != gowarc.Resource || !strings.HasPrefix(page.Address, "http") {
		return page, false
	}
	block, err := r.Block().RawBytes()
	if err != nil {
		page.Err = unreadable(err)
		return page, true
	}
	if size, err := r.ContentLength(); err == nil && r.Block().Size() < size {
		page.Err = unreadable(io.ErrUnexpectedEOF)
		return page, true
	}
	body, header, status := bufio.NewReaderSize(block, maxHeaderLine), http.Header{}, http.StatusOK
	page.ContentType = r.WarcHeader().Get(gowarc.ContentType)
	if r.Type() == gowarc.Response {
		if !strings.HasPrefix(page.ContentType, gowarc.ApplicationHttp) {
			return page, false // an answer of DNS, FTP and the like
		}
		if status, header, err = readHeader(body); err != nil {
			page.Err = fault.New(fault.File, "the record's answer cannot be read: %v", err)
			return page, true
		}
		page.ContentType = header.Get("Content-Type")
	}
	if page.Body, err = unwrapped(header, body); err == nil {
		head, _ := page.Body.(*bufio.Reader).Peek(512)
		if accept(page.ContentType, head) != nil || status >= 300 && status < 400 {
			return page, false
		}
	}
	if page.Err = err; err == nil && (status < 200 || status > 299) {
		page.Err = fault.New(fault.Status, "the server answered %s", strings.TrimSpace(fmt.Sprint(status, " ", http.StatusText(status))))
	}
	return page, true
}

// readHeader reads an answer's first lines. net/http would take the length
// and the wrapping of the body from them, which crawlers often leave there
// when they have already unwrapped it. What comes behind a line that is no
// header is lost.
func readHeader(r *bufio.Reader) (status int, header http.Header, err error) {
	var lines bytes.Buffer
	for {
		line, err := r.ReadSlice('\n')
		lines.Write(line)
		if errors.Is(err, bufio.ErrBufferFull) || lines.Len() > http.DefaultMaxHeaderBytes {
			return 0, nil, errors.New("its header has no end")
		}
		if err != nil || len(bytes.TrimRight(line, "\r\n")) == 0 {
			break
		}
	}
	text := textproto.NewReader(bufio.NewReader(&lines))
	first, err := text.ReadLine()
	if err != nil {
		return 0, nil, errors.New("it has no header")
	}
	version, rest, _ := strings.Cut(first, " ")
	code, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	if status, err = strconv.Atoi(code); err != nil || !strings.HasPrefix(version, "HTTP") {
		return 0, nil, errors.New("its first line is not one of HTTP")
	}
	fields, _ := text.ReadMIMEHeader()
	return status, http.Header(fields), nil
}

// unwrapped undoes chunks and compression, as far as they were applied.
func unwrapped(header http.Header, body *bufio.Reader) (*bufio.Reader, error) {
	if beginsChunk(body) {
		return coding.Undo(header, httputil.NewChunkedReader(body))
	}
	return coding.Undo(header, body)
}

// beginsChunk reports whether a body begins with the length of a chunk: a
// line with one number in hexadecimal, as no page begins.
func beginsChunk(body *bufio.Reader) bool {
	head, _ := body.Peek(20)
	line, _, ok := bytes.Cut(head, []byte("\r\n"))
	if !ok {
		return false
	}
	number, _, _ := bytes.Cut(line, []byte(";"))
	_, err := strconv.ParseUint(strings.TrimSpace(string(number)), 16, 32)
	return err == nil
}
