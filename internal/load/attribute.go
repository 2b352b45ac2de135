package load

import (
	"bytes"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/hashmap"
)

// readNames are those of the attributes data-* and aria-* that something reads:
// pages have others without end. TestUnreadAttributes finds one that is missing.
var readNames = [...]string{
	"aria-checked", "aria-colspan", "aria-controls", "aria-describedby", "aria-expanded", "aria-hidden", "aria-label", "aria-level", "aria-rowspan",
	"data-alt", "data-animation", "data-aos", "data-bs-target", "data-bs-toggle", "data-open", "data-tab", "data-target", "data-toggle", "data-w-id",
	"data-aria-level", "data-checked", "data-indent", "data-indent-level", "data-label", "data-level", "data-list", "data-list-level", "data-node-type", "data-note",
	"data-panel", "data-tab-id", "data-tab-index", "data-tab-label", "data-tab-name", "data-tab-target", "data-tab-title", "data-tab-value", "data-tabid", "data-value", "data-w-tab",
	"data-actualsrc", "data-apart", "data-bare", "data-bs-content", "data-bs-original-title", "data-bs-title", "data-block", "data-c", "data-callout", "data-callout-type", "data-cfemail", "data-cfsrc", "data-code-lang", "data-code-language", "data-component", "data-content",
	"data-definition", "data-delayed-url", "data-echo", "data-element", "data-enlighter-language", "data-entry", "data-file", "data-filename", "data-footnote", "data-formula",
	"data-full-src", "data-hi-res-src", "data-hint-style", "data-hook", "data-href", "data-image", "data-image-loader", "data-img-src", "data-img-url", "data-katex", "data-kind",
	"data-lang", "data-language", "data-large-src", "data-latex", "data-lazy", "data-lazy-src", "data-lazy-srcset", "data-lazyload",
	"data-line", "data-line-number", "data-litespeed-src", "data-ll-src", "data-ll-srcset", "data-labels", "data-math", "data-math-style", "data-mathml", "data-mml-node",
	"data-module", "data-name", "data-orig-file", "data-original", "data-original-set", "data-original-src", "data-original-title", "data-pin-media", "data-qa",
	"data-rehype-pretty-code-figure", "data-role", "data-runner-src", "data-section", "data-severity", "data-shortcode", "data-src", "data-src-large", "data-srcset",
	"data-syntax", "data-test", "data-test-id", "data-testid", "data-tex", "data-tippy-content", "data-title", "data-tooltip", "data-tweetid", "data-type", "data-url", "data-variant", "data-videoid", "data-widget_type",
}

// unreadNames are the other attributes that pages have most of and nothing
// reads: those of drawings, those for a browser's behaviour, those of scripts.
var unreadNames = [...]string{
	"clip-rule", "cx", "cy", "d", "fill-rule", "focusable", "points", "stroke", "stroke-linecap", "stroke-linejoin",
	"stroke-width", "viewbox", "x1", "x2", "xmlns", "y1", "y2",
	"async", "crossorigin", "decoding", "defer", "draggable", "fetchpriority", "integrity", "nonce", "onblur", "onchange",
	"onclick", "onerror", "onfocus", "onkeyup", "onload", "onmousedown", "onmouseout", "onmouseover", "onsubmit", "referrerpolicy",
	"tabindex", "target",
	"border", "cellpadding", "cellspacing", "hspace", "maxlength", "method", "nowrap", "valign", "vspace",
	"jsaction", "jscontroller", "jsdata", "jslog", "jsmodel", "jsname", "jsshadow", ":class", "@click", "v-cloak", "v-if", "v-show",
}

type attributeSign uint8

const (
	attributeRead attributeSign = iota + 1
	attributeUnread
)

var signOfAttribute = hashmap.New(indexAttributes())

func indexAttributes() map[uint32]attributeSign {
	x := map[uint32]attributeSign{}
	for _, name := range unreadNames {
		x[dom.HashWord(name)] = attributeUnread
	}
	for _, name := range readNames {
		x[dom.HashWord(name)] = attributeRead
	}
	return x
}

// isUnreadAttribute reports whether nothing reads an attribute of this name, of
// whatever element. A strange name with the hash of one in the tables is either
// kept or not read either.
func isUnreadAttribute(name []byte) bool {
	hash := dom.FnvOffset
	for _, c := range name {
		hash = (hash ^ uint32(dom.LowerASCII(c))) * dom.FnvPrime
	}
	sign := signOfAttribute.Get(hash)
	return sign == attributeUnread || sign == 0 && (beginsWithFold(name, "data-") || beginsWithFold(name, "aria-"))
}

// maxAddressRead is how long an address in an attribute of any name may be.
const maxAddressRead = 2048

// mayBeAddress reports whether what stands behind the name of an attribute, ="…", may be
// the address of a picture, or of what a frame shows: scripts that load them late have
// names without end for it. What scripts read as data of their own is none.
func mayBeAddress(value []byte, frame bool) bool {
	value = bytes.Trim(value, "= \t\n\r\f\"'")
	if len(value) > maxAddressRead || len(value) == 0 || value[0] == '{' || value[0] == '[' {
		return false
	}
	if frame {
		return bytes.Contains(value, []byte("//")) || value[0] == '/'
	}
	for {
		i := bytes.IndexByte(value, '.')
		if i < 0 {
			return false
		}
		value = value[i+1:]
		for _, kind := range [...]string{"jp", "png", "webp", "avif", "gif"} {
			if beginsWithFold(value, kind) {
				return true
			}
		}
	}
}

// mayNameFilm reports whether an attribute may name a film and the service that has it, for
// a player that a script makes of an empty box.
func mayNameFilm(name, value []byte) bool {
	const most = 11 // characters of a film's number
	if !beginsWithFold(name, "data-") {
		return false
	}
	value = bytes.Trim(value, "= \"'")
	return len(value) <= most && (bytes.HasSuffix(name, []byte("id")) || bytes.HasSuffix(name, []byte("provider")))
}

// attributes goes over the attributes of the tag that b begins with, whose
// name ends at i, and returns the tag's length. It makes gaps of those that
// nothing reads, unless all are to be kept.
func (f *forecast) attributes(b []byte, i int, keep bool) int {
	start, before := f.size-len(b), len(f.gaps)
	frame := beginsWithFold(b[1:], "iframe")
	for i < len(b) {
		switch c := b[i]; {
		case c == '>':
			return i + 1
		case c == '/' || blankInTag[c]:
			i++
			continue
		}
		name, end := attributeEnd(b, i)
		next := passBlanks(b, end)
		if !keep && !f.vague && isUnreadAttribute(b[i:name]) && !mayBeAddress(b[name:end], frame) && !mayNameFilm(b[i:name], b[name:end]) && isSeparable(b, i, end, next) {
			f.leaveOut(gap{start + i, start + next})
		}
		i = next
	}
	f.gaps = f.gaps[:before] // no tag, as it does not end
	return len(b)
}

// isSeparable reports whether what is around the attribute b[from:to] and the
// blanks up to next reads the same without: no name before has its value
// behind, and no slash becomes the end of the tag, nor ceases to be.
func isSeparable(b []byte, from, to, next int) bool {
	return next < len(b) && b[next] != '=' && b[to-1] != '/' && blankInTag[b[from-1]]
}
