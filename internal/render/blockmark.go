package render

// A Mark is where a block begins that is in no other.
type Mark struct {
	Start int
	Kind  markKind
	Level int    // of a heading
	Text  string // of a heading
	Rows  []int  // of a table: where the rows behind its head begin
	Plain []span // of a paragraph: what is in no link, code or emphasis
}

// A span is where a part of the Markdown begins and ends.
type span struct{ Start, End int }

type markKind uint8

const (
	otherMark markKind = iota
	HeadingMark
	TableMark
	TextMark // may be cut where it is plain
	ReferencesMark
)
