// Package rule knows the rules between parts of a text, those among them that authors
// typed. In comes a node of a tree that is being brought into the clean form, out goes
// hr, once where several follow each other. It may import dom.
package rule
