package pith

import (
	"compress/gzip"
	"errors"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

// isAnswer reports whether an error says what a page is, and not that something
// went wrong.
func isAnswer(err error) bool {
	var wall *OutcomeError
	var kind *NotHTMLError
	return errors.Is(err, ErrNoContent) || errors.As(err, &wall) || errors.As(err, &kind)
}

// filesThatAreNoPages are the first bytes of files that servers send under
// addresses of pages.
func filesThatAreNoPages(t *testing.T) map[string]struct {
	bytes string
	kind  FileKind
} {
	t.Helper()
	var zipped, picture strings.Builder
	z := gzip.NewWriter(&zipped)
	if _, err := z.Write([]byte(pagetest.Harbour)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 9, 9))); err != nil {
		t.Fatal(err)
	}
	return map[string]struct {
		bytes string
		kind  FileKind
	}{
		"pdf":        {"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj", PDFFile},
		"gzip":       {zipped.String(), GzipFile},
		"png":        {picture.String(), ImageFile},
		"jpeg":       {"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00", ImageFile},
		"webp":       {"RIFF\x24\x00\x00\x00WEBPVP8 ", ImageFile},
		"avif":       {"\x00\x00\x00\x20ftypavif\x00\x00\x00\x00", ImageFile},
		"mp4":        {"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00", MediaFile},
		"mp3":        {"ID3\x04\x00\x00\x00\x00\x00\x00", MediaFile},
		"font":       {"wOF2\x00\x01\x00\x00", FontFile},
		"office":     {"PK\x03\x04\x14\x00\x06\x00", ArchiveFile},
		"program":    {"\x7FELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x3E\x00", BinaryFile},
		"object":     {`{"error": {"code": 404}, "about": "<p>no</p>"}`, JSONFile},
		"array":      {"\n[{\"title\": \"The pier\"}, ", JSONFile},
		"json lines": {"{\"a\": 1}\n{\"a\": 2}\n", JSONFile},
		"with a BOM": {"\uFEFF{\"a\": []}", JSONFile},
	}
}

// TestNotHTML reads files that are no pages: from Extract comes an empty
// article, from Convert no Markdown, and an error that names the kind.
func TestNotHTML(t *testing.T) {
	for name, c := range filesThatAreNoPages(t) {
		t.Run(name, func(t *testing.T) {
			o := &Options{ContentType: "text/html; charset=utf-8"}
			var kind *NotHTMLError
			a, err := Extract(strings.NewReader(c.bytes), o)
			if !errors.As(err, &kind) || kind.Kind != c.kind || errors.Is(err, ErrNoContent) {
				t.Fatalf("error %v, want kind %v", err, c.kind)
			}
			if a == nil || a.Content != nil || a.Outcome != UnknownOutcome {
				t.Errorf("article %+v", a)
			}
			md, err := Convert(strings.NewReader(c.bytes), o)
			if !errors.As(err, &kind) || kind.Kind != c.kind || md != "" {
				t.Errorf("Convert: %q, error %v", md, err)
			}
		})
	}
}

// TestIsHTML reads what begins or looks a little like such files, and is text.
func TestIsHTML(t *testing.T) {
	for name, page := range map[string]string{
		"a make of cars":           "BMW and Opel build fewer cars than in the year before, they say.",
		"a tag of sound":           "<p>ID3 tags stand at the end of the file, or at its beginning.</p>",
		"a text in brackets":       "[1] The first note says that the harbour is closed. [2] So does the second.",
		"brackets":                 strings.Repeat("[", 2000),
		"a template":               "{{ title }} <p>The harbour is closed, and nobody knows for how long.</p>",
		"a style":                  "{ color: red } <p>The harbour is closed, and nobody knows for how long.</p>",
		"stray control characters": "<p>The har\x0bbour\x00 is closed,\x08 and nobody knows for how long it will be.</p>",
		"UTF-16":                   "\xFF\xFE" + utf16LE("<p>The harbour is closed, and nobody knows for how long.</p>"),
		"UTF-16 without a mark":    utf16LE("<p>The harbour is closed, and nobody knows for how long.</p>"),
		"Japanese in seven bits":   "<p>\x1b$B9A$OJD$^$C$F$$$^$9!#\x1b(B</p>",
	} {
		t.Run(name, func(t *testing.T) {
			md, err := Convert(strings.NewReader(page), nil)
			if err != nil || md == "" {
				t.Errorf("%q, error %v", md, err)
			}
		})
	}
}

