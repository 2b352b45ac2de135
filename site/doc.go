// Package site is for those who read many pages of the same sites with package
// pith: a Memory of what a site says on every page.
package site
