package manifest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// entries reads a manifest as a run does that goes on with it.
func entries(t *testing.T, path string) (all []string, log *Log) {
	t.Helper()
	log, err := Resume(path, func(e Entry) { all = append(all, e.Input) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	return all, log
}

func TestResume(t *testing.T) {
	path := filepath.Join(t.TempDir(), "run.jsonl")
	if all, _ := entries(t, path); len(all) > 0 {
		t.Errorf("a new manifest has %v", all)
	}
	_, log := entries(t, path)
	for _, name := range []string{"a.html", "<b>&.html"} {
		if err := log.Add(Entry{Input: name, Outcome: "content", Words: 7}); err != nil {
			t.Fatal(err)
		}
	}
	want := `{"input":"a.html","outcome":"content","bytes":0,"ms":0,"words":7}` + "\n" +
		`{"input":"<b>&.html","outcome":"content","bytes":0,"ms":0,"words":7}` + "\n"
	if b, _ := os.ReadFile(path); string(b) != want {
		t.Errorf("manifest\n%s", b)
	}
	// The last line of a run that was ended may break off.
	if err := os.WriteFile(path, []byte(want+`{"input":"c.html","message":"`+strings.Repeat("longer than what follows ", 9)), 0o666); err != nil {
		t.Fatal(err)
	}
	all, log := entries(t, path)
	if strings.Join(all, " ") != "a.html <b>&.html" {
		t.Errorf("entries %v", all)
	}
	if err := log.Add(Entry{Input: "c.html"}); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(path); strings.Count(string(b), "longer") > 0 {
		t.Errorf("what broke off is still there:\n%s", b)
	}
	if all, _ := entries(t, path); strings.Join(all, " ") != "a.html <b>&.html c.html" {
		t.Errorf("entries after another %v", all)
	}
}

func TestNotAManifest(t *testing.T) {
	for _, text := range []string{"# Notes\n\nmine\n", `{"name":"package.json"}` + "\n"} {
		path := filepath.Join(t.TempDir(), "notes")
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := Resume(path, func(Entry) {}); err == nil || err.Error() != "line 1 is no line of a manifest" {
			t.Errorf("%q: %v", text, err)
		}
		if b, _ := os.ReadFile(path); string(b) != text {
			t.Errorf("it was changed: %q", b)
		}
	}
}

func TestCreate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "run.jsonl")
	if err := os.WriteFile(path, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(path, false); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over another: %v", err)
	}
	log, err := Create(path, true)
	if err != nil {
		t.Fatal(err)
	}
	log.Close()
	if b, _ := os.ReadFile(path); len(b) > 0 {
		t.Errorf("it was not begun anew: %q", b)
	}
}
