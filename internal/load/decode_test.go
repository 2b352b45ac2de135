package load

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
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
		{"UTF-16 without, of ASCII", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "<html><body>The lamp"), "text/html; charset=utf-16le", "The lamp"},
		{"by Content-Type", encoded(t, charmap.Windows1251, russian), "text/html; charset=windows-1251", russian},
		{"by meta", `<meta charset="gb2312">` + encoded(t, simplifiedchinese.GBK, chinese), "", chinese},
		{"by http-equiv", `<META http-equiv=Content-Type content="text/html; charset=Shift_JIS">` + encoded(t, japanese.ShiftJIS, japan), "", japan},
		{"by a late meta", late + `<meta charset="euc-jp">` + encoded(t, japanese.EUCJP, japan), "", japan},
		{"Content-Type before meta", `<meta charset="koi8-r">` + encoded(t, charmap.Windows1251, russian), "text/html; charset=windows-1251", russian},
		{"seven bits", encoded(t, japanese.ISO2022JP, japan), "", japan},
		{"UTF-8 cut in a character", strings.Repeat(german, 20) + "\xC3", "", german},
		{"UTF-8 with few others, cut in a character", german + "\xE2\x80", "", german},
		{"nothing to go by", "caf\xE9", "", "café"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, _ := Decode([]byte(c.page), c.contentType)
			if !strings.Contains(string(text), c.want) {
				t.Errorf("decoded to %q, want %q in it", text, c.want)
			}
			if again, _ := Decode([]byte(c.page), c.contentType); string(again) != string(text) {
				t.Error("a second time it is another text")
			}
		})
	}
}

// sniffed are texts of the charsets that are told from others by statistics
// or by what only they have.
var sniffed = []struct {
	name    string
	charset encoding.Encoding
	text    string
}{
	{"Thai", charmap.Windows874, "ประภาคารหลังเก่าตั้งอยู่ที่ปลายแหลม ทุกคืนคนเฝ้าจะจุดตะเกียงและจดชื่อเรือที่แล่นผ่านไว้ในสมุดเล่มใหญ่"},
	{"Lithuanian", charmap.Windows1257, "Švyturys stovi ant uolos, o jo prižiūrėtojas kiekvieną vakarą užrašo plaukiančių laivų vardus į didelę knygą, kurią jam paliko tėvas. Žiemą, kai jūra užšąla, jis ją skaito garsiai."},
	{"Latvian", charmap.Windows1257, "Bāka stāv uz klints, un tās sargs katru vakaru ieraksta garām braucošo kuģu vārdus lielā grāmatā, ko viņam atstāja tēvs. Ziemā, kad jūra aizsalst, viņš to lasa skaļi savam ķēniņam — kaķim."},
	{"German", charmap.Windows1252, "Der Wärter schreibt jeden Abend die Namen der Schiffe auf, die vorüberfahren, und müde löscht er später das Öllicht, das größer ist als jedes Haus an der Küste."},
	{"French", charmap.Windows1252, "Le gardien note chaque soir les noms des bateaux qui passent près du phare, là où son père l’avait déjà fait, et l’été il les relit à voix haute, même aux goélands."},
	{"Dutch", charmap.Windows1252, strings.Repeat("De wachter schreef à la minute de namen van de zeeën, de eilanden en de reeën op; België zag hij nooit, maar de carrière van zijn vader, dè wachter, reikte tot de Azoreën. ", 2)},
	{"Italian", charmap.Windows1252, "Il guardiano annota ogni sera le navi, perché così faceva già suo padre; più tardi, quando la città è al buio, le rilegge ad alta voce, e può darsi che laggiù qualcuno lo senta."},
	{"Danish", charmap.Windows1252, "Fyrpasseren skriver hver aften navnene på de både, der sejler forbi, i en bog så stor som et bord, og når søen fryser, læser han højt for mågerne på øen."},
	{"Icelandic", charmap.Windows1252, "Vitavörðurinn skrifar á hverju kvöldi nöfn þeirra skipa sem sigla hjá í stóra bók sem faðir hans lét eftir sig, og þegar sjórinn frýs les hann hana upphátt."},
	{"Czech", charmap.Windows1250, "Strážce majáku zapisuje každý večer jména lodí, které plují kolem, do veliké knihy po otci, a když moře zamrzne, předčítá ji nahlas rackům."},
	{"Croatian", charmap.Windows1250, "Čuvar svjetionika svake večeri zapisuje imena brodova u veliku knjigu koju mu je ostavio otac, a kad se more smrzne, čita je naglas galebovima što još žive ondje."},
	{"Polish", charmap.ISO8859_2, "Latarnik zapisuje co wieczór nazwy łodzi, które przepływają obok, w wielkiej księdze po ojcu, a gdy morze zamarza, czyta ją głośno mewom."},
	{"Turkish", charmap.Windows1254, "Fener bekçisi her akşam geçen gemilerin adlarını babasından kalan büyük deftere yazar, deniz donduğunda da onu martılara yüksek sesle okur, çünkü başka dinleyeni yoktur."},
	{"Russian", charmap.Windows1251, "Смотритель маяка каждый вечер записывает названия проходящих судов в большую книгу, оставшуюся от отца, а когда море замерзает, читает её вслух чайкам."},
	{"Russian in KOI8", charmap.KOI8R, "Смотритель маяка каждый вечер записывает названия проходящих судов в большую книгу, оставшуюся от отца, а когда море замерзает, читает её вслух чайкам."},
	{"Greek", charmap.ISO8859_7, "Ο φαροφύλακας γράφει κάθε βράδυ τα ονόματα των πλοίων που περνούν σε ένα μεγάλο βιβλίο που του άφησε ο πατέρας του, και όταν παγώνει η θάλασσα το διαβάζει δυνατά."},
	{"Hebrew", charmap.Windows1255, "שומר המגדלור רושם בכל ערב את שמות הספינות העוברות בספר גדול שהשאיר לו אביו, וכשהים קופא הוא קורא בו בקול לשחפים."},
	{"Arabic", charmap.Windows1256, "يكتب حارس المنارة كل مساء أسماء السفن التي تمر في كتاب كبير تركه له أبوه، وعندما يتجمد البحر يقرؤه بصوت عال للنوارس."},
	{"Chinese", simplifiedchinese.GBK, "守灯塔的人每天晚上把经过的船名写进父亲留下的大本子里，海面结冰的时候，他就大声念给海鸥听。"},
	{"Korean", korean.EUCKR, "등대지기는 저녁마다 지나가는 배들의 이름을 아버지가 남긴 큰 책에 적고, 바다가 얼면 갈매기들에게 소리 내어 읽어 준다."},
	{"Korean, few syllables", korean.EUCKR, strings.Repeat("등대지기는 강에서 배의 이름을 적는다. ", 3)},
	{"Japanese", japanese.EUCJP, "灯台守は毎晩、通り過ぎる船の名前を父の残した大きな帳面に書きとめ、海が凍ると、かもめに向かって声に出して読む。"},
}

