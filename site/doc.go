// Package site is for those who read many pages of the same sites with package pith:
// a Memory of what a site says on every page, and Rules for hosts, as data, with a runner
// of pages that show them to work.
//
//	var memory site.Memory
//	rules, err := site.ReadRules(file) // {"example.org": {"content": "div.story", "drop": ["p.poll"]}}
//	…
//	a, err := rules.Extract(page, &pith.Options{URL: address, Memory: &memory})
//
// A memory needs nobody who looks at a site, and leaves out what several of its pages
// say. Rules say what somebody has seen there. Neither is needed for most pages.
package site
