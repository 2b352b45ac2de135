package box

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// A Post is what somebody said on another site, as a page shows it in a box: the text, who
// wrote it, and when, and its address there.
type Post struct {
	Text, Name, Handle, Date *html.Node
	Address                  string
}

var (
	postWords = dom.HashedWords("tweet toot skeet tweetembed")
	nameWords = dom.HashedWords("name fullname author displayname")
	bodyWords = dom.HashedWords("text body content")
	dateWords = dom.HashedWords("date time timestamp")
)

// ReadPost reads the box of a post by the names of its parts, nil if it is none or has a
// quotation for them.
func ReadPost(n *html.Node) *Post {
	class := dom.AttrOr(n, "class")
	switch n.DataAtom {
	case atom.Div, atom.Blockquote, atom.Aside, atom.Section, atom.Article, atom.Figure:
	default:
		return nil
	}
	if !strings.Contains(class, "weet") && !strings.Contains(class, "toot") || !form.NameHas(class, postWords) {
		return nil
	}
	for _, beside := range [...]*html.Node{dom.Before(n), dom.After(n)} {
		if beside != nil && dom.AttrOr(beside, "class") == class {
			return nil // one of a row
		}
	}
	if dom.Closest(n, atom.Li) != nil {
		return nil
	}
	var p Post
	for d := range n.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		class := dom.AttrOr(d, "class")
		text := strings.TrimSpace(dom.TextUpTo(d, maxPostPart))
		switch {
		case d.DataAtom == atom.Blockquote:
			return nil
		case p.Address != "":
		case d.DataAtom == atom.A && form.LeadsOn(d):
			p.Address = dom.AttrOr(d, "href")
		default:
			p.Address = dom.AttrOr(d, "data-url")
		}
		switch {
		case text == "":
		case p.Handle == nil && text[0] == '@' && !strings.ContainsAny(text, " \n"):
			p.Handle = d
		case p.Date == nil && (d.DataAtom == atom.Time || form.NameHas(class, dateWords)):
			p.Date = d
		case p.Name == nil && text[0] != '@' && form.NameHas(class, nameWords) && !form.HoldsBlockOrLink(d) && !strings.Contains(text, "@"):
			p.Name = d
		case p.Text == nil && (d.DataAtom == atom.P || form.NameHas(class, bodyWords)) && !holdsPart(d):
			p.Text = d
		}
	}
	if p.Text == nil || p.Name == nil || p.Date == nil || p.Address == "" {
		return nil
	}
	return &p
}

const maxPostPart = 200 // bytes of a part that are looked at

// holdsPart reports whether an element of a post is around a name, a date or a handle.
func holdsPart(n *html.Node) bool {
	for d := range n.Descendants() {
		if class := dom.AttrOr(d, "class"); d.DataAtom == atom.Time || form.NameHas(class, nameWords) || form.NameHas(class, dateWords) {
			return true
		}
	}
	class := dom.AttrOr(n, "class")
	return form.NameHas(class, nameWords) || form.NameHas(class, dateWords) || strings.HasPrefix(strings.TrimSpace(dom.TextUpTo(n, maxPostPart)), "@")
}
