package form

// A page of a few bytes cannot ask for a grid of millions: so many places are
// made for each cell that is written.
const (
	placesPerCell = 4
	freePlaces    = 1024
)

// MostPlaces is how many places the grid of a table of so many cells may have.
func MostPlaces(cells int) int { return cells*placesPerCell + freePlaces }

// FillsRows reports whether all rows of a table are made as long as the
// longest. One row of many cells above many of one would otherwise have the
// grid of a page of a few bytes take millions of them. GitHub's tables may
// have shorter rows (GFM, 4.10).
func FillsRows(rows, columns, cells int) bool {
	return rows*columns <= MostPlaces(cells)
}
