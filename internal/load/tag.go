package load

import (
	"bytes"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/hashmap"
)

// A tagSign is what a tag's name says to the forecast, before the page is
// parsed.
type tagSign struct {
	name   string
	format int       // 1 + its place among formattingTags, 0 if it is none
	scope  scopeKind // that it begins
	is     tagKind
}

type tagKind uint16

const (
	tagBody     tagKind = 1 << iota // gives its attributes to the first of its kind
	tagForeign                      // begins what is not HTML
	tagInline                       // ends no block, so that nothing is opened again behind it
	tagRaw                          // holds text, up to its own end tag
	tagUnread                       // of that text, none is ever read
	tagLast                         // holds text, up to the page's end
	tagVague                        // what is text behind it depends on more than the tags before it
	tagNoscript                     // is text to a browser that runs scripts
	tagBlock                        // divides lines of text
	tagCell                         // does so in a table
	tagUnseen                       // stands in a line of text without being seen
	tagSpaced                       // keeps the blanks in it
)

// A scopeKind is an element that end tags of formatting elements do not reach
// out of (HTML, 13.2.4.2). Those of a kind end each other.
type scopeKind uint8

const (
	noScope scopeKind = iota
	cellScope
	tableScope
	selectScope
	templateScope
	objectScope
	foreignScope
)

// formattingTags are what the standard calls so. Of the first two, the
// soleFormats, only one can be open at a time; of the others the parser
// compares the attributes.
var formattingTags = [...]string{"a", "nobr", "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"}

const soleFormats = 2

// tagSigns are the other tags that matter.
var tagSigns = []tagSign{
	{name: "td", scope: cellScope}, {name: "th", scope: cellScope}, {name: "caption", scope: cellScope},
	{name: "table", scope: tableScope},
	{name: "select", scope: selectScope},
	{name: "template", scope: templateScope},
	{name: "object", scope: objectScope}, {name: "applet", scope: objectScope}, {name: "marquee", scope: objectScope},
	{name: "svg", scope: foreignScope, is: tagForeign},
	{name: "math", scope: foreignScope, is: tagForeign | tagVague},      // may hold HTML in each of its letters
	{name: "foreignobject", is: tagVague}, {name: "desc", is: tagVague}, // HTML in a drawing, whose end HTML left open puts off
	{name: "frameset", is: tagVague}, // knows no scripts and styles, but the blanks in their text
	{name: "html", is: tagBody}, {name: "body", is: tagBody},
	{name: "br", is: tagInline}, {name: "img", is: tagInline}, {name: "span", is: tagInline}, {name: "wbr", is: tagInline}, {name: "input", is: tagInline},
	{name: "script", is: tagRaw | tagUnread}, {name: "style", is: tagRaw | tagUnread},
	{name: "textarea", is: tagRaw}, {name: "title", is: tagRaw}, {name: "iframe", is: tagRaw},
	{name: "noembed", is: tagRaw}, {name: "noframes", is: tagRaw}, {name: "xmp", is: tagRaw},
	{name: "plaintext", is: tagLast}, {name: "noscript", is: tagNoscript},
}

var signOfTag = hashmap.New(indexSigns())

func indexSigns() map[uint32]*tagSign {
	x := map[uint32]*tagSign{}
	for i := range tagSigns {
		x[dom.HashWord(tagSigns[i].name)] = &tagSigns[i]
	}
	for i, name := range formattingTags {
		x[dom.HashWord(name)] = &tagSign{name: name, format: i + 1}
	}
	for a := range dom.Elements() {
		if kind := lineKind(a); kind != 0 {
			hash := dom.HashWord(a.String())
			if x[hash] == nil {
				x[hash] = &tagSign{name: a.String()}
			}
			x[hash].is |= kind
		}
	}
	return x
}

// noSign is of the tags that do not matter.
var noSign tagSign

// readTagName reads the name that b begins with.
func readTagName(b []byte) (s *tagSign, length int) {
	hash := dom.FnvOffset
	for length < len(b) && !endOfName[b[length]] {
		hash = (hash ^ uint32(dom.LowerASCII(b[length]))) * dom.FnvPrime
		length++
	}
	if s = signOfTag.Get(hash); s == nil || !beginsWithFold(b[:length], s.name) || length != len(s.name) {
		return &noSign, length // a page can choose names with the hash of another
	}
	return s, length
}

// beginsWithFold reports whether b begins with a lower-case ASCII word, in
// any case.
func beginsWithFold(b []byte, word string) bool {
	if len(b) < len(word) {
		return false
	}
	for i := range len(word) {
		if dom.LowerASCII(b[i]) != word[i] {
			return false
		}
	}
	return true
}

// blankInTag are the blanks of a tag, and endOfName what a tag's name ends
// before: the loops below look at half of a page's bytes.
var (
	blankInTag = [256]bool{' ': true, '\t': true, '\n': true, '\f': true, '\r': true}
	endOfName  = [256]bool{' ': true, '\t': true, '\n': true, '\f': true, '\r': true, '/': true, '>': true}
)

// attributeEnd is where the name of the attribute that begins at i ends, and
// where its value does. A value in quotes may hold a ">" (HTML, 13.2.5.32 to
// 13.2.5.40).
func attributeEnd(b []byte, i int) (name, value int) {
	name = i + 1 // it may begin with "="
	for name < len(b) && b[name] != '=' && !endOfName[b[name]] {
		name++
	}
	i = passBlanks(b, name)
	if i == len(b) || b[i] != '=' {
		return name, name
	}
	i = passBlanks(b, i+1)
	if i == len(b) {
		return name, i
	}
	if quote := b[i]; quote == '"' || quote == '\'' {
		if end := bytes.IndexByte(b[i+1:], quote); end >= 0 {
			return name, i + end + 2
		}
		return name, len(b)
	}
	for i < len(b) && b[i] != '>' && !blankInTag[b[i]] {
		i++
	}
	return name, i
}

func passBlanks(b []byte, i int) int {
	for i < len(b) && blankInTag[b[i]] {
		i++
	}
	return i
}

// commentLength is the length of the comment, or of what the parser takes
// for one, that b begins with.
func commentLength(b []byte) int {
	switch {
	case bytes.HasPrefix(b, []byte("<!-->")):
		return len("<!-->")
	case bytes.HasPrefix(b, []byte("<!--->")):
		return len("<!--->")
	case bytes.HasPrefix(b, []byte("<!--")):
		n := lengthTo(b, "-->")
		return len("<!--") + lengthTo(b[len("<!--"):n], "--!>")
	}
	return lengthTo(b, ">")
}

// lengthTo is how far b goes to the end of mark, the whole way if it has none.
func lengthTo(b []byte, mark string) int {
	if i := bytes.Index(b, []byte(mark)); i >= 0 {
		return i + len(mark)
	}
	return len(b)
}

// rawTextLength is how long the text is that the end tag of the named element ends, or
// that of an element around it.
func rawTextLength(b []byte, name, around string) int {
	for at := 0; ; {
		i := bytes.Index(b[at:], []byte("</"))
		if i < 0 {
			return len(b)
		}
		at += i
		if end := b[at+2:]; isTagOf(end, name) || around != "" && isTagOf(end, around) {
			return at
		}
		at += 2
	}
}

// isTagOf reports whether b begins with a tag's name, and does not end with it.
func isTagOf(b []byte, name string) bool {
	return beginsWithFold(b, name) && len(name) < len(b) && endOfName[b[len(name)]]
}
