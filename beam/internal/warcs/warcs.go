// Package warcs writes web archives for tests.
package warcs

import (
	"compress/gzip"
	"fmt"
	"io"
	"strings"
)

// Answer is a record of a page that a server sent.
func Answer(address, status, page string) string {
	return Record(address, "HTTP/1.1 "+status+"\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"+page)
}

// Record is a record of what a server sent, its header included.
func Record(address, answer string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"+
		"WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: %s\r\nContent-Type: application/http; msgtype=response\r\n"+
		"Content-Length: %d\r\n\r\n%s\r\n\r\n", address, len(answer), answer)
}

// Packed is an archive of records, each compressed by itself, as crawlers
// write them.
func Packed(records ...string) string {
	var b strings.Builder
	for _, r := range records {
		z := gzip.NewWriter(&b)
		io.WriteString(z, r)
		z.Close()
	}
	return b.String()
}
