package box

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

var (
	tabWords   = dom.HashedWords("tab tabs tablist tabset tabbed tabstrip")
	panelWords = dom.HashedWords("pane panes panel panels content contents tab tabs body item")
)

// CalledTabs reports whether an element is called a row of tabs.
func CalledTabs(n *html.Node) bool {
	if dom.TraitsAt(n.DataAtom)&(dom.IsCell|dom.IsTableBit) != 0 {
		return false
	}
	class := dom.AttrOr(n, "class")
	return (strings.Contains(class, "tab") || strings.Contains(class, "Tab")) && form.NameHas(class, tabWords) ||
		n.DataAtom == 0 && strings.Contains(n.Data, "tab") && form.NameHas(n.Data, tabWords)
}

const maxTabLabel = 60 // bytes

// shortLabels are the parts of what is called tabs, if each is a few words that lead to no
// other page: of each the element that names a panel, or the innermost one.
func shortLabels(row *html.Node) []*html.Node {
	var labels []*html.Node
	for part := range row.ChildNodes() {
		if dom.IsBlank(part) || part.Type == html.CommentNode {
			continue
		}
		label := labelIn(part)
		if label == nil {
			return nil
		}
		labels = append(labels, label)
	}
	if len(labels) < 2 {
		return nil
	}
	return labels
}

// labelIn finds the label in a part of a row, nil if it is none.
func labelIn(part *html.Node) *html.Node {
	if part.Type != html.ElementNode {
		return nil
	}
	var label *html.Node
	n := part
	for {
		if n.DataAtom == atom.A && form.LeadsOn(n) || dom.TraitsAt(n.DataAtom)&(dom.IsHeading|dom.IsMedia) != 0 {
			return nil
		}
		if label == nil && namesPanel(n) {
			label = n
		}
		inner := dom.First(n)
		if inner == nil || inner.Type != html.ElementNode || dom.After(inner) != nil {
			break
		}
		n = inner
	}
	text := strings.TrimSpace(dom.TextUpTo(n, maxTabLabel))
	if text == "" || len(text) > maxTabLabel || form.HoldsBlockOrLink(n) {
		return nil
	}
	if label == nil {
		return n
	}
	return label
}

// tabValues are the attributes of which a label and its panel have the same value.
var tabValues = dom.NamesOf("data-tab", "data-tab-id", "data-tab-index", "data-tab-label", "data-tab-name", "data-tab-target", "data-tab-title",
	"data-tab-value", "data-tabid", "data-w-tab", "data-panel", "data-target", "data-bs-target", "data-toggle", "data-value", "data-name", "data-lang", "data-language", "data-label", "data-title")

// namesPanel reports whether a label has an attribute by which a panel may be found.
func namesPanel(n *html.Node) bool {
	for i := range n.Attr {
		if key := n.Attr[i].Key; key == "href" || key == "aria-controls" || tabValues.Has(key) {
			return true
		}
	}
	return false
}

// sameValues are the elements near a row that have each the value of one label in an
// attribute of the same name, nil if there are more or fewer of them than labels.
func sameValues(row tabRow) []*html.Node {
	for _, a := range row.labels[0].Attr {
		if !tabValues.Has(a.Key) {
			continue
		}
		panels := map[string]*html.Node{}
		for _, label := range row.labels {
			panels[dom.AttrOr(label, a.Key)] = nil
		}
		if len(panels) != len(row.labels) {
			continue
		}
		if found := panelsOfValues(row, a.Key, panels); found != nil {
			return found
		}
	}
	return nil
}

// panelsOfValues looks around a row for the panels of some values.
func panelsOfValues(row tabRow, key string, panels map[string]*html.Node) []*html.Node {
	looked, found := 0, 0
	var look func(n *html.Node)
	look = func(n *html.Node) {
		for child := n.FirstChild; child != nil && looked < maxPanelNodes; child = child.NextSibling {
			if looked++; child == row.around {
				continue
			}
			value, ok := dom.Attr(child, key)
			if before, wanted := panels[value]; ok && wanted && before == nil {
				panels[value] = child
				found++
				continue
			}
			look(child)
		}
	}
	for up, n := 0, row.around.Parent; n != nil && up < maxAroundTabs && found == 0; n, up = n.Parent, up+1 {
		look(n)
	}
	if found != len(panels) {
		return nil
	}
	all := make([]*html.Node, len(row.labels))
	for i, label := range row.labels {
		all[i] = panels[dom.AttrOr(label, key)]
	}
	return all
}

// calledPanels are the panels right behind a row, or in the one box behind it, by what they
// are called.
func calledPanels(row *html.Node) []*html.Node {
	if dom.After(row) == nil && row.Parent != nil && dom.First(row.Parent) == row {
		row = row.Parent
	}
	box := dom.After(row)
	if box == nil || box.Type != html.ElementNode {
		return nil
	}
	if panels := panelsFrom(dom.First(box)); len(panels) > 1 {
		return panels
	}
	return panelsFrom(box)
}

// panelsFrom are an element and those behind it, if all of them are called panels.
func panelsFrom(n *html.Node) []*html.Node {
	var panels []*html.Node
	for ; n != nil; n = dom.After(n) {
		if !isPanel(n) && n.DataAtom != atom.Li || !form.NameHas(dom.AttrOr(n, "class"), panelWords) {
			return nil
		}
		panels = append(panels, n)
	}
	return panels
}

// panelTitles are the attributes in which panels have their labels, which a script writes
// above them.
var panelTitles = [...]string{"data-title", "data-label", "data-tab-title", "data-tab-label", "data-tab-name", "data-name", "label", "title", "tab-title", "name"}

// titledPanels are the parts of what is called tabs, if each has such a label, and they
// are different ones.
func titledPanels(box *html.Node) []Tab {
	for _, key := range panelTitles {
		var tabs []Tab
		seen := map[string]bool{"": true}
		for part := range box.ChildNodes() {
			title := strings.Join(strings.Fields(dom.AttrOr(part, key)), " ")
			switch {
			case dom.IsBlank(part) || part.Type == html.CommentNode:
				continue
			case seen[title] || len(title) > maxTabLabel || !isPanel(part) && part.DataAtom != 0:
				tabs = nil
			default:
				seen[title] = true
				tabs = append(tabs, Tab{Title: title, Panel: part})
				continue
			}
			break
		}
		if len(tabs) > 1 {
			return tabs
		}
	}
	return nil
}
