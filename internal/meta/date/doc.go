// Package date reads dates as pages write them, with as much precision as they give.
//
// In come short texts and addresses with their language; out come moments. The
// names of months are the lexicon's. It may import dom and lexicon.
package date
