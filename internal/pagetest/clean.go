package pagetest

// An Attribute is one that an element of the clean form may have, and a pattern of
// the whole of its value.
type Attribute struct{ Name, Values string }

// CleanElements are the elements that HTML gives and Content consists of, with
// their attributes, as SECURITY.md promises them: written down apart from the code
// that sees to it, for tests to hold it to.
var CleanElements = map[string][]Attribute{
	"p": {{"dir", "(?i)ltr|rtl|auto"}}, "br": nil, "hr": nil, "div": {{"class", "math display"}},
	"h1": nil, "h2": nil, "h3": nil, "h4": nil, "h5": nil, "h6": nil,
	"em": nil, "strong": nil, "del": nil, "sub": nil, "kbd": nil, "mark": nil,
	"sup":  {{"class", "footnote-ref"}, {"id", anyName}},
	"span": {{"class", "math inline"}},
	"code": {{"class", `language-[^\s]+`}}, "pre": nil,
	"a":   {{"href", ".*"}, {"title", anyText}, {"id", anyName}},
	"img": {{"src", ".*"}, {"alt", anyText}, {"title", anyText}},
	"ul":  nil, "ol": {{"start", "[0-9]+"}}, "li": {{"id", anyName}},
	"dl": nil, "dt": nil, "dd": nil,
	"input":      {{"type", "checkbox"}, {"checked", ""}, {"disabled", ""}}, // before a task
	"blockquote": {{"data-callout", "[A-Z]+"}},
	"figure":     nil, "figcaption": nil,
	"table": nil, "caption": nil, "thead": nil, "tbody": nil, "tr": nil,
	"th":      {{"align", "left|center|right"}},
	"td":      {{"align", "left|center|right"}},
	"section": {{"class", "footnotes"}},
}

const (
	anyName = `\S+`     // of a note
	anyText = `[\s\S]*` // that is shown
)

// CleanSchemes are those of the addresses in HTML and Markdown. Others have none: they
// are relative, which the caller's address was not known for. Pictures may be
// data: addresses of PNG, JPEG, GIF, WebP or AVIF.
var CleanSchemes = []string{"http", "https", "ftp", "ftps", "mailto", "tel", "sms", "whatsapp"}
