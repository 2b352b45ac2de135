package pith

import "strings"

// functionWords are the words, by hash, that carry grammar and not meaning:
// prose has them, menus and lists of names do not. A few dozen per language
// are enough to tell the two apart, and languages from each other: each word
// has a bit for each row of functionWordRows that it stands in.
var functionWords = func() map[uint32]uint32 {
	rows := map[uint32]uint32{}
	for i, row := range functionWordRows {
		for w := range strings.FieldsSeq(row.words) {
			rows[hashWord(w)] |= 1 << i
		}
	}
	return rows
}()

// functionWordRows has the words by the languages that they cannot tell from
// each other.
var functionWordRows = [...]struct{ langs, words string }{
	{"en", "the of and to in a is that it for was on are as with his they at be this have from or had by but not what all were we when your can there an which their if will each about how up them then she so these some would into has more her two him could my than been who its now did get may"},
	{"de", "der die das und ist nicht ein eine einen einem einer zu den dem des mit auf für sich von im auch es an werden aus er hat dass sie nach wird bei sind noch wie über so zum kann wenn nur oder aber vor zur bis mehr durch man war wir ich in"},
	{"fr", "le la les de des du et un une est que qui dans pour pas sur au par plus ne se ce il elle avec sont mais ou nous vous ont cette ces été leur aux comme être son ses en a"},
	{"es", "el los las del y en lo con una por para como su al es se más pero sus le ya o porque cuando muy sin sobre también me hasta donde quien desde nos durante todos uno ni contra de la que a un"},
	{"pt gl", "o os as do da dos das em um uma não com que por mais foi ao ele ela ser tem são mas seu sua pelo pela a e de para se como"},
	{"it", "il lo gli di e che non per sono con si della dei nel alla più anche ha questo come ma da una le la un in al a"},
	{"ro", "în și de la cu nu pe care este să din mai au prin ca a o un"},
	{"nl af", "het een van en niet zijn dat op te voor met aan er maar om ook als dan zij bij nog naar heeft ze uit wel door over wordt hij de in is of we was"},
	{"sv", "och att det som på är av för med den till inte om ett har jag de var men sig så vi kan från en i"},
	{"da no nb nn", "og ikke til af er på med som et den har vi fra ved blev være det av for at en i de men om kan så var"},
	{"fi", "ja on ei että se hän oli ovat mutta kun niin myös kuin joka ole sekä"},
	{"et", "ja on ei et ning ka mis kui see oli"},
	{"hu", "az és hogy nem egy is ez meg csak már még van volt mint de ha ami a"},
	{"pl", "i w z na do się nie to że jest o jak za po od przez dla czy jego są oraz a"},
	{"cs sk", "a v se na je že s k do o z ve pro jako ale by jsou jeho co až u i"},
	{"hr bs sr sl", "iz je da za od kao su koji što ili sa bi i u na se o"},
	{"ru", "и в не на что с по как это он из за к у от но для о же так было бы его все они мы вы я а или"},
	{"uk", "до та і що з у як але від це при за є не на"},
	{"bg mk sr", "на да се за от са която който и в не с"},
	{"el", "και το η ο να της του με για που την από είναι των σε τα οι στο στην δεν θα ένα"},
	{"tr az", "ve bir bu da de için ile olarak çok daha olan en ne gibi ama o kadar sonra var ya ki"},
	{"ar", "في من على إلى أن هذا التي الذي عن مع كان لا ما هذه بعد كل أو هو و"},
	{"fa", "که در به از این را با است برای آن یک می تا و"},
	{"ur", "کی کا کے ہے میں سے اور نے کو پر"},
	{"he", "של את על לא זה עם כי הוא גם היא אני אם יש או"},
	{"hi mr ne", "के का की है में से को और पर ने यह कि हैं एक भी"},
	{"bn as", "था এবং এই করে না থেকে জন্য একটি"},
	{"id ms", "yang dan di dengan untuk dari ini itu pada tidak dalam adalah ke akan juga karena"},
	{"vi", "và là của có không được trong một cho những các với này"},
}
