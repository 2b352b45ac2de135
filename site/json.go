package site

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// version is of what is written: of its form, and of how texts and names are hashed.
const version = 1

// hash is of a text or a name. It is written in hexadecimal: programs in other
// languages read large numbers as what they are not.
type hash uint64

func (h hash) MarshalText() ([]byte, error) { return strconv.AppendUint(nil, uint64(h), 16), nil }

func (h *hash) UnmarshalText(text []byte) error {
	n, err := strconv.ParseUint(string(text), 16, 64)
	*h = hash(n)
	return err
}

// writtenMemory is a Memory as JSON.
type writtenMemory struct {
	Version int                    `json:"version"`
	Visits  uint64                 `json:"visits"`
	Hosts   map[string]writtenHost `json:"hosts"`
}

type writtenHost struct {
	Seen     uint64            `json:"seen"`
	Articles uint32            `json:"articles"`
	Names    map[hash][]uint64 `json:"names"` // the article, and when it was seen
	Texts    map[hash][]uint64 `json:"texts"` // when it was seen, and the articles
}

// MarshalJSON writes what is remembered, the same memory as the same bytes. The limits are
// not written.
func (m *Memory) MarshalJSON() ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	w := writtenMemory{version, m.visits, make(map[string]writtenHost, len(m.hosts))}
	for name, h := range m.hosts {
		to := writtenHost{h.seen, h.articles, make(map[hash][]uint64, len(h.names)), make(map[hash][]uint64, len(h.texts))}
		for name, s := range h.names {
			to.Names[name] = []uint64{uint64(s.article), s.seen}
		}
		for text, s := range h.texts {
			row := []uint64{s.seen}
			for _, a := range s.articles[:s.count()] {
				row = append(row, uint64(a))
			}
			to.Texts[text] = row
		}
		w.Hosts[name] = to
	}
	return json.Marshal(w)
}

// UnmarshalJSON reads what MarshalJSON wrote, in place of what was remembered. What goes
// over the limits of m is forgotten. Where there is an error m is what it was.
func (m *Memory) UnmarshalJSON(b []byte) error {
	var w writtenMemory
	if err := json.Unmarshal(b, &w); err != nil {
		return fmt.Errorf("site: no memory: %w", err)
	}
	if w.Version != version {
		return fmt.Errorf("site: a memory of version %d, and this reads version %d: learn it again", w.Version, version)
	}
	hosts := make(map[string]*host, len(w.Hosts))
	for name, from := range w.Hosts {
		h, err := from.host()
		if err != nil {
			return fmt.Errorf("site: a broken memory of %q: %w", name, err)
		}
		hosts[name] = h
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.visits, m.hosts = w.Visits, hosts
	for _, h := range hosts {
		m.forget(h)
	}
	return nil
}

// host reads what is written of one.
func (w *writtenHost) host() (*host, error) {
	h := &host{w.Seen, w.Articles, make(map[hash]sighting, len(w.Names)), make(map[hash]*sightings, len(w.Texts))}
	known := func(article uint64) bool { return 0 < article && article <= uint64(w.Articles) }
	for name, row := range w.Names {
		if len(row) != 2 || !known(row[0]) {
			return nil, fmt.Errorf("the name %x is of no article", name)
		}
		h.names[name] = sighting{uint32(row[0]), row[1]}
	}
	for text, row := range w.Texts {
		if len(row) < 2 || len(row) > mostArticles+1 {
			return nil, fmt.Errorf("the text %x has %d numbers", text, len(row))
		}
		s := &sightings{seen: row[0]}
		for i, a := range row[1:] {
			if !known(a) {
				return nil, fmt.Errorf("the text %x is of an article %d, and there are %d", text, a, w.Articles)
			}
			s.articles[i] = uint32(a)
		}
		h.texts[text] = s
	}
	return h, nil
}
