package main

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// toUTF8 decodes a page for every contestant alike, so that none is measured
// by its guess of the charset. Valid UTF-8 wins over whatever the page
// claims: corpora are re-saved pages whose <meta> is often out of date.
func toUTF8(b []byte) []byte {
	if b, ok := bytes.CutPrefix(b, []byte("\xEF\xBB\xBF")); ok {
		return bytes.ToValidUTF8(b, []byte("\uFFFD"))
	}
	if utf8.Valid(b) {
		return b
	}
	e, _, _ := charset.DetermineEncoding(b, "")
	text, err := e.NewDecoder().Bytes(b)
	if err != nil {
		text = b
	}
	return bytes.ToValidUTF8(text, []byte("\uFFFD"))
}
