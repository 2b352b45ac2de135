// Package text mends what the texts of a page have that its author did not write there:
// characters that were encoded twice, addresses of mail that were encoded against
// gatherers, tags of a site's system that nobody replaced, the numbers of paragraphs.
//
// In comes a tree that is the library's own, which is changed. It may import dom.
package text
