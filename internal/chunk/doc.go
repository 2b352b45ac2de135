// Package chunk divides Markdown into parts that can be read by themselves.
//
// In come a text and the marks with which render tells where its blocks begin;
// out come Parts in order, which together are the text. It may import dom and
// render, and sees no tree.
package chunk
