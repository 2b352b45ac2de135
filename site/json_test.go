package site_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/site"
)

// TestMemoryAsJSON writes a memory and reads it: it answers as before, and is
// written as before.
func TestMemoryAsJSON(t *testing.T) {
	var m, read site.Memory
	for i := range 3 {
		extract(t, &m, addressOf(i), article(i, "", "<p>"+notice+"</p>"))
	}
	b, err := json.Marshal(&m)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &read); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(&read)
	if err != nil || !bytes.Equal(b, again) {
		t.Errorf("written again: %v\n%s\n%s", err, b, again)
	}
	if got := repeats(extract(t, &read, addressOf(0), article(0, "", "<p>"+notice+"</p>"))); !slices.Equal(got, []string{notice}) {
		t.Errorf("left out: %q", got)
	}
	if strings.Contains(string(b), "Island") {
		t.Error("it holds what pages say")
	}
}

func TestBadMemory(t *testing.T) {
	for _, c := range []struct{ text, says string }{
		{`{"version": 2, "hosts": {}}`, "version 2"},
		{`{}`, "version 0"},
		{`[]`, "no memory"},
		{`{"version": 1, "hosts": {"a.example": {"names": {"word": [1, 1]}}}}`, "no memory"},
		{`{"version": 1, "hosts": {"a.example": {"articles": 2, "names": {"ff": [3, 1]}}}}`, "of no article"},
		{`{"version": 1, "hosts": {"a.example": {"articles": 2, "names": {"ff": [1]}}}}`, "of no article"},
		{`{"version": 1, "hosts": {"a.example": {"articles": 2, "texts": {"ff": [1, 3]}}}}`, "an article 3"},
		{`{"version": 1, "hosts": {"a.example": {"articles": 2, "texts": {"ff": [1, 0]}}}}`, "an article 0"},
		{`{"version": 1, "hosts": {"a.example": {"articles": 9, "texts": {"ff": [1, 1, 2, 3, 4, 5, 6, 7, 8, 9]}}}}`, "10 numbers"},
		{`{"version": 1, "hosts": {"a.example": {"articles": 9, "texts": {"ff": []}}}}`, "0 numbers"},
	} {
		var m site.Memory
		extract(t, &m, addressOf(0), article(0, "", ""))
		before, _ := json.Marshal(&m)
		err := json.Unmarshal([]byte(c.text), &m)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", c.text, err)
		}
		if after, _ := json.Marshal(&m); !bytes.Equal(before, after) {
			t.Errorf("%s: the memory changed", c.text)
		}
	}
}

// held counts what a memory holds, as it writes it.
func held(t *testing.T, m *site.Memory) (hosts map[string]int) {
	t.Helper()
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var w struct {
		Hosts map[string]struct{ Names, Texts map[string][]int }
	}
	if err := json.Unmarshal(b, &w); err != nil {
		t.Fatal(err)
	}
	hosts = map[string]int{}
	for name, h := range w.Hosts {
		hosts[name] = max(len(h.Names), len(h.Texts))
	}
	return hosts
}

// TestLimits shows a small memory more than it may hold: the oldest go, and what
// is seen all the time stays.
func TestLimits(t *testing.T) {
	m := site.NewMemory(site.Limits{Hosts: 3, Texts: 20})
	standing := pith.VisitText{Hash: 1, Words: 10, Kept: true}
	visit := func(host string, n int) []int {
		v := &pith.Visit{URL: fmt.Sprintf("https://%s/%d", host, n), Texts: []pith.VisitText{standing}}
		for i := range 9 {
			v.Texts = append(v.Texts, pith.VisitText{Hash: uint64(1000 + n*10 + i), Words: 20, Kept: true})
		}
		return m.Visit(v)
	}
	for n := range 50 {
		host := fmt.Sprintf("host%d.example", n%7)
		visit("post.example", n)
		visit(host, n)
		hosts := held(t, m)
		if len(hosts) > 3 || hosts["post.example"] == 0 || hosts["post.example"] > 20 {
			t.Fatalf("after %d visits: %v", n, hosts)
		}
	}
	if got := visit("post.example", 99); got[0] != 7 || got[1] != 0 {
		t.Errorf("of a text that all pages have, and one that none has: %v", got)
	}
}
