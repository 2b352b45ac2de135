package pith

import (
	"strings"
	"unicode/utf8"
)

// dateFrom reads a date that begins with the first part, and says how many
// parts it has.
func dateFrom(parts []datePart, lang, s string) (at dateAt, used int, ok bool) {
	first := parts[0]
	switch {
	case first.month > 0:
		return monthFirst(parts)
	case first.number < 0:
		return at, 0, false
	case first.sep == 'Y':
		return hanDate(parts)
	}
	if at, used, ok = numericDate(parts, lang); ok {
		return at, used, true
	}
	if first.end-first.start == 4 {
		return yearFirst(parts, s)
	}
	return dayFirst(parts, s)
}

// monthFirst reads "March 5, 2024", "March 5th 2024" and "March 2024".
func monthFirst(parts []datePart) (at dateAt, used int, ok bool) {
	i := 1
	if i < len(parts) && isYear(parts[i]) {
		return wordDate(parts[i].number, parts[0].month, 0), i + 1, true
	}
	if i >= len(parts) || parts[i].number < 1 || parts[i].number > 31 || parts[i].sep == ':' {
		return at, 0, false
	}
	day := parts[i].number
	for i++; i < len(parts) && i <= 3; i++ {
		if isYear(parts[i]) {
			break
		}
		if parts[i].number >= 0 || parts[i].month > 0 {
			return at, 0, false
		}
	}
	if i >= len(parts) || !isYear(parts[i]) || !isDay(parts[i].number, parts[0].month, day) {
		return at, 0, false
	}
	return wordDate(parts[i].number, parts[0].month, day), i + 1, true
}

// dayFirst reads "5 March 2024", "5. März 2024", "5 de marzo de 2024",
// "1er mars 2024".
func dayFirst(parts []datePart, s string) (at dateAt, used int, ok bool) {
	day := parts[0].number
	if day < 1 || day > 31 {
		return at, 0, false
	}
	i := skipFiller(parts, 1, s)
	if i >= len(parts) || parts[i].month == 0 {
		return at, 0, false
	}
	month := parts[i].month
	i = skipFiller(parts, i+1, s)
	if i >= len(parts) || !isYear(parts[i]) || !isDay(parts[i].number, month, day) {
		return at, 0, false
	}
	return wordDate(parts[i].number, month, day), i + 1, true
}

// yearFirst reads "2024 March 5" and the Hungarian "2024. március 5.".
func yearFirst(parts []datePart, s string) (at dateAt, used int, ok bool) {
	i := skipFiller(parts, 1, s)
	if !isYear(parts[0]) || i+1 >= len(parts) || parts[i].month == 0 {
		return at, 0, false
	}
	day := parts[i+1].number
	if !isDay(parts[0].number, parts[i].month, day) {
		return at, 0, false
	}
	if after := skipFiller(parts, i+2, s); after < len(parts) && isYear(parts[after]) {
		return at, 0, false // "The best of 2024 March 5, 2023"
	}
	return wordDate(parts[0].number, parts[i].month, day), i + 2, true
}

// fillers stand between the parts of a date: prepositions, ordinals' ends
// and the words for year.
const fillers = " de del di of the st nd rd th er e º ª a o og den av r г року года ngày tháng năm thg do "

func skipFiller(parts []datePart, i int, s string) int {
	for n := 0; n < 2 && i < len(parts); n++ {
		p := parts[i]
		if p.number >= 0 || p.month > 0 && !strings.HasPrefix(s[p.start:p.end], "tháng") {
			break
		}
		if !strings.Contains(fillers, " "+strings.ToLower(s[p.start:p.end])+" ") {
			break
		}
		i++
	}
	return i
}

// hanDate reads 2024年3月5日 and 2024년 3월 5일, and the month alone.
func hanDate(parts []datePart) (at dateAt, used int, ok bool) {
	// The letters between the numbers are parts of their own.
	var n [3]int
	count := 0
	for used < len(parts) && count < 3 {
		if p := parts[used]; p.number >= 0 {
			n[count] = p.number
			count++
			if p.sep != "YMD"[count-1] {
				if count == 3 {
					n[2] = 0
				}
				used++
				break
			}
		}
		used++
	}
	if used < len(parts) && parts[used].number < 0 {
		used++
	}
	switch {
	case count >= 2 && n[2] == 0 && isDay(n[0], n[1], 1):
		return wordDate(n[0], n[1], 0), used, true
	case count == 3 && isDay(n[0], n[1], n[2]):
		return wordDate(n[0], n[1], n[2]), used, true
	}
	return at, 0, false
}

