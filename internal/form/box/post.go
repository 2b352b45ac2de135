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
	var r postReader
	if !r.read(n, 0) || r.Text == nil || r.Name == nil || r.Date == nil || r.Address == "" {
		return nil
	}
	return &r.Post
}

const (
	maxPostPart  = 200  // bytes of a part that are looked at
	maxPostNodes = 1000 // nodes of a post with all its buttons and drawings
	maxPostDepth = 12   // elements around a part: boxes in each other would each be read to the end
)

// postReader looks for the parts of a post.
type postReader struct {
	Post
	looked int
}

// read goes through an element of a post. It reports whether that may be one.
func (r *postReader) read(n *html.Node, depth int) bool {
	for d := n.FirstChild; d != nil; d = d.NextSibling {
		if r.looked++; r.looked > maxPostNodes || d.DataAtom == atom.Blockquote {
			return false
		}
		if d.Type == html.ElementNode && depth < maxPostDepth {
			r.part(d)
			if !r.read(d, depth+1) {
				return false
			}
		}
	}
	return true
}

// part takes an element for the part of a post that it is called, if there is none yet.
func (r *postReader) part(d *html.Node) {
	switch {
	case r.Address != "":
	case d.DataAtom == atom.A && form.LeadsOn(d):
		r.Address = dom.AttrOr(d, "href")
	default:
		r.Address = dom.AttrOr(d, "data-url")
	}
	class := dom.AttrOr(d, "class")
	switch text := strings.TrimSpace(dom.TextUpTo(d, maxPostPart)); {
	case text == "":
	case r.Handle == nil && text[0] == '@' && !strings.ContainsAny(text, " \n"):
		r.Handle = d
	case r.Date == nil && (d.DataAtom == atom.Time || form.NameHas(class, dateWords)):
		r.Date = d
	case r.Name == nil && text[0] != '@' && form.NameHas(class, nameWords) && !form.HoldsBlockOrLink(d) && !strings.Contains(text, "@"):
		r.Name = d
	case r.Text == nil && (d.DataAtom == atom.P || form.NameHas(class, bodyWords)) && !holdsPart(d):
		r.Text = d
	}
}

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
