package pith

import "golang.org/x/net/html"

// mathClass marks TeX in the clean tree: span.math.inline or
// span.math.display, as Pandoc writes it.
const mathClass = "math"

func (c *cleaning) mathScript(n *html.Node) bool      { remove(n); return false }
func (c *cleaning) mathElement(n *html.Node) bool     { remove(n); return false }
func (c *cleaning) isMathContainer(n *html.Node) bool { return false }
func (c *cleaning) mathContainer(n *html.Node) bool   { return false }
