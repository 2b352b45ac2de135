// Package media gives pictures their best address and their captions, and puts links in the place of
// videos, sounds and other pages.
//
// In come elements of a tree that is the library's own, which are replaced. It
// may import dom, form, box, lexicon and math.
package media
