package language

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/dom"
)

// TestOfScript has pages whose only sign of language is how they are written.
func TestOfScript(t *testing.T) {
	for _, c := range []struct{ want, text string }{
		{"ar", "كانت السوق القديمة مفتوحة إلى منتصف الليل في أيام الصيف، ثم أغلقت"},
		{"fa", "بندر قدیمی در ساحل جنوب پس از چند سال خاموشی بار دیگر گشوده شد و کشتی\u200cها پهلو گرفتند"},
		{"ur", "پرانی بندرگاہ کئی سال بعد دوبارہ کھولی گئی اور لوگ بڑے شوق سے دیکھنے آئے"},
		{"ckb", "بەندەرە کۆنەکە دوای چەند ساڵێک دووبارە کرایەوە و کەشتییەکان گەڕانەوە"},
		{"ru", "Старый порт открыли снова через много лет, и корабли вернулись; эту зиму все ждали"},
		{"uk", "Старий порт відкрили знову через багато років, і кораблі повернулися до їхніх причалів"},
		{"bg", "Старото пристанище беше отворено отново след много години и корабите се върнаха там, където бяха тъмни"},
		{"sr", "Стара лука је поново отворена после много година и бродови су се вратили њеним везовима"},
		{"be", "Стары порт зноў адкрылі праз шмат гадоў, і караблі вярнуліся да сваіх прычалаў"},
		{"el", "Το παλιό λιμάνι άνοιξε ξανά μετά από πολλά χρόνια και τα πλοία επέστρεψαν"},
		{"th", "ท่าเรือเก่าเปิดอีกครั้งหลังจากผ่านไปหลายปีและเรือก็กลับมา"},
		{"", "The old harbour was opened again after many years, and the ships came back to it"},
		{"", "Двигатель работает уже много лет и никто не знает как"},
	} {
		doc, err := html.Parse(strings.NewReader("<p>" + strings.Repeat(c.text+" ", 8)))
		if err != nil {
			t.Fatal(err)
		}
		p := dom.New(doc, 100, "", dom.Limits{Nodes: 1000, Depth: 100})
		if got := OfScript(p, ScriptOf(p)); got != c.want {
			t.Errorf("OfScript = %q, want %q: %s", got, c.want, c.text)
		}
	}
}
