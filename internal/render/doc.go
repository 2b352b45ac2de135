// Package render writes the clean form as Markdown and as plain text, and says where its
// blocks begin.
//
// In come a clean tree and Options; out come bytes. It decides nothing about what
// is kept. It may import dom, form and box.
package render
