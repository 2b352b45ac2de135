// Browser serves a page on which pith runs in the browser, as WebAssembly: 11 MB,
// of which 3.3 go over the line.
//
//	go run . -listen localhost:8000
//
// With -o it writes the page's files to a directory instead, for any server of
// files.
package main

import (
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	listen := flag.String("listen", "localhost:8000", "address to serve the page at")
	out := flag.String("o", "", "directory to write the page's files to, instead of serving them")
	flag.Parse()
	if err := run(*listen, *out); err != nil {
		log.Fatal(err)
	}
}

func run(listen, out string) error {
	if out != "" {
		return build(out)
	}
	dir, err := os.MkdirTemp("", "pith-browser-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := build(dir); err != nil {
		return err
	}
	fmt.Printf("http://%s/\n", listen)
	return http.ListenAndServe(listen, serve(dir))
}

// build writes the page, the program and what starts it to a directory. It asks
// for Go, and to be run in this folder.
func build(dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	program := filepath.Join(dir, "pith.wasm")
	compile := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, "./page")
	compile.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if said, err := compile.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, said)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return err
	}
	start := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js")
	return errors.Join(
		copyFile(filepath.Join(dir, "wasm_exec.js"), start),
		copyFile(filepath.Join(dir, "index.html"), filepath.Join("page", "index.html")),
		compress(program),
	)
}

func copyFile(to, from string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o666)
}

// compress writes a file once more, as FILE.gz.
func compress(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	f, err := os.Create(file + ".gz")
	if err != nil {
		return err
	}
	zip, _ := gzip.NewWriterLevel(f, gzip.BestCompression) // the level is one
	_, err = zip.Write(text)
	return errors.Join(err, zip.Close(), f.Close())
}

// serve answers with the files of a directory, and with the compressed program
// who takes it.
func serve(dir string) http.Handler {
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/pith.wasm" && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			w.Header().Set("Content-Encoding", "gzip")
			w.Header().Set("Content-Type", "application/wasm")
			r.URL.Path += ".gz"
		}
		files.ServeHTTP(w, r)
	})
}
