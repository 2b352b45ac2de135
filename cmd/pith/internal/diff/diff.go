package diff

// Op says which of two texts has something.
type Op uint8

// The ops.
const (
	Both Op = iota
	OnlyA
	OnlyB
)

// An Edit is a string of one text or of both.
type Edit struct {
	Op   Op
	Text string
}

// maxCells bounds the work, which grows with the product of two lengths: it
// lets lists of 11,000 through that have nothing in common. Of longer ones the
// middle, between what both begin and end with, is taken for different as a whole.
const maxCells = 1 << 27

// Of compares two lists. What only a has stands before what only b has in its
// place.
func Of(a, b []string) []Edit {
	d := &differ{a: a, b: b}
	d.number()
	d.between(0, len(a), 0, len(b))
	return d.edits
}

// A differ compares numbers: strings that are equal have the same.
type differ struct {
	a, b   []string
	na, nb []int32
	edits  []Edit
}

func (d *differ) number() {
	numbers := map[string]int32{}
	of := func(texts []string) []int32 {
		all := make([]int32, len(texts))
		for i, text := range texts {
			n, known := numbers[text]
			if !known {
				n = int32(len(numbers))
				numbers[text] = n
			}
			all[i] = n
		}
		return all
	}
	d.na, d.nb = of(d.a), of(d.b)
}

// between appends the edits of a[a0:a1] and b[b0:b1]. It halves a, and looks
// where b must be halved so that the halves have most in common: that takes
// the memory of one row of the table of all pairs (Hirschberg 1975).
func (d *differ) between(a0, a1, b0, b1 int) {
	for a0 < a1 && b0 < b1 && d.na[a0] == d.nb[b0] {
		d.edits = append(d.edits, Edit{Both, d.a[a0]})
		a0, b0 = a0+1, b0+1
	}
	end := 0 // how many both end with
	for a0 < a1-end && b0 < b1-end && d.na[a1-1-end] == d.nb[b1-1-end] {
		end++
	}
	a1, b1 = a1-end, b1-end
	switch {
	case a0 == a1 || b0 == b1 || (a1-a0)*(b1-b0) > maxCells:
		d.replace(a0, a1, b0, b1)
	case a1-a0 == 1:
		d.one(a0, b0, b1)
	default:
		middle := (a0 + a1) / 2
		cut := d.cut(a0, middle, a1, b0, b1)
		d.between(a0, middle, b0, cut)
		d.between(middle, a1, cut, b1)
	}
	for _, text := range d.a[a1 : a1+end] {
		d.edits = append(d.edits, Edit{Both, text})
	}
}

// replace appends what is different as a whole.
func (d *differ) replace(a0, a1, b0, b1 int) {
	for _, text := range d.a[a0:a1] {
		d.edits = append(d.edits, Edit{OnlyA, text})
	}
	for _, text := range d.b[b0:b1] {
		d.edits = append(d.edits, Edit{OnlyB, text})
	}
}

// one appends the edits of a single string of a.
func (d *differ) one(a0, b0, b1 int) {
	for at := b0; at < b1; at++ {
		if d.nb[at] == d.na[a0] {
			d.replace(a0, a0, b0, at)
			d.edits = append(d.edits, Edit{Both, d.a[a0]})
			d.replace(a0, a0, at+1, b1)
			return
		}
	}
	d.replace(a0, a0+1, b0, b1)
}

// cut is where b[b0:b1] is best cut for a[a0:middle] and a[middle:a1].
func (d *differ) cut(a0, middle, a1, b0, b1 int) int {
	first := common(d.na[a0:middle], d.nb[b0:b1], forwards)
	second := common(d.na[middle:a1], d.nb[b0:b1], backwards)
	best, most := b0, int32(-1)
	for at := range first {
		if sum := first[at] + second[len(second)-1-at]; sum > most {
			best, most = b0+at, sum
		}
	}
	return best
}

// A way through a list.
type way func(length, i int) int

func forwards(_, i int) int       { return i }
func backwards(length, i int) int { return length - 1 - i }

// common is how much a has in common with the first 0, 1, 2 ... of b, on the
// same way through both.
func common(a, b []int32, along way) []int32 {
	row, above := make([]int32, len(b)+1), make([]int32, len(b)+1)
	for i := range a {
		row, above = above, row
		x := a[along(len(a), i)]
		for j := range b {
			switch {
			case b[along(len(b), j)] == x:
				row[j+1] = above[j] + 1
			default:
				row[j+1] = max(row[j], above[j+1])
			}
		}
	}
	return row
}
