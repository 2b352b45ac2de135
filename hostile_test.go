package pith

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/htmlindex"

	"github.com/pithmd/pith/internal/pagetest"
)

// A hostilePage is a way in which a page can be mean, at any size.
type hostilePage struct {
	name string
	n    int                // how many of it
	part func(n int) string // what stands in the middle of an article
	lost string             // why the article does not come out of Extract, "" if it does
	page func(n int) string // the whole page instead, with the markers that it keeps

	explain bool // its cost is that of Options.Explain too
}

// The first and the last sentence of the article that a hostile part stands
// in. Both must come out of whatever it is.
const (
	firstMarker = "The keeper of the northern light wrote this sentence by the window on a calm evening."
	lastMarker  = "Her last line says that the lamp was filled once more before the morning came."
)

const (
	beforePart = `<!DOCTYPE html><html lang="en"><head><title>The northern light</title></head><body><article><h1>The northern light</h1><p>` + firstMarker + `</p>` + pagetest.Essay
	afterPart  = `<p>The keeper has no telephone, and the boat with the letters comes on Thursdays, if the swell lets it. What she cannot buy she grows behind the wall, where the wind is thrown upwards.</p>
<p>Asked whether she is lonely, she counted the ships of the last month: forty-one by day, and sixteen whose lamps she saw. Each of them, she said, had looked for hers first.</p>
<p>The board wants to do without a keeper from next year on. An engine would turn the lens, and a relay on the mainland would ring when it stopped.</p>
<p>` + lastMarker + `</p></article></body></html>`
)

func (h *hostilePage) at(n int) string {
	if h.page != nil {
		return h.page(n)
	}
	return beforePart + h.part(n) + afterPart
}

// Limits of what a hostile page may allocate.
const (
	mostParseBytes = 15  // times what html.Parse allocates of the same bytes
	mostPerByte    = 200 // for each byte of the page, beside that
)

// TestHostile reads pages that are mean in one way each.
func TestHostile(t *testing.T) {
	for i := range hostilePages {
		h := &hostilePages[i]
		t.Run(h.name, func(t *testing.T) {
			n := h.n
			if !inFull || underRace {
				n = max(1, n/20)
			}
			page := h.at(n)
			a := readHostile(t, page, true)
			text := a.Text()
			md, err := Convert(strings.NewReader(page), &Options{MaxBytes: 64 << 20})
			if err != nil && !isAnswer(err) { // bytes at random are no page
				t.Fatal(err)
			}
			lost := false
			for _, marker := range []string{firstMarker, lastMarker} {
				if !strings.Contains(page, marker) {
					continue
				}
				if !strings.Contains(md, marker) {
					t.Errorf("Convert loses %q", marker)
				}
				if !strings.Contains(text, marker) && (h.lost == "" || h.lost == byChoice && marker == firstMarker) {
					t.Errorf("Extract loses %q", marker) // what stands before is no matter of choice
				}
				lost = lost || !strings.Contains(text, marker)
			}
			if h.lost == byChoice && !lost {
				t.Logf("Extract has the article: it is not lost to %s", byChoice)
			}
			if !utf8.ValidString(md) || !utf8.ValidString(text) {
				t.Error("not UTF-8")
			}
			if !underRace {
				checkAllocation(t, h, page)
			}
		})
	}
}

// readHostile reads a page that may have no content.
func readHostile(t *testing.T, page string, explain bool) *Article {
	t.Helper()
	a, err := Extract(strings.NewReader(page), &Options{URL: "https://example.com/a", MaxBytes: 64 << 20, Comments: true, Explain: explain})
	if err != nil && !isAnswer(err) {
		t.Fatal(err)
	}
	return a
}

// checkAllocation compares what a page makes pith allocate with what it makes
// html.Parse allocate.
func checkAllocation(t *testing.T, h *hostilePage, page string) {
	t.Helper()
	all, parsed := allocated(func() { writeAll(t, page, h.explain) }), allocated(func() { parseOnly(page) })
	if all > freeBytes+mostParseBytes*parsed+mostPerByte*uint64(len(page)) {
		t.Errorf("%d bytes allocate %d; html.Parse allocates %d", len(page), all, parsed)
	}
}

// writeAll takes a page all the way.
func writeAll(t *testing.T, page string, explain bool) {
	a := readHostile(t, page, explain)
	a.Markdown()
	a.HTML()
}

// parseOnly is what the parser does of a page alone. It gives up where a
// page nests too deep, so such a page is compared with its tokens.
func parseOnly(page string) {
	if _, err := html.ParseWithOptions(strings.NewReader(page), html.ParseOptionEnableScripting(false)); err == nil {
		return
	}
	z := html.NewTokenizer(strings.NewReader(page))
	for z.Next() != html.ErrorToken {
		z.Token()
	}
}

