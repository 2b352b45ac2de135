// Package dom has a document's nodes in document order, and what HTML itself says of
// them: traits of elements, text, addresses, hashes of words. It decides nothing.
//
// In comes a parsed document; out comes a Tree, in which a node's descendants
// are a range. The document is never changed. The functions of edit.go are for
// trees that are the library's own. It imports css alone.
package dom
