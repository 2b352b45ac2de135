// Package math reads formulas into TeX: MathML, what MathJax and KaTeX leave, pictures
// of formulas, TeX in the text.
//
// In come elements of a tree that is the library's own, which are replaced. It
// may import dom and form.
package math
