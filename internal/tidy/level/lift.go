package level

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// Lift puts the items of a list that is all an item holds in that item's place:
// editors set a list in by one more around it, and two bullets would stand on one line.
// A list of another kind goes there only where nothing stands beside it. It returns the
// list that holds them.
func Lift(list *html.Node) *html.Node {
	for item := list.FirstChild; item != nil; {
		next, only := item.NextSibling, dom.First(item)
		switch {
		case only == nil || dom.After(only) != nil || only.DataAtom != atom.Ul && only.DataAtom != atom.Ol && only.DataAtom != atom.Dl:
		case dom.Before(item) == nil && dom.After(item) == nil:
			dom.Replace(list, only)
			return only
		case only.DataAtom == atom.Ul && list.DataAtom == atom.Ul:
			dom.Unwrap(only)
			dom.Unwrap(item)
		}
		item = next
	}
	return list
}
