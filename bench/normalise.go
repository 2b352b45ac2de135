package main

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// normalise writes a fragment of HTML in one fixed spelling: attributes in
// order, entities as the characters they are, no comments, and only the white
// space that can be seen. Two fragments that look the same to a reader and
// have the same elements come out the same.
func normalise(fragment string) string {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(fragment), body)
	if err != nil {
		return fragment
	}
	s := speller{edge: true}
	for _, n := range nodes {
		s.node(n, false)
	}
	return strings.TrimRight(s.out.String(), "\n")
}

// speller writes nodes. A blank waits until it is known that text follows:
// at the edge of a block it cannot be seen.
type speller struct {
	out   strings.Builder
	blank bool
	edge  bool
}

func (s *speller) node(n *html.Node, pre bool) {
	switch n.Type {
	case html.TextNode:
		s.text(n, pre)
	case html.ElementNode:
		s.element(n, pre || n.DataAtom == atom.Pre)
	}
}

func (s *speller) text(n *html.Node, pre bool) {
	text := n.Data
	if pre {
		if n.NextSibling == nil {
			text = strings.TrimRight(text, "\n") // a last line break is not shown
		}
		s.flush()
		s.out.WriteString(html.EscapeString(text))
		s.edge = false
		return
	}
	for _, r := range text {
		if strings.ContainsRune(" \t\r\n\f", r) {
			s.blank = !s.edge
			continue
		}
		s.flush()
		s.out.WriteString(html.EscapeString(string(r)))
		s.edge = false
	}
}

func (s *speller) element(n *html.Node, pre bool) {
	apart := !inline[n.DataAtom] && n.DataAtom != atom.Img
	if s.around(apart); apart {
		s.out.WriteByte('\n') // for who reads the difference
	}
	s.out.WriteByte('<')
	s.out.WriteString(n.Data)
	attrs := slices.Clone(n.Attr)
	slices.SortFunc(attrs, func(a, b html.Attribute) int { return cmp.Compare(a.Key, b.Key) })
	for _, a := range attrs {
		s.out.WriteString(" " + a.Key + `="` + html.EscapeString(a.Val) + `"`)
	}
	s.out.WriteByte('>')
	if n.DataAtom == atom.Img {
		s.edge = false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.node(c, pre)
	}
	if isVoid(n) {
		return
	}
	s.around(apart)
	s.out.WriteString("</" + n.Data + ">")
}

// around is called before a tag: one of a block swallows the blanks beside
// it, another keeps them on their side.
func (s *speller) around(apart bool) {
	if apart {
		s.blank, s.edge = false, true
	} else {
		s.flush()
	}
}

func (s *speller) flush() {
	if s.blank {
		s.out.WriteByte(' ')
		s.blank, s.edge = false, true // a second blank after it cannot be seen
	}
}

func isVoid(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Br, atom.Hr, atom.Img, atom.Input, atom.Wbr:
		return true
	}
	return false
}
