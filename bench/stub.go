package main

import "io"

func showPage(b *bench, id string, w io.Writer) error { return nil }
