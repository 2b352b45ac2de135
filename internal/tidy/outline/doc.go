// Package outline makes paragraphs of what a page marked as a part of its outline
// and is none: headings that are sentences, a list around the whole text.
//
// In comes a tree whose blocks are arranged. It may import dom.
package outline
