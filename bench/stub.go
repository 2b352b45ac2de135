package main

import (
	"errors"
	"io"
)

var errBelowFloor = errors.New("x")

func showPage(b *bench, id string, w io.Writer) error { return nil }
