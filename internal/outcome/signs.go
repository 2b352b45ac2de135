package outcome

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/page"
)

// The ways in which a sign shows in a page: by what is said, by an element's
// name, by an address, by a field to fill in, by what is missing.

const (
	mostSaid       = 40  // words of a sentence that says what kind of answer this is
	mostInBare     = 3   // words that a shell says while it loads
	mostBesideForm = 25  // words that greet who is to log in
	mostBehind     = 60  // words behind the mark where a text is cut off: who wrote it, what else there is
	leastPaid      = 120 // words that tell what subscribers read from a teaser in its place
)

// isTitled reports whether the page's title, a part of it, its first heading
// or one of the highest level says it. Others are those of boxes, such as one
// that opens when a form was not sent.
func (a *answer) isTitled(s *outcomeSign) bool {
	if s.says().haveTitle(a.pageTitle()) {
		return true
	}
	first := true
	for i := range a.Blocks {
		b := &a.Blocks[i]
		if b.Place&mark.InHeading == 0 || !b.IsShown() {
			continue
		}
		if (first || a.Nodes[b.Parent].DataAtom == atom.H1) && a.says(b, s) {
			return true
		}
		first = false
	}
	return false
}

// isTitledForm reports whether the page is called so and has a field to fill
// in.
func (a *answer) isTitledForm(s *outcomeSign) bool {
	return s.says().haveTitle(a.pageTitle()) && a.field("password", "email", "text") != 0
}

// isSaid reports whether a block says it.
func (a *answer) isSaid(s *outcomeSign) bool {
	for i := range a.Blocks {
		if a.says(&a.Blocks[i], s) {
			return true
		}
	}
	return false
}

// isCutOff reports whether the text ends with a block that says it.
func (a *answer) isCutOff(s *outcomeSign) bool {
	for i := len(a.Blocks) - 1; i >= 0 && a.keptFrom(int32(i+1)) <= mostBehind; i-- {
		if b := &a.Blocks[i]; b.LinkWords*2 < b.Words && a.says(b, s) {
			return true
		}
	}
	return false
}

// says reports whether a block that a reader sees says it.
func (a *answer) says(b *page.Block, s *outcomeSign) bool {
	return b.Words <= mostSaid && b.IsShown() && s.says().have(a.Text(b))
}

// isNamed reports whether an element has one of the sign's names.
func (a *answer) isNamed(s *outcomeSign) bool {
	return a.anyNamed(s.names, func(int32) bool { return true })
}

// isAllNamed reports whether all that was kept lies in an element so named
// that says something.
func (a *answer) isAllNamed(s *outcomeSign) bool {
	return a.anyNamed(s.names, func(i int32) bool { return a.shownIn(i) > mostInBare && a.keptBeside(i) == 0 })
}

// isBare reports whether an element so named has nothing in it, and what was
// kept of the rest is no prose: links and labels around what is missing. An
// element for a few words, such as the target of a link, may have none.
func (a *answer) isBare(s *outcomeSign) bool {
	for i := range a.Blocks {
		if a.Verdicts[i].Keep && a.Blocks[i].IsProse() {
			return false
		}
	}
	return a.anyNamed(s.names, func(i int32) bool {
		n := &a.Nodes[i]
		return (n.DataAtom == 0 || n.Traits&dom.IsBlock != 0) && a.shownIn(i) <= mostInBare
	})
}

// isWalled reports whether the text ends at an element so named. One that has
// more of the text in it is what subscribers read, and not the wall.
func (a *answer) isWalled(s *outcomeSign) bool {
	return a.anyNamed(s.names, func(i int32) bool {
		from, _ := a.BlocksIn(i)
		return a.kept[from] > 0 && a.keptFrom(from) <= mostBehind && a.shownIn(i) > 0
	})
}

