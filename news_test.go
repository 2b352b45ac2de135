package pith

import (
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

// A newsPage is one news article in one language, with what outlets of that
// language print around it.
type newsPage struct {
	lang, title, summary, caption    string
	sentences                        []string
	advert, reading, trust, in, date string
}

var newsPages = []newsPage{
	{"en", "Chip maker opens a school beside its plant", "The company will train four hundred people a year.", "The new school building seen from the canal in May.", []string{"The chip maker Lumen said on Monday that it had opened a school beside its largest plant.", "Four hundred people a year are to learn there how machines are kept clean and calm.", "The courses last eleven months, and the company pays those who take them.", "Teachers come from the town's university and from the plant's own night shift.", "The first class begins in September, when the canal bridge is finished."}, "Advertisement", "Reading Time:2 minutes", "Why you can trust The Canal Post", "in Beijing", "3 May 2024"},
	{"de", "Chiphersteller eröffnet eine Schule neben dem Werk", "Das Unternehmen will vierhundert Menschen im Jahr ausbilden.", "Das neue Schulgebäude vom Kanal aus gesehen im Mai.", []string{"Der Chiphersteller Lumen teilte am Montag mit, er habe neben seinem größten Werk eine Schule eröffnet.", "Vierhundert Menschen im Jahr sollen dort lernen, wie man Maschinen sauber und ruhig hält.", "Die Kurse dauern elf Monate, und das Unternehmen bezahlt alle, die sie besuchen.", "Die Lehrer kommen von der Universität der Stadt und aus der Nachtschicht des Werks.", "Die erste Klasse beginnt im September, wenn die Brücke über den Kanal fertig ist."}, "Anzeige", "Lesezeit: 2 Min.", "Warum Sie uns vertrauen können", "in Peking", "3. Mai 2024"},
	{"fr", "Un fabricant de puces ouvre une école près de son usine", "L'entreprise veut former quatre cents personnes par an.", "Le nouveau bâtiment de l'école vu du canal en mai.", []string{"Le fabricant de puces Lumen a annoncé lundi qu'il avait ouvert une école près de sa plus grande usine.", "Quatre cents personnes par an doivent y apprendre à garder les machines propres et calmes.", "Les cours durent onze mois, et l'entreprise paie ceux qui les suivent.", "Les professeurs viennent de l'université de la ville et de l'équipe de nuit de l'usine.", "La première classe commence en septembre, quand le pont sur le canal sera terminé."}, "Publicité", "Temps de lecture : 2 min", "Pourquoi vous pouvez nous faire confiance", "à Pékin", "3 mai 2024"},
	{"es", "Un fabricante de chips abre una escuela junto a su planta", "La empresa quiere formar a cuatrocientas personas al año.", "El nuevo edificio de la escuela visto desde el canal en mayo.", []string{"El fabricante de chips Lumen dijo el lunes que había abierto una escuela junto a su mayor planta.", "Cuatrocientas personas al año aprenderán allí a mantener las máquinas limpias y tranquilas.", "Los cursos duran once meses, y la empresa paga a quienes los siguen.", "Los profesores vienen de la universidad de la ciudad y del turno de noche de la planta.", "La primera clase empieza en septiembre, cuando esté terminado el puente del canal."}, "Publicidad", "Tiempo de lectura: 2 minutos", "Por qué confiar en nosotros", "en Pekín", "3 de mayo de 2024"},
	{"it", "Un produttore di chip apre una scuola accanto alla fabbrica", "L'azienda vuole formare quattrocento persone all'anno.", "Il nuovo edificio della scuola visto dal canale in maggio.", []string{"Il produttore di chip Lumen ha detto lunedì di avere aperto una scuola accanto alla sua fabbrica più grande.", "Quattrocento persone all'anno impareranno lì a tenere le macchine pulite e tranquille.", "I corsi durano undici mesi, e l'azienda paga chi li segue.", "Gli insegnanti vengono dall'università della città e dal turno di notte della fabbrica.", "La prima classe comincia a settembre, quando il ponte sul canale sarà finito."}, "Pubblicità", "Tempo di lettura: 2 minuti", "Perché fidarsi di noi", "a Pechino", "3 maggio 2024"},
	{"pt", "Fabricante de chips abre uma escola junto à fábrica", "A empresa quer formar quatrocentas pessoas por ano.", "O novo edifício da escola visto do canal em maio.", []string{"O fabricante de chips Lumen disse na segunda-feira que abriu uma escola junto à sua maior fábrica.", "Quatrocentas pessoas por ano vão aprender ali a manter as máquinas limpas e calmas.", "Os cursos duram onze meses, e a empresa paga a quem os frequenta.", "Os professores vêm da universidade da cidade e do turno da noite da fábrica.", "A primeira turma começa em setembro, quando a ponte do canal estiver pronta."}, "Publicidade", "Tempo de leitura: 2 minutos", "Por que confiar em nós", "em Pequim", "3 de maio de 2024"},
	{"nl", "Chipmaker opent een school naast de fabriek", "Het bedrijf wil vierhonderd mensen per jaar opleiden.", "Het nieuwe schoolgebouw gezien vanaf het kanaal in mei.", []string{"De chipmaker Lumen zei maandag dat hij naast zijn grootste fabriek een school heeft geopend.", "Vierhonderd mensen per jaar moeten daar leren hoe machines schoon en rustig blijven.", "De cursussen duren elf maanden, en het bedrijf betaalt wie ze volgt.", "De leraren komen van de universiteit van de stad en uit de nachtploeg van de fabriek.", "De eerste klas begint in september, als de brug over het kanaal klaar is."}, "Advertentie", "Leestijd: 2 minuten", "Waarom je ons kunt vertrouwen", "in Peking", "3 mei 2024"},
	{"ru", "Производитель чипов открыл школу рядом с заводом", "Компания хочет обучать четыреста человек в год.", "Новое здание школы, вид с канала в мае.", []string{"Производитель чипов «Люмен» сообщил в понедельник, что открыл школу рядом со своим крупнейшим заводом.", "Четыреста человек в год будут учиться там содержать машины в чистоте и покое.", "Занятия длятся одиннадцать месяцев, и компания платит тем, кто на них ходит.", "Учителя приходят из городского университета и из ночной смены завода.", "Первый класс начнёт учиться в сентябре, когда достроят мост через канал."}, "Реклама", "Время чтения: 2 минуты", "Почему нам можно доверять", "в Пекине", "3 мая 2024"},
	{"zh", "晶片公司在工廠旁邊開辦學校", "公司希望每年培訓四百名學員。", "五月從運河上看到的新校舍。", []string{"晶片公司流明星期一表示，已經在最大的工廠旁邊開辦了一所學校。", "每年將有四百人在那裡學習怎樣讓機器保持乾淨和安靜。", "課程為期十一個月，公司向參加的人支付工資。", "教師來自市內的大學，也有工廠夜班的老師傅。", "第一個班在九月開學，那時運河上的橋也會完工。"}, "廣告", "閱讀時間 2分鐘", "為什麼信任我們", "北京", "2024年5月3日"},
	{"ja", "半導体メーカーが工場の隣に学校を開く", "同社は年に四百人を育てる計画だ。", "五月に運河から見た新しい校舎。", []string{"半導体メーカーのルーメンは月曜日、最大の工場の隣に学校を開いたと発表した。", "年に四百人がそこで、機械を清潔で静かに保つ方法を学ぶことになる。", "課程は十一か月続き、会社は受講する人に給料を払う。", "教師は市内の大学と、工場の夜勤の職場から来る。", "最初の学級は九月、運河の橋が完成するころに始まる。"}, "広告", "読了時間：2分", "私たちを信頼できる理由", "北京", "2024年5月3日"},
}

// newsMarkups are the same page as five kinds of template write it.
var newsMarkups = map[string]string{
	"semantic": `<main><article><div>AD</div><h1>TITLE</h1><ul><li>SUMMARY</li></ul><p><span>TIME</span></p><div><svg></svg><span>6</span></div><p><a href="/ben">Ben Jiang</a><span>IN</span> <time datetime="2024-05-03">DATE</time></p><figure><img src="/a.jpg" alt="CAPTION"><figcaption>CAPTION</figcaption></figure><p>S1</p><p>S2</p><div>AD</div><p>S3</p><p>S4</p><p>S5</p><div>TRUST</div><div>AD</div></article></main>`,
	"data-qa":  `<div data-qa="page"><div data-qa="slot">AD</div><h1 data-qa="headline">TITLE</h1><ul data-qa="summary"><li>SUMMARY</li></ul><div data-qa="length">TIME</div><button data-qa="talk"><svg></svg>6</button><div data-qa="who"><a href="/ben">Ben Jiang</a><span>IN</span></div><div data-qa="body"><figure><img src="/a.jpg" alt="CAPTION"><figcaption>CAPTION</figcaption></figure><p>S1</p><p>S2</p><div data-qa="slot">AD</div><p>S3</p><p>S4</p><p>S5</p></div><div data-qa="why">TRUST</div><div data-qa="slot">AD</div></div>`,
	"hashed":   `<div class="x1a"><div class="q9z">AD</div><h1 class="k3">TITLE</h1><ul class="m2"><li>SUMMARY</li></ul><div class="t8">TIME</div><div class="c4"><svg></svg><span class="c5">6</span></div><div class="b7"><span>Ben Jiang</span><span>IN</span></div><div class="y6"><figure class="f1"><img src="/a.jpg" alt="CAPTION"><figcaption>CAPTION</figcaption></figure><p>S1</p><p>S2</p><div class="q9z">AD</div><p>S3</p><p>S4</p><p>S5</p></div><div class="w0">TRUST</div><div class="q9z">AD</div></div>`,
	"divs":     `<div><div>AD</div><h1>TITLE</h1><ul><li>SUMMARY</li></ul><div>TIME</div><div><svg></svg><span>6</span></div><div><span>Ben Jiang</span><span>IN</span></div><div><div><img src="/a.jpg" alt="CAPTION"><div>CAPTION</div></div><div>S1</div><div>S2</div><div>AD</div><div>S3</div><div>S4</div><div>S5</div></div><div>TRUST</div><div>AD</div></div>`,
	"tables":   `<table><tr><td>AD<br><br><font size="6"><b>TITLE</b></font><br><br><ul><li>SUMMARY</li></ul>TIME<br><br><a href="/ben">Ben Jiang</a><span>IN</span><br><br><img src="/a.jpg" alt="CAPTION"><br>CAPTION<br><br>S1<br><br>S2<br><br>AD<br><br>S3<br><br>S4<br><br>S5<br><br>TRUST<br><br>AD</td></tr></table>`,
}

func (n *newsPage) html(markup string) string {
	pairs := []string{"AD", n.advert, "TITLE", n.title, "SUMMARY", n.summary, "CAPTION", n.caption, "TIME", n.reading, "TRUST", n.trust, "IN", n.in, "DATE", n.date}
	for i, s := range n.sentences {
		pairs = append(pairs, "S"+string(rune('1'+i)), s)
	}
	return "<!DOCTYPE html><html lang=" + n.lang + "><meta charset=utf-8><title>" + n.title + "</title><body>" + strings.NewReplacer(pairs...).Replace(markup) + "</body></html>"
}

// TestNewsFile is the page that the README shows.
func TestNewsFile(t *testing.T) {
	a := extractFile(t, "testdata/news/semantic-en.html")
	pagetest.Compare(t, "testdata/news/semantic-en.md", a.Markdown())
}

func TestNewsPage(t *testing.T) {
	for name, markup := range newsMarkups {
		for _, n := range newsPages {
			t.Run(name+"/"+n.lang, func(t *testing.T) {
				a, err := Extract(strings.NewReader(n.html(markup)), &Options{URL: "https://example.com/news"})
				if err != nil {
					t.Fatal(err)
				}
				md := a.Markdown()
				for _, s := range append([]string{n.summary, n.caption}, n.sentences...) {
					if got := strings.Count(md, s); got != 1 {
						t.Errorf("%q stands %d times", s, got)
					}
				}
				for _, chrome := range []string{n.advert, n.reading, n.trust, "Jiangin"} {
					if strings.Contains(md, chrome) {
						t.Errorf("%q was kept", chrome)
					}
				}
				for line := range strings.Lines(md) {
					if strings.TrimSpace(line) == "6" {
						t.Error("the count of comments was kept")
					}
				}
			})
		}
	}
}
