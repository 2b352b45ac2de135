// Package table makes full grids of tables of data, and takes away tables that a page
// was only laid out with.
//
// In comes a tree that is the library's own, which is changed. It may import dom
// and form.
package table
