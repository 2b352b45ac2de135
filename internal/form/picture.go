package form

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
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

// BestSource picks an address: the largest of the sizes, else the one that
// a script would load, else src where it is a picture and not what holds
// its place.
func BestSource(img, holder *html.Node) string {
	best, size := "", 0.0
	consider := func(n *html.Node, small bool) {
		if strings.Contains(dom.AttrOr(n, "media"), "max-width") != small {
			return
		}
		for _, key := range lazySets {
			if set := dom.AttrOr(n, key); set != "" {
				if u, s := largest(set); u != "" && s > size {
					best, size = u, s
				}
			}
		}
	}
	considerSources := func(small bool) {
		if holder == img {
			return
		}
		for d := range holder.Descendants() {
			if dom.IsElement(d, atom.Source) {
				consider(d, small)
			}
		}
	}
	src := dom.AttrOr(img, "src")
	consider(img, false)
	considerSources(false)
	if best == "" && IsPlaceholder(src) {
		considerSources(true) // those for small screens
	}
	if best != "" && (size > 1 || IsPlaceholder(src)) {
		return best
	}
	if lazy := firstSource(img, lazySources[:]); lazy != "" {
		return lazy
	}
	if other := otherSource(img, src); other != "" {
		return other
	}
	if !IsPlaceholder(src) {
		return src
	}
	if vague := firstSource(img, vagueSources[:]); vague != "" {
		return vague
	}
	return best
}

// lesserWords are words in the names of attributes that have less than the picture, or
// another one.
var lesserWords = dom.HashedWords("thumb thumbnail small tiny low preview placeholder lqip blur fallback error hover rollover poster avatar icon logo")

// otherSource is the address of a picture's file in an attribute of any name, for scripts
// that load pictures late have no end of names: where src only holds a place, or is a
// smaller copy of the same picture.
func otherSource(img *html.Node, src string) string {
	held := IsPlaceholder(src)
	for i := range img.Attr {
		a := &img.Attr[i]
		switch a.Key {
		case "src", "srcset", "alt", "title", "style", "longdesc", "id", "class", "href":
			continue
		}
		if slices.Contains(vagueSources[:], a.Key) || strings.IndexByte(a.Val, '/') < 0 || !IsPictureFile(a.Val) || !LooksLikeAddress(a.Val) || IsPlaceholder(a.Val) || hasLesserWord(a.Key) {
			continue
		}
		if held || holdsPlaceOf(src, a) || SamePicture(a.Val, src) && sizeMarks(a.Val) < sizeMarks(src) {
			return a.Val
		}
	}
	return ""
}

// sourceWords end the names of attributes that have addresses.
var sourceWords = [...]string{"src", "url", "original", "file", "source"}

// holdsPlaceOf reports whether src is of a format that photographs are not in, and an
// attribute that is called an address has a photograph: a drawing turns until that comes.
func holdsPlaceOf(src string, a *html.Attribute) bool {
	switch FormatOf(a.Val) {
	case "jpg", "jpeg", "webp", "avif":
	default:
		return false
	}
	if kind := FormatOf(src); kind != "svg" && kind != "gif" {
		return false
	}
	for _, word := range sourceWords {
		if strings.HasSuffix(a.Key, word) {
			return true
		}
	}
	return false
}

// FormatOf is the end of the name of a file, in small letters: "jpg".
func FormatOf(address string) string {
	address, _, _ = strings.Cut(address, "?")
	return strings.ToLower(address[strings.LastIndexByte(address, '.')+1:])
}

func hasLesserWord(name string) bool {
	lesser := false
	dom.EachWordOfName(name, func(word uint32) { lesser = lesser || lesserWords[word] })
	return lesser
}

// sizeMarks counts what in a picture's address says its size: words behind the name of its
// file, and a query.
func sizeMarks(address string) int {
	path, _, query := strings.Cut(address, "?")
	name := path[strings.LastIndexByte(path, '/')+1:]
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	marks := 0
	if PictureName(path) != name {
		marks++
	}
	if query {
		marks++
	}
	return marks
}

// firstSource is the first of some attributes that has a picture's address.
func firstSource(img *html.Node, keys []string) string {
	for _, key := range keys {
		if v := dom.AttrOr(img, key); LooksLikeAddress(v) && !IsPlaceholder(v) {
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
		if width > size && LooksLikeAddress(u) && !IsPlaceholder(u) {
			address, size = u, width
		}
		s = rest
	}
}

// LooksLikeAddress tells an address from the other things that data-
// attributes have.
func LooksLikeAddress(s string) bool {
	return s != "" && !strings.ContainsAny(s, "{}<> \n") && (strings.ContainsAny(s, "/.") || strings.HasPrefix(s, "data:"))
}

// SamePicture reports whether two addresses differ in nothing but size and
// format.
func SamePicture(a, b string) bool {
	return a == b || PictureName(a) != "" && PictureName(a) == PictureName(b)
}

// PictureName is the name of a picture's file without what says its size
// and format. A service that makes pictures smaller has their own addresses in its query.
func PictureName(address string) string {
	if u, err := url.Parse(address); err == nil && u.Path != "" {
		if u.RawQuery != "" && !IsPictureFile(u.Path) {
			return nameInQuery(u.Query())
		}
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

// nameInQuery is the name of the one picture whose address is a value of a query, "" if there
// is none: what else is asked of a service tells its pictures apart.
func nameInQuery(query url.Values) string {
	pictures, last := 0, ""
	for _, values := range query {
		for _, value := range values {
			if path, _, _ := strings.Cut(value, "?"); IsPictureFile(path) {
				pictures, last = pictures+1, path
			}
		}
	}
	if pictures != 1 {
		return ""
	}
	return PictureName(last)
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

// IsPageOf reports whether an address is that of a page about a picture's file, which is
// called by it behind a namespace, as wikis have it: File:Wall.jpg.
func IsPageOf(address, src string) bool {
	if !strings.Contains(address[strings.LastIndexByte(address, '/')+1:], ":") {
		return false
	}
	page, err := url.Parse(address)
	file, err2 := url.Parse(src)
	if err != nil || err2 != nil {
		return false
	}
	_, name, _ := strings.Cut(page.Path[strings.LastIndexByte(page.Path, '/')+1:], ":")
	for part := range strings.SplitSeq(file.Path, "/") { // that of a smaller copy may be a folder
		if strings.Contains(name, ".") && strings.EqualFold(part, name) {
			return true
		}
	}
	return false
}

// HasSource reports whether an address is one of those that a picture names itself.
func HasSource(img *html.Node, address string) bool {
	if dom.AttrOr(img, "src") == address {
		return true
	}
	for _, key := range lazySets {
		if slices.Contains(strings.Fields(dom.AttrOr(img, key)), address) {
			return true
		}
	}
	return false
}

// IsPictureFile tells the address of a picture from that of a page.
func IsPictureFile(address string) bool {
	switch FormatOf(address) {
	case "jpg", "jpeg", "png", "gif", "webp", "avif":
		return true
	}
	return false
}
