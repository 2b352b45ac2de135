package manifest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// An Entry is what became of one input.
type Entry struct {
	Input   string   `json:"input"`             // as it was given, or found in a directory, list, archive or feed
	URL     string   `json:"url,omitempty"`     // address of the page, after redirects
	Output  string   `json:"output,omitempty"`  // file that it was written to
	End     int64    `json:"end,omitempty"`     // where it ends in an output that several pages share, in bytes
	Outcome string   `json:"outcome,omitempty"` // what the page is, if it was read
	Error   string   `json:"error,omitempty"`   // code of what went wrong
	Message string   `json:"message,omitempty"` // the same in words
	Parts   []string `json:"parts,omitempty"`   // the pages of the article, where several were joined
	Bytes   int64    `json:"bytes"`             // that were read of the page, uncompressed
	Millis  int64    `json:"ms"`                // that it took to fetch and read
	Words   int      `json:"words"`             // of what was written
}

// A Log is a manifest that is being written.
type Log struct {
	f *os.File
}

// Create begins a manifest. Unless it may overwrite one it fails with
// fs.ErrExist if there is one.
func Create(path string, overwrite bool) (*Log, error) {
	mode := os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if overwrite {
		mode = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	}
	f, err := os.OpenFile(path, mode, 0o666)
	return &Log{f}, err
}

// Resume opens a manifest, or begins it if there is none, calls entry for
// each entry it has, and goes on behind them. A last line that breaks off is
// cut away: its input was not done.
func Resume(path string, entry func(Entry)) (*Log, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	end, err := read(f, entry)
	if err == nil {
		err = f.Truncate(end)
	}
	if err == nil {
		_, err = f.Seek(end, io.SeekStart)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return &Log{f}, nil
}

// read reads the entries and returns where the last whole line ends.
func read(r io.Reader, entry func(Entry)) (end int64, err error) {
	lines := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return end, nil
		}
		if err != nil {
			return end, err
		}
		end += int64(len(line))
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		var e Entry
		if err := json.Unmarshal(line, &e); err != nil || e.Input == "" {
			return end, fmt.Errorf("line %d is no line of a manifest", n)
		}
		entry(e)
	}
}

// Add writes an entry, in one call to the system, so that a run that is ended
// leaves the whole line or none, or at worst one that breaks off.
func (l *Log) Add(e Entry) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(e); err != nil {
		return err
	}
	_, err := l.f.Write(b.Bytes())
	return err
}

// Close ends the manifest.
func (l *Log) Close() error { return l.f.Close() }
