package lexicon

import (
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
)

// TestMissing holds each language to having each section, or to a reason in
// testdata/missing.txt why it does not. When a language is added this test
// says what there is to write.
func TestMissing(t *testing.T) {
	reasons := readReasons(t)
	for s := range Section(languages) {
		has := map[string]bool{}
		for lang := range Lines(s) {
			has[lang.Code] = true
		}
		for _, lang := range Languages() {
			reason := reasons[s][lang.Code]
			switch {
			case has[lang.Code] && reason != "":
				t.Errorf("%s has [%s], and testdata/missing.txt says that it does not", lang.Name, s)
			case !has[lang.Code] && reason == "":
				t.Errorf("%s lacks [%s]: write it in lang/%s.txt, or add %s to testdata/missing.txt with a reason", lang.Name, s, lang.Code, lang.Code)
			}
		}
	}
}

// readReasons reads why which sections are missing in which languages.
func readReasons(t *testing.T) (reasons [numSections]map[string]string) {
	t.Helper()
	text, err := os.ReadFile("testdata/missing.txt")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, l := range Languages() {
		known[l.Code] = true
	}
	section, ok := Section(0), false
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || strings.HasPrefix(line, "//"):
			continue
		case line[0] == '[':
			if section, ok = sectionNamed(strings.Trim(line, "[]")); !ok {
				t.Fatalf("missing.txt: there is no section %s", line)
			}
			if reasons[section] == nil {
				reasons[section] = map[string]string{}
			}
			continue
		}
		codes, reason, _ := strings.Cut(line, "|")
		if reason = strings.TrimSpace(reason); reason == "" {
			t.Errorf("missing.txt: no reason in %q", line)
		}
		for code := range strings.FieldsSeq(codes) {
			if !known[code] || reasons[section][code] != "" {
				t.Errorf("missing.txt: [%s] has %q, which is no language or stands there twice", section, code)
			}
			reasons[section][code] = reason
		}
	}
	return reasons
}

func TestNothingStandsTwice(t *testing.T) {
	type place struct {
		section Section
		lang    *Language
		phrase  string
	}
	seen := map[place]bool{}
	for s := range Section(languages) {
		for lang, phrase := range Phrases(s) {
			words := []string{phrase}
			if s == FunctionWords {
				words = strings.Fields(phrase)
			}
			for _, w := range words {
				at := place{s, lang, w}
				if seen[at] {
					t.Errorf("lang/%s.txt: [%s] has %q twice", lang.Code, s, w)
				}
				seen[at] = true
			}
		}
	}
}

// TestSpelling looks at each phrase: small letters, and marks for any words
// only where those who ask read them.
func TestSpelling(t *testing.T) {
	for s := range Section(languages) {
		for lang, phrase := range Phrases(s) {
			open := s <= PaywallLines // what is compared with whole texts
			words := strings.TrimSuffix(phrase, "*")
			if s >= ChallengeTitles {
				words = strings.TrimPrefix(words, "*")
			} else {
				words = strings.TrimSuffix(words, "<a>")
			}
			switch {
			case strings.TrimSpace(words) == "":
				t.Errorf("lang/%s.txt: [%s] has a phrase without words", lang.Code, s)
			case s != ByAlone && s != Embeds && strings.ToLower(phrase) != phrase:
				t.Errorf("lang/%s.txt: [%s] has capitals in %q", lang.Code, s, phrase)
			case strings.Contains(words, "*") || strings.Contains(words, "<a>") || !open && words != phrase:
				t.Errorf("lang/%s.txt: [%s] has a mark where none is read in %q", lang.Code, s, phrase)
			case strings.ContainsFunc(phrase, func(r rune) bool { return unicode.IsSpace(r) && r != ' ' }) || strings.Contains(phrase, "  "):
				t.Errorf("lang/%s.txt: [%s] has blanks other than single spaces in %q", lang.Code, s, phrase)
			}
		}
	}
}

