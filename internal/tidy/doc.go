// Package tidy brings a tree into the one clean form that all outputs are written
// from: each construct that pages spell in many ways is spelt in one afterwards,
// and nothing active or unknown is left.
//
// In comes a tree that is the library's own, which is changed; Normalise lists
// the form. Notes, mathematics, code, media and tables have rooms inside. It may
// import css, dom, form, box, meta and these.
package tidy