// numericDate reads 05.03.2024, 3/5/2024, 2024-03-05 and the same with a
// year of two digits. The language says which of the first two is the day
// where both could be.
func numericDate(parts []datePart, lang string) (at dateAt, used int, ok bool) {
	if len(parts) < 3 || parts[1].number < 0 || parts[2].number < 0 {
		return at, 0, false
	}
	sep := parts[0].sep
	if sep != parts[1].sep || (sep != '/' && sep != '-' && sep != '.') {
		return at, 0, false
	}
	a, b, c := parts[0].number, parts[1].number, parts[2].number
	switch {
	case isYear(parts[0]):
		if isDay(a, b, c) {
			return wordDate(a, b, c), 3, true
		}
		return at, 0, false
	case isYear(parts[2]):
	case parts[2].end-parts[2].start == 2 && sep != '-' && c < 60:
		c += 2000
	default:
		return at, 0, false
	}
	at, ok = numbersDate(a, b, c, sep, lang)
	return at, 3, ok
}

// numbersDate reads a and b as day and month, or month and day, of a year.
func numbersDate(a, b, year int, sep byte, lang string) (dateAt, bool) {
	order := orderDayFirst
	switch dayFirst, monthFirst := isDay(year, b, a), isDay(year, a, b); {
	case dayFirst && monthFirst:
		if order = orderOpen; sep == '/' && monthLeads(lang) {
			a, b = b, a
		}
		if a == b {
			order = orderUnsaid
		}
	case monthFirst:
		order = orderMonthFirst
		a, b = b, a
	case !dayFirst:
		return dateAt{}, false
	}
	at := wordDate(year, b, a)
	at.order = order
	return at, true
}

// monthLeads reports whether dates are written month first in the
// language. Of English only what says it is not American is otherwise.
func monthLeads(lang string) bool {
	switch strings.ToLower(lang) {
	case "", "en", "en-us", "en-ca", "en-ph", "fil", "tl":
		return true
	}
	return false
}

func isYear(p datePart) bool {
	return p.end-p.start == 4 && p.number >= minYear && p.number <= maxYear
}

func wordDate(y, m, d int) dateAt {
	if d == 0 {
		return dateAt{moment: moment{Time: date(y, m, 1), precision: toMonth}}
	}
	return dateAt{moment: moment{Time: date(y, m, d), precision: toDay}}
}

