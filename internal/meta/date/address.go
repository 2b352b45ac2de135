package date

// DateInAddress reads /2024/03/05/ or /2024/03/ or 2024-03-05 or 20240305
// in an address.
func DateInAddress(address string) (Moment, bool) {
	for i := 0; i+8 <= len(address); i++ {
		if address[i] < '1' || address[i] > '2' || (i > 0 && address[i-1] >= '0' && address[i-1] <= '9') {
			continue
		}
		c := cursor{address[i:]}
		year, ok := c.number(4, 4)
		if !ok || year < 1990 || year > maxYear {
			continue
		}
		sep, dashed := c.mark("/-_")
		month, ok := c.number(2, 2)
		if !ok && sep == '/' {
			month, ok = c.monthName() // "/2024/mar/05/"
		}
		if !ok || month < 1 || month > 12 {
			continue
		}
		if dashed {
			if _, again := c.mark(string(sep)); !again {
				continue
			}
		}
		day, ok := c.number(2, 2)
		if ok && isDay(year, month, day) && !c.digitNext() {
			return Moment{Time: date(year, month, day), Precision: ToDay}, true
		}
		if sep == '/' {
			return Moment{Time: date(year, month, 1), Precision: ToMonth}, true
		}
	}
	return Moment{}, false
}

// monthName reads the English name of a month in an address.
func (c *cursor) monthName() (int, bool) {
	n := 0
	for n < len(c.s) && c.s[n]|0x20 >= 'a' && c.s[n]|0x20 <= 'z' {
		n++
	}
	month := monthOf(c.s[:n], "en")
	c.s = c.s[n:]
	return month, month > 0
}
