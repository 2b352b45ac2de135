package main

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestToUTF8(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"valid UTF-8 wins over the claim", `<meta charset="iso-8859-1">é`, `<meta charset="iso-8859-1">é`},
		{"the claim of what is not UTF-8", "<meta charset=\"windows-1251\">\xcf", `<meta charset="windows-1251">П`},
		{"a byte order mark is taken off", "\xEF\xBB\xBFé", "é"},
		{"UTF-16 by its mark", "\xFF\xFEa\x00\xe9\x00", "aé"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := string(toUTF8([]byte(tt.in))); strings.TrimPrefix(got, "\uFEFF") != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestToUTF8OfPages has pages whose bytes x/net's look at the first 1024 gets wrong
// beside those that it gets right.
func TestToUTF8OfPages(t *testing.T) {
	const chinese = "<p>风暴过后，码头关闭了，没有人知道要关多久。渔民们坐在岸上等消息。</p>"
	far := "<script>" + strings.Repeat("var a = 1;\n", 200) + "</script>"
	for _, c := range []struct {
		name, head, text string
		in               encoding.Encoding // nil for UTF-8
	}{
		{"UTF-8, whatever the page claims", `<meta charset="gb2312">`, chinese, nil},
		{"byte order mark", "\uFEFF<title>a</title>", chinese, nil},
		{"a near meta", `<meta http-equiv="Content-Type" content="text/html; charset=gb2312">`, chinese, simplifiedchinese.GBK},
		{"a meta behind a script", far + `<meta http-equiv=Content-Type content="text/html; charset=gb2312">`, chinese, simplifiedchinese.GBK},
		{"a meta behind a script, in Russian", far + `<meta charset=windows-1251>`, "<p>Шторм закрыл причал.</p>", charmap.Windows1251},
		{"a charset in a script is none", "<script>var s = '<meta charset=gb2312>'</script>", "<p>Le café était fermé.</p>", charmap.Windows1252},
		{"a label with a low line", `<meta http-equiv="Content-Type" content="text/html; charset=euc_kr">`, "<p>폭풍으로 부두가 폐쇄되었다.</p>", korean.EUCKR},
		{"UTF-8 claimed, and Chinese", `<meta charset="utf-8">`, strings.Repeat(chinese, 5), simplifiedchinese.GBK},
		{"UTF-8 claimed, and Western", `<meta charset="utf-8">`, "<p>Le café était fermé, et “personne” n’y était.</p>", charmap.Windows1252},
		{"nothing claimed, and Western", "", "<p>Le café était fermé, et “personne” n’y était.</p>", charmap.Windows1252},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := c.head + c.text
			if c.in != nil {
				var err error
				if page, err = c.in.NewEncoder().String(page); err != nil {
					t.Fatal(err)
				}
			}
			if got := string(toUTF8([]byte(page))); got != strings.TrimPrefix(c.head, "\uFEFF")+c.text {
				t.Errorf("got %q", got)
			}
		})
	}
	if got := string(toUTF8([]byte("<p>" + strings.Repeat("日本語", 9) + "\xE6</p>"))); !strings.HasSuffix(got, "語\uFFFD</p>") {
		t.Errorf("a character cut in two: got %q", got)
	}
}