// TestHostileTruncation cuts a page at every byte: what was whole before the
// cut is in what comes out.
func TestHostileTruncation(t *testing.T) {
	t.Parallel()
	page := []byte(beforePart + `<figure><img src="a.png" alt="A lamp"><figcaption>The lamp</figcaption></figure><table><tr><th>Year<th>Oil<tr><td>1901<td>9</table>` +
		`<pre><code class="language-go">x &lt; y</code></pre><ul><li>One &amp; two<li>Three</ul><script>if (a < b) {}</script><!-- c --><p>Zw\u00f6lf 灯台 <a href="/x">there</a>` + afterPart)
	step := 1
	if !inFull || underRace {
		step = 17
	}
	for k := 0; k <= len(page); k += step {
		a, err := Extract(bytes.NewReader(page[:k]), nil)
		if err != nil && !isAnswer(err) {
			t.Fatalf("cut after %d bytes: %v", k, err)
		}
		text := a.Text()
		if !utf8.ValidString(a.Markdown()) {
			t.Fatalf("cut after %d bytes: not UTF-8", k)
		}
		if k > len(beforePart) && !strings.Contains(text, firstMarker) {
			t.Fatalf("cut after %d bytes: %q is lost", k, firstMarker)
		}
	}
}

// TestHostileEncodings reads a page in every encoding that the web has, with
// its encoding declared where it should be, far down, not at all, and wrongly.
func TestHostileEncodings(t *testing.T) {
	t.Parallel()
	texts := map[string]string{
		"windows-1252": "Der Wärter schrieb bei ruhigem Wetter am Fenster über das große Öl für die Lampe.", "iso-8859-2": "Strażnik napisał to zdanie przy oknie w spokojny wieczór.",
		"windows-1250": "Strážce napsal tuto větu u okna za klidného večera, když hořela lampa.", "iso-8859-15": "Le gardien écrivit cette phrase près de la fenêtre un soir d'été.",
		"windows-1251": "Смотритель написал это предложение у окна в тихий вечер.", "koi8-r": "Смотритель написал это предложение у окна в тихий вечер.", "iso-8859-5": "Смотритель написал это предложение у окна в тихий вечер.",
		"windows-1253": "Ο φύλακας έγραψε αυτή τη φράση δίπλα στο παράθυρο ένα ήρεμο βράδυ.", "windows-1254": "Bekçi bu cümleyi sakin bir akşam pencerenin yanında yazdı.", "windows-1255": "השומר כתב את המשפט הזה ליד החלון בערב שקט.",
		"windows-1256": "كتب الحارس هذه الجملة عند النافذة في مساء هادئ.", "windows-1257": "Sargs rakstīja šo teikumu pie loga mierīgā vakarā, kad vējš bija rimis un kuģi gulēja.", "windows-874": "คนเฝ้าประภาคารเขียนประโยคนี้ที่หน้าต่างในคืนที่สงบ",
		"gbk": "守塔人在一个平静的夜晚坐在窗边写下了这句话。", "gb18030": "守塔人在一个平静的夜晚坐在窗边写下了这句话。", "big5": "守塔人在一個平靜的夜晚坐在窗邊寫下了這句話。",
		"shift_jis": "灯台守は静かな夜に窓辺でこの文を書いた。", "euc-jp": "灯台守は静かな夜に窓辺でこの文を書いた。", "iso-2022-jp": "灯台守は静かな夜に窓辺でこの文を書いた。", "euc-kr": "등대지기는 고요한 밤에 창가에서 이 문장을 썼다.",
	}
	for label, text := range texts {
		e, err := htmlindex.Get(label)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := e.NewEncoder().String(strings.Repeat("<p>"+text+"</p>", 12))
		if err != nil {
			t.Fatal(label, err)
		}
		late := strings.Repeat("<script>var filler = 1;</script>", 1500)
		for _, c := range []struct {
			name, head, contentType string
			exact                   bool
		}{
			{"declared", `<meta charset="` + label + `">`, "", true},
			{"late", late + `<meta http-equiv="Content-Type" content="text/html; charset=` + label + `">`, "", true},
			{"by the server", "", "text/html; charset=" + label, true},
			{"the server is right", `<meta charset="utf-8">`, "text/html; charset=" + label, true},
			{"lying", `<meta charset="utf-8">`, "text/html; charset=utf-8", false},
			{"undeclared", "", "", false},
			{"unknown", `<meta charset="x-martian">`, "text/html; charset=,;", false},
		} {
			page := "<html><head><title>A light</title>" + c.head + "</head><body><article>" + raw + "</article></body></html>"
			a, err := Extract(strings.NewReader(page), &Options{ContentType: c.contentType})
			if err != nil && !isAnswer(err) {
				t.Fatal(err)
			}
			out := a.Text()
			if !utf8.ValidString(out) {
				t.Errorf("%s, %s: not UTF-8", label, c.name)
			}
			if c.exact && !strings.Contains(out, text) {
				t.Errorf("%s, %s: read as %.80q", label, c.name, out)
			}
			if !c.exact && !strings.Contains(out, text) {
				t.Errorf("%s, %s: guessed wrongly, %.60q", label, c.name, out)
			}
		}
	}
}
