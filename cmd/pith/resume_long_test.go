//go:build long

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// corpora are the folders of saved pages that TestHalfway reads, one after the
// other until there are enough.
var corpora = []string{"wcxb-dev/html", "annotated"}

// manyPages names files with pages of the corpora, which are where PITH_CORPORA
// says.
func manyPages(t *testing.T, many int) (pages []string) {
	t.Helper()
	for _, folder := range corpora {
		err := filepath.WalkDir(filepath.Join(os.Getenv("PITH_CORPORA"), folder), func(path string, _ os.DirEntry, err error) error {
			if err == nil && len(pages) < many && strings.Contains(filepath.Base(path), ".html") {
				pages = append(pages, path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(pages) < many {
		t.Skipf("%d pages of %d: set PITH_CORPORA to the directory of the corpora", len(pages), many)
	}
	return pages
}

// TestHalfway ends runs over 2,000 pages half-way, lets them go on, and holds
// what comes of them against a run that nobody ended. It prints a table.
func TestHalfway(t *testing.T) {
	const many = 2000
	pages := manyPages(t, many)
	list := file(t, "list.txt", strings.Join(pages, "\n")+"\n")
	t.Logf("%-9s %-8s %6s %6s %6s %6s %6s %6s", "ended by", "output", "before", "lines", "pages", "lost", "twice", "differ")
	for _, output := range []string{"out", "out.jsonl"} {
		whole := t.TempDir()
		arguments := func(dir string) []string {
			return []string{"-q", "-i", list, "-f", "jsonl", "-o", filepath.Join(dir, output), "--manifest", filepath.Join(dir, "run.jsonl")}
		}
		commandOf(arguments(whole)...).Run() // some pages are not content, and its status says so
		want := writtenIn(t, whole)
		for _, signal := range []syscall.Signal{syscall.SIGKILL, syscall.SIGTERM} {
			dir := t.TempDir()
			manifest := filepath.Join(dir, "run.jsonl")
			cmd := commandOf(arguments(dir)...)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			for linesOf(manifest) < many/2 {
				time.Sleep(time.Millisecond)
			}
			cmd.Process.Signal(signal)
			cmd.Wait()
			before := linesOf(manifest)
			commandOf(append(arguments(dir), "--resume")...).Run()

			entries := map[any]int{}
			for _, e := range decode(t, content(t, manifest)) {
				entries[e["input"]]++
			}
			got := writtenIn(t, dir)
			lost, twice, differ := 0, 0, 0
			for _, page := range pages {
				if entries[page] == 0 || len(got[page]) < len(want[page]) {
					lost++
				}
				if entries[page] > 1 || len(got[page]) > len(want[page]) {
					twice++
				}
				if !slices.Equal(got[page], want[page]) {
					differ++
				}
			}
			t.Logf("%-9s %-8s %6d %6d %6d %6d %6d %6d", signal, output, before, linesOf(manifest), len(got), lost, twice, differ)
			if before < many/2 || before >= many || linesOf(manifest) != many || len(got) != len(want) || lost+twice+differ != 0 {
				t.Errorf("%s of %s: want %d lines and %d pages", signal, output, many, len(want))
			}
		}
	}
}

// commandOf is the command itself, with arguments.
func commandOf(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asCommand+"=1")
	return cmd
}

func linesOf(name string) int {
	b, _ := os.ReadFile(name)
	return strings.Count(string(b), "\n")
}

// writtenIn is what a run wrote of each input, as often as it is there.
func writtenIn(t *testing.T, dir string) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for name := range strings.FieldsSeq(namesIn(t, dir)) {
		if name == "run.jsonl" {
			continue
		}
		for _, line := range decode(t, content(t, dir, name)) {
			input := fmt.Sprint(line["input"])
			all[input] = append(all[input], fmt.Sprint(line))
		}
	}
	return all
}
