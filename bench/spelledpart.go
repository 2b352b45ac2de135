package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// Some kinds have many parts, and no spelling has all of them: each part is a page of
// its own, between the paragraphs of spellings/source/frame.md.

// aloneParts are the parts that are all of their page.
var aloneParts = []string{"thread"}

// sections are the parts of a file that begin with a mark and their name on a line, in
// their order. What stands before the first says what the file is.
func sections(text, mark string) (names []string, parts map[string]string) {
	parts = map[string]string{}
	name := ""
	for line := range strings.Lines(text) {
		if next, ok := strings.CutPrefix(line, mark); ok {
			name = strings.TrimSpace(next)
			names = append(names, name)
			continue
		}
		parts[name] += line
	}
	return names, parts
}

// partedPages are the pages of a spelling, by part, and what each has to say.
func (s *spelled) partedPages(made string) ([]spelledPage, error) {
	source, err := spellingFiles.ReadFile("spellings/source/" + s.kind + ".md")
	if err != nil {
		return nil, err
	}
	text, err := spellingFiles.ReadFile("spellings/source/frame.md")
	if err != nil {
		return nil, err
	}
	frame := strings.Split(strings.TrimSpace(string(text)), "\n\n")
	names, says := sections(string(source), "%% ")
	written, err := s.writtenParts(names)
	if err != nil {
		return nil, err
	}
	var pages []spelledPage
	for _, part := range names {
		if strings.ContainsAny(part, "@+") {
			continue
		}
		around := frame
		if slices.Contains(aloneParts, part) {
			around = nil
		}
		p := spelledPage{name: s.kind + "--" + part + "--" + s.name}
		for _, want := range rightOnes(says, part, s.name) {
			p.want = append(p.want, framed(want, around))
		}
		if s.origin == "made" {
			p.page, err = madePage(filepath.Join(made, p.name+".html"))
		} else if body, ok := written[part]; ok {
			p.page, err = s.writtenPage(body, says[part], around)
		}
		if err != nil {
			return nil, err
		}
		if p.page != "" {
			pages = append(pages, p)
		}
	}
	return pages, nil
}

// writtenParts are the parts of a spelling that is written by hand, by their names; of
// one that is made there are none.
func (s *spelled) writtenParts(names []string) (map[string]string, error) {
	if s.origin != "written" {
		return nil, nil
	}
	text, err := s.written()
	if err != nil {
		return nil, err
	}
	order, parts := sections(text, "-- ")
	for _, part := range order {
		if !slices.Contains(names, part) {
			return nil, fmt.Errorf("spellings/written/%s.txt: %s has %s, which the source has not", s.kind, s.name, part)
		}
	}
	return parts, nil
}

// writtenPage is the page of a part that is written by hand, between the paragraphs
// around it if there are any.
func (s *spelled) writtenPage(body, says string, around []string) (string, error) {
	if s.kind == "structure" {
		body = fillTexts(body, textsOf(says))
	}
	f, err := frameOf(s.name)
	if err != nil {
		return "", err
	}
	if around != nil {
		body = f.said(around[:framedAt]) + body + f.said(around[framedAt:])
	}
	return f.around(body), nil
}

// madePage is a page that a generator made, "" if it was not made.
func madePage(file string) (string, error) {
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(b), err
}

// framedAt is how many paragraphs of the frame stand above a part.
const framedAt = 2

// framed is the Markdown of a part between the paragraphs around it, if there are any.
func framed(md string, around []string) string {
	if around == nil {
		return md
	}
	return strings.Join(around[:framedAt], "\n\n") + "\n\n" + md + "\n\n" + strings.Join(around[framedAt:], "\n\n")
}

// rightOnes are the ways to say a part that are right: that of its name and those of its
// name and a plus for each, or those of its name at a spelling, for that one.
func rightOnes(says map[string]string, part, spelling string) []string {
	if own := part + "@" + spelling; says[own] != "" {
		part = own
	}
	var ways []string
	for name := part; says[name] != ""; name += "+" {
		ways = append(ways, says[name])
	}
	return ways
}

