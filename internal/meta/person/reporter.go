package person

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pithmd/pith/internal/dom"
)

// reporterLine reads the line in which a Chinese newspaper names its reporters
// and from where they report: "記者林和謙／台北報導", "南都记者 余毅菁 向雪妮",
// "本报记者王小明发自北京".
// Nothing but names stands between the word and what ends it, or it is a
// sentence about a reporter.
func reporterLine(s string) (names []string, ok bool) {
	if !hasHan(s) {
		return nil, false
	}
	at, width := -1, 0
	for _, word := range [...]string{"記者", "记者"} {
		if i := strings.Index(s, word); i >= 0 && i <= maxBeforeReporter {
			at, width = i, len(word)
		}
	}
	if at < 0 {
		return nil, false
	}
	rest := s[at+width:]
	marked := strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":")
	end := strings.IndexAny(rest, "/／╱)）】]")
	for _, word := range [...]string{"发自", "發自"} {
		if i := strings.Index(rest, word); i >= 0 && (end < 0 || i < end) {
			end = i
		}
	}
	if end >= 0 {
		rest = rest[:end]
	} else if !marked {
		return nil, false
	}
	for _, name := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune(" \u3000：:、,，", r) }) {
		if isReport(name) {
			break
		}
		if n := utf8.RuneCountInString(name); n < 2 || n > maxHanName || !isHan(name) {
			return nil, false
		}
		names = append(names, name)
	}
	return Unique(names), len(names) > 0
}

// Signature is the reporter's line in brackets that a Chinese report ends
// with, "（记者 王小明）" or "（王小明 李大伟）", as its last paragraph has it; "" if
// there is none.
func Signature(text string) string {
	text = strings.TrimRight(text, " \t\r\n\u00a0\u3000")
	inside, ok := strings.CutSuffix(text, "）")
	if !ok {
		inside, ok = strings.CutSuffix(text, ")")
	}
	if !ok {
		return ""
	}
	open := max(strings.LastIndex(inside, "（"), strings.LastIndexByte(inside, '('))
	if open < 0 || len(inside)-open > maxSignature {
		return ""
	}
	inside = inside[open:]
	line := strings.TrimSpace(strings.TrimLeft(inside, "（("))
	if _, ok := reporterLine(line); ok || utf8.RuneCountInString(line) > 2 && HanNames(line) != nil {
		return line
	}
	return ""
}

// labelled is what stands behind a word for "by" and a colon among other labels
// of a line in Han: "时间：2024年3月5日 作者：王小明 来源：港口报".
func labelled(s string) (value string, ok bool) {
	if !hasHan(s) || !hasColon(s) {
		return "", false
	}
	at := -1
	for _, w := range hanLabels() {
		if i := strings.Index(s, w); i >= 0 && strings.HasPrefix(strings.TrimLeft(s[i+len(w):], " "), "：") || i >= 0 && strings.HasPrefix(s[i+len(w):], ":") {
			at = i + len(w)
			break
		}
	}
	if at < 0 {
		return "", false
	}
	value = strings.TrimLeft(s[at:], " :：")
	end := strings.IndexAny(value, ":：]】)）|")
	if end > 0 && value[end] == ':' && dom.IsDigit(value[end-1]) {
		end = -1 // of a time
	}
	switch {
	case end < 0:
		return value, value != ""
	case strings.HasPrefix(value[end:], ":"), strings.HasPrefix(value[end:], "："):
		end = max(strings.LastIndexAny(value[:end], " \u3000\u00a0"), 0) // the next label
	}
	return strings.TrimSpace(value[:end]), end > 0
}

// hasHan reports whether a text may have a sign of Han: all short texts of a page
// are asked, and in most no byte is as high as those that such signs begin with.
func hasHan(s string) bool {
	for i := range len(s) {
		if s[i] >= "㐀"[0] {
			return true
		}
	}
	return false
}

// hanLabels are the words for "by" of two signs of Han or more.
var hanLabels = sync.OnceValue(func() []string {
	return slices.DeleteFunc(slices.Clone(byWords()), func(w string) bool {
		r, _ := utf8.DecodeRuneInString(w)
		return !unicode.Is(unicode.Han, r) || utf8.RuneCountInString(w) < 2
	})
})

const (
	maxBeforeReporter = 32 // bytes of the paper's name before the word
	maxHanName        = 4  // signs
	maxSignature      = 80 // bytes
)

// isReport reports whether a word says from where somebody reports, or who
// did what else.
func isReport(s string) bool {
	for _, end := range [...]string{"報導", "报导", "報道", "报道", "播報", "播报", "摄", "攝", "编辑", "編輯", "校对", "校對", "通讯员", "通訊員"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
