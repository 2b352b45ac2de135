package meta

import (
	"strings"

	tags "golang.org/x/text/language"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/meta/language"
)

// readLanguage settles language and direction. What the page claims is
// checked against the script and the words of its text: templates keep
// lang="en" whatever is put into them.
func (r *resolver) readLanguage() {
	var found []candidate
	script := language.ScriptOf(&r.p.Tree)
	var foreign []candidate
	say := func(v, source string) {
		v = strings.ReplaceAll(strings.TrimSpace(v), "_", "-")
		if v == "" || len(v) > 35 {
			return
		}
		tag, err := tags.Parse(v)
		if err != nil || tag == tags.Und {
			return
		}
		c := candidate{Value: tag.String(), Source: source}
		if !language.IsWrittenIn(tag, script) {
			foreign = append(foreign, c)
			return
		}
		found = append(found, c)
	}
	if r.p.HTML != 0 {
		n := r.p.Nodes[r.p.HTML].Node
		say(dom.AttrOr(n, "lang"), "html lang")
		say(dom.AttrOr(n, "xml:lang"), "html xml:lang")
	}
	if r.p.Body != 0 {
		say(dom.AttrOr(r.p.Nodes[r.p.Body].Node, "lang"), "body lang")
	}
	say(r.s.Meta("content-language"), "meta content-language")
	for _, i := range r.e.Things() {
		v := r.e.Get(i, "inLanguage")
		code := r.e.Str(v, "alternateName") // of a Language, whose name is in words
		if code == "" {
			code = r.e.Text(v)
		}
		say(code, "json-ld "+r.e.TypeOf(i)+".inLanguage")
	}
	say(r.s.Meta("og:locale"), "meta og:locale")
	say(r.s.Meta("dc:language"), "meta dc.language")
	say(r.s.Meta("language"), "meta language")
	if len(found) == 0 && script != "" {
		if only := language.OfScript(&r.p.Tree, script); only != "" {
			found = append(found, candidate{Value: only, Source: "script of the text"})
		}
	}
	stated := ""
	if len(found) > 0 {
		stated = found[0].Value
	}
	if told := language.InsteadOf(&r.p.Tree, stated); told != "" {
		found = append([]candidate{{Value: told, Source: "words of the text"}}, found...)
	}
	found = append(found, foreign...)
	if winner := r.set("language", found); len(foreign) == 0 || len(found) > len(foreign) {
		r.m.Language = winner
	}
	r.m.Direction = r.direction()
}

// direction is what <html> or <body> says, else what the language's script
// asks for.
func (r *resolver) direction() string {
	for _, i := range [...]int32{r.p.HTML, r.p.Body} {
		if i == 0 {
			continue
		}
		switch dir := strings.ToLower(dom.AttrOr(r.p.Nodes[i].Node, "dir")); dir {
		case "ltr", "rtl":
			return dir
		}
	}
	if r.m.Language == "" {
		return ""
	}
	switch script, _ := tags.Make(r.m.Language).Script(); script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm":
		return "rtl"
	}
	return ""
}
