package meta

import (
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/meta/person"
)

func TestCleanAuthors(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a name", "Ada Byron", "Ada Byron"},
		{"By", "By Ada Byron", "Ada Byron"},
		{"by with a colon", "Written by: Ada Byron", "Ada Byron"},
		{"posted, in German", "Eingestellt von Ada Byron", "Ada Byron"},
		{"text and more, in German", "Text und Interview: Ada Byron", "Ada Byron"},
		{"the day behind, in German", "Ada Byron am 5. März 2024", "Ada Byron"},
		{"a link to more behind, in German", "Ada Byron alle Artikel", "Ada Byron"},
		{"how long ago, in Spanish", "Ada Byron hace 3 horas", "Ada Byron"},
		{"an interviewer, in German", "Interview: Ada Byron", "Ada Byron"},
		{"a magazine", "Interview Magazine", "Interview Magazine"},
		{"behind the day", "Posted on March 5, 2024 by Ada Byron", "Ada Byron"},
		{"a day behind a name", "Ada Byron, March 5, 2024, in the shed", "Ada Byron"},
		{"a day of the week, in German", "Donnerstag", ""},
		{"only the word", "Written by", ""},
		{"two people", "Ada Byron and Mary Somerville", "Ada Byron, Mary Somerville"},
		{"three people", "Ada Byron, Mary Somerville, and Emmy Noether", "Ada Byron, Mary Somerville, Emmy Noether"},
		{"ampersand", "Ada Byron & Mary Somerville", "Ada Byron, Mary Somerville"},
		{"German conjunction", "Ada Byron und Emmy Noether", "Ada Byron, Emmy Noether"},
		{"Spanish conjunction", "Ada Byron y Emmy Noether", "Ada Byron, Emmy Noether"},
		{"two surnames", "José Ortega y Gasset", "José Ortega y Gasset"},
		{"two surnames and another person", "José Ortega y Gasset y Ada Byron", "José Ortega y Gasset, Ada Byron"},
		{"two surnames, in Portuguese", "Ada Byron, Pedro Costa e Silva", "Ada Byron, Pedro Costa e Silva"},
		{"two first names", "Ada y Emmy", "Ada, Emmy"},
		{"a person and an agency", "Ada Byron y EFE", "Ada Byron, EFE"},
		{"a name like a unit of time", "Lee Min Ho 5 Min Read", "Lee Min Ho"},
		{"a name like a preposition", "Kim In Sook in Busan", "Kim In Sook"},
		{"a surname like the beginning of a date", "Jonathan V. Last last week", "Jonathan V. Last"},
		{"a surname like a label of a date", "Emma Stand", "Emma Stand"},
		{"a label of a date", "Ada Byron Stand: 5. März 2024", "Ada Byron"},
		{"a button behind a name", "Ada Byron Follow", "Ada Byron"},
		{"a surname like a button", "Ben Follow", "Ben Follow"},
		{"semicolons", "Ada Byron; Emmy Noether", "Ada Byron, Emmy Noether"},
		{"the same twice", "Ada Byron, Ada Byron", "Ada Byron"},
		{"letters after the name", "Ada Byron, PhD", "Ada Byron, PhD"},
		{"more letters", "Ada Byron, MS, RD", "Ada Byron, MS, RD"},
		{"dots in letters", "Ada Byron, Ph.D.", "Ada Byron, Ph.D."},
		{"a brand with a letter behind the mark", "Mac & i", "Mac & i"},
		{"an organisation for this and that", "Center for Steam and Water", "Center for Steam and Water"},
		{"where a person works", "Ada Byron, Senior Technologist, ACME Steam, Water, and Fire Project", "Ada Byron"},
		{"a role with a mark in it", "Ada Byron, Steam & Water Expert", "Ada Byron"},
		{"roles between names", "Ada Byron, Professor, and Emmy Noether, Editor", "Ada Byron, Emmy Noether"},
		{"a name in capitals behind a role", "ADA BYRON, EDITOR, EMMY NOETHER", "ADA BYRON, EMMY NOETHER"},
		{"who helped, in brackets", "Par: Ada Byron (avec Mary Somerville et Emmy Noether)", "Ada Byron, Mary Somerville, Emmy Noether"},
		{"an address in brackets", "Ada Byron (https://engine.example/ada)", "Ada Byron"},
		{"only an organisation", "Institute of Steam", "Institute of Steam"},
		{"a role", "Ada Byron, Senior Reporter", "Ada Byron"},
		{"a date behind", "Ada Byron March 5, 2024", "Ada Byron"},
		{"a date behind a bar", "By Ada Byron | 5 March 2024 | 4 min read", "Ada Byron"},
		{"updated behind", "Ada Byron Updated 3 hours ago", "Ada Byron"},
		{"outlet behind a dash", "Ada Byron - The Daily Engine", "Ada Byron"},
		{"counters behind", "史蒂文 發表在 港口 留言(42) 人氣(23925)", "史蒂文"},
		{"a counter behind", "Ada Byron Replies(42)", "Ada Byron"},
		{"only a counter", "人氣(23925)", ""},
		{"an age behind", "Ada Byron (36)", "Ada Byron"},
		{"handle behind", "Ada Byron @ada", "Ada Byron"},
		{"handle alone", "@ada", "ada"},
		{"mononym", "Sappho", "Sappho"},
		{"user name", "ada_1815", "ada_1815"},
		{"initials", "A. A. Byron", "A. A. Byron"},
		{"initial at the end", "Robert B.", "Robert B."},
		{"particles", "Ludwig van der Linde", "Ludwig van der Linde"},
		{"Irish", "Ada O’Byron", "Ada O’Byron"},
		{"Chinese", "作者：王小明", "王小明"},
		{"Japanese list", "山田太郎、鈴木花子", "山田太郎, 鈴木花子"},
		{"a name in brackets within", "Ada (Augusta) Byron", "Ada (Augusta) Byron"},
		{"a remark in brackets", "Ada Byron (reporting)", "Ada Byron"},
		{"address", "https://social.example/ada", ""},
		{"template", "{{ author.name }}", ""},
		{"null", "null", ""},
		{"reading time", "10 mins read", ""},
		{"day", "Saturday", ""},
		{"sentence", "By clicking on this button you agree to our terms", ""},
		{"escaped twice", "Ada &amp;amp; Emmy", "Ada, Emmy"},
		{"tags", "<a href='/ada'>Ada Byron</a>", "Ada Byron"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(person.CleanAuthors(c.in, "en"), ", "); got != c.want {
				t.Errorf("cleanAuthors(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

// TestBylineLanguage shows words for "by" that are names in other languages.
func TestBylineLanguage(t *testing.T) {
	for _, c := range []struct{ lang, in, want string }{
		{"de-AT", "Von Ada Byron", "Ada Byron"},
		{"fr", "Par Ada Byron", "Ada Byron"},
		{"", "Von Ada Byron", "Ada Byron"},
		{"en", "Von Miller", "Von Miller"},
		{"en", "By Von Miller", "Von Miller"},
		{"en", "Ada Byron and Di Webster", "Ada Byron, Di Webster"},
		{"sv", "Par Lagerkvist", "Par Lagerkvist"},
		{"en", "Von: Ada Byron", "Ada Byron"},
	} {
		if got := strings.Join(person.CleanAuthors(c.in, c.lang), ", "); got != c.want {
			t.Errorf("cleanAuthors(%q, %q) = %q, want %q", c.in, c.lang, got, c.want)
		}
	}
}

// TestNamesInData reads values that are only for names.
func TestNamesInData(t *testing.T) {
	r := &resolver{m: &Data{Language: "de"}}
	for _, c := range []struct{ in, want string }{
		{"Von Miller", "Von Miller"},
		{"Von Ada Byron", "Ada Byron"},
		{"Text Müller", "Text Müller"},
		{"Autor: Ada Byron", "Ada Byron"},
		{"Von: Ada Byron", "Ada Byron"},
		{"By the makers of the atlas and its many friends and helpers", "the makers of the atlas and its many friends and helpers"},
		{"By Ada Byron", "Ada Byron"},
		{"Written by Ada Byron", "Ada Byron"},
		{"Ma Jun, Li Min", "Ma Jun; Li Min"},
		{"Kim in Sook", "Kim in Sook"},
		{"Ada Byron Twitter", "Ada Byron Twitter"},
		{"Ada Byron | The Daily Engine", "Ada Byron"},
		{"Byron, Ada", "Ada Byron"},
		{"Ada, PhD", "Ada, PhD"},
		{"Ada Byron, Emmy Noether", "Ada Byron; Emmy Noether"},
	} {
		if got := strings.Join(r.namesInData(c.in), "; "); got != c.want {
			t.Errorf("namesInData(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// TestBylines reads bylines of many languages and shapes; in data only what is
// unambiguous is left out.
func TestBylines(t *testing.T) {
	for _, c := range []struct{ lang, in, want string }{
		{"ar", "بقلم: ليلى حداد", "ليلى حداد"},
		{"cs", "Autor: Jan Novák", "Jan Novák"},
		{"el", "Του Πάνου Μαραγκού", "Πάνου Μαραγκού"},
		{"es", "Texto de Ana Ruiz", "Ana Ruiz"},
		{"fa", "نویسنده: لیلا رستمی", "لیلا رستمی"},
		{"fr", "Propos recueillis par Anne Morel", "Anne Morel"},
		{"he", "מאת: דנה כהן", "דנה כהן"},
		{"hr", "Piše: P. Mucović", "P. Mucović"},
		{"hu", "Szerző: Kovács Anna", "Kovács Anna"},
		{"id", "Oleh: Sari Wulandari", "Sari Wulandari"},
		{"ko", "글: 김하늘", "김하늘"},
		{"ko", "김하늘 기자", "김하늘"},
		{"lt", "Autorius: Jonas Petraitis", "Jonas Petraitis"},
		{"pl", "Autor: Karina Bonowicz, karina.bonowicz@poczta.example", "Karina Bonowicz"},
		{"pt", "Reportagem de Rui Costa", "Rui Costa"},
		{"ro", "Scris de Ana Pop", "Ana Pop"},
		{"ru", "Текст: Анна Лытко", "Анна Лытко"},
		{"th", "โดย: สมชาย ใจดี", "สมชาย ใจดี"},
		{"tr", "Yazan: Ayşe Demir", "Ayşe Demir"},
		{"uk", "Авторка: Олена Коваль", "Олена Коваль"},
		{"vi", "Tác giả: Nguyễn An", "Nguyễn An"},
		{"zh", "記者林和謙／台北報導", "林和謙"},
		{"zh", "【港口報╱記者林和謙／即時報導】", "林和謙"},
		{"zh", "南都记者 余毅菁 向雪妮", "余毅菁, 向雪妮"},
		{"zh", "發布者：陳鑫", "陳鑫"},
		{"zh", "港口新闻·河边商报记者林和谦/文受访者供图", "林和谦"},
		{"zh", "本报记者林和谦发自港口", "林和谦"},
		{"zh", "港口报记者 林和谦 编辑 陈鑫 校对 李铭", "林和谦"},
		{"zh", "记者：欢迎你来到港口，请问你怎样看待这艘船？", ""},
		{"zh", "作者：林 和", "林和"},
		{"zh", "作者：林和 谦", "林和 谦"},
		{"zh", "作者： 林和谦 出自[港口出版社", "林和谦"},
		{"zh", "作者： size=\"20", ""},
		{"en", "Dec 23 Written By Ada Byron", "Ada Byron"},
		{"en", "Recipe by Ada Byron", "Ada Byron"},
		{"en", "Ada Byron, CBC News", "Ada Byron"},
		{"en", "Ada Byron1,2", "Ada Byron"},
		{"en", "Ada Byron*, Emmy Noether†", "Ada Byron, Emmy Noether"},
		{"en", "Ada Byron Senior Washington Correspondent", "Ada Byron"},
		{"en", "Edith Head", "Edith Head"},
		{"en", "James S.A. Corey and Tom Hill", "James S.A. Corey, Tom Hill"},
		{"en", "agent007", "agent007"},
		{"en", "Press Association", "Press Association"},
		{"en", "View Author Page", ""},
	} {
		t.Run(c.lang+"/"+c.in, func(t *testing.T) {
			if got := strings.Join(person.CleanAuthors(c.in, c.lang), ", "); got != c.want {
				t.Errorf("CleanAuthors(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

// TestReporterLine has sentences about a reporter, which name nobody.
func TestReporterLine(t *testing.T) {
	for _, s := range []string{"记者从国家海洋局相关人士处获悉", "【记者即时播报】途牛发布春节出游调查报告", "記者一覧", "记者 通过电子邮件联系了富士康"} {
		if person.HasByLabel(s) {
			t.Errorf("%q is taken for a byline", s)
		}
	}
}

// TestSignatures has the ends of reports, some of which name who wrote them.
func TestSignatures(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"船在夜里离开了港口。（记者 林和谦） ", "记者 林和谦"},
		{"船在夜里离开了港口。(港口报记者 林和谦)", "港口报记者 林和谦"},
		{"船在夜里离开了港口。（记者从港口获悉）", ""},
		{"船在夜里离开了港口。（完）", ""},
		{"（记者 林和谦）船在夜里离开了港口。", ""},
	} {
		if got := person.Signature(c.in); got != c.want {
			t.Errorf("Signature(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// TestLabelledBylines reads lines of labels in Han.
func TestLabelledBylines(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"时间：2004年10月21日14:18     作者：郭立", "郭立"},
		{"作者：芊草 时间：2005-08-22", "芊草"},
		{"[稿源：红网] [作者：范思] [编辑：肖娟]", "范思"},
		{"02日14:25 作者： 赵婕", "赵婕"},
	} {
		if got := strings.Join(person.CleanAuthors(c.in, "zh"), ", "); got != c.want || !person.HasByLabel(c.in) {
			t.Errorf("CleanAuthors(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

// TestPlacesInBylines has names with places behind, and lists of single names.
func TestPlacesInBylines(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Von Ines Zander, Washington", "Ines Zander"},
		{"Anna Martel, Lea Wagner, Nairobi", "Anna Martel, Lea Wagner"},
		{"Colleen Barry, AP", "Colleen Barry, AP"},
		{"Ada, Emmy", "Ada, Emmy"},
		{"Ada Byron and Sappho", "Ada Byron, Sappho"},
		{"Ada Byron, agent007", "Ada Byron, agent007"},
	} {
		if got := strings.Join(person.CleanAuthors(c.in, ""), ", "); got != c.want {
			t.Errorf("CleanAuthors(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
