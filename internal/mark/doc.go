// Package mark reads what elements say of themselves: places, families of names, the
// rules and the caller's selectors that match them, tricks that hide a text. The
// rules are data (rules.go, labels.go, families.go).
//
// In comes a dom.Tree; out come Marks, tables beside it. Nothing is dropped here.
// It may import css, dom and lexicon.
package mark
