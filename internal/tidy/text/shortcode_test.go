package text

import "testing"

func TestWithoutShortcodes(t *testing.T) {
	ended := map[string]bool{"vc_row": true, "caption": true}
	for text, want := range map[string]string{
		`[caption id="attachment_1" width=300]The harbour[/caption]`: "The harbour",
		`[vc_row][vc_column width="1/2"]The boats[/vc_row]`:          "The boats",
		`[gallery ids=“1,2”] The boats`:                              " The boats",
		`[/nobody] closes nothing`:                                   `[/nobody] closes nothing`,
		`full already.[citation needed] [3] [sic]`:                   `full already.[citation needed] [3] [sic]`,
		`a slice [3]int, an index a[i], [b]bold[/b]`:                 `a slice [3]int, an index a[i], [b]bold[/b]`,
		`[that is = the last of them]`:                               `[that is = the last of them]`,
		`[[caption width="1"]`:                                       `[`,
		`[embed`:                                                     `[embed`,
	} {
		if got := withoutShortcodes(text, ended); got != want {
			t.Errorf("withoutShortcodes(%q) = %q, want %q", text, got, want)
		}
	}
}
