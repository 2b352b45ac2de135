package pith

import "golang.org/x/net/html"

const notesClass = "footnotes"

func (c *cleaning) normaliseNotes(root *html.Node) {}