// textsOf are the texts of a Markdown without its marks, each line, cell and label by
// itself.
func textsOf(md string) []string {
	var texts []string
	parts := strings.NewReplacer("|", "\n", "** · ", "\n", "** ", "\n", "**: ", "\n")
	for line := range strings.Lines(md) {
		if strings.HasPrefix(line, "> [!") || strings.HasPrefix(line, "| ---") {
			continue
		}
		line = strings.TrimLeft(line, "#>-*0123456789. ")
		line = strings.TrimPrefix(strings.TrimPrefix(line, "[x] "), "[ ] ")
		for text := range strings.SplitSeq(parts.Replace(line), "\n") {
			if text = strings.Trim(text, "*— "); text != "" {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

// fillTexts puts each text into the places that name its number.
func fillTexts(page string, texts []string) string {
	var places []string
	for i, text := range texts {
		places = append(places, fmt.Sprintf("{%d}", i+1), text)
	}
	return strings.NewReplacer(places...).Replace(page)
}

// plainSpelling is a Markdown with what generators say as they like in one way: which
// level the topmost headings have, numbers before them and before captions, and how a
// formula is set.
func plainSpelling(md string) string {
	md = replaceMath(md, func(formula string, display bool) string {
		if display {
			return "\n\n`" + plainTeX(formula) + "`\n\n"
		}
		return "`" + plainTeX(formula) + "`"
	})
	levels := map[int]bool{}
	var lines []string
	for line := range strings.Lines(md) {
		line = postHead(signature(line))
		lines = append(lines, line)
		levels[headingLevel(line)] = true
	}
	for i, line := range lines {
		level := headingLevel(line)
		if level == 0 {
			lines[i] = withoutLabel(line)
			continue
		}
		rank := 0
		for l := range levels {
			if l > 0 && l <= level {
				rank++
			}
		}
		lines[i] = strings.Repeat("#", rank) + " " + strings.TrimLeft(line[level:], "0123456789. \u00a0\u2003")
	}
	return strings.Join(lines, "")
}

func headingLevel(line string) int {
	marks := len(line) - len(strings.TrimLeft(line, "#"))
	if marks > 0 && strings.HasPrefix(line[marks:], " ") {
		return marks
	}
	return 0
}

// signature is a line without emphasis and with one dash, if it signs a quotation.
func signature(line string) string {
	marks := line[:len(line)-len(strings.TrimLeft(line, "> "))]
	rest := strings.TrimSpace(line[len(marks):])
	name := strings.Trim(rest, "*—–- ")
	if name == signer && rest != name+":" {
		return marks + "— " + name + "\n"
	}
	return line
}

// postHead is a line without the address of a post, if it says who wrote one and when.
func postHead(line string) string {
	if name, date, ok := strings.Cut(line, "** · ["); ok {
		if date, _, ok := strings.Cut(date, "]("); ok {
			return name + "** · " + date + "\n"
		}
	}
	return line
}

// signer is who signs the quotation in spellings/source/structure.md.
const signer = "Anna Berg"

// labels are the words that generators number captions with.
var labels = [...]string{"Table ", "Table\u00a0", "Figure ", "Figure\u00a0", "Fig. "}

// differentPart says where two Markdown texts of a part differ for a reader.
func differentPart(got, want string) string {
	return different(sameSaid(rendered(plainSpelling(got), caseURL)), sameSaid(rendered(plainSpelling(want), caseURL)))
}

// sameSaid is HTML in which an item has no paragraph, for nobody says whether a list is
// loose, and no blank stands between two pictures.
func sameSaid(rendered string) string {
	return strings.NewReplacer("<li>\n<p>", "<li>", "</p>", "", " </li>", "</li>", "> <img", "><img").Replace(rendered)
}

// withoutLabel takes the number off a caption: Table 2-1. Wages.
func withoutLabel(line string) string {
	for _, label := range labels {
		bold := line[:len(line)-len(strings.TrimLeft(line, "*"))]
		rest, ok := strings.CutPrefix(line[len(bold):], label)
		name := strings.TrimLeft(rest, "0123456789-.: \u00a0")
		if ok && len(name) < len(rest) {
			return bold + name
		}
	}
	return line
}

// sameTeX are commands of one meaning.
var sameTeX = map[string]string{
	`\le`: `\leq`, `\ge`: `\geq`, `\rightarrow`: `\to`, `\lbrace`: `\{`, `\rbrace`: `\}`, `\vert`: "|", `\boldsymbol`: `\mathbf`, `\bm`: `\mathbf`,
	`\dfrac`: `\frac`, `\tfrac`: `\frac`, `\dbinom`: `\binom`, `\colon`: ":",
}

// unseenTeX are commands that say how a formula is set, and not what it means.
var unseenTeX = map[string]bool{
	`\left`: true, `\right`: true, `\limits`: true, `\displaystyle`: true, `\textstyle`: true, `\,`: true, `\;`: true, `\:`: true, `\!`: true, `\ `: true,
	`\quad`: true, `\qquad`: true, `\mathrm`: true, `\nolimits`: true,
}

// plainTeX is a formula without blanks and braces around one sign, in one spelling.
func plainTeX(tex string) string {
	var tokens []string
	tex = strings.NewReplacer(`\begin{split}`, "", `\end{split}`, "").Replace(tex) // which adds nothing that is seen
	for i := 0; i < len(tex); {
		_, size := utf8.DecodeRuneInString(tex[i:])
		end := i + size
		if tex[i] == '\\' && end < len(tex) {
			for end++; end < len(tex) && isTeXLetter(tex[end-1]) && isTeXLetter(tex[end]); {
				end++
			}
		}
		token := tex[i:end]
		i = end
		if same := sameTeX[token]; same != "" {
			token = same
		}
		if !unseenTeX[token] && strings.TrimSpace(token) != "" {
			tokens = append(tokens, token)
		}
	}
	// Braces around one token go, the innermost first.
	for changed := true; changed; {
		changed = false
		for i := 0; i+2 < len(tokens); i++ {
			if tokens[i] == "{" && tokens[i+2] == "}" && tokens[i+1] != "{" && tokens[i+1] != "}" {
				tokens = slices.Delete(slices.Delete(tokens, i+2, i+3), i, i+1)
				changed = true
			}
		}
	}
	return strings.Join(tokens, " ")
}

func isTeXLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
