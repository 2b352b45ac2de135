package date

import (
	"testing"
	"time"
)

// TestFromSolar compares with days that history and the calendars of Iran
// know by both names.
func TestFromSolar(t *testing.T) {
	for _, c := range []struct {
		name    string
		y, m, d int
		want    string
	}{
		{"the first Nowruz of the calendar's century", 1300, 1, 1, "1921-03-21"},
		{"the law of the calendar, 11 Farvardin 1304", 1304, 1, 11, "1925-03-31"},
		{"the revolution, 22 Bahman 1357", 1357, 11, 22, "1979-02-11"},
		{"the referendum, 12 Farvardin 1358", 1358, 1, 12, "1979-04-01"},
		{"the earthquake of Bam, 5 Dey 1382", 1382, 10, 5, "2003-12-26"},
		{"Nowruz behind a leap year", 1400, 1, 1, "2021-03-21"},
		{"Nowruz of a leap year of ours", 1403, 1, 1, "2024-03-20"},
		{"the leap day of 1403", 1403, 12, 30, "2025-03-20"},
		{"Nowruz behind it", 1404, 1, 1, "2025-03-21"},
		{"the last day of six months of 31", 1402, 6, 31, "2023-09-22"},
	} {
		if got := fromSolar(c.y, c.m, c.d).Format(time.DateOnly); got != c.want {
			t.Errorf("%s is %s, want %s", c.name, got, c.want)
		}
	}
}

// TestSolarYearsJoin walks through all days of the years that are read: each
// is the day behind the one before.
func TestSolarYearsJoin(t *testing.T) {
	want := fromSolar(minSolarYear, 1, 1)
	for y := minSolarYear; y <= maxSolarYear; y++ {
		for m := 1; m <= 12; m++ {
			for d := 1; isSolarDay(y, m, d); d++ {
				if got := fromSolar(y, m, d); !got.Equal(want) {
					t.Fatalf("%d-%d-%d is %s, want %s", y, m, d, got.Format(time.DateOnly), want.Format(time.DateOnly))
				}
				want = want.AddDate(0, 0, 1)
			}
		}
	}
}

func TestIsSolarLeap(t *testing.T) {
	leap := map[int]bool{1375: true, 1379: true, 1383: true, 1387: true, 1391: true, 1395: true, 1399: true, 1403: true, 1408: true}
	for y := 1372; y < 1412; y++ {
		if isSolarLeap(y) != leap[y] {
			t.Errorf("%d: %t, want %t", y, isSolarLeap(y), leap[y])
		}
	}
}

func TestHasYearOfAnotherEra(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"5 มีนาคม 2567", true},
		{"๕ มีนาคม ๒๕๖๗", true},
		{"ราคา 2200 บาท 25670", false},
		{"۱۵ اسفند ۱۴۰۲", true},
		{"15 اسفند 1402", true},
		{"٥ مارس ٢٠٢٤", true},
		{"Nr. 2567", false},
		{"Größe 1402", false},
	} {
		if got := HasYear(c.text); got != c.want {
			t.Errorf("HasYear(%q) = %t, want %t", c.text, got, c.want)
		}
	}
}
