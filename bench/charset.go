package main

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// toUTF8 decodes a page for every contestant alike, so that none is measured
// by its guess of the charset. Valid UTF-8 wins over whatever the page
// claims: corpora are re-saved pages whose <meta> is often out of date.
func toUTF8(b []byte) []byte {
	if b, ok := bytes.CutPrefix(b, []byte("\xEF\xBB\xBF")); ok {
		return bytes.ToValidUTF8(b, []byte("\uFFFD"))
	}
	if utf8.Valid(b) || isDamagedUTF8(b) {
		return bytes.ToValidUTF8(b, []byte("\uFFFD"))
	}
	e, _, marked := charset.DetermineEncoding(b[:min(len(b), len("\xFF\xFE"))], "") // of UTF-16
	if !marked {
		e = declared(b)
	}
	if e == nil {
		e = detected(b)
	}
	text, err := e.NewDecoder().Bytes(b)
	if err != nil {
		text = b
	}
	return bytes.ToValidUTF8(text, []byte("\uFFFD"))
}

// isDamagedUTF8 reports whether a page has more characters of several bytes that
// are right than bytes that are not: it was cut or edited by machine.
func isDamagedUTF8(b []byte) bool {
	right, wrong := 0, 0
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		switch {
		case size > 1:
			right++
		case r == utf8.RuneError:
			wrong++
		}
		b = b[size:]
	}
	return right > 10*wrong
}

// maxHead is how many bytes of a page are looked at for its <meta>. The 1024
// of the standard are too few for pages that put scripts or titles first.
const maxHead = 64 << 10

// declared is the encoding that a page's <meta> names, nil if there is none,
// or one that the page is not in: UTF-8 that is not valid.
func declared(b []byte) encoding.Encoding {
	z := html.NewTokenizer(bytes.NewReader(b[:min(len(b), maxHead)]))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return nil
		case html.StartTagToken, html.SelfClosingTagToken:
			if t := z.Token(); t.DataAtom == atom.Meta {
				if e, name := charset.Lookup(labelOf(&t)); e != nil && name != "utf-8" {
					return e
				}
			}
		}
	}
}

// labelOf is the charset that a <meta> names, in either of its forms.
func labelOf(t *html.Token) string {
	for _, a := range t.Attr {
		switch a.Key {
		case "charset":
			return a.Val
		case "content":
			if _, label, ok := strings.Cut(strings.ToLower(a.Val), "charset="); ok {
				return strings.ReplaceAll(strings.Trim(label, ` "';`), "_", "-") // euc_kr
			}
		}
	}
	return ""
}

// detected is the encoding that the bytes speak for: one of East Asia where
// statistics find it, or that of the West.
func detected(b []byte) encoding.Encoding {
	if best, err := chardet.NewHtmlDetector().DetectBest(b[:min(len(b), maxHead)]); err == nil {
		switch best.Charset {
		case "GB18030", "Big5", "EUC-JP", "EUC-KR", "Shift_JIS":
			if e, _ := charset.Lookup(best.Charset); e != nil {
				return e
			}
		}
	}
	return charmap.Windows1252
}
