// Package hashmap has a map for hashes that is read far more often than made:
// each word and each name of a page is looked up in several.
//
// In comes a map; out comes a Table that is never changed. It imports no room.
package hashmap
