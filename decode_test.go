package pith

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

func encoded(t *testing.T, e encoding.Encoding, s string) string {
	t.Helper()
	b, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecode(t *testing.T) {
	const german, chinese, japan, russian = "Über den Fluß", "河边的灯塔每天晚上都亮着", "港の灯台は毎晩ともる", "Маяк на берегу горит каждую ночь"
	late := strings.Repeat("<script>var x = 1;</script>", 200)
	for _, c := range []struct{ name, page, contentType, want string }{
		{"UTF-8", german, "", german},
		{"UTF-8 with a mark", "\xEF\xBB\xBF" + german, "", german},
		{"UTF-8 that claims to be Latin", `<meta charset="iso-8859-1">` + german, "text/html; charset=iso-8859-1", german},
		{"UTF-16 with a mark", encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), german), "", german},
		{"UTF-16 without", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "<html><body>"+german), "", german},
		{"by Content-Type", encoded(t, charmap.Windows1251, russian), "text/html; charset=windows-1251", russian},
		{"by meta", `<meta charset="gb2312">` + encoded(t, simplifiedchinese.GBK, chinese), "", chinese},
		{"by http-equiv", `<META http-equiv=Content-Type content="text/html; charset=Shift_JIS">` + encoded(t, japanese.ShiftJIS, japan), "", japan},
		{"by a late meta", late + `<meta charset="euc-jp">` + encoded(t, japanese.EUCJP, japan), "", japan},
		{"Content-Type before meta", `<meta charset="koi8-r">` + encoded(t, charmap.Windows1251, russian), "text/html; charset=windows-1251", russian},
		{"seven bits", encoded(t, japanese.ISO2022JP, japan), "", japan},
		{"UTF-8 cut in a character", strings.Repeat(german, 20) + "\xC3", "", german},
		{"nothing to go by", "caf\xE9", "", "café"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, _ := decode([]byte(c.page), c.contentType)
			if !strings.Contains(string(text), c.want) {
				t.Errorf("decoded to %q, want %q in it", text, c.want)
			}
			if again, _ := decode([]byte(c.page), c.contentType); string(again) != string(text) {
				t.Error("a second time it is another text")
			}
		})
	}
}

func TestParseFlattensWhatNestsTooDeep(t *testing.T) {
	deep := strings.Repeat("<div><b>", 5000) + "the end of the stairs" + strings.Repeat("</b></div>", 5000) + "<p>and the door</p>"
	a, err := Extract(strings.NewReader(deep), nil)
	if err != nil {
		t.Fatal(err)
	}
	if text := a.Text(); !strings.Contains(text, "the end of the stairs") || !strings.Contains(text, "and the door") {
		t.Errorf("text %q", text)
	}
	if len(a.Warnings) == 0 || a.Warnings[len(a.Warnings)-1].Code != WarnFlattened {
		t.Errorf("warnings %v", a.Warnings)
	}
}

func TestMaxBytes(t *testing.T) {
	a, err := Extract(strings.NewReader("<article>"+strings.Repeat(essay, 50)), &Options{MaxBytes: 5000})
	var limit *LimitError
	if !errors.As(err, &limit) || limit.Max != 5000 {
		t.Fatalf("error %v", err)
	}
	if a == nil || !strings.Contains(a.Text(), "harbour master") {
		t.Error("what was read before the limit is not extracted")
	}
}