// anyNamed reports whether f holds for an element that has one of the names
// as its tag or as a word of its id or class.
func (a *answer) anyNamed(names dom.NameSet, f func(i int32) bool) bool {
	for i := range a.Nodes {
		n := &a.Nodes[i]
		if n.Type != html.ElementNode {
			continue
		}
		named := n.DataAtom == 0 && names.Have(n.Data)
		for k := range n.Attr {
			if at := &n.Attr[k]; at.Key == "id" || at.Key == "class" {
				named = named || names.Have(at.Val)
			}
		}
		if named && f(int32(i)) {
			return true
		}
	}
	return false
}

// loads reports whether the page takes something from one of the sign's
// addresses, goes on to it, or names it in a script.
func (a *answer) loads(s *outcomeSign) bool {
	for i := range a.Nodes {
		n := &a.Nodes[i]
		switch n.DataAtom {
		case atom.Script:
			if s.hasAddress(n.Node, "src") || n.FirstChild != nil && s.isIn(n.FirstChild.Data) {
				return true
			}
		case atom.Iframe:
			if s.hasAddress(n.Node, "src") {
				return true
			}
		case atom.Meta: // http-equiv=refresh
			if s.hasAddress(n.Node, "content") {
				return true
			}
		}
	}
	return a.sends(s)
}

// sends reports whether a form goes to such an address.
func (a *answer) sends(s *outcomeSign) bool {
	for i := range a.Nodes {
		if n := &a.Nodes[i]; n.DataAtom == atom.Form && s.hasAddress(n.Node, "action") {
			return true
		}
	}
	return false
}

func (s *outcomeSign) hasAddress(n *html.Node, key string) bool {
	address, _ := dom.Attr(n, key)
	return s.isIn(address)
}

func (s *outcomeSign) isIn(text string) bool {
	for _, part := range s.addresses {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}

// asksPassword reports whether nearly all that was kept is the form around a
// field for a password.
func (a *answer) asksPassword(*outcomeSign) bool {
	form := a.field("password")
	if form == 0 {
		return false
	}
	for form > 0 && a.Nodes[form].DataAtom != atom.Form {
		form = a.Nodes[form].Parent
	}
	return a.keptBeside(form) <= mostBesideForm
}

// field finds a field of one of the types that is seen, and is none of those
// that a site has on all its pages; 0 if there is none.
func (a *answer) field(types ...string) int32 {
	const elsewhere = mark.InHidden | mark.InNoscript | mark.InHeader | mark.InNav | mark.InFooter | mark.InAside | mark.InDialog
	for i := range a.Nodes {
		n := &a.Nodes[i]
		if n.DataAtom != atom.Input || a.Places[i]&elsewhere != 0 {
			continue
		}
		is, ok := dom.Attr(n.Node, "type")
		if !ok {
			is = "text"
		}
		for _, t := range types {
			if strings.EqualFold(is, t) {
				return int32(i)
			}
		}
	}
	return 0
}

// isScripted reports whether the page shows nothing and loads a script.
func (a *answer) isScripted(*outcomeSign) bool {
	loads := false
	for i := range a.Nodes {
		n := &a.Nodes[i]
		switch n.DataAtom {
		case atom.Script:
			_, ok := dom.Attr(n.Node, "src")
			loads = loads || ok
		case atom.Link:
			rel, _ := dom.Attr(n.Node, "rel")
			as, _ := dom.Attr(n.Node, "as")
			loads = loads || rel == "modulepreload" || rel == "preload" && as == "script"
		case atom.Img:
			if a.Places[i]&mark.InNoscript == 0 {
				return false // a picture may be what is shown
			}
		}
	}
	return loads && a.shownIn(0) <= mostInBare
}

// isNotFree reports whether the page says that it is not free, and neither
// how long it is nor the part that has to be paid for tells that it is whole.
func (a *answer) isNotFree(*outcomeSign) bool {
	paid := &a.Meta.Paid
	return paid.Stated && paid.Words == 0 &&
		!a.anyNamed(paid.Parts, func(i int32) bool { return a.shownIn(i) >= leastPaid })
}

// isShortened reports whether most words are missing of a page that is not
// free and says how many it has.
func (a *answer) isShortened(*outcomeSign) bool {
	paid := &a.Meta.Paid
	return paid.Stated && int(a.keptFrom(0))*5 < paid.Words*3
}
