package pith

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

type fixture struct {
	ID, URL  string
	Expected string `json:"expected_md"`
	HTML     []byte
}

func fixtures(t testing.TB) []fixture {
	t.Helper()
	dir := pagetest.Corpus(t, "markdown-fixtures")
	f, err := os.Open(filepath.Join(dir, "pages.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []fixture
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var x fixture
		if err := json.Unmarshal(lines.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		x.HTML = pagetest.Unzip(t, filepath.Join(dir, "html", x.ID+".html.gz"))
		all = append(all, x)
	}
	return all
}
