// Package serve answers requests over HTTP with what a page's author wrote. It
// knows requests, limits and answers; what is done with a page is handed in.
//
// In comes a request with a page in it, out comes an answer, or a fault as JSON.
// Nothing is fetched unless Options.Fetch is set. It may import fault.
package serve
