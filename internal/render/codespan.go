package render

import (
	"strings"
)

// codeSpan fences code with more backticks than any run inside.
func codeSpan(text string, cell bool) string {
	text = strings.ReplaceAll(text, "\n", " ")
	if cell {
		text = strings.ReplaceAll(text, "|", `\|`)
	}
	if text == "" {
		return ""
	}
	fence := "`"
	for run := backtickRuns(text); hasRun(run, len(fence)); {
		fence += "`"
	}
	pad := ""
	if text[0] == '`' || text[len(text)-1] == '`' || text[0] == ' ' && text[len(text)-1] == ' ' && strings.Trim(text, " ") != "" {
		pad = " "
	}
	return fence + pad + text + pad + fence
}

// backtickRuns has a bit for each length of a run of backticks in s, up to
// 63.
func backtickRuns(s string) uint64 {
	var runs uint64
	n := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] == '`' {
			n++
			continue
		}
		if n > 0 && n < 64 {
			runs |= 1 << n
		}
		n = 0
	}
	return runs
}

func hasRun(runs uint64, n int) bool { return n < 64 && runs&(1<<n) != 0 }
