package warc

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/input/fault"
)

const page = "<!DOCTYPE html><title>Ice</title><p>The harbour lies under ice."

// record writes a record of an archive.
func record(kind, address, contentType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\nWARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, address, contentType, len(block), block)
}

func response(address, answer string) string {
	return record("response", address, "application/http; msgtype=response", answer)
}

func packed(text string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, text)
	z.Close()
	return b.String()
}

// read is what an archive holds: for each page its address, and its body or
// the code of what is wrong with it.
func read(archive string) []string {
	var all []string
	for p := range Pages(strings.NewReader(archive)) {
		is := p.Address + " "
		if p.Err != nil {
			is += string(fault.CodeOf(p.Err))
		} else if b, err := io.ReadAll(p.Body); err != nil {
			is += err.Error()
		} else {
			is += string(b)
		}
		all = append(all, is)
	}
	return all
}

func TestPages(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	const at = "https://coast.example/ice"
	other := response(at+"2", ok+"\r\n"+page)
	chunked := fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(page), page)
	tests := []struct {
		name, archive string
		want          []string
	}{
		{"an answer", response(at, ok+"\r\n"+page), []string{at + " " + page}},
		{"an address in brackets", response("<"+at+">", ok+"\r\n"+page), []string{at + " " + page}},
		{"a file", record("resource", at, "text/html", page), []string{at + " " + page}},
		{"chunks", response(at, ok+"Transfer-Encoding: chunked\r\n\r\n"+chunked), []string{at + " " + page}},
		{"chunks that were joined", response(at, ok+"Transfer-Encoding: chunked\r\n\r\n"+page), []string{at + " " + page}},
		{"compressed", response(at, ok+"Content-Encoding: gzip\r\n\r\n"+packed(page)), []string{at + " " + page}},
		{"compressed, and undone", response(at, ok+"content-encoding: br\r\n\r\n"+page), []string{at + " " + page}},
		{"a wrong length", response(at, ok+"Content-Length: 7\r\n\r\n"+page), []string{at + " " + page}},
		{"a line that is no header", response(at, ok+"what is this\r\n\r\n"+page), []string{at + " " + page}},
		{"not found", response(at, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"+page), []string{at + " status"}},
		{"no HTTP", response(at, "ICY 200 OK\r\n\r\n"+page), []string{at + " file"}},
		{"nothing", response(at, ""), []string{at + " file"}},
		{"others are passed over", record("warcinfo", "", "application/warc-fields", "software: x\r\n") +
			record("request", at, "application/http; msgtype=request", "GET /ice HTTP/1.1\r\n\r\n") +
			response(at+".png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
			response(at, "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\nLocation: /\r\n\r\n"+page) +
			record("revisit", at, "application/http; msgtype=response", ok+"\r\n") +
			record("response", "dns:coast.example", "text/dns", "20260102 127.0.0.1"), nil},
		{"several", response(at, ok+"\r\n"+page) + other, []string{at + " " + page, at + "2 " + page}},
		{"several, each compressed", packed(response(at, ok+"\r\n"+page)) + packed(other), []string{at + " " + page, at + "2 " + page}},
		{"the archive breaks off", response(at, ok+"\r\n"+page) + other[:len(other)-20], []string{at + " " + page, at + "2 truncated"}},
		{"noise between two", response(at, ok+"\r\n"+page) + "\r\n??\r\n\r\n" + other, []string{at + " " + page, at + "2 " + page}},
		{"an empty archive", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := read(tt.archive); !slices.Equal(got, tt.want) {
				t.Errorf("pages %q\nwant  %q", got, tt.want)
			}
		})
	}
}

// TestBrokenMember damages one of three compressed records.
func TestBrokenMember(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
	first, second, third := packed(response("https://a.example/1", ok+page)), packed(response("https://a.example/2", ok+page)), packed(response("https://a.example/3", ok+page))
	damaged := []byte(second)
	for i := len(damaged) / 2; i < len(damaged)/2+20; i++ {
		damaged[i] ^= 0x5a
	}
	got := read(first + string(damaged) + third)
	if len(got) != 3 || got[0] != "https://a.example/1 "+page || got[2] != "https://a.example/3 "+page || strings.Contains(got[1], page) {
		t.Errorf("pages %q", got)
	}
}

// TestOffsets finds each page again where it was said to be.
func TestOffsets(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
	archive := packed(response("https://a.example/1", ok+page)) + packed(response("https://a.example/2", ok+page))
	n := 0
	for p := range Pages(strings.NewReader(archive)) {
		if n++; read(archive[p.Offset:])[0] != p.Address+" "+page {
			t.Errorf("%s is not at %d", p.Address, p.Offset)
		}
	}
	if n != 2 {
		t.Errorf("%d pages", n)
	}
}

// FuzzPages reads archives of any bytes: it comes to an end, with no more
// pages than there is room for, and every body can be read.
func FuzzPages(f *testing.F) {
	const ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	whole := response("https://coast.example/ice", ok+"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n")
	f.Add(whole + record("resource", "<http://a.example>", "text/html", page))
	f.Add(packed(whole) + packed(whole))
	f.Add(record("revisit", "http://a.example", "application/http", ok))
	f.Add(strings.Replace(whole, "Content-Length: ", "Content-Length: 9999999999", 1))
	f.Add(strings.Replace(whole, "Content-Length: ", "WARC-Block-Digest: sha1:xyz\r\nContent-Length: -", 1))
	f.Fuzz(func(t *testing.T, archive string) {
		n := 0
		for p := range Pages(strings.NewReader(archive)) {
			if p.Err == nil {
				io.Copy(io.Discard, io.LimitReader(p.Body, 1<<20))
			}
			if n++; n > len(archive) {
				t.Fatalf("%d pages in %d bytes", n, len(archive))
			}
		}
	})
}
