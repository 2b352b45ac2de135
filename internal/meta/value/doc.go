// Package value tells what a value of metadata is by itself: a further page of
// another, a licence, a tag.
//
// In come addresses and short texts; out come answers. It may import dom.
package value
