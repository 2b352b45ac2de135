package pith

import (
	"errors"
	"io"

	"golang.org/x/net/html"
)

// Convert writes a whole page, or a fragment of one, as Markdown. Nothing
// is left out but what is unsafe or never shown: no content is chosen.
//
// An input longer than Options.MaxBytes gives its beginning as Markdown and
// a *LimitError; other errors are the reader's.
func Convert(r io.Reader, o *Options) (string, error) {
	if o == nil {
		o = &Options{}
	}
	b, err := read(r, o.MaxBytes)
	var limit *LimitError
	if err != nil && !errors.As(err, &limit) {
		return "", err
	}
	text, _ := decode(b, o.ContentType)
	doc, _ := parse(text)
	p := newPage(doc, o)
	body := doc
	if p.body != 0 {
		body = p.nodes[p.body].Node
	}
	content := cloneTree(body)
	normalise(content, &cleaning{base: p.base, opts: o, whole: true})
	a := &Article{Content: content, markdown: o.Markdown}
	return a.Markdown(), err
}

// maxDepth is how deep a tree may nest before its deeper elements are left
// out and their text kept: the parser's own limit, and few enough for
// functions that call themselves for every level.
const maxDepth = 512

// cloneTree copies a node and what lies below. The copy shares the original's
// attribute slices, which must therefore be replaced and never written into.
func cloneTree(n *html.Node) *html.Node {
	root := shallowCopy(n)
	// Walks along the links: a tree built by hand can be deeper than a
	// goroutine's stack should be asked to follow.
	parents := []*html.Node{root} // where the children of the node at each level go
	src := n.FirstChild
	for src != nil {
		parent := parents[len(parents)-1]
		child := parent
		if len(parents) <= maxDepth || src.Type != html.ElementNode {
			child = shallowCopy(src)
			parent.AppendChild(child)
		}
		if src.FirstChild != nil {
			parents = append(parents, child)
			src = src.FirstChild
			continue
		}
		for src != n && src.NextSibling == nil {
			src = src.Parent
			parents = parents[:len(parents)-1]
		}
		if src == n || len(parents) == 0 {
			break
		}
		src = src.NextSibling
	}
	return root
}

func shallowCopy(n *html.Node) *html.Node {
	return &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
}
