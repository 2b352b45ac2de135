package tidy

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
)

// ruby puts the reading behind the base in brackets, as rp does where the
// page has it. Readings one after another, as of the signs of a word, are one; a
// second row of them, in an rtc, has brackets of its own. The element gets a name
// without a meaning, so that no blanks are set between base and reading.
func ruby(n *html.Node) {
	dropBlanksOfRuby(n)
	var reading *html.Node
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		switch {
		case child.DataAtom == atom.Rp:
			n.RemoveChild(child)
		case child.DataAtom == atom.Rt && reading != nil:
			dom.MoveChildren(reading, child)
			n.RemoveChild(child)
		case child.DataAtom == atom.Rt:
			reading = child
		default:
			bracket(reading)
			reading = nil
			if child.DataAtom == atom.Rb {
				dom.Rename(child, atom.Span)
			}
			if child.DataAtom == atom.Rtc {
				joinReadings(child)
				bracket(child)
			}
		}
		child = next
	}
	bracket(reading)
	n.DataAtom, n.Data = 0, "ruby"
}

// dropBlanksOfRuby removes the blanks beside readings, which no browser shows.
func dropBlanksOfRuby(n *html.Node) {
	for child := n.FirstChild; child != nil; {
		next := child.NextSibling
		if dom.IsBlank(child) && (isOfReading(child.PrevSibling) || isOfReading(next)) {
			n.RemoveChild(child)
		}
		child = next
	}
}

func isOfReading(n *html.Node) bool {
	return n != nil && (n.DataAtom == atom.Rt || n.DataAtom == atom.Rp || n.DataAtom == atom.Rtc)
}

// joinReadings makes one reading of those in an rtc.
func joinReadings(rtc *html.Node) {
	dropBlanksOfRuby(rtc)
	for child := rtc.FirstChild; child != nil; {
		next := child.NextSibling
		switch child.DataAtom {
		case atom.Rt:
			dom.Unwrap(child)
		case atom.Rp:
			rtc.RemoveChild(child)
		}
		child = next
	}
}

// bracket puts brackets around a reading, if it says anything.
func bracket(reading *html.Node) {
	switch {
	case reading == nil:
	case !dom.HasContent(reading):
		dom.Remove(reading)
	default:
		reading.InsertBefore(dom.NewText("("), reading.FirstChild)
		reading.AppendChild(dom.NewText(")"))
		dom.Rename(reading, atom.Span)
	}
}
