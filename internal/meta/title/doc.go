// Package title cuts titles into parts and compares them.
//
// In come texts, out come parts of them and how much two have in common. It may
// import dom.
package title
