package notes

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

// markBrackets are those around the mark of a note. The round ones are a writer's own
// around a reference, and stand around links back alone.
var markBrackets = [...][2]string{{"[", "]"}, {"［", "］"}, {"【", "】"}, {"〔", "〕"}, {"(", ")"}, {"（", "）"}}

const squareBrackets = 4 // of them

// betweenMarks is what parts links back from one another.
const betweenMarks = " \t\n\u00a0,;|·"

// dropBrackets takes the brackets around a reference out of the text that it
// stands in.
func dropBrackets(ref *html.Node) {
	if before, after := textBeside(ref); before != nil {
		dropPair(before, after, before.Data, after.Data, markBrackets[:squareBrackets])
	}
}

// dropBackBrackets takes those around a link back out, which may stand around
// several: the text before it is one with the text behind it afterwards.
func dropBackBrackets(link *html.Node) {
	before, after := textBeside(link)
	if before == nil {
		return
	}
	open, rest := strings.TrimRight(before.Data, betweenMarks), strings.TrimLeft(after.Data, betweenMarks)
	for _, pair := range markBrackets {
		if strings.HasSuffix(open, pair[0]) && !dropPair(before, after, open, rest, markBrackets[:]) {
			before.Data, after.Data = open, rest // the next link is the first in them
			break
		}
	}
	before.Data += after.Data
	dom.Remove(after)
}

// dropPair takes a pair of brackets between two texts, which are those of two nodes, out
// of these, and reports whether there is one.
func dropPair(before, after *html.Node, open, rest string, pairs [][2]string) bool {
	for _, pair := range pairs {
		head, opened := strings.CutSuffix(open, pair[0])
		tail, closed := strings.CutPrefix(rest, pair[1])
		if opened && closed {
			before.Data, after.Data = head, tail
			return true
		}
	}
	return false
}

// textBeside are the texts right before and behind a node, nil unless there are both.
func textBeside(n *html.Node) (before, after *html.Node) {
	before, after = n.PrevSibling, n.NextSibling
	if before == nil || after == nil || before.Type != html.TextNode || after.Type != html.TextNode {
		return nil, nil
	}
	return before, after
}
