package output

import (
	"encoding/json"
	"reflect"
	"strings"

	"github.com/pithmd/pith"
)

// Fields are the names that one field of an article can be asked for by: the
// names in its JSON of texts, numbers, dates and lists of texts.
func Fields() []string {
	var names []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[pith.Article]()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.IsExported() && name != "" && name != "-" && isPlain(f.Type) {
			names = append(names, name)
		}
	}
	return names
}

func isPlain(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Int, reflect.Float64, reflect.Uint8:
		return true
	case reflect.Slice:
		return t.Elem().Kind() == reflect.String
	}
	return t == reflect.TypeFor[pith.Date]()
}

// Field is one field of an article on one line, "" where it is not known.
func Field(a *pith.Article, name string) (string, error) {
	b, err := marshal(a)
	if err != nil {
		return "", err
	}
	var fields map[string]any
	if err := json.Unmarshal(b, &fields); err != nil {
		return "", err
	}
	switch v := fields[name].(type) {
	case nil:
		return "", nil
	case string:
		return Line(v), nil
	case []any:
		var all []string
		for _, one := range v {
			if s, ok := one.(string); ok {
				all = append(all, Line(s))
			}
		}
		return strings.Join(all, ", "), nil
	default:
		b, err := json.Marshal(v)
		return string(b), err
	}
}
