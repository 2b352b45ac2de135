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

	"github.com/pithmd/pith/internal/input/coding"
	"github.com/pithmd/pith/internal/input/fault"
)

// Magic is how an archive begins, when it is not compressed.
const Magic = "WARC/"

// A Page is a record that holds an answer, or the file of one.
type Page struct {
	Offset      int64 // of the record in the archive
	Address     string
	Status      int    // of the answer, 0 of a file
	ContentType string // of the answer
	Body        io.Reader
	Err         error // why there is no body, or that the answer's status is none of a page
}

// maxBroken is how many records in a row may be unreadable before the rest of
// the archive is given up.
const maxBroken = 100

// inMemory is how much of a record is kept in memory while it is read; what
// is larger goes through a temporary file.
const inMemory = 4 << 20

// maxHeaderLine is how long a line of an answer's header may be, in bytes.
const maxHeaderLine = 64 << 10

// recordHeader is how much of a record its own header takes, in bytes.
const recordHeader = 4 << 10

// Pages reads an archive from its beginning and yields its pages; a body can
// be read until the next is asked for. Passed over are requests, metadata,
// repeated answers and answers that are no pages. An unreadable record is a
// page with an error.
func Pages(archive io.Reader) iter.Seq[Page] {
	return func(yield func(Page) bool) {
		counted := &countedReader{r: archive}
		r := bufio.NewReaderSize(counted, maxHeaderLine)
		var peeker coding.Peeker
		records := gowarc.NewUnmarshaler(gowarc.WithSkipParseBlock(), gowarc.WithBufferMaxMemBytes(inMemory))
		for read, broken := 0, 0; broken < maxBroken; {
			if _, err := r.Peek(len(Magic)); errors.Is(err, io.EOF) {
				return // behind the last record may be the end of a line
			}
			page := Page{Offset: counted.n - int64(r.Buffered()), Address: addressOf(peeker.Beginning(r, recordHeader))}
			record, skipped, _, err := records.Unmarshal(r)
			page.Offset += skipped
			switch {
			case errors.Is(err, gowarc.ErrNoRecord) && read > 0:
				return
			case err != nil:
				page.Err = unreadable(err)
				if broken++; broken == 1 && !yield(page) || isEnd(err) {
					return
				}
				continue
			}
			read, broken = read+1, 0
			goesOn := !page.read(record) || yield(page)
			record.Close()
			if !goesOn {
				return
			}
		}
	}
}

// addressOf finds the address in a record's header. Package gowarc has it
// too, but not where it stands in angle brackets, as wget writes it and the
// first version of the format asks, or cannot be parsed.
func addressOf(header []byte) string {
	for line := range bytes.Lines(header) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			break
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		if strings.EqualFold(string(name), gowarc.WarcTargetURI) {
			return strings.Trim(string(value), "<> \t")
		}
	}
	return ""
}

func isEnd(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gowarc.ErrNoRecord)
}

// A countedReader knows how much was read of it.
type countedReader struct {
	r io.Reader
	n int64
}

func (c *countedReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

func unreadable(err error) error {
	if errors.Is(err, gowarc.ErrNoRecord) {
		return fault.New(fault.File, "is no archive that can be read")
	}
	if isEnd(err) {
		return fault.New(fault.Truncated, "the archive breaks off in the middle of a record")
	}
	return fault.New(fault.File, "the archive has a record that cannot be read: %v", err)
}

// read reads a record, and reports whether it holds a page.
func (p *Page) read(r gowarc.WarcRecord) bool {
	if address := r.WarcHeader().Get(gowarc.WarcTargetURI); address != "" {
		p.Address = address
	}
	if r.Type() != gowarc.Response && r.Type() != gowarc.Resource || !strings.HasPrefix(p.Address, "http") {
		return false
	}
	block, err := r.Block().RawBytes()
	if err != nil {
		p.Err = unreadable(err)
		return true
	}
	if size, err := r.ContentLength(); err == nil && r.Block().Size() < size {
		p.Err = unreadable(io.ErrUnexpectedEOF)
		return true
	}
	p.ContentType = r.WarcHeader().Get(gowarc.ContentType)
	body := bufio.NewReaderSize(block, maxHeaderLine)
	if r.Type() == gowarc.Resource {
		return p.take(nil, body)
	}
	if !strings.HasPrefix(p.ContentType, gowarc.ApplicationHttp) {
		return false // an answer of DNS, FTP and the like
	}
	status, header, err := readHeader(body)
	if err != nil {
		p.Err = fault.New(fault.File, "the record's answer cannot be read: %v", err)
		return true
	}
	p.Status, p.ContentType = status, header.Get("Content-Type")
	return p.take(header, body)
}

// take makes an answer the page's body, and reports whether it is a page.
func (p *Page) take(header http.Header, body *bufio.Reader) bool {
	if p.Status >= 300 && p.Status < 400 {
		return false
	}
	plain, err := unwrapped(header, body)
	if err != nil {
		p.Err = err
		return true
	}
	p.Body = plain
	if head, _ := plain.Peek(512); !isPage(p.ContentType, head) {
		return false
	}
	if p.Status != 0 && (p.Status < 200 || p.Status > 299) {
		p.Err = fault.New(fault.Status, "the server answered %s", strings.TrimSpace(fmt.Sprint(p.Status, " ", http.StatusText(p.Status))))
	}
	return true
}

// isPage reports whether an answer is a page, by its media type and its first
// bytes: archives are full of other things, and what their servers called them
// is known.
func isPage(contentType string, head []byte) bool {
	if strings.Contains(strings.ToLower(contentType), "html") {
		return true
	}
	kind, _, _ := strings.Cut(contentType, ";")
	switch strings.ToLower(strings.TrimSpace(kind)) {
	case "", "text/plain", "application/octet-stream":
		return strings.HasPrefix(http.DetectContentType(head), "text/html")
	}
	return false
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
