package notice

import "testing"

func TestClaimsRights(t *testing.T) {
	for text, want := range map[string]bool{
		"This story may not be reproduced.":                                                true,
		"Der Text ist geschützt. Vervielfältigung, auch in Auszügen, ist untersagt.":       true,
		"Перепечатка материалов сайта без согласия редакции запрещена.":                    true,
		"無断転載を禁じます":                                                                        true,
		"版权归《河岸日报》所有":                                                                      true,
		"Kopiowanie tekstów bez zgody redakcji jest zabronione.":                           true,
		"The rights of the ferryman are not reserved.":                                     false,
		"Vervielfältigung war im Dorf nie ein Wort. " + long + " ist untersagt.":           false,
		"未经父母允许，孩子们去了河边。":                                                                  false,
		"She was arrested for filming the bridge without the written permission of anyone": false,
	} {
		if got := ClaimsRights(text); got != want {
			t.Errorf("ClaimsRights(%q) = %t, want %t", text, got, want)
		}
	}
}

// long is more than a phrase's gap may have.
const long = "Man schrieb ab, was man brauchte, und gab das Buch danach zurück, so war es immer gewesen, und so blieb es."
