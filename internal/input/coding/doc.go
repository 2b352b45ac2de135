// Package coding undoes what bytes were compressed with: the
// Content-Encoding of answers, kept in archives too, and files of gzip.
//
// Servers lie about it in both directions: they name a coding that was not
// applied, and apply one that they do not name. Where a coding begins with
// bytes of its own those are believed; where it does not, whether its
// beginning can be undone.
//
// In comes a reader of what was sent, with its header; out comes a reader of what
// was meant. It may import fault.
package coding
