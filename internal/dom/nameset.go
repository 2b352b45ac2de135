package dom

import (
	"strings"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/hashmap"
)

// A NameTable has a value for each of some names: of tags, words of ids and classes,
// parts of addresses. Case does not count. Every word of every class of a page is
// asked for in several tables, and none is copied for that.
type NameTable[V any] struct{ rows *hashmap.Table[*namedRow[V]] }

type namedRow[V any] struct {
	name  string // in lower case
	value V
}

// NewNameTable makes a table of a map.
func NewNameTable[V any](m map[string]V) NameTable[V] {
	rows := map[uint32]*namedRow[V]{}
	for name, v := range m {
		name = strings.ToLower(name)
		rows[hashLower(name)] = &namedRow[V]{name, v}
	}
	return NameTable[V]{hashmap.New(rows)}
}

// Of is the value of a name, the zero value if the table does not have it.
func (t NameTable[V]) Of(name string) V {
	var none V
	if t.rows == nil {
		return none
	}
	row := t.rows.Get(hashLower(name))
	if row == nil || len(row.name) != len(name) || !isLowered(row.name, name) {
		return none // or a page that chose a name with the hash of another
	}
	return row.value
}

// hashLower is a hash of a name in lower case.
func hashLower(name string) uint32 {
	h := FnvOffset
	for i := 0; i < len(name); i++ {
		if name[i] >= utf8.RuneSelf {
			return HashWord(strings.ToLower(name))
		}
		h = (h ^ uint32(LowerASCII(name[i]))) * FnvPrime
	}
	return h
}

// isLowered reports whether lower is a name of the same length in lower case.
func isLowered(lower, name string) bool {
	for i := 0; i < len(name); i++ {
		if name[i] >= utf8.RuneSelf {
			return lower == strings.ToLower(name)
		}
		if LowerASCII(name[i]) != lower[i] {
			return false
		}
	}
	return true
}

// A NameSet is a set of names.
type NameSet struct{ NameTable[bool] }

// NamesOf makes a set of names.
func NamesOf(list ...string) NameSet {
	m := map[string]bool{}
	for _, name := range list {
		if name != "" {
			m[name] = true
		}
	}
	if len(m) == 0 {
		return NameSet{}
	}
	return NameSet{NewNameTable(m)}
}

// Has reports whether a name is in the set.
func (s NameSet) Has(name string) bool { return s.Of(name) }

// Have reports whether a word of a list is in the set. A number at the end does not
// count, as many pages make one up.
func (s NameSet) Have(list string) bool {
	if s.rows == nil {
		return false
	}
	for word := range strings.FieldsSeq(list) {
		if s.Has(word) || s.Has(strings.TrimRight(word, "0123456789")) {
			return true
		}
	}
	return false
}
