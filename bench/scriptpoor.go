package main

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// scriptPoorSet is made of other sets: their pages without scripts and styles.
// pith leaves these out before it parses, and html.Parse does not, so a page
// that is half scripts says little of what reading its text costs.
const scriptPoorSet = "script-poor"

// foldersOf are the folders of the corpora that a set's pages lie in.
func foldersOf(set string) []string {
	if set == scriptPoorSet {
		return []string{"annotated", "magic-article"}
	}
	return []string{set}
}

// withoutScripts is a page without its <script> and <style> elements. All else
// is as it was, to the byte.
func withoutScripts(src []byte) []byte {
	rest := make([]byte, 0, len(src))
	z := html.NewTokenizer(bytes.NewReader(src))
	for inside := atom.Atom(0); ; {
		kind := z.Next()
		raw := z.Raw()
		name, _ := z.TagName() // of what is no tag: nothing
		tag := atom.Lookup(name)
		switch {
		case kind == html.ErrorToken:
			return append(rest, raw...)
		case inside != 0:
			if kind == html.EndTagToken && tag == inside {
				inside = 0
			}
		case kind == html.StartTagToken && (tag == atom.Script || tag == atom.Style):
			inside = tag
		default:
			rest = append(rest, raw...)
		}
	}
}
