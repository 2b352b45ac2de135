package form

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

// pictureOfBox is the address of the picture that an empty box shows, "" if it shows
// none: it says that it is a picture, or its style fits the picture into the box, where
// that of a pattern or of an icon does not. A script may have the address.
func pictureOfBox(n *html.Node) string {
	if len(n.Attr) == 0 || n.FirstChild != nil && (n.FirstChild != n.LastChild || n.FirstChild.Type != html.TextNode || strings.Trim(n.FirstChild.Data, labelBlanks) != "") {
		return ""
	}
	style := dom.AttrOr(n, "style")
	isFitted := strings.Contains(style, "cover") || strings.Contains(style, "contain")
	says := dom.AttrOr(n, "role") == "img"
	if !says && !isFitted {
		return ""
	}
	if address := backgroundOf(style); address != "" {
		return address
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		if !strings.HasPrefix(a.Key, "data") || hasLesserWord(a.Key) {
			continue
		}
		if address := urlsOf(a.Val); address != "" {
			return address
		}
		if IsPictureFile(a.Val) && LooksLikeAddress(a.Val) && strings.Contains(a.Val, "/") && !IsPlaceholder(a.Val) {
			return a.Val
		}
	}
	return ""
}

// backgroundOf is the picture that a style sets behind a box, "" if there is none.
func backgroundOf(style string) string {
	at := strings.Index(style, "url(")
	if at < 0 {
		return ""
	}
	declaration := style[strings.LastIndexByte(style[:at], ';')+1:]
	property, value, _ := strings.Cut(declaration, ":")
	if property = strings.ToLower(strings.TrimSpace(property)); property != "background" && property != "background-image" {
		return ""
	}
	return urlsOf(value)
}

// urlsOf is the address in url(…), of several that differ in density the one for the
// greatest, as in image-set(url(a.jpg) 1x, url(b.jpg) 2x); "" if there is none.
func urlsOf(value string) string {
	best, most := "", 0.0
	for {
		_, rest, ok := strings.Cut(value, "url(")
		if !ok {
			return best
		}
		address, after, ok := strings.Cut(rest, ")")
		if !ok {
			return best
		}
		address = strings.Trim(strings.TrimSpace(address), `"'`)
		density := 1.0
		if word := strings.TrimSpace(after); strings.ContainsAny(word, ",);") {
			if v, err := strconv.ParseFloat(strings.TrimSuffix(word[:strings.IndexAny(word, ",);")], "x"), 64); err == nil {
				density = v
			}
		}
		if density > most && LooksLikeAddress(address) && !IsPlaceholder(address) {
			best, most = address, density
		}
		value = after
	}
}

// pictureOfDrawing is the address of the one picture that a drawing shows, cut to a
// shape or not, "" if it shows another or says something.
func pictureOfDrawing(svg *html.Node) (address string) {
	for d := range svg.Descendants() {
		switch {
		case d.Type != html.ElementNode:
		case d.Data == "text" || d.Data == "foreignObject" || d.Data == "image" && address != "":
			return ""
		case d.Data == "image":
			for _, a := range d.Attr {
				if a.Key == "href" {
					address = a.Val
				}
			}
			if width, err := strconv.Atoi(dom.AttrOr(d, "width")); !LooksLikeAddress(address) || IsPlaceholder(address) || err == nil && width <= MaxIcon {
				return ""
			}
		}
	}
	return address
}

// filmOfBox is the address of the film that an empty box says it will play: it names a
// service, and the film by the number that it has there.
func filmOfBox(n *html.Node) string {
	for i := range n.Attr {
		id := strings.TrimSpace(n.Attr[i].Val)
		if !strings.HasSuffix(n.Attr[i].Key, "id") || n.Attr[i].Key == "id" || len(id) < minFilm || len(id) > maxFilm {
			continue
		}
		for j := range hostedBy {
			if h := &hostedBy[j]; h.isFilm != nil && h.isFilm(id) && namesService(n, h.word) && !dom.HasContent(n) {
				return h.address + id
			}
		}
	}
	return ""
}

// minFilm and maxFilm are how long the numbers of films are.
const minFilm, maxFilm = 6, 11

// namesService reports whether an attribute of an element names a service.
func namesService(n *html.Node, service string) bool {
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Key == "href" || a.Key == "src" || a.Key == "title" || a.Key == "style" {
			continue
		}
		named := false
		for _, text := range [...]string{a.Key, a.Val} {
			for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }) {
				named = named || strings.EqualFold(word, service)
			}
		}
		if named {
			return true
		}
	}
	return false
}

// isYouTube reports whether a word has the form of a film's number at YouTube.
func isYouTube(id string) bool {
	return len(id) == maxFilm && strings.IndexFunc(id, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_')
	}) < 0
}

func isDigits(id string) bool { return strings.Trim(id, "0123456789") == "" }

// FilmOfFrame is the address of the film of which a picture is a frame, as services
// have them beside each film, "" if it is none.
func FilmOfFrame(src string) string {
	for _, before := range [...]string{".ytimg.com/vi/", ".ytimg.com/vi_webp/", "img.youtube.com/vi/", "img.youtube.com/vi_webp/"} {
		if _, rest, ok := strings.Cut(src, before); ok {
			if id, _, ok := strings.Cut(rest, "/"); ok && isYouTube(id) {
				return "https://www.youtube.com/watch?v=" + id
			}
		}
	}
	return ""
}
