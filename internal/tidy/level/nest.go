package level

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// A nester puts items where their level says.
type nester struct {
	open []openList // the lists that are open, outermost first
}

type openList struct {
	list  *html.Node
	level float64
}

// add puts an item into the list of its level and kind. A deeper one stands in the item
// before it; the outermost list takes what is none deeper than its first.
func (t *nester) add(item *html.Node, level float64, kind atom.Atom, start string) {
	dom.Remove(item)
	for len(t.open) > 1 && t.last().level > level {
		t.open = t.open[:len(t.open)-1]
	}
	last := t.last()
	switch {
	case level > last.level && last.list.LastChild != nil:
		t.begin(last.list.LastChild, level, kind, start)
	case last.list.DataAtom != kind && len(t.open) > 1:
		around := last.list.Parent
		t.open = t.open[:len(t.open)-1]
		t.begin(around, level, kind, start)
	}
	t.last().list.AppendChild(item)
}

func (t *nester) last() openList { return t.open[len(t.open)-1] }

// begin opens a list in an item.
func (t *nester) begin(item *html.Node, level float64, kind atom.Atom, start string) {
	list := dom.NewElement(kind)
	if kind == atom.Ol && start != "" && start != "1" {
		dom.SetAttr(list, "start", start)
	}
	item.AppendChild(list)
	t.open = append(t.open, openList{list, level})
}

// spread nests the items of one list that say different levels, which is of the kind that
// its first says.
func spread(list *html.Node) {
	var items []*html.Node
	var levels []float64
	differ, least := false, leastSaid(list)
	for item := range list.ChildNodes() {
		if dom.IsBlank(item) {
			continue
		}
		level, ok := form.LevelOf(item)
		if !ok {
			level = least
		}
		if item.DataAtom != atom.Li || len(levels) > 0 && level < levels[0] {
			return
		}
		items, levels = append(items, item), append(levels, level)
		differ = differ || level != levels[0]
	}
	if len(items) > 0 && kindOf(items[0], list.DataAtom) != list.DataAtom {
		dom.Rename(list, kindOf(items[0], list.DataAtom))
	}
	if !differ {
		return
	}
	t := nester{open: []openList{{list, levels[0]}}}
	for i, item := range items {
		t.add(item, levels[i], kindOf(item, list.DataAtom), "")
	}
}

// leastSaid is the least level that items of a list say by attributes, which is that of
// those that say none. Names and styles are there for the deeper ones alone.
func leastSaid(list *html.Node) float64 {
	least, any := 0.0, false
	for item := range list.ChildNodes() {
		if level, ok := form.SaidLevel(item); ok && (!any || level < least) {
			least, any = level, true
		}
	}
	return least
}

// kindOf is the kind of list that an item belongs to, where editors have all in one.
func kindOf(item *html.Node, around atom.Atom) atom.Atom {
	switch dom.AttrOr(item, "data-list") {
	case "ordered":
		return atom.Ol
	case "bullet", "checked", "unchecked":
		return atom.Ul
	}
	return around
}

// gather nests the lists behind a list that are parts of it: of one level each, by the
// names of the lists or what their items say. Of lists of one level nothing becomes, and
// the last of them is returned: those between need not be asked again, or a page of
// lists would take time by the square of their number.
func gather(first *html.Node) (last *html.Node) {
	told := tellItems(first)
	for next := dom.After(first); told && isList(next) && tellItems(next); next = dom.After(first) {
		dom.MoveChildren(first, next)
		dom.Remove(next)
	}
	lists, levels := []*html.Node{first}, []float64{0}
	differ := false
	for next := dom.After(first); isList(next); next = dom.After(next) {
		level, ok := between(first, next)
		if !ok || level < 0 {
			break
		}
		lists, levels = append(lists, next), append(levels, level)
		differ = differ || level > 0
	}
	if !differ {
		return lists[len(lists)-1]
	}
	t := nester{open: []openList{{first, 0}}}
	for i, list := range lists[1:] {
		if levels[i+1] == 0 && list.DataAtom != first.DataAtom {
			return first // a list of its own, as deep as the first
		}
		start := dom.AttrOr(list, "start")
		for list.FirstChild != nil {
			item := list.FirstChild
			if item.DataAtom != atom.Li {
				dom.Remove(item)
				continue
			}
			t.add(item, levels[i+1], list.DataAtom, start)
		}
		dom.Remove(list)
	}
	return first
}

// between is how much deeper a list stands than another, and whether both say so.
func between(first, next *html.Node) (deeper float64, ok bool) {
	if a, b, ok := namedApart(first, next); ok {
		return float64(b - a), true
	}
	a, ok := levelOfList(first)
	b, also := levelOfList(next)
	return b - a, ok && also
}

// namedApart are the numbers behind the same word in the names of two lists:
// "lst-kix_ab1-0" and "lst-kix_ab1-1".
func namedApart(first, next *html.Node) (a, b int, ok bool) {
	for one := range strings.FieldsSeq(dom.AttrOr(first, "class")) {
		stem, number := form.Numbered(one)
		if number < 0 || !strings.Contains(stem, "lst") && !strings.Contains(stem, "list") && !strings.Contains(stem, "List") {
			continue
		}
		for other := range strings.FieldsSeq(dom.AttrOr(next, "class")) {
			if also, b := form.Numbered(other); also == stem && b >= 0 {
				return number, b, true
			}
		}
	}
	return 0, 0, false
}

// levelOfList is the level that the items of a list say, or the list itself.
func levelOfList(list *html.Node) (level float64, ok bool) {
	if item := dom.First(list); item != nil && item.DataAtom == atom.Li {
		if level, ok := form.LevelOf(item); ok {
			return level, true
		}
	}
	return form.LevelOf(list)
}

// tellItems gives the items of a list what an attribute of it says: whether they are done,
// where an editor has one list of those that are and one of those that are not. It reports
// whether there was one.
func tellItems(list *html.Node) bool {
	done, ok := dom.Attr(list, "data-checked")
	if !ok {
		return false
	}
	for item := range list.ChildNodes() {
		if _, told := dom.Attr(item, "data-checked"); !told && item.DataAtom == atom.Li {
			dom.SetAttr(item, "data-checked", done)
		}
	}
	return true
}
