package pith

// A mark is where a block begins that is in no other.
type mark struct {
	start int
	kind  markKind
	level int    // of a heading
	text  string // of a heading
	rows  []int  // of a table: where the rows behind its head begin
	plain []span // of a paragraph: what is in no link, code or emphasis
}

// A span is where a part of the Markdown begins and ends.
type span struct{ start, end int }

type markKind uint8

const (
	otherMark markKind = iota
	headingMark
	tableMark
	textMark // may be cut where it is plain
	referencesMark
)
