package main

import (
	"fmt"
	"hash/fnv"
	"strings"
)

// hideMath calls found with each formula of a Markdown text, $…$ or $$…$$,
// and puts a word in its place, the same for the same formula, so that a
// parser that knows no math does not take its letters for mark-up. Code and
// addresses, which may have dollars too, are left alone.
func hideMath(md string, found func(formula string, display bool)) string {
	return replaceMath(md, func(formula string, display bool) string {
		found(formula, display)
		h := fnv.New32a()
		h.Write([]byte(strings.Join(strings.Fields(formula), "")))
		return fmt.Sprintf("math%08x", h.Sum32())
	})
}

// replaceMath puts what is to stand there in the place of each formula.
func replaceMath(md string, instead func(formula string, display bool) string) string {
	var b strings.Builder
	for i := 0; i < len(md); {
		n := max(codeLength(md, i), addressLength(md, i))
		if n == 0 && md[i] == '\\' && i+1 < len(md) {
			n = 2
		}
		if n == 0 && md[i] == '$' {
			if formula, size := formulaAt(md[i:]); size > 0 {
				b.WriteString(instead(formula, strings.HasPrefix(md[i:], "$$")))
				i += size
				continue
			}
		}
		n = max(n, 1)
		b.WriteString(md[i : i+n])
		i += n
	}
	return b.String()
}

// formulaAt reads a formula that begins with the dollar at the start of s.
// As in Pandoc, the dollars of one in a line stand close to it and the last
// is not followed by a digit, so that prices are none.
func formulaAt(s string) (formula string, size int) {
	if rest, ok := strings.CutPrefix(s, "$$"); ok {
		formula, _, ok = strings.Cut(rest, "$$")
		if !ok || strings.TrimSpace(formula) == "" {
			return "", 0
		}
		return formula, len(formula) + 4
	}
	paragraph, _, _ := strings.Cut(s, "\n\n")
	for i := 1; i < len(paragraph); i++ {
		switch c := paragraph[i]; {
		case i == 1 && (c == ' ' || c == '\n' || c == '\t'):
			return "", 0
		case c == '\\':
			i++
		case c == '$':
			next := byte(0)
			if i+1 < len(paragraph) {
				next = paragraph[i+1]
			}
			if last := paragraph[i-1]; last != ' ' && last != '\n' && (next < '0' || next > '9') {
				return paragraph[1:i], i + 1
			}
		}
	}
	return "", 0
}

// codeLength is the length of the code that begins at i, a fence or a span,
// 0 if none does.
func codeLength(md string, i int) int {
	c := md[i]
	if c != '`' && c != '~' {
		return 0
	}
	run := 1
	for i+run < len(md) && md[i+run] == c {
		run++
	}
	mark := md[i : i+run]
	if run >= 3 && startsLine(md, i) {
		rest := md[i+run:]
		for end := 0; end < len(rest); {
			line, _, more := strings.Cut(rest[end:], "\n")
			if end > 0 && strings.HasPrefix(strings.TrimLeft(line, " \t>"), mark) {
				return run + end + len(line)
			}
			if !more {
				break
			}
			end += len(line) + 1
		}
		return len(md) - i
	}
	if c == '~' {
		return run
	}
	if end := strings.Index(md[i+run:], mark); end >= 0 {
		return run + end + run
	}
	return run
}

// addressBegins are what an address begins with: that of a link or a picture, one
// that stands by itself, one that links refer to by a name.
var addressBegins = [...]string{"](", "]: ", "https://", "http://"}

// addressLength is the length of the address that begins at i, and of what is before
// it, 0 if none does.
func addressLength(md string, i int) int {
	for _, begin := range addressBegins {
		rest, ok := strings.CutPrefix(md[i:], begin)
		if !ok {
			continue
		}
		length, open := len(begin), 0
		for _, c := range []byte(rest) {
			if c == '(' {
				open++
			} else if c == ')' {
				open--
			}
			if open < 0 || c <= ' ' || c == '>' {
				break
			}
			length++
		}
		return length
	}
	return 0
}

// startsLine reports whether only blanks and the marks of quotations and
// items stand before i in its line.
func startsLine(md string, i int) bool {
	line := md[strings.LastIndexByte(md[:i], '\n')+1 : i]
	return strings.Trim(line, " \t>-*+0123456789.)") == ""
}
