package pith

import "io"

func Convert(r io.Reader, o *Options) (string, error)                  { return "", nil }
func (a *Article) WriteMarkdown(w io.Writer, o *MarkdownOptions) error { return nil }
func (a *Article) HTML() string                                        { return "" }
