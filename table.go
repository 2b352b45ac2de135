package pith

import "golang.org/x/net/html"

func (c *cleaning) normaliseTables(root *html.Node) {}
