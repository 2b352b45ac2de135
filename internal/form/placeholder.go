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
	"clear.gif": true, "cleardot.gif": true, "grey.gif": true, "lazy.gif": true, "s.gif": true, "x.gif": true,
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
	if placeholderFiles[name] {
		return true
	}
	return strings.HasSuffix(name, ".gif") && placeholderWords[name[:strings.IndexAny(name, "-_.")]]
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
