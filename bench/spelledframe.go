package main

import (
	"strconv"
	"strings"
)

// A frame is what a written spelling's text stands in: the whole page, and how the
// system writes a paragraph. spellings/written/frames.txt has those of systems whose
// pages are written with what stands around a text, by the spelling's name.
type frame struct {
	page      string // has {article}
	paragraph string // has {said}
}

// frameOf is the frame of a written spelling, a plain one if it has none of its own.
func frameOf(name string) (frame, error) {
	head, err := spellingFiles.ReadFile("spellings/head.html")
	if err != nil {
		return frame{}, err
	}
	foot, err := spellingFiles.ReadFile("spellings/foot.html")
	if err != nil {
		return frame{}, err
	}
	f := frame{page: string(head) + "{article}" + string(foot), paragraph: "<p>{said}</p>\n"}
	own, ok, err := writtenIn("frames", name)
	if err != nil || !ok {
		return f, err
	}
	_, parts := sections(own, "-- ")
	if like := strings.TrimSpace(parts["like"]); like != "" {
		return frameOf(like)
	}
	if page := parts["page"]; page != "" {
		f.page = page
	}
	if paragraph := parts["paragraph"]; paragraph != "" {
		f.paragraph = paragraph
	}
	return f, nil
}

// around is the page with an article in it.
func (f frame) around(article string) string { return strings.ReplaceAll(f.page, "{article}", article) }

// said are paragraphs as the system writes them.
func (f frame) said(paragraphs []string) string {
	var b strings.Builder
	for i, p := range paragraphs {
		b.WriteString(f.saidAt(i+1, p))
	}
	return b.String()
}

// saidAt is a paragraph as the system writes it, which is the page's nth.
func (f frame) saidAt(n int, said string) string {
	return strings.NewReplacer("{said}", said, "{number}", strconv.Itoa(n)).Replace(f.paragraph)
}
