//go:build !complete

package main

import "errors"

// library stands in for pith as long as its API is not complete. Delete
// this file, and the build tag of library.go, when it is.
var library = contestant{name: "pith", extract: func(*page, []byte) (output, error) { return output{}, errPending }}

var errPending = errors.New("pith is not complete: build with -tags complete")

func convertPith(string) (string, error) { return "", errPending }
