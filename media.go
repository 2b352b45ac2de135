package pith

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// lazySources are the attributes in which scripts that load pictures late
// keep the address, in the order in which they are believed.
var lazySources = [...]string{
	"data-src", "data-original", "data-lazy-src", "data-lazy", "data-actualsrc", "data-orig-file", "data-full-src",
	"data-hi-res-src", "data-src-large", "data-large-src", "data-original-src", "data-delayed-url", "data-lazyload",
	"data-ll-src", "data-cfsrc", "data-echo", "data-img-src", "data-img-url", "lazy-src", "nitro-lazy-src",
	"data-runner-src", "data-image-loader",
}

// vagueSources may be the address of a picture, or of what it leads to or is
// shared as: they are read where there is no other.
var vagueSources = [...]string{"data-image", "data-url", "data-pin-media"}

// lazySets are the attributes that have several sizes of a picture.
var lazySets = [...]string{"srcset", "data-srcset", "data-lazy-srcset", "data-original-set", "lazy-srcset", "nitro-lazy-srcset", "data-ll-srcset"}

// readPicture gives a picture the best address that the page has for it. A large one
// at a paragraph's edge is set apart, if it may be.
func readPicture(n *html.Node, mayPart bool) {
	img := n
	if n.DataAtom == atom.Picture {
		img = nil
		for d := range n.Descendants() {
			if isElement(d, atom.Img) {
				img = d
				break
			}
		}
		if img == nil {
			remove(n)
			return
		}
	}
	if isTracker(img) {
		remove(n)
		return
	}
	if mathImage(img) {
		if img != n && n.Parent != nil {
			unwrap(n)
		}
		return
	}
	alt := attrOr(img, "alt")
	if isEmoji(img, alt) {
		replace(n, newText(alt))
		return
	}
	src := bestSource(img, n)
	if src == "" {
		remove(n)
		return
	}
	attrs := []html.Attribute{{Key: "src", Val: src}, {Key: "alt", Val: alt}}
	if title := attrOr(img, "title"); title != "" && title != alt {
		attrs = append(attrs, html.Attribute{Key: "title", Val: title})
	}
	apart := mayPart && isLarge(img)
	img.Attr = attrs
	if img != n {
		replace(n, img)
	}
	if apart {
		setApart(img)
	}
}

// minPicture is the least width, in CSS pixels, of a picture that nobody sets
// into a line.
const minPicture = 300

func isLarge(img *html.Node) bool {
	width, err := strconv.Atoi(strings.TrimSuffix(attrOr(img, "width"), "px"))
	return err == nil && width >= minPicture
}

// setApart puts a picture that begins or ends a paragraph before or behind it,
// with its link and without emphasis.
func setApart(img *html.Node) {
	before, after := false, false
	figure := newElement(atom.Figure)
	holder, n := figure, img
	for ; n.Parent != nil && traitsAt(n.DataAtom)&isBlock == 0; n = n.Parent {
		for s := n.PrevSibling; s != nil && !before; s = s.PrevSibling {
			before = runHasContent(s, s.NextSibling)
		}
		after = after || runHasContent(n.NextSibling, nil)
		if n.DataAtom == atom.A {
			holder = shallowCopy(n)
			figure.AppendChild(holder)
		}
	}
	if before == after || !isElement(n, atom.P) || n.Parent == nil {
		return
	}
	remove(img)
	holder.AppendChild(img)
	if after {
		n.Parent.InsertBefore(figure, n)
	} else {
		n.Parent.InsertBefore(figure, n.NextSibling)
	}
}

// isEmoji recognises the pictures that stand for one character of text.
func isEmoji(img *html.Node, alt string) bool {
	class := attrOr(img, "class")
	if alt == "" || len(alt) > 32 || !hasWord(class, "emoji") && !hasWord(class, "wp-smiley") && !hasWord(class, "twemoji") {
		return false
	}
	return true
}

// bestSource picks an address: the largest of the sizes, else the one that
// a script would load, else src where it is a picture and not what holds
// its place.
func bestSource(img, holder *html.Node) string {
	best, size := "", 0.0
	consider := func(n *html.Node) {
		for _, key := range lazySets {
			if set := attrOr(n, key); set != "" {
				if u, s := largest(set); u != "" && s > size {
					best, size = u, s
				}
			}
		}
	}
	consider(img)
	if holder != img {
		for d := range holder.Descendants() {
			if isElement(d, atom.Source) {
				consider(d)
			}
		}
	}
	src := attrOr(img, "src")
	if best != "" && (size > 1 || isPlaceholder(src)) {
		return best
	}
	if lazy := firstSource(img, lazySources[:]); lazy != "" {
		return lazy
	}
	if !isPlaceholder(src) {
		return src
	}
	if vague := firstSource(img, vagueSources[:]); vague != "" {
		return vague
	}
	return best
}

// firstSource is the first of some attributes that has a picture's address.
func firstSource(img *html.Node, keys []string) string {
	for _, key := range keys {
		if v := attrOr(img, key); looksLikeAddress(v) && !isPlaceholder(v) {
			return v
		}
	}
	return ""
}

