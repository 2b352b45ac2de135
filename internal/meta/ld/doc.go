// Package ld reads JSON-LD, faulty as pages have it, into a graph of things.
//
// In come the texts of scripts; out comes the Entity that is about the page. It
// may import dom.
package ld
