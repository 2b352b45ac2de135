// Package output writes what was read: in its format, to a stream or to a
// directory of files, never over what is there already, and so that a run
// that is ended leaves each page whole or not at all.
//
// In come articles and stems of names; out come files, or text on standard
// output. It may import fault.
package output