// largest reads a srcset (HTML, 4.8.4.2.1) and returns its largest picture
// and its width or density.
func largest(set string) (address string, size float64) {
	for s := set; ; {
		s = strings.TrimLeft(s, ", \t\n\r\f")
		if s == "" {
			return address, size
		}
		u, rest := s, ""
		if i := strings.IndexAny(s, " \t\n\r\f"); i >= 0 {
			u, rest = s[:i], s[i:]
		}
		descriptor := ""
		if trimmed := strings.TrimRight(u, ","); trimmed != u {
			u = trimmed
		} else if i := strings.IndexByte(rest, ','); i >= 0 {
			descriptor, rest = strings.TrimSpace(rest[:i]), rest[i:]
		} else {
			descriptor, rest = strings.TrimSpace(rest), ""
		}
		width := 1.0
		if n := len(descriptor); n > 1 {
			if v, err := strconv.ParseFloat(descriptor[:n-1], 64); err == nil && v > 0 {
				width = v
			}
		}
		if width > size && looksLikeAddress(u) && !isPlaceholder(u) {
			address, size = u, width
		}
		s = rest
	}
}

// looksLikeAddress tells an address from the other things that data-
// attributes have.
func looksLikeAddress(s string) bool {
	return s != "" && !strings.ContainsAny(s, "{}<> \n") && (strings.ContainsAny(s, "/.") || strings.HasPrefix(s, "data:"))
}

// isTracker recognises a picture that counts readers.
func isTracker(n *html.Node) bool {
	if n.DataAtom != atom.Img {
		return false
	}
	w, h := attrOr(n, "width"), attrOr(n, "height")
	tiny := func(s string) bool { return s == "0" || s == "1" || s == "1px" || s == "0px" }
	if tiny(w) && (tiny(h) || h == "") || tiny(h) && w == "" {
		return true
	}
	style := strings.ReplaceAll(attrOr(n, "style"), " ", "")
	return strings.Contains(style, "width:1px") && strings.Contains(style, "height:1px")
}

// noscript puts the picture that a page has for readers without scripts in
// the place of the one that its script would have filled.
func noscript(n *html.Node) {
	img := n.FirstChild
	for img != nil && isBlank(img) {
		img = img.NextSibling
	}
	for img != nil && img.DataAtom != atom.Img && img.FirstChild != nil && img.Type == html.ElementNode {
		img = img.FirstChild
		for img.NextSibling != nil && isBlank(img) {
			img = img.NextSibling
		}
	}
	if img == nil || !isElement(img, atom.Img) || strings.TrimSpace(textOf(n)) != "" {
		return
	}
	src := bestSource(img, img)
	if src == "" || isTracker(img) {
		return
	}
	if behind, address := pictureBehind(n); samePicture(src, address) {
		if attrOr(behind, "alt") == "" {
			setAttr(behind, "alt", attrOr(img, "alt"))
		}
		takeChildren(n)
		return
	}
	before := pictureBefore(n)
	if before == nil {
		return
	}
	if !samePicture(src, attrOr(before, "src")) && closest(n, atom.Figure) == nil && attrOr(before, "alt") != attrOr(img, "alt") {
		return
	}
	alt := attrOr(before, "alt")
	if alt == "" {
		alt = attrOr(img, "alt")
	}
	setAttr(before, "src", src)
	setAttr(before, "alt", alt)
	takeChildren(n)
}

// pictureBehind finds the picture right behind n, and its address.
func pictureBehind(n *html.Node) (img *html.Node, address string) {
	next := n.NextSibling
	for next != nil && isBlank(next) {
		next = next.NextSibling
	}
	switch {
	case next == nil || next.Type != html.ElementNode || strings.TrimSpace(textOf(next)) != "":
		return nil, ""
	case next.DataAtom == atom.Img:
		return next, bestSource(next, next)
	}
	for d := range next.Descendants() {
		if isElement(d, atom.Img) {
			return d, bestSource(d, next)
		}
	}
	return nil, ""
}

// pictureBefore finds the picture right before n: in the element before it,
// or before an element that n begins.
func pictureBefore(n *html.Node) *html.Node {
	for up := 0; n != nil && up < 3; n, up = n.Parent, up+1 {
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if isBlank(s) {
				continue
			}
			if isElement(s, atom.Img) {
				return s
			}
			var found *html.Node
			for d := range s.Descendants() {
				if isElement(d, atom.Img) {
					found = d
				}
			}
			return found
		}
		if isElement(n, atom.Figure) {
			return nil
		}
	}
	return nil
}

func closest(n *html.Node, a atom.Atom) *html.Node {
	for n = n.Parent; n != nil; n = n.Parent {
		if isElement(n, a) {
			return n
		}
	}
	return nil
}

// samePicture reports whether two addresses differ in nothing but size and
// format.
func samePicture(a, b string) bool {
	return a == b || pictureName(a) != "" && pictureName(a) == pictureName(b)
}

// pictureName is the name of a picture's file without what says its size
// and format.
func pictureName(address string) string {
	if u, err := url.Parse(address); err == nil && u.Path != "" {
		address = u.Path
	}
	name := address[strings.LastIndexByte(address, '/')+1:]
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	for {
		i := strings.LastIndexAny(name, "-_@")
		if i <= 0 || !isSizeWord(name[i+1:]) {
			break
		}
		name = name[:i]
	}
	if len(name) < 4 {
		return ""
	}
	return name
}

func isSizeWord(s string) bool {
	switch s {
	case "small", "medium", "large", "thumb", "thumbnail", "scaled", "original", "full", "preview", "1x", "2x", "3x":
		return true
	}
	w, h, ok := strings.Cut(s, "x")
	if !ok {
		w, h = strings.TrimSuffix(s, "w"), "0"
		if w == s {
			return false
		}
	}
	_, errW := strconv.Atoi(w)
	_, errH := strconv.Atoi(h)
	return errW == nil && errH == nil
}
