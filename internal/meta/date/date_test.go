package date

import (
	"testing"
	"time"
)

func TestReadMoment(t *testing.T) {
	for _, c := range []struct {
		name, in, lang, want string // want as moment.raw writes it; "" for none
	}{
		{"full, with zone", "2024-03-05T10:30:00+01:00", "", "2024-03-05T10:30:00+01:00"},
		{"zone without colon", "2024-03-05T10:30:00-0500", "", "2024-03-05T10:30:00-05:00"},
		{"zone of hours", "2024-03-05T10:30:00+09", "", "2024-03-05T10:30:00+09:00"},
		{"fraction and Z", "2024-03-05T10:30:00.1234567Z", "", "2024-03-05T10:30:00Z"},
		{"no zone", "2024-03-05 10:30:00", "", "2024-03-05T10:30:00"},
		{"no seconds", "2024-03-05T10:30Z", "", "2024-03-05T10:30:00Z"},
		{"space before the zone", "2024-03-05 10:30:00 +0200", "", "2024-03-05T10:30:00+02:00"},
		{"day", "2024-03-05", "", "2024-03-05"},
		{"slashes", "2024/3/5", "", "2024-03-05"},
		{"compact", "20240305", "", "2024-03-05"},
		{"compact with a time", "20240305T103000Z", "", "2024-03-05T10:30:00Z"},
		{"month", "2024-03", "", "2024-03"},
		{"year", "2024", "", "2024"},
		{"quoted", `"2024-03-05"`, "", "2024-03-05"},
		{"leap day", "2024-02-29", "", "2024-02-29"},
		{"no leap year", "2023-02-29", "", ""},
		{"thirteenth month", "2024-13-01", "", ""},
		{"RFC 1123", "Tue, 05 Mar 2024 10:30:00 GMT", "", "2024-03-05T10:30:00Z"},
		{"eastern time is not Greenwich", "Tue, 05 Mar 2024 10:30:00 EST", "", "2024-03-05T10:30:00-05:00"},
		{"as JavaScript prints it", "Tue Mar 05 2024 10:30:00 GMT+0100", "", "2024-03-05T10:30:00+01:00"},
		{"seconds since 1970", "1709634600", "", "2024-03-05T10:30:00Z"},
		{"milliseconds since 1970", "1709634600000", "", "2024-03-05T10:30:00Z"},
		{"an id", "202403051234567", "", ""},
		{"afternoon", "March 5, 2024 3:07 pm", "en", "2024-03-05T15:07:00"},
		{"midnight", "March 5, 2024 at 12:07 AM", "en", "2024-03-05T00:07:00"},
		{"twelve o'clock", "March 5, 2024, 12:07 p.m.", "en", "2024-03-05T12:07:00"},

		{"American order", "3/5/2024", "en-US", "2024-03-05"},
		{"British order", "5/3/2024", "en-GB", "2024-03-05"},
		{"dots are never American", "05.03.2024", "en", "2024-03-05"},
		{"only one order is possible", "25/3/2024", "en-US", "2024-03-25"},
		{"French order", "05/03/2024", "fr", "2024-03-05"},
		{"year of two digits", "05.03.24", "de", "2024-03-05"},
		{"a version", "2.10.3", "en", ""},

		{"English", "Published on Tuesday, March 5th, 2024", "en", "2024-03-05"},
		{"English, day first", "5 March 2024", "en", "2024-03-05"},
		{"English, short", "Mar. 5, 2024", "en", "2024-03-05"},
		{"month and year", "March 2024", "en", "2024-03"},
		{"German", "5. März 2024", "de", "2024-03-05"},
		{"Austrian", "7. Jänner 2024", "de-AT", "2024-01-07"},
		{"French", "1er août 2023", "fr", "2023-08-01"},
		{"Spanish", "5 de marzo de 2024", "es", "2024-03-05"},
		{"Portuguese", "5 de março de 2024", "pt", "2024-03-05"},
		{"Italian", "5 maggio 2024", "it", "2024-05-05"},
		{"Dutch", "5 mei 2024", "nl", "2024-05-05"},
		{"Swedish", "5 maj 2024", "sv", "2024-05-05"},
		{"Danish", "5. oktober 2024", "da", "2024-10-05"},
		{"Norwegian", "5. desember 2024", "nb", "2024-12-05"},
		{"Finnish", "5. maaliskuuta 2024", "fi", "2024-03-05"},
		{"Polish", "5 października 2024", "pl", "2024-10-05"},
		{"Czech", "5. března 2024", "cs", "2024-03-05"},
		{"Hungarian", "2024. március 5.", "hu", "2024-03-05"},
		{"Romanian", "5 martie 2024", "ro", "2024-03-05"},
		{"Turkish", "5 Mart 2024", "tr", "2024-03-05"},
		{"Indonesian", "5 Agustus 2024", "id", "2024-08-05"},
		{"Russian", "5 марта 2024 г.", "ru", "2024-03-05"},
		{"Ukrainian", "5 березня 2024", "uk", "2024-03-05"},
		{"Greek", "5 Μαρτίου 2024", "el", "2024-03-05"},
		{"Arabic", "5 مارس 2024", "ar", "2024-03-05"},
		{"Hindi", "5 मार्च 2024", "hi", "2024-03-05"},
		{"Hindi, in its own digits", "५ मार्च २०२४", "hi", "2024-03-05"},
		{"Hindi, May has two letters", "5 मई 2024", "hi", "2024-05-05"},
		{"Arabic, in its own digits", "٥ مارس ٢٠٢٤", "ar", "2024-03-05"},
		{"Arabic numbers and a time", "٠٥/٠٣/٢٠٢٤ ١٠:٣٠", "ar", "2024-03-05T10:30:00"},
		{"a price in Arabic digits", "٢٠٢٤ ٥ ٣", "ar", ""},
		{"Bengali", "২৪ মার্চ ২০২৪", "bn", "2024-03-24"},
		{"Bengali, with a comma", "২৪ ফেব্রুয়ারি, ২০২৪", "bn", "2024-02-24"},
		{"Bengali, month first", "মে ৫, ২০২৪", "bn", "2024-05-05"},
		{"Bengali, with the day of the week and a time", "রবিবার, ২৪ মার্চ ২০২৪ ১০:৩০", "bn", "2024-03-24T10:30:00"},
		{"Bengali, an older spelling", "৫ জানুয়ারী ২০২৪", "bn", "2024-01-05"},
		{"Tamil", "5 மார்ச் 2024", "ta", "2024-03-05"},
		{"Tamil, month first", "செப்டம்பர் 5, 2024", "ta", "2024-09-05"},
		{"Tamil, in its own digits", "௫ மே ௨௦௨௪", "ta", "2024-05-05"},
		{"Tamil, short", "5 டிச. 2024", "ta", "2024-12-05"},
		{"Lithuanian", "2024 m. kovo 5 d.", "lt", "2024-03-05"},
		{"Lithuanian, without words between", "2024 gegužės 15", "lt", "2024-05-15"},
		{"Lithuanian, month and year", "Kovas 2024", "lt", "2024-03"},
		{"Latvian", "2024. gada 5. marts", "lv", "2024-03-05"},
		{"Latvian, on a day", "2024. gada 25. jūnijā", "lv", "2024-06-25"},
		{"Latvian, day first", "5. marts, 2024", "lv", "2024-03-05"},
		{"a year that is not the date's", "The best of 2024, 5 March 2023", "en", "2023-03-05"},
		{"Latvian, another year behind", "2023. gada 5. marts 2024", "lv", "2024-03-05"},
		{"Serbian", "5. март 2024.", "sr", "2024-03-05"},
		{"Serbian, in the other case", "5. децембра 2024.", "sr", "2024-12-05"},
		{"Serbian, in Latin letters", "5. septembar 2024.", "sr-Latn", "2024-09-05"},
		{"Serbian, short", "5. мај 2024. 10:30", "sr", "2024-05-05T10:30:00"},
		{"Basque", "2024ko martxoaren 5a", "eu", "2024-03-05"},
		{"Basque, as forms print it", "2024(e)ko abenduaren 15(a), asteartea", "eu", "2024-12-15"},
		{"Basque, in another case", "2024ko martxoak 5", "eu", "2024-03-05"},
		{"Basque, short", "2024 urr. 5", "eu", "2024-10-05"},
		{"Thai, with a Buddhist year", "5 มีนาคม 2567", "th", "2024-03-05"},
		{"Thai, among words", "วันอังคารที่ 5 มีนาคม พ.ศ. 2567", "th", "2024-03-05"},
		{"Thai, short", "5 มี.ค. 2567 10:30", "th", "2024-03-05T10:30:00"},
		{"Thai, in its own digits", "๕ กุมภาพันธ์ ๒๕๖๗", "th", "2024-02-05"},
		{"Thai, with a Christian year", "5 มีนาคม ค.ศ. 2024", "th", "2024-03-05"},
		{"Thai, in numbers", "05/03/2567", "th", "2024-03-05"},
		{"Thai, where the page says nothing of its language", "5 ธันวาคม 2567", "", "2024-12-05"},
		{"a year of the Thai calendar elsewhere", "05/03/2567", "en-GB", ""},
		{"Persian", "۱۵ اسفند ۱۴۰۲", "fa", "2024-03-05"},
		{"Persian, in our digits", "15 اسفند 1402", "fa", "2024-03-05"},
		{"Persian, among words and with a time", "سه\u200cشنبه ۱۵ اسفند ماه ۱۴۰۲ - ۱۰:۳۰", "fa", "2024-03-05T10:30:00"},
		{"Persian, in numbers", "۱۴۰۲/۱۲/۱۵", "fa", "2024-03-05"},
		{"Persian, in numbers, day first", "15/12/1402", "fa-IR", "2024-03-05"},
		{"Persian, with a Gregorian date", "۵ مارس ۲۰۲۴", "fa", "2024-03-05"},
		{"Persian, May", "۵ مه ۲۰۲۴", "fa", "2024-05-05"},
		{"Persian, leap day", "۳۰ اسفند ۱۳۹۹", "fa", "2021-03-20"},
		{"Persian, no leap year", "۳۰ اسفند ۱۴۰۲", "fa", ""},
		{"a year of the moon", "۱۴۴۵/۰۸/۲۴", "fa", ""},
		{"a Persian year elsewhere", "1402/12/15", "en", ""},
		{"Vietnamese", "ngày 5 tháng 3 năm 2024", "vi", "2024-03-05"},
		{"Vietnamese, with a comma", "Thứ Ba, ngày 5 tháng 3, 2024", "vi", "2024-03-05"},
		{"Vietnamese, short", "05 Thg 03, 2024", "vi", "2024-03-05"},
		{"Vietnamese, in words", "5 Tháng Ba, 2024", "vi", "2024-03-05"},
		{"Vietnamese, month first", "Tháng Mười Hai 5, 2024", "vi", "2024-12-05"},
		{"Vietnamese, month and year", "Tháng 10/2024", "vi", "2024-10"},
		{"Vietnamese, no thirteenth month", "ngày 5 tháng 13 năm 2024", "vi", ""},
		{"Vietnamese, films of a month", "tháng 3 có 5 phim 2024", "vi", ""},
		{"Japanese", "2024年3月5日", "ja", "2024-03-05"},
		{"Chinese, with a time", "2024年3月5日 10:30", "zh", "2024-03-05T10:30:00"},
		{"Korean", "2024년 3월 5일", "ko", "2024-03-05"},
		{"listopad in Polish", "5 listopada 2024", "pl", "2024-11-05"},
		{"listopad in Croatian", "5. listopada 2024", "hr", "2024-10-05"},

		{"relative", "3 days ago", "en", ""},
		{"yesterday", "Yesterday at 10:30", "en", ""},
		{"no date", "May the fourth be with you", "en", ""},
		{"empty", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, ok := ReadMoment(c.in, c.lang)
			got := ""
			if ok {
				got = m.Raw()
			}
			if got != c.want {
				t.Errorf("readMoment(%q, %q) = %q, want %q", c.in, c.lang, got, c.want)
			}
		})
	}
}