func utf16LE(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

// TestBadOptions shows that all that is wrong with the Options is told, before
// anything is read.
func TestBadOptions(t *testing.T) {
	o := &Options{
		URL: "http://[::1", Focus: 9, Type: 77, Keep: []string{"p", "p[["}, Drop: []string{":nope"}, Root: "..",
		Markdown: MarkdownOptions{Links: 3, Bullet: 4, Fence: 5},
	}
	want := []string{
		`pith: Options.URL cannot be "http://[::1": parse "http://[::1": missing ']' in host`,
		`pith: Options.Focus cannot be "unknown(9)": no such value`,
		`pith: Options.Type cannot be "unknown(77)": no such value`,
		`pith: Options.Markdown.Links cannot be "unknown(3)": no such value`,
		`pith: Options.Markdown.Bullet cannot be "unknown(4)": no such value`,
		`pith: Options.Markdown.Fence cannot be "unknown(5)": no such value`,
		`pith: selector ":nope" in Options.Drop: `,
		`pith: selector "p[[" in Options.Keep: `,
		`pith: selector ".." in Options.Root: `,
	}
	check := func(err error) {
		t.Helper()
		lines := strings.Split(err.Error(), "\n")
		if len(lines) != len(want) {
			t.Fatalf("errors\n%v", err)
		}
		for i, line := range lines {
			if !strings.HasPrefix(line, want[i]) {
				t.Errorf("error %s\nwant  %s", line, want[i])
			}
		}
		var selector *SelectorError
		var option *OptionError
		if !errors.As(err, &selector) || !errors.As(err, &option) || option.Option != "URL" {
			t.Errorf("errors.As finds %v, %v", selector, option)
		}
	}
	r := strings.NewReader(pagetest.Harbour)
	a, err := Extract(r, o)
	check(err)
	md, err := Convert(r, o)
	check(err)
	if a != nil || md != "" || r.Len() != len(pagetest.Harbour) {
		t.Error("the page was read")
	}
	_, err = ExtractNode(nil, o)
	check(err)
	if _, err := Extract(strings.NewReader(pagetest.Harbour), &Options{URL: " https://example.com/a\n"}); err != nil {
		t.Error("blanks around an address: ", err)
	}
}

// TestBadMarkdownOptions gives them to the method that takes them.
func TestBadMarkdownOptions(t *testing.T) {
	var b strings.Builder
	var option *OptionError
	err := (&Article{}).WriteMarkdown(&b, &MarkdownOptions{Bullet: 9})
	if !errors.As(err, &option) || option.Option != "Markdown.Bullet" {
		t.Errorf("error %v", err)
	}
}

// TestReadErrorHasWhatWasRead shows that Convert gives what came before the
// reader broke off.
func TestReadErrorHasWhatWasRead(t *testing.T) {
	md, err := Convert(brokenReader{strings.NewReader("<p>one</p><p>two")}, nil)
	if !errors.Is(err, errBroken) || md != "one\n\ntwo\n" {
		t.Errorf("%q, error %v", md, err)
	}
}

// TestTextIsText reads texts that come as what they are.
func TestTextIsText(t *testing.T) {
	for _, c := range []struct{ name, contentType, text, markdown, plain string }{
		{"paragraphs broken for their width", "text/plain", "The harbour is closed to all boats, and nobody\nknows for how long it will be.\n\nThe master <em>knows</em> & waits.\n",
			"The harbour is closed to all boats, and nobody knows for how long it will be.\n\nThe master \\<em>knows\\</em> & waits.\n", "The harbour is closed to all boats, and nobody knows for how long it will be.\n\nThe master <em>knows</em> & waits."},
		{"lines that the writer broke", "text/plain; charset=utf-8", "Anna Ferry\nQuay 3\n\nThe boat leaves at seven in the morning.", "Anna Ferry  \nQuay 3\n\nThe boat leaves at seven in the morning.\n", "Anna Ferry\nQuay 3\n\nThe boat leaves at seven in the morning."},
		{"columns", "text/plain", "Boat     Day\r\nAnna     Monday\r\n", "```\nBoat     Day\nAnna     Monday\n```\n", "Boat     Day\nAnna     Monday"},
		{"a program", "text/plain", "for boat in boats:\n    note(boat)\n", "```\nfor boat in boats:\n    note(boat)\n```\n", "for boat in boats:\n    note(boat)"},
		{"JSON that comes as text", "text/plain", `{"a": 1}`, "{\"a\": 1}\n", `{"a": 1}`},
		{"Markdown", "text/markdown; charset=utf-8; variant=GFM", "# Boats\n\n- <b>Anna</b> [x](javascript:alert)\n- `Berta`\n", "```markdown\n# Boats\n\n- <b>Anna</b> [x](javascript:alert)\n- `Berta`\n```\n", "# Boats\n\n- <b>Anna</b> [x](javascript:alert)\n- `Berta`"},
		{"Markdown with a fence", "text/x-markdown", "```go\nx\n```", "````markdown\n```go\nx\n```\n````\n", "```go\nx\n```"},
		{"a single word", "text/plain", "ok", "ok\n", "ok"},
		{"navigation words", "text/plain", "Home\nSign in\nShare\nAdvertisement\n", "Home  \nSign in  \nShare  \nAdvertisement\n", "Home\nSign in\nShare\nAdvertisement"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := &Options{ContentType: c.contentType}
			a, err := Extract(strings.NewReader(c.text), o)
			if err != nil {
				t.Fatal(err)
			}
			if a.Markdown() != c.markdown || a.Text() != c.plain {
				t.Errorf("Markdown %q\nwant     %q\ntext %q\nwant %q", a.Markdown(), c.markdown, a.Text(), c.plain)
			}
			if md, err := Convert(strings.NewReader(c.text), o); err != nil || md != c.markdown {
				t.Errorf("Convert: %q, error %v", md, err)
			}
		})
	}
	a, err := Extract(strings.NewReader(" \n"), &Options{ContentType: "text/plain"})
	if !errors.Is(err, ErrNoContent) || a.Outcome != Empty {
		t.Errorf("a text without a word: %v, error %v", a.Outcome, err)
	}
}
