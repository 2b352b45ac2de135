package load

import (
	"bytes"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/css"
	"github.com/pithmd/pith/internal/dom"
)

// A flattener leaves out tags that the parser cannot take, or only at a
// price, and leaves the text that stands between them.
type flattener struct {
	out  bytes.Buffer
	z    *html.Tokenizer
	open []string       // the elements let through and not ended yet
	over map[string]int // the elements left out and not ended yet

	depth   int // how deep elements may nest
	formats int // formatting elements among open
	bodies  int // <html> and <body> tags let through
}

// maxParts is how many elements that divide a text may nest beyond the depth: the
// boxes around a text say nothing, but without these its paragraphs and items
// are one.
const maxParts = 32

// divides are those elements.
var divides = map[string]bool{
	"p": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "pre": true, "blockquote": true,
	"ul": true, "ol": true, "li": true, "dl": true, "dt": true, "dd": true,
	"table": true, "thead": true, "tbody": true, "tfoot": true, "tr": true, "th": true, "td": true, "caption": true,
}

// flatten leaves out the tags of elements that would be nested deeper than
// depth (but for some that divide a text), of formatting elements in more than a
// few others, and of <html> and <body> after the first ones; their text stays. Elements whose end tag may
// be left out count as open until their end tag comes, which only makes it
// stricter.
func flatten(text []byte, depth int) []byte {
	f := flattener{z: html.NewTokenizer(bytes.NewReader(text)), over: map[string]int{}, depth: depth}
	f.out.Grow(len(text))
	for {
		switch f.z.Next() {
		case html.ErrorToken:
			return f.out.Bytes()
		case html.StartTagToken:
			f.start()
		case html.EndTagToken:
			f.end()
		default:
			f.out.Write(f.z.Raw())
		}
	}
}

func (f *flattener) start() {
	raw := f.z.Raw()
	b, more := f.z.TagName()
	name := string(b)
	sign, _ := readTagName(b)
	format := sign.format != 0
	body := name == "html" || name == "body"
	switch {
	case isVoidTag(name):
		f.out.Write(raw)
	case body && f.bodies >= maxBodies:
		f.out.WriteByte(' ')
	case format && f.formats >= dom.MaxFormats || len(f.open) >= f.depth:
		switch {
		case len(f.open) < f.depth+maxParts && divides[name]:
			f.let(name, raw, format)
		case len(f.open) < f.depth+maxParts+dom.MaxTricks && more && f.isTrick(&raw):
			f.let(name, raw, format)
		case sign.is&(tagRaw|tagLast) != 0:
			skipRaw(f.z)
		default:
			f.over[name]++
			f.out.WriteByte(' ')
		}
	default:
		if body {
			f.bodies++
		}
		f.let(name, raw, format)
	}
}

// let lets a start tag through.
func (f *flattener) let(name string, raw []byte, format bool) {
	f.open = append(f.open, name)
	if format {
		f.formats++
	}
	f.out.Write(raw)
}

// isTrick reports whether the tag's attributes hide what is in the element.
// To read them the tokenizer writes over the raw tag.
func (f *flattener) isTrick(raw *[]byte) bool {
	*raw = bytes.Clone(*raw)
	for more := true; more; {
		var key, val []byte
		key, val, more = f.z.TagAttr()
		if string(key) == "hidden" {
			return true
		}
		if string(key) == "style" {
			s := css.ReadStyle(string(val))
			return s.Away || s.Unseen || s.Hidden
		}
	}
	return false
}

func (f *flattener) end() {
	raw := f.z.Raw()
	b, _ := f.z.TagName()
	name := string(b)
	sign, _ := readTagName(b)
	if f.over[name] > 0 {
		f.over[name]--
		f.out.WriteByte(' ')
		return
	}
	for i := len(f.open) - 1; i >= 0; i-- {
		if f.open[i] == name {
			f.open = append(f.open[:i], f.open[i+1:]...)
			if sign.format != 0 {
				f.formats--
			}
			break
		}
	}
	f.out.Write(raw)
}

func isVoidTag(name string) bool {
	return dom.TraitsAt(dom.AtomOf(name))&dom.IsVoid != 0
}

// skipRaw drops the text and the end tag of a raw text element.
func skipRaw(z *html.Tokenizer) {
	for {
		if t := z.Next(); t == html.EndTagToken || t == html.ErrorToken {
			return
		}
	}
}