// monthTable has the names of the months as dates print them, by language:
// for each month the full forms (in the cases a date needs) and the
// abbreviations, without dots.
var monthTable = [...]struct {
	lang   string
	months string // twelve groups parted by "|"
}{
	{"en", "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sep sept|october oct|november nov|december dec"},
	{"de", "januar jänner jan jän|februar feb feber|märz mär mrz|april apr|mai|juni jun|juli jul|august aug|september sep sept|oktober okt|november nov|dezember dez"},
	{"fr", "janvier janv jan|février févr fév fevrier|mars|avril avr|mai|juin|juillet juil|août aout|septembre sept|octobre oct|novembre nov|décembre déc decembre"},
	{"es", "enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|septiembre setiembre sept sep set|octubre oct|noviembre nov|diciembre dic"},
	{"pt", "janeiro jan|fevereiro fev|março mar marco|abril abr|maio mai|junho jun|julho jul|agosto ago|setembro set|outubro out|novembro nov|dezembro dez"},
	{"it", "gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|settembre set sett|ottobre ott|novembre nov|dicembre dic"},
	{"nl", "januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|september sep sept|oktober okt|november nov|december dec"},
	{"sv", "januari jan|februari feb|mars mar|april apr|maj|juni jun|juli jul|augusti aug|september sep sept|oktober okt|november nov|december dec"},
	{"da", "januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug|september sep sept|oktober okt|november nov|december dec"},
	{"no", "januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug|september sep sept|oktober okt|november nov|desember des"},
	{"fi", "tammikuuta tammikuu|helmikuuta helmikuu|maaliskuuta maaliskuu|huhtikuuta huhtikuu|toukokuuta toukokuu|kesäkuuta kesäkuu|heinäkuuta heinäkuu|elokuuta elokuu|syyskuuta syyskuu|lokakuuta lokakuu|marraskuuta marraskuu|joulukuuta joulukuu"},
	{"is", "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember"},
	{"pl", "stycznia styczeń sty|lutego luty lut|marca marzec mar|kwietnia kwiecień kwi|maja maj|czerwca czerwiec cze|lipca lipiec lip|sierpnia sierpień sie|września wrzesień wrz|października październik paź|listopada listopad lis|grudnia grudzień gru"},
	{"cs", "ledna leden|února únor|března březen|dubna duben|května květen|června červen|července červenec|srpna srpen|září|října říjen|listopadu listopad|prosince prosinec"},
	{"sk", "januára január|februára február|marca marec|apríla apríl|mája máj|júna jún|júla júl|augusta august|septembra september|októbra október|novembra november|decembra december"},
	{"hr", "siječnja siječanj|veljače veljača|ožujka ožujak|travnja travanj|svibnja svibanj|lipnja lipanj|srpnja srpanj|kolovoza kolovoz|rujna rujan|listopada listopad|studenoga studenog studeni|prosinca prosinac"},
	{"sl", "januarja januar|februarja februar|marca marec|aprila april|maja maj|junija junij|julija julij|avgusta avgust|septembra september|oktobra oktober|novembra november|decembra december"},
	{"hu", "január jan|február febr|március márc|április ápr|május máj|június jún|július júl|augusztus aug|szeptember szept|október okt|november nov|december dec"},
	{"ro", "ianuarie ian|februarie feb|martie mar|aprilie apr|mai|iunie iun|iulie iul|august aug|septembrie sept|octombrie oct|noiembrie noi nov|decembrie dec"},
	{"tr", "ocak oca|şubat şub|mart mar|nisan nis|mayıs may|haziran haz|temmuz tem|ağustos ağu|eylül eyl|ekim eki|kasım kas|aralık ara"},
	{"id", "januari jan|februari feb|maret mar|april apr|mei|juni jun|juli jul|agustus agu|september sep|oktober okt|november nov|desember des"},
	{"ru", "января январь янв|февраля февраль фев|марта март мар|апреля апрель апр|мая май|июня июнь июн|июля июль июл|августа август авг|сентября сентябрь сен сент|октября октябрь окт|ноября ноябрь ноя|декабря декабрь дек"},
	{"uk", "січня січень січ|лютого лютий лют|березня березень бер|квітня квітень кві|травня травень тра|червня червень чер|липня липень лип|серпня серпень сер|вересня вересень вер|жовтня жовтень жов|листопада листопад лис|грудня грудень гру"},
	{"bg", "януари яну|февруари фев|март|април|май|юни|юли|август|септември|октомври|ноември|декември"},
	{"el", "ιανουαρίου ιαν|φεβρουαρίου φεβ|μαρτίου μαρ|απριλίου απρ|μαΐου μαϊ μαι|ιουνίου ιουν|ιουλίου ιουλ|αυγούστου αυγ|σεπτεμβρίου σεπ|οκτωβρίου οκτ|νοεμβρίου νοε|δεκεμβρίου δεκ"},
	{"ca", "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre"},
	{"ar", "يناير|فبراير|مارس|أبريل ابريل إبريل|مايو|يونيو|يوليو|أغسطس اغسطس|سبتمبر|أكتوبر اكتوبر|نوفمبر|ديسمبر"},
	{"he", "ינואר בינואר|פברואר בפברואר|מרץ במרץ|אפריל באפריל|מאי במאי|יוני ביוני|יולי ביולי|אוגוסט באוגוסט|ספטמבר בספטמבר|אוקטובר באוקטובר|נובמבר בנובמבר|דצמבר בדצמבר"},
	{"hi", "जनवरी|फरवरी फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर|नवंबर नवम्बर|दिसंबर दिसम्बर"},
}

// monthNames has each name with the month it means in every language that
// uses it, in the order of monthTable.
var monthNames = indexMonths()

type monthName struct {
	lang  string
	month int
}

func indexMonths() map[string][]monthName {
	names := make(map[string][]monthName, 700)
	for _, row := range monthTable {
		month := 0
		for group := range strings.SplitSeq(row.months, "|") {
			month++
			for name := range strings.FieldsSeq(group) {
				names[name] = append(names[name], monthName{row.lang, month})
			}
		}
	}
	return names
}

const maxMonthBytes = 32 // no name of a month is longer

// monthOf returns the month that a word names, 1 to 12, or 0. The page's
// language decides where languages differ (listopad is November in Polish
// and October in Croatian).
func monthOf(word, lang string) int {
	if len(word) > maxMonthBytes || utf8.RuneCountInString(word) < 3 {
		return 0
	}
	names := monthNames[strings.ToLower(word)]
	if len(names) == 0 {
		return 0
	}
	primary, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if primary == "nb" || primary == "nn" {
		primary = "no"
	}
	for _, n := range names {
		if n.lang == primary {
			return n.month
		}
	}
	return names[0].month
}
