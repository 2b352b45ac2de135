package form

import (
	"encoding/base64"
	"encoding/binary"
	"strings"
)

// MaxIcon is the greatest width or height, in CSS pixels, of an icon.
const MaxIcon = 32

// placeholderFiles are names of files that stand in a picture's place until
// it is loaded, or only keep two things apart.
var placeholderFiles = map[string]bool{
	"blank.gif": true, "spacer.gif": true, "pixel.gif": true, "transparent.gif": true, "transparent.png": true, "1x1.gif": true, "1x1.png": true,
	"clear.gif": true, "cleardot.gif": true, "dot.gif": true, "grey.gif": true, "lazy.gif": true, "s.gif": true, "x.gif": true,
	"placeholder.gif": true, "placeholder.png": true, "placeholder.jpg": true, "placeholder.svg": true,
}

// placeholderWords begin such names where the picture moves:
// loading-dots-2f1a.gif, but not loading-dock.jpg.
var placeholderWords = map[string]bool{"loading": true, "loader": true, "spinner": true, "lazyload": true}

// IsPlaceholder reports whether an address is what stands in a picture's
// place until it is loaded.
func IsPlaceholder(src string) bool {
	if src == "" || src == "#" || strings.HasPrefix(src, "about:") {
		return true
	}
	if scheme, ok := SchemeOf(src); ok && scheme == "data" {
		return !IsRasterData(src) || !isWorthItsBytes(src)
	}
	path, _, _ := strings.Cut(src, "?")
	name := strings.ToLower(path[strings.LastIndexByte(path, '/')+1:])
	if placeholderFiles[name] || isNameOfPlaceholder(name) {
		return true
	}
	return strings.HasSuffix(name, ".gif") && placeholderWords[name[:strings.IndexAny(name, "-_.")]]
}

// nameWords are the words that names of such files are made of, and whether one says
// by itself that the file is one. Numbers and digests say nothing either way.
var nameWords = map[string]bool{
	"placeholder": true, "spacer": true, "spaceball": true, "transparent": true, "trans": true, "1px": true, "blank": true, "none": true, "loader": true, "loading": true,
	"ajax": false, "lazy": false, "load": false, "image": false, "img": false, "picture": false, "photo": false, "thumb": false, "default": false,
	"grey": false, "gray": false, "white": false, "black": false, "light": false, "dark": false, "pixel": false, "empty": false,
	"woocommerce": false, "small": false, "large": false, "sm": false, "lg": false, "square": false, "preloader": true,
}

// isNameOfPlaceholder reports whether the name of a file is made of such words alone:
// grey-placeholder-400x300.png, but not spacer-beads.jpg.
func isNameOfPlaceholder(name string) bool {
	dot := strings.LastIndexByte(name, '.')
	if dot <= 0 || len(name) > 80 {
		return false
	}
	found, isPhoto := false, strings.HasPrefix(name[dot:], ".jp") // of a loading dock, or of blank paper
	for word := range strings.FieldsFuncSeq(name[:dot], func(r rune) bool { return r == '-' || r == '_' || r == '.' }) {
		says, known := nameWords[word]
		if !known && !isNumberOrDigest(word) {
			return false
		}
		found = found || says && (word == "placeholder" || !isPhoto)
	}
	return found
}

// isNumberOrDigest reports whether a word is a number, a size such as 400x300 or 2x, or
// the digits and first letters of a digest.
func isNumberOrDigest(word string) bool {
	digits := 0
	for _, r := range word {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == 'x', r >= 'a' && r <= 'f' && len(word) >= 6:
		default:
			return false
		}
	}
	return digits > 0
}

// IsRasterData reports whether a data: address is a picture in one of the
// formats that cannot carry script.
func IsRasterData(address string) bool {
	for _, kind := range [...]string{"data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp", "data:image/avif"} {
		if len(address) > len(kind) && strings.EqualFold(address[:len(kind)], kind) && (address[len(kind)] == ';' || address[len(kind)] == ',') {
			return true
		}
	}
	return false
}

const (
	minDataBytes, maxDataBytes = 256, 8 << 10 // of a data: address
	maxPixelsPerByte           = 100          // more have nothing in them: one colour, or none
)

// isWorthItsBytes reports whether the picture in a data: address is one that
// says something, and not a blurred copy of one that is loaded later.
func isWorthItsBytes(address string) bool {
	if len(address) < minDataBytes || len(address) > maxDataBytes {
		return false
	}
	width, height := sizeOfData(address)
	return width == 0 || (width > MaxIcon || height > MaxIcon) && width*height <= maxPixelsPerByte*len(address)
}

// sizeOfData is the size in pixels of the picture in a data: address, if it
// is in one of the formats that begin with it (PNG 5.5, GIF 89a 18); 0 of
// others.
func sizeOfData(address string) (width, height int) {
	_, data, ok := strings.Cut(address, ";base64,")
	if !ok || len(data) < 32 {
		return 0, 0
	}
	head, err := base64.StdEncoding.DecodeString(data[:32])
	switch {
	case err != nil:
		return 0, 0
	case strings.HasPrefix(string(head), "\x89PNG"):
		return int(binary.BigEndian.Uint32(head[16:])), int(binary.BigEndian.Uint32(head[20:]))
	case strings.HasPrefix(string(head), "GIF8"):
		return int(binary.LittleEndian.Uint16(head[6:])), int(binary.LittleEndian.Uint16(head[8:]))
	}
	return 0, 0
}
