package pith

import (
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/load"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/tidy"
	"github.com/pithmd/pith/internal/tidy/math"
)

// Convert writes a whole page, or a fragment of one, as Markdown. Nothing
// is left out but what is unsafe, hidden by a trick, never shown by anything on
// the page, named by Options.Drop or outside of Options.Root: no content is
// chosen. Focus, Type, Comments and Explain do not count.
//
// Markdown of what could be read comes with an error too: with a *LimitError for
// input that goes over a limit of the Options, with an error of the reader. There
// is none with a *NotHTMLError for bytes that are no page, and with an
// *OptionError or a *SelectorError for bad Options.
func Convert(r io.Reader, o *Options) (string, error) {
	if o == nil {
		o = &Options{}
	}
	s, err := o.compile()
	if err != nil {
		return "", err
	}
	tree := load.Read(r, o.request())
	if tree.Kind != load.Page {
		return "", joined(append(o.faults(tree, nil), &NotHTMLError{FileKind(tree.Kind)}))
	}
	t := dom.New(tree.Doc, tree.Nodes, o.URL, o.limits())
	mark.RemoveHidden(t)
	m := mark.Selected(t, s)
	defer m.Release()
	content := o.limits().Clone(picked(m))
	c := o.cleaning(t.Base, t.Language())
	c.Whole = true
	tidy.Normalise(content, c)
	a := &Article{Content: content, markdown: o.Markdown}
	var b strings.Builder
	faults := o.faults(tree, t)
	if err := a.writeMarkdown(&b, &a.markdown); err != nil {
		faults = append(faults, err)
	}
	return b.String(), joined(faults)
}

// picked is the body, or an element with the caller's roots, of a tree that
// is the library's own, without what Options.Drop names. What Keep names in
// there takes its place.
func picked(p *mark.Marks) *html.Node {
	for i, rule := range p.Rules {
		if rule != mark.RuleDropOption {
			continue
		}
		n := &p.Nodes[i]
		for k := int32(i) + 1; k < n.End && n.Node.Parent != nil; k++ {
			if kept := &p.Nodes[k]; p.Rules[k] == mark.RuleKeepOption {
				dom.Remove(kept.Node)
				n.Node.Parent.InsertBefore(kept.Node, n.Node)
				k = kept.End - 1
			}
		}
		dom.Remove(n.Node)
	}
	if len(p.Roots) > 0 {
		body := dom.NewElement(atom.Body)
		past := int32(0)
		for _, i := range p.Roots {
			if n := &p.Nodes[i]; i >= past && dom.Attached(n.Node) {
				past = n.End
				dom.Remove(n.Node)
				body.AppendChild(n.Node)
			}
		}
		return body
	}
	if p.Body != 0 {
		body := p.Nodes[p.Body].Node
		moveFormulas(body)
		return body
	}
	return p.Nodes[0].Node
}

// moveFormulas moves the formulas in the head to the beginning of the body: the
// parser takes the scripts that a fragment begins with, and MathJax's with
// them, for a head. A head that the page wrote says other things too.
func moveFormulas(body *html.Node) {
	head := body.PrevSibling
	for head != nil && head.DataAtom != atom.Head {
		head = head.PrevSibling
	}
	if head == nil {
		return
	}
	for child := range head.ChildNodes() {
		if !dom.IsBlank(child) && !math.IsScript(child) {
			return
		}
	}
	first := body.FirstChild
	for child := head.FirstChild; child != nil; child = head.FirstChild {
		head.RemoveChild(child)
		body.InsertBefore(child, first)
	}
}
