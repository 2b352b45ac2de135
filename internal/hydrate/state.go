package hydrate

import (
	"encoding/json"
	"io"
	"strconv"

	"github.com/pithmd/pith/internal/dom"
)

const (
	// maxDepth is how deep data is followed. Go's decoder takes 10,000.
	maxDepth = 64
	// maxInside is how many times a string may be data again: Discourse keeps
	// its topics as strings in an object that is an attribute.
	maxInside = 3
	// maxState is how many bytes of a string are read as data.
	maxState = 4 << 20
)

// A place is where a value stands in data. Places are of one kind that differ
// only in which elements of lists they are: so all paragraphs of an article are of
// one kind, and all titles of a menu of another. Both are hashes of the keys on
// the way, for keys may be long.
type place struct {
	kind  uint64
	here  uint64 // the same with the lists' elements told apart
	block uint64 // here of the list around it, if that is in another one; else 0
	lists int    // around it
}

// key is the place of an object's value.
func (p place) key(key string) place {
	p.kind, p.here = mix(p.kind, key), mix(p.here, key)
	return p
}

// element is the place of a list's value. A block has a list of parts in the
// list of blocks: content[3].children[1].text. The elements of the outermost list
// are not of one kind: Nuxt 3 writes all that a page has one after another.
func (p place) element(i, depth int) place {
	number := strconv.Itoa(i)
	inner := place{kind: mix(p.kind, "[]"), here: mix(p.here, number), lists: p.lists + 1}
	if p.lists > 0 {
		inner.block = p.here
	}
	if depth == 1 {
		inner.kind = mix(inner.kind, number)
	}
	return inner
}

// mix is a hash of a place and a step further.
func mix(h uint64, step string) uint64 {
	for i := range len(step) {
		h = (h ^ uint64(step[i])) * dom.Fnv64Prime
	}
	return (h ^ 0xFF) * dom.Fnv64Prime
}

// A walk gathers the strings of data by the kind of their place.
type walk struct {
	decoder *json.Decoder
	texts   []*text // in the order of the data
	of      map[uint64]*text
	inside  int
}

// textOf is the text that data has, the one of the greatest weight. What cannot
// be read any more ends it.
func textOf(data string) text {
	w := walk{of: make(map[uint64]*text)}
	w.read(data, place{})
	var best text
	for _, t := range w.texts {
		if t.weight() > best.weight() {
			best = *t
		}
	}
	return best
}

// read walks through data that stands in a place.
func (w *walk) read(data string, at place) {
	outer := w.decoder
	w.decoder = json.NewDecoder(&reader{data: data[:min(len(data), maxState)]})
	w.value(at, 0)
	w.decoder = outer
}

// A reader reads data as JSON wants it: with the line ends within strings escaped,
// as pages that write JSON-LD by hand forget to do, and blanks for other control
// characters.
type reader struct {
	data             string
	inString, escape bool
}

// Read is io.Reader's. The decoder asks for hundreds of bytes at once.
func (r *reader) Read(b []byte) (n int, err error) {
	if r.data == "" {
		return 0, io.EOF
	}
	at := 0
	for ; at < len(r.data) && n+1 < len(b); at++ {
		c := r.data[at]
		switch {
		case c == '\n' && r.inString && !r.escape:
			b[n] = '\\'
			n++
			c = 'n'
		case c < ' ':
			c = ' '
		case c == '"' && !r.escape:
			r.inString = !r.inString
		}
		r.escape = c == '\\' && !r.escape
		b[n] = c
		n++
	}
	r.data = r.data[at:]
	return n, nil
}

// value walks through the next value, and reports whether there was one.
func (w *walk) value(at place, depth int) bool {
	token, err := w.decoder.Token()
	if err != nil || depth > maxDepth {
		return false
	}
	switch v := token.(type) {
	case json.Delim:
		return w.values(v == '[', at, depth+1)
	case string:
		w.text(v, at)
	}
	return true
}

// values walks through a list or an object to its end.
func (w *walk) values(isList bool, at place, depth int) bool {
	for i := 0; w.decoder.More(); i++ {
		inner := at.element(i, depth)
		if !isList {
			key, err := w.decoder.Token()
			if err != nil {
				return false
			}
			inner = at.key(key.(string))
		}
		if !w.value(inner, depth) {
			return false
		}
	}
	_, err := w.decoder.Token()
	return err == nil
}

// text takes up a string, as data if it is data itself.
func (w *walk) text(s string, at place) {
	if len(s) >= minState && (s[0] == '{' || s[0] == '[') && w.inside < maxInside {
		w.inside++
		w.read(s, at)
		w.inside--
		return
	}
	t := w.of[at.kind]
	if t == nil {
		t = new(text)
		w.of[at.kind], w.texts = t, append(w.texts, t)
	}
	t.add(part{s, at.block})
}
