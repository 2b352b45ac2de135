package load

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
)

// Kind is what bytes are that are no page.
type Kind uint8

const (
	Page    Kind = iota // a page, or a text
	Binary              // none of the others, and no text
	PDF                 // or PostScript
	Gzip                // compressed, as a server sends a page whose encoding nobody undid
	Archive             // of files
	Image               //
	Media               // sound and film
	Font                //
	JSON                //
)

// A signature is what files of a kind begin with.
type signature struct {
	at    int // bytes before it
	bytes string
	kind  Kind
	plain bool // a text may begin so too: only a byte of no text, further on, tells
}

// signatures are those of the MIME Sniffing standard, section 6 and 7.1
// (https://mimesniff.spec.whatwg.org), without those of mark-up, and those that
// its registry lacks: of bzip2, xz and Zstandard (RFC 8878), and of 7z.
var signatures = []signature{
	{0, "%PDF-", PDF, false},
	{0, "%!PS-Adobe-", PDF, false},
	{0, "\x1F\x8B\x08", Gzip, false},
	{0, "\x28\xB5\x2F\xFD", Gzip, false},
	{0, "\xFD7zXZ\x00", Gzip, false},
	{0, "BZh", Gzip, true},
	{0, "PK\x03\x04", Archive, false},
	{0, "Rar!\x1A\x07", Archive, false},
	{0, "7z\xBC\xAF\x27\x1C", Archive, false},
	{0, "\x00\x00\x01\x00", Image, false},
	{0, "\x00\x00\x02\x00", Image, false},
	{0, "BM", Image, true},
	{0, "GIF87a", Image, false},
	{0, "GIF89a", Image, false},
	{8, "WEBPVP", Image, false},
	{0, "\x89PNG\r\n\x1A\n", Image, false},
	{0, "\xFF\xD8\xFF", Image, false},
	{4, "ftypavif", Image, false},
	{4, "ftyphei", Image, false},
	{8, "AIFF", Media, true},
	{8, "AVI ", Media, true},
	{8, "WAVE", Media, true},
	{0, "ID3", Media, true},
	{0, "OggS\x00", Media, false},
	{0, "fLaC", Media, true},
	{0, "MThd\x00\x00\x00\x06", Media, false},
	{0, "\x1A\x45\xDF\xA3", Media, false},
	{4, "ftyp", Media, true},
	{0, "\x00\x01\x00\x00", Font, false},
	{0, "OTTO", Font, true},
	{0, "ttcf", Font, true},
	{0, "wOFF", Font, true},
	{0, "wOF2", Font, true},
}

// headerBytes are what the standard calls the resource header: as much as is
// looked at.
const headerBytes = 1445

// KindOf tells by its first bytes what a file is. A page may have stray control
// characters; of bytes at random a ninth are such.
func KindOf(b []byte) Kind {
	head := b[:min(len(b), headerBytes)]
	foreign := 0
	for _, c := range head {
		if isForeign(c) {
			foreign++
		}
	}
	for _, s := range signatures {
		if len(head) >= s.at && bytes.HasPrefix(head[s.at:], []byte(s.bytes)) && (foreign > 0 || !s.plain) {
			return s.kind
		}
	}
	switch {
	case isJSON(head):
		return JSON
	case foreign*20 > len(head) && !beginsMarkup(head) && !isUTF16(head):
		return Binary
	}
	return Page
}

// beginsMarkup reports whether the first bytes that are no blanks are those of a
// tag, a comment or the like: that is a page whatever follows.
func beginsMarkup(b []byte) bool {
	b = bytes.TrimLeft(b, " \t\r\n\f")
	return len(b) > 1 && b[0] == '<' && (b[1] == '!' || b[1] == '?' || b[1]|0x20 >= 'a' && b[1]|0x20 <= 'z')
}

// isForeign is the standard's binary data byte: a control character that no
// text has. The escape of Japanese in seven bits is none.
func isForeign(c byte) bool {
	return c < ' ' && c != '\t' && c != '\n' && c != '\f' && c != '\r' && c != 0x1B
}

// isUTF16 reports whether a text has, or seems to have, two bytes for each
// character, the first of which is zero in many.
func isUTF16(b []byte) bool {
	_, seems := looksLikeUTF16(b)
	return seems || bytes.HasPrefix(b, []byte("\xFF\xFE")) || bytes.HasPrefix(b, []byte("\xFE\xFF"))
}

// isJSON reports whether bytes begin an object or an array of JSON: all that
// there is of it can be read. A text in brackets is none.
func isJSON(b []byte) bool {
	b = bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\xEF\xBB\xBF")), " \t\r\n")
	if len(b) == 0 || b[0] != '{' && b[0] != '[' {
		return false
	}
	d := json.NewDecoder(bytes.NewReader(b))
	for says := false; ; { // more than brackets that open
		token, err := d.Token()
		if err != nil {
			return says && (err == io.EOF || err == io.ErrUnexpectedEOF)
		}
		says = says || token != json.Delim('[') && token != json.Delim('{')
	}
}

// IsText reports whether an HTTP Content-Type is that of a text that is no
// mark-up, and IsMarkdown whether of one in Markdown.
func IsText(contentType string) bool {
	name, _, err := mime.ParseMediaType(contentType)
	return (err == nil || err == mime.ErrInvalidMediaParameter) && (name == "text/plain" || isMarkdown(name))
}

// isMarkdown reports whether a media type is that of Markdown (RFC 7763) or the
// name it had before.
func isMarkdown(name string) bool { return name == "text/markdown" || name == "text/x-markdown" }
