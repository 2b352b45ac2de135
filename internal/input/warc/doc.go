// Package warc reads the pages of web archives (WARC), compressed or not. It
// knows which records hold a page, and undoes what HTTP wrapped around it.
//
// In comes a reader of an archive, out come its Pages. It may import coding and
// fault.
package warc
