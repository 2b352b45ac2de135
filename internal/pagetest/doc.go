// Package pagetest has what the tests of several rooms share: made-up pages, goldens
// and the corpora, where they are. It imports no room.
package pagetest
