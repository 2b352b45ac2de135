package pith

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageType is the type that the caller gave, or the likeliest.
func (p *page) pageType() PageType {
	if p.opts.Type != Auto {
		return p.opts.Type
	}
	best := 0
	for i, v := range p.types {
		if v > p.types[best] {
			best = i
		}
	}
	if p.types[best] == 0 {
		return Auto
	}
	return PageType(best + 1)
}

// outcome tells what stands in the place of content, if something does. The
// signs are in outcomes.go.
func (p *page) outcome(a *Article) Outcome {
	title := string(appendKey(nil, p.pageTitle()))
	for i := range outcomeSigns {
		s := &outcomeSigns[i]
		if a.WordCount <= s.maxWords && p.shows(s, title) {
			return s.outcome
		}
	}
	switch {
	case p.meta.paywalled:
		return Paywalled
	case a.Content == nil:
		return Empty
	}
	return Content
}

// pageTitle is the whole of <title>, or else the headline.
func (p *page) pageTitle() string {
	for i := range p.nodes {
		if n := &p.nodes[i]; n.DataAtom == atom.Title && n.Namespace == "" && n.FirstChild != nil {
			return n.FirstChild.Data
		}
	}
	return p.meta.Title
}

// shows reports whether a page has a sign.
func (p *page) shows(s *outcomeSign, title string) bool {
	for _, t := range s.titles {
		if strings.HasPrefix(title, t) && (len(title) == len(t) || title[len(t)] == ' ') {
			return true
		}
	}
	for i := range p.nodes {
		if n := &p.nodes[i]; (p.clues[i]&clueOutcome != 0 || s.attr != "" && n.Type == html.ElementNode) && s.matches(n) {
			return true
		}
	}
	return false
}

// matches reports whether an element is a sign by its id or class, or by
// the attribute that the sign asks for.
func (s *outcomeSign) matches(n *node) bool {
	for k := range n.Attr {
		a := &n.Attr[k]
		switch {
		case s.attr != "" && a.Key == s.attr && a.Val == s.value:
			return true
		case (a.Key == "id" || a.Key == "class") && s.empty == (n.FirstChild == nil || n.FirstChild.NextSibling == nil && n.FirstChild.FirstChild == nil):
			for _, t := range s.tokens {
				if hasWord(a.Val, t) {
					return true
				}
			}
		}
	}
	return false
}
