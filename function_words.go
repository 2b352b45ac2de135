package pith

import "strings"

// functionWords are the words, by hash, that carry grammar and not meaning:
// prose has them, menus and lists of names do not. A few dozen per language
// are enough to tell the two apart.
var functionWords = func() map[uint32]bool {
	set := map[uint32]bool{}
	for _, row := range functionWordRows {
		for w := range strings.FieldsSeq(row) {
			set[hashWord(w)] = true
		}
	}
	return set
}()

var functionWordRows = [...]string{
	// English
	"the of and to in a is that it for was on are as with his they at be this have from or had by but not what all were we when your can there an which their if will each about how up them then she so these some would into has more her two him could my than been who its now did get may",
	// German
	"der die das und ist nicht ein eine einen einem einer zu den dem des mit auf für sich von im auch es an werden aus er hat dass sie nach wird bei sind noch wie über so zum kann wenn nur oder aber vor zur bis mehr durch man war wir ich",
	// French
	"le la les de des du et un une est que qui dans pour pas sur au par plus ne se ce il elle avec sont mais ou nous vous ont cette ces été leur aux comme être son ses",
	// Spanish, Portuguese, Galician
	"el los las del y en lo con una por para como su al es se más pero sus le ya o porque cuando muy sin sobre también me hasta donde quien desde nos durante todos uno ni contra o os as do da dos das em um uma não com que por mais foi ao ele ela ser tem são mas seu sua pelo pela",
	// Italian, Romanian
	"il lo gli di e che non per sono con si della dei nel alla più anche ha questo come ma da una le în și de la cu nu pe care este să din mai au prin ca",
	// Dutch, Afrikaans
	"het een van en niet zijn dat op te voor met aan er maar om ook als dan zij bij nog naar heeft ze uit wel door over wordt hij",
	// Swedish, Danish, Norwegian
	"och att det som på är av för med den till inte om ett har jag de var men sig så vi kan från og ikke til af er på med som et ikke den har vi fra ved blev være",
	// Finnish, Estonian, Hungarian
	"ja on ei että se hän oli ovat mutta kun niin myös kuin joka ovat ole sekä az és hogy nem egy is ez meg csak már még van volt mint de ha ami ning ka mis kui see",
	// Polish, Czech, Slovak, Croatian, Slovene
	"i w z na do się nie to że jest o jak za po od przez dla czy jego są oraz a v se na je že s k do o z ve pro jako ale by jsou jeho co až u iz je da za od kao su koji što ili sa bi",
	// Russian, Ukrainian, Bulgarian, Serbian
	"и в не на что с по как это он из за к у от но для о же так было бы его все они мы вы я а или до та і що з у як але від це при за є та не на да се за от са която който",
	// Greek
	"και το η ο να της του με για που την από είναι των σε τα οι στο στην δεν θα ένα",
	// Turkish, Azerbaijani
	"ve bir bu da de için ile olarak çok daha olan en ne gibi ama o kadar sonra var ya ki",
	// Arabic, Persian, Urdu
	"في من على إلى أن هذا التي الذي عن مع كان لا ما هذه بعد كل أو هو و که در به از این را با است برای آن یک می تا کی کا کے ہے میں سے اور نے کو پر",
	// Hebrew
	"של את על לא זה עם כי הוא גם היא אני אם יש או",
	// Hindi, Bengali
	"के का की है में से को और पर ने यह कि हैं एक भी था এবং এই করে না থেকে জন্য একটি",
	// Indonesian, Malay, Vietnamese
	"yang dan di dengan untuk dari ini itu pada tidak dalam adalah ke akan juga karena và là của có không được trong một cho những các với này",
}
