package inputs

import (
	"bufio"
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/pithmd/pith/internal/input/coding"
	"github.com/pithmd/pith/internal/input/warc"
)

// peeked is how many bytes of an input are looked at to see what it is: so
// many that a compressed one shows its beginning.
const peeked = 4096

// isArchive reports whether a reader is at the beginning of a web archive.
func isArchive(r *bufio.Reader) bool {
	return strings.HasPrefix(string(new(coding.Peeker).Beginning(r, len(warc.Magic))), warc.Magic)
}

// The extensions of pages and of archives. What has another one in a
// directory is looked into.
var extensions = map[string]bool{
	".html": true, ".htm": true, ".xhtml": true, ".xht": true, ".shtml": true, ".warc": true,
	// Not looked into, as they are many where pages are.
	".css": false, ".js": false, ".mjs": false, ".json": false, ".svg": false, ".png": false, ".jpg": false, ".jpeg": false,
	".gif": false, ".webp": false, ".avif": false, ".ico": false, ".woff": false, ".woff2": false, ".ttf": false, ".md": false,
	".txt": false, ".pdf": false, ".mp3": false, ".mp4": false, ".webm": false, ".map": false, ".xml": false, ".zip": false,
}

// isPageFile reports whether a file in a directory is a page or an archive.
func isPageFile(name string) bool {
	if is, known := extensions[strings.ToLower(filepath.Ext(strings.TrimSuffix(name, ".gz")))]; known {
		return is
	}
	f, err := os.Open(name)
	if err != nil {
		return true // that it cannot be read is to be said
	}
	defer f.Close()
	head := new(coding.Peeker).Beginning(bufio.NewReaderSize(f, peeked), 512)
	return bytes.HasPrefix(head, []byte(warc.Magic)) || strings.HasPrefix(http.DetectContentType(head), "text/html")
}

// mayBeArchive reports whether a file holds several pages.
func mayBeArchive(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	return isArchive(bufio.NewReaderSize(f, peeked))
}
