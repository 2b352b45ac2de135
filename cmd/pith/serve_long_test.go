//go:build long && linux

package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// A loaded server is a process of its own, with two processors.
type loaded struct {
	*exec.Cmd
	at string // host and port
}

func loadedServer(t *testing.T, args ...string) *loaded {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &loaded{at: listener.Addr().String()}
	listener.Close()
	s.Cmd = commandOf(append([]string{"serve", "--listen", s.at}, args...)...)
	s.Env = append(s.Env, "GOMAXPROCS=2")
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Process.Kill(); s.Wait() })
	for range 500 {
		if resp, err := http.Get("http://" + s.at + "/healthz"); err == nil {
			resp.Body.Close()
			return s
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the server does not answer")
	return nil
}

// peak is the most memory that the server has had, in MiB, as Linux counts it.
func (s *loaded) peak(t *testing.T) int64 {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kilobytes, err := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return kilobytes >> 10
}

// A load is what clients met.
type load struct {
	took     []time.Duration // of pages that were answered with what they say, in order
	statuses map[int]int
}

// clients send each page once, so many at a time. One that the server has no room
// for is sent again a little later.
func clients(t *testing.T, s *loaded, many int, pages [][]byte) *load {
	t.Helper()
	l := &load{statuses: map[int]int{}}
	var mu sync.Mutex
	var all sync.WaitGroup
	queue := make(chan []byte)
	for range many {
		all.Go(func() {
			for page := range queue {
				for range 1000 {
					begin := time.Now()
					resp, err := http.Post("http://"+s.at+"/extract", "text/html", bytes.NewReader(page))
					if err != nil {
						t.Error(err)
						break
					}
					io.Copy(io.Discard, resp.Body)
					resp.Body.Close()
					mu.Lock()
					l.statuses[resp.StatusCode]++
					if resp.StatusCode == http.StatusOK {
						l.took = append(l.took, time.Since(begin))
					}
					mu.Unlock()
					if resp.StatusCode != http.StatusServiceUnavailable {
						break
					}
					time.Sleep(200 * time.Millisecond)
				}
			}
		})
	}
	for _, page := range pages {
		queue <- page
	}
	close(queue)
	all.Wait()
	slices.Sort(l.took)
	return l
}

func (l *load) at(share float64) time.Duration {
	if len(l.took) == 0 {
		return 0
	}
	return l.took[int(share*float64(len(l.took)-1))].Round(time.Millisecond)
}

// dribble opens connections that promise a page of 16 MiB and send a byte of
// it now and then, until the test ends.
func dribble(t *testing.T, s *loaded, many int) {
	t.Helper()
	ended := make(chan struct{})
	t.Cleanup(func() { close(ended) })
	for range many {
		conn, err := net.Dial("tcp", s.at)
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			defer conn.Close()
			fmt.Fprintf(conn, "POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n", defaultMaxBytes)
			for {
				select {
				case <-ended:
					return
				case <-time.After(time.Second):
					fmt.Fprint(conn, "<")
				}
			}
		}()
	}
}

// TestServeLoad prints what a server of two processors does under load, and
// holds its memory against what docs/command.md says of it.
func TestServeLoad(t *testing.T) {
	var pages [][]byte
	for _, name := range manyPages(t, 600) {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err == nil {
			b, err = io.ReadAll(z)
		}
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, b)
	}
	prose := []byte("<article>" + strings.Repeat("<p>Fishermen walked out to their boats, and cut them free with saws, and the ice closed behind them again.</p>\n", defaultMaxBytes/112))
	nodes := []byte(strings.Repeat("<p>a", defaultMaxBytes/4))
	for _, tt := range []struct {
		name    string
		args    []string
		pages   [][]byte
		dribble int
		most    int64 // MiB
	}{
		{"saved pages", nil, pages, 0, 1024},
		{"and 200 that dribble", nil, pages, 200, 1024},
		{"16 MiB of prose", nil, slices.Repeat([][]byte{prose}, 64), 0, 1024},
		{"16 MiB of nodes", nil, slices.Repeat([][]byte{nodes}, 64), 0, 1024},
		{"2 MiB of nodes", []string{"--max-bytes", "2097152", "--max-nodes", "65536"}, slices.Repeat([][]byte{nodes[:2<<20]}, 64), 0, 544},
	} {
		s := loadedServer(t, tt.args...)
		dribble(t, s, tt.dribble)
		begin := time.Now()
		l := clients(t, s, 64, tt.pages)
		peak := s.peak(t)
		t.Logf("%-20s %4d pages in %5.1f s, p50 %v, p99 %v, %d MiB, answers %v", tt.name, len(l.took), time.Since(begin).Seconds(), l.at(0.5), l.at(0.99), peak, l.statuses)
		if peak > tt.most || len(l.took) != len(tt.pages) {
			t.Errorf("%s: %d MiB and %d pages, want at most %d MiB for %d", tt.name, peak, len(l.took), tt.most, len(tt.pages))
		}
	}
}
