package pith

import (
	"bytes"
	"encoding/json"
)

// frontMatter writes the metadata as YAML between two lines of dashes. Every
// value is a JSON string, which YAML 1.2 reads whatever is in it.
func frontMatter(a *Article) []byte {
	var b bytes.Buffer
	b.WriteString("---\n")
	scalar := func(key, value string) {
		if value != "" {
			b.WriteString(key + ": " + jsonString(value) + "\n")
		}
	}
	list := func(key string, values []string) {
		if len(values) == 0 {
			return
		}
		b.WriteString(key + ":\n")
		for _, v := range values {
			b.WriteString("  - " + jsonString(v) + "\n")
		}
	}
	scalar("title", a.Title)
	list("authors", a.Authors)
	if len(a.Authors) == 0 {
		scalar("byline", a.Byline)
	}
	scalar("published", a.Published.String())
	scalar("modified", a.Modified.String())
	scalar("url", a.URL)
	scalar("site_name", a.SiteName)
	scalar("excerpt", a.Excerpt)
	scalar("language", a.Language)
	scalar("image", a.Image)
	scalar("license", a.License)
	list("tags", a.Tags)
	b.WriteString("---\n\n")
	return b.Bytes()
}

// jsonString writes s as a JSON string, with <, > and & as they are.
func jsonString(s string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return `""` // a string always encodes
	}
	return string(bytes.TrimRight(b.Bytes(), "\n"))
}
