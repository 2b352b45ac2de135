package meta

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta/date"
	"github.com/pithmd/pith/internal/meta/title"
)

// spansOf are the runs of parts of what the page is called, folded, but for
// those that begin or end with a name of the site and those that are a date.
func spansOf(said []candidate, names []string) map[string]bool {
	spans := map[string]bool{}
	for _, c := range said {
		parts := title.Parts(c.Value)
		at := 0
		for i, part := range parts {
			from := at + strings.Index(c.Value[at:], part)
			at = from + len(part)
			if len(parts) > 1 && title.IsSiteName(part, names) {
				continue
			}
			end := from
			for k, p := range parts[i:] {
				end += strings.Index(c.Value[end:], p) + len(p)
				if i+k > 0 && title.NamesSite(p, names) || strings.HasPrefix(c.Value[end:], ":") || strings.HasPrefix(c.Value[end:], "：") {
					continue // before a colon stands what the headline is about
				}
				if d, ok := date.FindDate(c.Value[from:end], ""); ok && d.End-d.Start > (end-from)/2 {
					continue
				}
				spans[dom.Fold(c.Value[from:end])] = true
			}
		}
		if c.Source == "title" {
			break // what comes behind may be of a part of the page
		}
	}
	delete(spans, "")
	return spans
}

// shownTitle is a text of the page that is a part of its title and stands for
// itself.
type shownTitle struct {
	node    int32
	text    string
	heading bool
}

// weight is what speaks for a shown part: its length. A heading's words count
// twice.
func (s *shownTitle) weight() int {
	n := utf8.RuneCountInString(s.text)
	if s.heading {
		n *= 2
	}
	return n
}

// bestShown finds the part of what the page is called that the page itself
// shows: the longest that an element says and nothing more, outside menus,
// teasers and links to other pages, and that is not the site's name. A single
// word is a label anywhere but in a heading.
func (r *resolver) bestShown(said []candidate, names []string) *shownTitle {
	spans := spansOf(said, names)
	shortest, longest := MaxTitleBytes, 0
	firsts := map[rune]bool{}
	for f := range spans {
		shortest, longest = min(shortest, len(f)), max(longest, len(f))
		firsts[dom.FirstFolded(f)] = true
	}
	var best *shownTitle
	for i := r.p.Body; i < int32(len(r.p.Nodes)); i++ {
		n := &r.p.Nodes[i]
		if n.Type != html.TextNode || n.Parent < 0 || len(n.Data) > 2*longest+MaxTitleBytes/4 || r.p.Nodes[n.Parent].Traits&dom.IsSkipped != 0 {
			continue
		}
		if len(n.Data) < shortest/2 {
			continue // most are blank, or a word; a few letters have more bytes when folded, none twice as many
		}
		if !firsts[dom.FirstFolded(n.Data)] {
			continue
		}
		f := dom.Fold(n.Data)
		if !spans[f] || title.IsSiteName(f, names) {
			continue
		}
		s := &shownTitle{text: strings.Trim(dom.Squeeze(n.Data), titleEdges)}
		var alone bool
		s.node, alone = r.lineOf(i)
		s.heading = isHeading(r.p.Nodes[s.node].DataAtom)
		switch {
		case !alone && !s.heading, !s.heading && len(title.Words(f)) < 2, !s.heading && r.inLink(i):
		case dom.IsUnread(&r.p.Nodes[s.node]), r.s.Amid(i)&(mark.ClueNav|mark.ClueFooter|mark.ClueRelated|mark.ClueComment|mark.ClueLogo) != 0, r.inLinkElsewhere(i), r.isTheSites(s.node, s.text, names):
		case best == nil || s.weight() > best.weight():
			best = s
		}
	}
	return best
}

// lineOf is the block that a text stands in, and whether the text is all that
// its line says: pages made of tables set a headline between line breaks.
func (r *resolver) lineOf(i int32) (block int32, alone bool) {
	block = r.p.BlockParent(i)
	ends := func(j int32) bool {
		n := &r.p.Nodes[j]
		return n.DataAtom == atom.Br || n.Traits&dom.IsBlock != 0 || n.Type == html.TextNode && r.p.BlockParent(j) != block
	}
	says := func(j int32) bool {
		n := &r.p.Nodes[j]
		return n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" && !r.p.SkipsText(n.Parent)
	}
	for j := i - 1; j > block && !ends(j); j-- {
		if says(j) {
			return block, false
		}
	}
	for j := i + 1; j < r.p.Nodes[block].End && !ends(j); j++ {
		if says(j) {
			return block, false
		}
	}
	return block, true
}

func isHeading(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// inLink reports whether a node lies in a link.
func (r *resolver) inLink(i int32) bool {
	for up := 0; i > 0 && up < 6; up++ {
		if r.p.Nodes[i].DataAtom == atom.A {
			return true
		}
		i = r.p.Nodes[i].Parent
	}
	return false
}

// withoutKicker is the text of a heading, or the one text in it that is a
// part of what the page is called where the heading says more: what stands
// beside it is a kicker, a trail or a label.
func (r *resolver) withoutKicker(h *heading, spans map[string]bool) string {
	if spans[dom.Fold(h.text)] {
		return h.text
	}
	own := ""
	for j := h.node + 1; j < r.p.Nodes[h.node].End; j++ {
		n := &r.p.Nodes[j]
		if n.Type != html.TextNode || r.inLinkElsewhere(j) {
			continue
		}
		if f := dom.Fold(n.Data); len(f) > len(own) && len(title.Words(f)) >= minKicked && spans[f] {
			own = dom.Squeeze(n.Data)
		}
	}
	if own == "" {
		return h.text
	}
	return strings.Trim(own, titleEdges)
}

const (
	minKicked  = 3 // words of what is left without a kicker
	titleEdges = " |-–—〉"
)