func TestSniffing(t *testing.T) {
	for _, c := range sniffed {
		t.Run(c.name, func(t *testing.T) {
			page := "<title>x</title><p>" + encoded(t, c.charset, c.text) + "</p>"
			if text, guessed := Decode([]byte(page), ""); !strings.Contains(string(text), c.text) {
				t.Errorf("guessed %s: %q", guessed, text)
			}
			thai, baltic := c.charset == charmap.Windows874, c.charset == charmap.Windows1257
			if got := looksThai([]byte(page)); got != thai {
				t.Errorf("looks Thai: %t", got)
			}
			if got := looksBaltic([]byte(page)); got != baltic {
				t.Errorf("looks Baltic: %t", got)
			}
		})
	}
}

// FuzzDecode looks for bytes and labels that do not become text: valid
// UTF-8, the same twice, and as it was where it was valid already.
func FuzzDecode(f *testing.F) {
	for _, page := range []string{
		"", "caf\xE9", "\xEF\xBB\xBFa", "\xFE\xFF\x00a", "\xFF\xFEa\x00\xd8", "\x1b$B%i%s\x1b(B", "a\x00b\x00c\x00d\x00e\x00f\x00g\x00h\x00i\x00",
		`<meta charset="gb2312">` + "\xC4\xE3", `<META http-equiv=x content="text/html; charset=Shift_JIS">` + "\x83\x89", "<meta charset=utf-16>\xE9", "<meta charset=x-user-defined>\xE9", "<meta charset=iso-2022-kr>\xE9",
		"\xd0\xcf\x11\xe0", "Zw\xf6lf Boxk\xe4mpfer",
	} {
		f.Add([]byte(page), "")
		f.Add([]byte(page), "text/html; charset=windows-1251")
		f.Add([]byte(page), `text/html; charset="euc-kr`)
	}
	f.Fuzz(func(t *testing.T, page []byte, contentType string) {
		before := string(page)
		text, guessed := Decode(page, contentType)
		if !utf8.Valid(text) {
			t.Errorf("not UTF-8: %q", text)
		}
		if string(page) != before {
			t.Error("the bytes were written into")
		}
		again, guessedAgain := Decode(page, contentType)
		if string(again) != string(text) || guessed != guessedAgain {
			t.Errorf("%q as %q, and then %q as %q", text, guessed, again, guessedAgain)
		}
		// Three bytes of UTF-8 for each of the page, and never more.
		if len(text) > 3*len(page)+3 {
			t.Errorf("%d bytes of %d", len(text), len(page))
		}
	})
}
