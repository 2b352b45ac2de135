package pith

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxNote      = 150 // words
	minNoteScore = 0.1
)

// keepNotes keeps the notes that kept text refers to. They are short, full
// of links and far from the text, and score as if they were chrome.
func (p *choice) keepNotes() {
	refs := p.noteReferences()
	if len(refs.links) > 0 {
		p.keepLinkedNotes(refs.links)
	}
	if len(refs.numbers) > 0 {
		p.keepNumberedNotes(refs.numbers)
	}
}

// keepLinkedNotes keeps the notes that links lead to.
func (p *choice) keepLinkedNotes(links map[string]noteReference) {
	for i := range p.nodes {
		n := &p.nodes[i]
		if n.Type != html.ElementNode {
			continue
		}
		id := p.noteID(n.Node)
		ref, ok := links[id]
		if !ok || id == "" || ref.at > int32(i) || !readsLikeNote(n.Node, id, ref.label) {
			continue
		}
		box := int32(i)
		for box > 0 && p.nodes[box].traits&isBlock == 0 {
			box = p.nodes[box].parent
		}
		p.keepNote(box)
	}
}

// noteID is the name by which a link would lead to n, "" if none would.
func (p *choice) noteID(n *html.Node) string {
	id, _ := attr(n, "id")
	if id != "" || n.DataAtom != atom.A {
		return id
	}
	if id, _ = attr(n, "name"); id != "" {
		return id
	}
	href, _ := attr(n, "href")
	_, fragment, _ := strings.Cut(href, "#")
	return noteOfBackLink(fragment)
}

// keepNote keeps a note, if it is as long as one and nothing speaks against
// it.
func (p *choice) keepNote(box int32) {
	from, to := p.blocksIn(box)
	if from < to && p.lengthIn(box) <= maxNote && p.verdicts[from].p >= minNoteScore {
		p.keepBlocks(from, to)
	}
}

// keepNumberedNotes keeps the lists of notes that no link leads to. A list in
// the margin may be of anything, so each of its numbers must stand in the
// text, as those of notes do.
func (p *choice) keepNumberedNotes(numbers map[int]bool) {
	for i := range p.nodes {
		if p.nodes[i].DataAtom != atom.Ol || !isNotesList(p.nodes[i].Node) {
			continue
		}
		number, all := startOf(p.nodes[i].Node), true
		var items []int32
		for k := int32(i) + 1; k < p.nodes[i].end; k = p.nodes[k].end {
			if p.nodes[k].DataAtom == atom.Li {
				items = append(items, k)
				all = all && numbers[number]
				number++
			}
		}
		for _, k := range items {
			if all {
				p.keepNote(k)
			}
		}
	}
}

// noteReferences are what in kept text refers to notes.
type noteReferences struct {
	links   map[string]noteReference // by what they lead to
	numbers map[int]bool             // raised, and no links
}

// noteReference is the first link to a note.
type noteReference struct {
	at    int32 // node
	label string
}

// noteReferences finds what refers to notes in what is kept.
func (p *choice) noteReferences() noteReferences {
	refs := noteReferences{map[string]noteReference{}, map[int]bool{}}
	for k := range p.blocks {
		b := &p.blocks[k]
		if !p.verdicts[k].keep {
			continue
		}
		for i := b.first; i <= b.last; i++ {
			if !p.isText(i) {
				continue
			}
			switch up, raised := p.raisedIn(i); {
			case p.nodes[up].DataAtom == atom.A:
				refs.addLink(p, up, i)
			case raised:
				if n, err := strconv.Atoi(noteText(p.nodes[i].Data)); err == nil {
					refs.numbers[n] = true
				}
			}
		}
	}
	return refs
}

// raisedIn is the link that a text stands in, or else its block, and whether
// the text is raised there.
func (p *choice) raisedIn(text int32) (up int32, raised bool) {
	up = p.nodes[text].parent
	for up > 0 && p.nodes[up].DataAtom != atom.A && p.nodes[up].traits&isBlock == 0 {
		raised = raised || p.nodes[up].DataAtom == atom.Sup && !isPower(p.nodes[up].Node)
		up = p.nodes[up].parent
	}
	return up, raised
}

// addLink adds a link with a text in it, if it is one to a note.
func (r *noteReferences) addLink(p *choice, a, text int32) {
	n := p.nodes[a].Node
	if p.nodes[a].end > text+8 {
		return // it says more than a label
	}
	id, label := fragmentOf(n), noteText(textUpTo(n, maxLabelText))
	if id == "" || !saysNote(id) || !isNoteLabel(label) || !refersToNote(n, id) {
		return
	}
	if _, seen := r.links[id]; !seen {
		r.links[id] = noteReference{a, label}
	}
}

// fragmentOf is the place on the same page that a link leads to, "" if it
// leads elsewhere.
func fragmentOf(a *html.Node) string {
	href, _ := attr(a, "href")
	name, ok := strings.CutPrefix(strings.TrimSpace(href), "#")
	if !ok {
		return ""
	}
	if plain, err := url.PathUnescape(name); err == nil {
		return plain
	}
	return name
}