func TestLines(t *testing.T) {
	january := ""
	for lang, line := range Lines(Months) {
		if lang.Code == "de" && january == "" {
			january = line
		}
	}
	if want := "januar | jänner | jan | jän"; january != want {
		t.Errorf("the first month in German is %q, want %q", january, want)
	}
	if got, want := slices.Collect(PhrasesOf("no | Norwegian|nb")), []string{"no", "Norwegian", "nb"}; !slices.Equal(got, want) {
		t.Errorf("phrases of a line: %q, want %q", got, want)
	}
	order := Languages()
	if order[0].Code != "en" {
		t.Errorf("%s comes first, not English", order[0].Name)
	}
	norwegian := order[slices.IndexFunc(order, func(l *Language) bool { return l.Code == "no" })]
	if !norwegian.Is("nn") || norwegian.Is("sv") {
		t.Error("nn is Norwegian, and sv is not")
	}
}

func TestLineFor(t *testing.T) {
	for code, want := range map[string]string{"de": "Karte", "pt-BR": "Mapa", "NB": "Kart", "zh-Hant-TW": "地图", "tlh": "Map", "": "Map"} {
		if got := LineFor(Embeds, code, 2); got != want {
			t.Errorf("a map in %q: %q, want %q", code, got, want)
		}
	}
}

func TestListHasEachPhraseOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, phrase := range List(UpdatedDates) {
		if seen[phrase] {
			t.Errorf("%q is there twice", phrase) // "actualizado" is Spanish and Portuguese
		}
		seen[phrase] = true
	}
	set := Set(UpdatedDates, Weekdays)
	if !set["actualizado"] || !set["tue"] || set["january"] {
		t.Error("a set has the phrases of its sections and no others")
	}
}

// TestFaults shows that a fault in a file is reported with the place where it
// is.
func TestFaults(t *testing.T) {
	const list = "[languages]\nen | English\n"
	for _, c := range []struct{ name, anyText, en, other, want string }{
		{"a good file", list, "// English\n\n[by]\nby | written by\n", "", ""},
		{"a section that nobody asks for", list, "[by]\nby\n[bye]\nsee you\n", "", `lang/en.txt:3: there is no section "bye"`},
		{"a section twice", list, "[by]\nby\n[and]\nand\n[by]\nfrom\n", "", "lang/en.txt:5: the file has [by] twice"},
		{"a phrase before the sections", list, "by\n[and]\nand\n", "", "lang/en.txt:1: this stands before the first section"},
		{"a section without phrases", list, "[by]\n// nothing\n[and]\nand\n", "", "lang/en.txt:3: nothing stands in [by]"},
		{"too few days", list, "[weekdays]\nmonday\ntuesday\n[and]\nand\n", "", "lang/en.txt:4: [weekdays] has 2 lines, not 7"},
		{"too few days at the end", list, "[weekdays]\nmonday", "", "lang/en.txt:2: [weekdays] has 1 lines, not 7"},
		{"a language without a name", "[languages]\nen\n", "[by]\nby\n", "", `lang/any.txt:2: "en" is not a code and a name`},
		{"a list of languages elsewhere", list, "[languages]\nde | German\n", "", "lang/en.txt:2: only any.txt lists the languages"},
		{"a language without a file", list + "de | German\n", "[by]\nby\n", "", "open lang/de.txt: file does not exist"},
		{"a file without a language", list, "[by]\nby\n", "[by]\nvon\n", "lang/de.txt: the language is not listed in any.txt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			from := fstest.MapFS{path.Join(folder, "any.txt"): {Data: []byte(c.anyText)}, path.Join(folder, "en.txt"): {Data: []byte(c.en)}}
			if c.other != "" {
				from[path.Join(folder, "de.txt")] = &fstest.MapFile{Data: []byte(c.other)}
			}
			got := ""
			if _, err := read(from); err != nil {
				got = err.Error()
			}
			if got != c.want {
				t.Errorf("the error is %q, want %q", got, c.want)
			}
		})
	}
}

// BenchmarkFirstUse reads all files and goes through all phrases once.
func BenchmarkFirstUse(b *testing.B) {
	for b.Loop() {
		c, err := read(files)
		if err != nil {
			b.Fatal(err)
		}
		phrases := 0
		for _, parts := range c.parts {
			for _, p := range parts {
				for _, line := range p.lines {
					for range PhrasesOf(line) {
						phrases++
					}
				}
			}
		}
		b.ReportMetric(float64(phrases), "phrases")
	}
}
