package hydrate

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

const (
	// minState is how many bytes of data may hold a text. Less is settings.
	minState = 500
	// minProse is how many words a text in a script has at least. What has
	// fewer may be a notice for those who run scripts, or a description.
	minProse = 80
	// maxShown is how many words a page may show that is a shell: a menu, a
	// request for JavaScript, a line about cookies, a footer's address.
	maxShown = 120
	// maxValues is how many global variables of a script are looked at, and
	// maxName how many bytes the name of one has.
	maxValues = 16
	maxName   = 100
)

// Tree is a page that shows the text that its scripts carry, below its own head,
// and true; or the page as it is, where it shows a text or its scripts have none.
// Of a page that is not small, load leaves out what scripts say but for JSON-LD,
// and so that alone is read.
func Tree(t *dom.Tree, small bool, l dom.Limits) (*dom.Tree, bool) {
	states := statesOf(t, small)
	if len(states) == 0 || shows(t, maxShown) {
		return t, false
	}
	var best text
	for _, s := range states {
		if found := textOf(s); found.weight() > best.weight() {
			best = found
		}
	}
	if best.words < minProse {
		return t, false
	}
	doc := document(t, &best)
	filled := dom.New(doc, dom.CountNodes(doc), t.Address, l)
	filled.Cut, filled.Flat = filled.Cut || t.Cut, filled.Flat || t.Flat
	t.Release()
	return filled, true
}

// statesOf are the texts of scripts and attributes that may hold data, or of JSON-LD
// alone.
func statesOf(t *dom.Tree, all bool) []string {
	var states []string
	for i := range t.Nodes {
		n := &t.Nodes[i]
		switch {
		case n.DataAtom == atom.Script:
			if s := n.FirstChild; s != nil && len(s.Data) >= minState && (all || isJSONLD(n.Node)) {
				states = append(states, dataOf(s.Data)...)
			}
		case all && n.Type == html.ElementNode:
			for _, a := range n.Attr {
				if len(a.Val) >= minState && (a.Val[0] == '{' || a.Val[0] == '[') {
					states = append(states, a.Val)
				}
			}
		}
	}
	return states
}

// isJSONLD reports whether a script is data about the page.
func isJSONLD(n *html.Node) bool { return strings.Contains(dom.AttrOr(n, "type"), "ld+json") }

// dataOf are the values that a script has: itself if it is data, else what it
// assigns to a global variable, as window.__STATE__ = {…}.
func dataOf(script string) []string {
	script = strings.TrimSpace(script)
	if script != "" && (script[0] == '{' || script[0] == '[') {
		return []string{script}
	}
	var values []string
	for from := 0; len(values) < maxValues; {
		at := strings.IndexByte(script[from:], '=')
		if at < 0 {
			break
		}
		from += at + 1
		value := strings.TrimLeft(script[from:], " \t\r\n")
		value = strings.TrimPrefix(value, "JSON.parse(")
		if len(value) >= minState && strings.IndexByte(`{["`, value[0]) >= 0 && isGlobal(script[:from-1]) {
			values = append(values, value)
		}
	}
	return values
}

// isGlobal reports whether what stands before a sign of equality is the name of
// a global variable at the beginning of a statement. Else it may be anything, and
// a program has thousands.
func isGlobal(before string) bool {
	before = strings.TrimRight(before[max(0, len(before)-maxName):], " \t\r\n")
	at := strings.LastIndexAny(before, ";\n")
	name := strings.TrimSpace(before[at+1:])
	for _, word := range [...]string{"var ", "let ", "const ", "window.", "window[", "self.", "globalThis."} {
		if strings.HasPrefix(name, word) {
			return true
		}
	}
	return false
}

// shows reports whether a page has more than so many words for readers. What a
// style hides counts: it is on the page, and its scripts may bring it up.
func shows(t *dom.Tree, most int) bool {
	shown := 0
	for i := t.Body; int(i) < len(t.Nodes) && shown <= most; i++ {
		n := &t.Nodes[i]
		if n.Traits&dom.IsSkipped != 0 {
			i = n.End - 1
		} else if n.Type == html.TextNode {
			shown += countWords(n.Data)
		}
	}
	return shown > most
}

// document is a page with a copy of t's head, and of its JSON-LD for the
// metadata, that shows a text.
func document(t *dom.Tree, found *text) *html.Node {
	doc, root, body := &html.Node{Type: html.DocumentNode}, dom.NewElement(atom.Html), dom.NewElement(atom.Body)
	doc.AppendChild(root)
	if t.HTML > 0 {
		root.Attr = append(root.Attr, t.Nodes[t.HTML].Attr...)
	}
	for i := range t.Nodes {
		n := &t.Nodes[i]
		switch {
		case n.DataAtom == atom.Head && root.FirstChild == nil:
			root.AppendChild(dom.Copy(n.Node))
		case n.DataAtom == atom.Script && int32(i) > t.Body && isJSONLD(n.Node):
			body.AppendChild(dom.Copy(n.Node))
		}
	}
	root.AppendChild(body)
	article := dom.NewElement(atom.Article)
	body.AppendChild(article)
	found.appendTo(article)
	return doc
}