func TestDateInAddress(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"https://news.example/2024/03/05/title", "2024-03-05"},
		{"https://news.example/2024/03/title", "2024-03"},
		{"https://news.example/a-title-2024-03-05.html", "2024-03-05"},
		{"https://news.example/20240305/title", "2024-03-05"},
		{"https://news.example/2024/mar/05/title", "2024-03-05"},
		{"https://news.example/2024/march/title", "2024-03"},
		{"https://news.example/2024/mayhem/05/title", ""},
		{"https://news.example/best-of-2024", ""},
		{"https://news.example/item/202403051234", ""},
		{"https://news.example/2024/13/05/", ""},
	} {
		m, ok := DateInAddress(c.in)
		got := ""
		if ok {
			got = m.Raw()
		}
		if got != c.want {
			t.Errorf("dateInAddress(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzReadMoment(f *testing.F) {
	for _, s := range []string{"2024-03-05T10:30:00+01:00", "5 de marzo de 2024", "2024年3月5日", "Mar. 5, 2024 3:07 pm EST", "05.03.24", "1709634600000", "۱۵ اسفند ۱۴۰۲", "5 มี.ค. 2567", "5 tháng 3, 2024"} {
		f.Add(s, "en")
		f.Add(s, "de-AT")
		f.Add(s, "fa")
	}
	f.Fuzz(func(t *testing.T, s, lang string) {
		m, ok := ReadMoment(s, lang)
		if !ok {
			return
		}
		if y := m.Year(); y < 1899 || y > maxYear+1 {
			t.Errorf("readMoment(%q) is in the year %d", s, y)
		}
		if again, ok := ReadMoment(m.Raw(), ""); !ok || !again.Truncate(time.Second).Equal(m.Truncate(time.Second)) {
			t.Errorf("%q is %q, which reads as %q", s, m.Raw(), again.Raw())
		}
	})
}

func BenchmarkReadMoment(b *testing.B) {
	for b.Loop() {
		ReadMoment("Published on Tuesday, March 5th, 2024 at 3:07 pm", "en")
	}
}

// TestHasShortDate tells dates with a year of two digits from versions,
// addresses and times.
func TestHasShortDate(t *testing.T) {
	for s, want := range map[string]bool{
		"09.12.11": true, "von Ada, 8.5.12": true, "12/01/12 at 09:49am": true, "1-30-09": true, "01/13/08 - Ontario": true,
		"1.2.10.4": false, "127.0.0.1": false, "12:30": false, "3.5": false, "2024-03-05": false, "1.2/3": false, "10.04.2011": false, "": false,
	} {
		if got := HasShortDate(s); got != want {
			t.Errorf("HasShortDate(%q) = %t, want %t", s, got, want)
		}
	}
}
