package box

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// A Tab is a panel, one of several of which a page shows one at a time, and its label: an
// element, or an attribute of the panel that a script writes.
type Tab struct {
	Label, Panel *html.Node
	Title        string // where there is no Label
}

// Tabs are those of a tree, by row.
func Tabs(root *html.Node) [][]Tab {
	f := tabFinder{}
	if f.look(root); len(f.rows) == 0 && len(f.titled) == 0 {
		return nil
	}
	f.ids = idsIn(root)
	rows := f.titled
	for _, row := range f.rows {
		if tabs := f.pair(row); len(tabs) > 0 {
			rows = append(rows, tabs)
		}
	}
	return rows
}

// A tabFinder has what of a page may be tabs.
type tabFinder struct {
	ids    map[string]*html.Node
	rows   []tabRow
	titled [][]Tab // panels that have their labels as attributes
}

// A tabRow is labels beside each other, and what they stand in.
type tabRow struct {
	labels []*html.Node
	around *html.Node
	named  bool // it is called tabs, and nothing else tells
}

func (f *tabFinder) look(n *html.Node) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.Type != html.ElementNode {
			continue
		}
		row := tabRow{around: child}
		if dom.AttrOr(child, "role") == "tablist" || child.DataAtom == atom.Ul {
			for d := range child.Descendants() {
				if SwitchesTab(d) {
					row.labels = append(row.labels, d)
				}
			}
		} else {
			for label := child.FirstChild; label != nil; label = label.NextSibling {
				if label.DataAtom == atom.Label && dom.AttrOr(label, "for") != "" {
					row.labels = append(row.labels, label)
				}
			}
		}
		if len(row.labels) == 0 && (CalledTabs(child) || child.DataAtom == atom.Ul && CalledTabs(n)) {
			if tabs := titledPanels(child); tabs != nil {
				f.titled = append(f.titled, tabs)
			} else {
				row.named, row.labels = true, shortLabels(child)
			}
		}
		if len(row.labels) > 1 && len(row.labels) <= maxTabs {
			f.rows = append(f.rows, row)
		}
		f.look(child)
	}
}

// SwitchesTab reports whether an element is one by which a script shows a panel.
func SwitchesTab(n *html.Node) bool {
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "role":
			if a.Val == "tab" {
				return true
			}
		case "data-toggle", "data-bs-toggle":
			if a.Val == "tab" || a.Val == "pill" {
				return true
			}
		}
	}
	return false
}

// idsIn are the elements of a tree by their ids.
func idsIn(root *html.Node) map[string]*html.Node {
	ids := map[string]*html.Node{}
	for d := range dom.Below(root) {
		if id := dom.AttrOr(d, "id"); id != "" && ids[id] == nil {
			ids[id] = d
		}
	}
	return ids
}

// pair finds the panels of a row's labels: those that the labels name, those
// behind them whose role says that they are some or, where the row is called tabs, whose
// attributes or names do, or, where the labels press
// buttons of which one at a time is pressed, what stands behind each, or what stands
// behind them all and has as many parts.
func (f *tabFinder) pair(row tabRow) []Tab {
	if panels := f.named(row.labels); panels != nil {
		return pairs(row.labels, panels)
	}
	if dom.AttrOr(row.around, "role") == "tablist" {
		return pairs(row.labels, panelsBehind(row.around, len(row.labels)))
	}
	if row.named {
		if panels := sameValues(row); panels != nil {
			return pairs(row.labels, panels)
		}
		return pairs(row.labels, calledPanels(row.around))
	}
	var behind []*html.Node
	for _, label := range row.labels {
		if input := f.ids[dom.AttrOr(label, "for")]; input == nil || !strings.EqualFold(dom.AttrOr(input, "type"), "radio") {
			return nil
		}
		if next := dom.After(label); isPanel(next) {
			behind = append(behind, next)
		}
	}
	if len(behind) == 0 {
		if next := dom.After(row.around); isPanel(next) {
			for part := range next.ChildNodes() {
				if part.Type == html.ElementNode {
					behind = append(behind, part)
				}
			}
		}
	}
	return pairs(row.labels, behind)
}

// isPanel reports whether an element may be a panel: a box.
func isPanel(n *html.Node) bool {
	return n != nil && (n.DataAtom == atom.Div || n.DataAtom == atom.Section || n.DataAtom == atom.Article)
}

// pairs are labels and panels in their order, if there are as many of both.
func pairs(labels, panels []*html.Node) []Tab {
	if len(labels) != len(panels) {
		return nil
	}
	all := make([]Tab, len(labels))
	for i := range labels {
		all[i] = Tab{Label: labels[i], Panel: panels[i]}
	}
	return all
}

// panelNames are the attributes in which labels have the names of their panels, as they
// are or as addresses; in the last three they are addresses alone.
var panelNames = [...]string{"aria-controls", "data-tab", "data-tab-target", "data-panel", "data-target", "data-bs-target", "href"}

const plainPanelNames = len(panelNames) - 3

// named are the elements that labels name, nil if one of them names none.
func (f *tabFinder) named(labels []*html.Node) []*html.Node {
	var panels []*html.Node
	for _, label := range labels {
		var panel *html.Node
		for i, key := range panelNames {
			id, isAddress := strings.CutPrefix(dom.AttrOr(label, key), "#")
			if panel = f.ids[id]; panel != nil && (isAddress || i < plainPanelNames) {
				break
			}
			panel = nil
		}
		if panel == nil || slices.Contains(panels, panel) {
			return nil
		}
		panels = append(panels, panel)
	}
	return panels
}

const (
	maxTabs       = 50   // in a row
	maxAroundTabs = 3    // how far around a row its panels may stand
	maxPanelNodes = 2000 // that are looked at to find them
)

// panelsBehind are so many elements around a row that are called panels, outermost
// ones alone, nil if there are more or fewer.
func panelsBehind(row *html.Node, count int) []*html.Node {
	looked := 0
	var panels []*html.Node
	var look func(n *html.Node)
	look = func(n *html.Node) {
		for child := n.FirstChild; child != nil && looked < maxPanelNodes; child = child.NextSibling {
			looked++
			if dom.AttrOr(child, "role") == "tabpanel" {
				panels = append(panels, child)
			} else if child != row {
				look(child)
			}
		}
	}
	for up, n := 0, row.Parent; n != nil && up < maxAroundTabs && len(panels) == 0; n, up = n.Parent, up+1 {
		look(n)
	}
	if len(panels) != count {
		return nil
	}
	return panels
}
