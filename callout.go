package pith

import "golang.org/x/net/html"

func (c *cleaning) callout(n *html.Node) {}
