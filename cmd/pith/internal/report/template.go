package report

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
)

//go:embed page
var files embed.FS

// pages are the templates by the name of their body. All have the same frame.
var pages = map[string]*template.Template{
	"explain":    parse("explain"),
	"difference": parse("difference"),
}

// parse makes the template of a page: the frame, what both kinds of pages
// have, and a body. They are part of the program, so an error is a bug.
func parse(body string) *template.Template {
	return template.Must(template.New("frame.html").Funcs(functions).ParseFS(files, "page/frame.html", "page/"+body+".html"))
}

// functions are what templates call.
var functions = template.FuncMap{
	// head is the style and the script, and the policy that allows these two
	// and nothing else. The icon is data, or a browser would ask for one.
	"head": func() template.HTML {
		style, script := text("style.css"), text("script.js")
		policy := fmt.Sprintf("default-src 'none'; style-src %s; script-src %s; img-src data:; base-uri 'none'; form-action 'none'", digest(style), digest(script))
		return template.HTML(`<meta http-equiv="Content-Security-Policy" content="` + policy + `">` +
			"\n<style>" + style + "</style>\n<script type=\"module\">" + script + "</script>")
	},
	"count":  count,
	"signed": func(n float64) string { return fmt.Sprintf("%+.2f", n) },
	"score":  func(p float64) string { return fmt.Sprintf("%.2f", p) },
}

// count is a number of things.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// text is one of the page's files.
func text(name string) string {
	b, err := files.ReadFile("page/" + name)
	if err != nil {
		panic(err) // it is embedded
	}
	return string(b)
}

// digest names a script or a style in a policy.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
