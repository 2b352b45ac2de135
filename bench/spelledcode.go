package main

import (
	"html"
	"slices"
	"strconv"
	"strings"
)

// pageOfCode writes the program of a source between its paragraphs as the
// parts of a spelling say.
func pageOfCode(source string, parts map[string]string, f frame) string {
	before, rest, _ := strings.Cut(source, "```python\n")
	code, after, _ := strings.Cut(rest, "\n```\n")
	mark := markedUp(strings.TrimRight(parts["token"], "\n"))
	var lines, numbers, numberLines, broken strings.Builder
	for i, line := range strings.Split(code, "\n") {
		n := strconv.Itoa(i + 1)
		bare := strings.TrimLeft(line, " ")
		hard := strings.Repeat("&nbsp;", len(line)-len(bare)) + mark(bare)
		template := parts["line"]
		if line == "" && parts["empty"] != "" {
			template = parts["empty"]
		}
		if !strings.HasSuffix(template, "\n\n") { // a line end that is part of the page stands above an empty line
			template = strings.TrimRight(template, "\n")
		} else {
			template = strings.TrimSuffix(template, "\n")
		}
		strings.NewReplacer("{n}", n, "{index}", strconv.Itoa(i), "{line}", mark(line), "{nbsp}", hard, "{end}", "\n").WriteString(&lines, template)
		numbers.WriteString(n + "\n")
		number := strings.TrimRight(parts["number"], "\n")
		if number == "" {
			number = `<div class="line">{n}</div>`
		}
		numberLines.WriteString(strings.ReplaceAll(number, "{n}", n))
		broken.WriteString(hard + "<br>")
	}
	block := strings.NewReplacer("{lines}", lines.String(), "{text}", mark(code), "{plain}", html.EscapeString(code),
		"{numbers}", strings.TrimSpace(numbers.String()), "{numberlines}", numberLines.String(),
		"{broken}", strings.TrimSuffix(broken.String(), "<br>")).Replace(strings.TrimSpace(parts["page"]))
	return f.said([]string{strings.TrimSpace(before)}) + block + "\n" + f.said([]string{strings.TrimSpace(after)})
}

// keywords and builtins are the words of the program that highlighters mark.
var (
	keywords = []string{"import", "def", "for", "in", "if"}
	builtins = []string{"print"}
)

// markedUp writes code as a highlighter does that puts each word, string and number
// into what token says, with its {kind}; as it is if token is empty.
func markedUp(token string) func(string) string {
	return func(code string) string {
		if token == "" {
			return html.EscapeString(code)
		}
		var b strings.Builder
		for rest := code; rest != ""; {
			size, kind := tokenAt(rest)
			text := html.EscapeString(rest[:size])
			if kind != "" {
				text = strings.NewReplacer("{kind}", kind, "{token}", text).Replace(token)
			}
			b.WriteString(text)
			rest = rest[size:]
		}
		return b.String()
	}
}

// tokenAt is the length of the token that code begins with, and its kind, "" of one
// that is not marked.
func tokenAt(code string) (size int, kind string) {
	if start := strings.TrimPrefix(code, "f"); strings.HasPrefix(start, `"`) {
		return len(code) - len(start) + 2 + strings.IndexByte(start[1:], '"'), "string"
	}
	isWord := func(r rune) bool {
		return r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	size = strings.IndexFunc(code, func(r rune) bool { return !isWord(r) })
	if size < 0 {
		size = len(code)
	}
	switch word := code[:size]; {
	case size == 0:
		return 1, ""
	case word[0] <= '9':
		return size, "number"
	case slices.Contains(keywords, word):
		return size, "keyword"
	case slices.Contains(builtins, word):
		return size, "built_in"
	}
	return size, ""
}
