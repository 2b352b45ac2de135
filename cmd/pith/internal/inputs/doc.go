// Package inputs finds the pages that a run is about: in files, directories,
// patterns, lists, archives, feeds and sitemaps, and behind addresses. What
// is found has a name, by which messages and manifests call it, and a place
// below the directory that outputs are written to; it is opened when its turn
// comes.
//
// In come the inputs of the command line, out come Items in their order. It may
// import coding, fault, fetch, warc, and of output the names and what a terminal
// may be shown.
package inputs
