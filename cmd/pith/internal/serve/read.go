package serve

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"strings"

	"github.com/pithmd/pith/internal/input/fault"
)

// formBytes is what a form may have beside the page.
const formBytes = 64 << 10

// mostBody is how long the body of a request may be.
func (s *server) mostBody() int64 { return s.MaxBytes + formBytes }

// read reads the page that a request brings as its body, or in a form as the
// try-it page sends it, and the values beside it. What it reads takes room.
func (s *server) read(r *http.Request, room *room) (url.Values, *Page, error) {
	if e := r.Header.Get("Content-Encoding"); e != "" && e != "identity" {
		return nil, nil, &refusal{http.StatusUnsupportedMediaType, string(fault.Encoding), "the page must be sent as it is, without Content-Encoding"}
	}
	values, page := r.URL.Query(), &Page{}
	// The writer is left out: this may go on when the answer is already given.
	body := &arriving{http.MaxBytesReader(nil, r.Body, s.mostBody()), room}
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	var err error
	switch {
	case kind == "multipart/form-data":
		page.Body, err = readForm(multipart.NewReader(body, params["boundary"]), values)
	default:
		page.Body, err = io.ReadAll(body)
	}
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		return nil, nil, tooLarge(s.MaxBytes)
	case errors.Is(err, busy):
		return nil, nil, busy
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, nil, late
	case err != nil:
		return nil, nil, &refusal{http.StatusBadRequest, string(fault.Truncated), "the request breaks off: " + err.Error()}
	}
	// What is sent without a thought of its type is sent as a form's.
	if strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "xml") {
		page.ContentType = r.Header.Get("Content-Type")
	}
	page.Address = values.Get("url")
	values.Del("url")
	return values, page, nil
}

// readForm reads a form's values, and the page in its file or in its field
// html.
func readForm(form *multipart.Reader, values url.Values) ([]byte, error) {
	var page []byte
	for {
		part, err := form.NextPart()
		if err == io.EOF {
			return page, nil
		}
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(part) // the body is limited as a whole
		switch name := part.FormName(); {
		case err != nil:
			return nil, err
		case len(text) == 0:
		case name == "file" || name == "html":
			page = text
		default:
			values.Add(name, string(text))
		}
	}
}
