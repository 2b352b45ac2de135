package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"golang.org/x/net/html"
)

// rawSections hold examples whose HTML no Markdown without raw HTML can give.
var rawSections = map[string]bool{"HTML blocks": true, "Raw HTML": true}

// measureRoundtrip turns the HTML of the CommonMark specification's examples
// into Markdown and back, and counts those that come back the same.
func measureRoundtrip(b *bench) (report, error) {
	var r report
	examples, err := readExamples(b.corpora)
	if err != nil {
		return r, err
	}
	converters := []struct {
		name    string
		convert func(fragment string) (string, error)
	}{
		{"pith", convertPith},
		{"html-to-markdown", convertPlain},
	}
	t := table{head: []string{"", "share", "same", "failed"}}
	for _, c := range converters {
		var same mean
		failed := 0
		for _, e := range examples {
			if rawSections[e.Section] {
				continue
			}
			md, err := guardConvert(c.convert, e.HTML)
			if err != nil {
				failed++
			}
			back := toHTML(md)
			right := err == nil && normalise(back) == normalise(e.HTML)
			same.addIf(right)
			if !right && b.verbose {
				r.note("%s: example %d, %s\nhtml:     %q\nmarkdown: %q\nback:     %q\n", c.name, e.Number, e.Section, e.HTML, md, back)
			}
		}
		t.title = fmt.Sprintf("roundtrip: %d CommonMark examples, HTML to Markdown to HTML", same.n)
		t.add(c.name, same.String(), fmt.Sprint(int(same.sum)), fmt.Sprint(failed))
		r.keep(c.name, "roundtrip", same)
	}
	r.tables = append(r.tables, t)
	return r, nil
}

// toHTML renders CommonMark without extensions and without raw HTML.
func toHTML(md string) string {
	var out bytes.Buffer
	if err := goldmark.Convert([]byte(md), &out); err != nil {
		return ""
	}
	return out.String()
}

func convertPlain(fragment string) (string, error) {
	doc, err := html.Parse(strings.NewReader(fragment))
	if err != nil {
		return "", err
	}
	return plainMarkdown(doc, new(page)), nil
}

// guardConvert converts and never panics.
func guardConvert(convert func(string) (string, error), fragment string) (md string, err error) {
	defer func() {
		if r := recover(); r != nil {
			md, err = "", fmt.Errorf("%w: %v", errPanic, r)
		}
	}()
	return convert(fragment)
}
