// Package mail reads addresses of mail that a service before the page has encoded, so
// that who gathers addresses does not find them. Its script writes them for readers. In
// comes a tree that is the library's own, which is changed. It may import dom.
package mail
