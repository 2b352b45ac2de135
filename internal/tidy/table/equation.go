package table

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/form"
)

// isEquations reports whether a table only sets formulas in their places:
// each row has one formula in its parts, cells that hold nothing beside them,
// and at most the number of the equation.
func (t *grid) isEquations() bool {
	if t.head > 0 || t.caption != nil {
		return false
	}
	for _, row := range t.rows {
		formulas, spare := 0, false
		for _, cell := range row {
			switch {
			case cell == nil:
			case cell.DataAtom == atom.Th:
				return false
			case formulaIn(cell) != nil:
				formulas++
			case isEquationNumber(dom.TextOf(cell)) || !dom.HasContent(cell):
				spare = true
			default:
				return false
			}
		}
		if formulas == 0 || !spare {
			return false
		}
	}
	return len(t.rows) > 0
}

// formulaIn is the formula that is all a cell holds, nil if it holds
// anything else.
func formulaIn(cell *html.Node) *html.Node {
	var found *html.Node
	for child := range cell.ChildNodes() {
		switch {
		case dom.IsBlank(child):
		case found == nil && form.IsMath(child):
			found = child
		case found == nil && dom.IsElement(child, atom.P):
			if found = formulaIn(child); found == nil {
				return nil
			}
		default:
			return nil
		}
	}
	return found
}

// isEquationNumber reports whether a text is a number in brackets: (3), (2.1a).
func isEquationNumber(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) > 2 && len(s) < 12 && s[0] == '(' && s[len(s)-1] == ')' && strings.Trim(s[1:len(s)-1], "0123456789.abcdeABCDE-") == "" && strings.ContainsAny(s, "0123456789")
}

// writeEquations puts a formula for each row in the table's place.
func (t *grid) writeEquations(n *html.Node) {
	for _, row := range t.rows {
		var parts []string
		number := ""
		for _, cell := range row {
			if cell == nil {
				continue
			}
			if formula := formulaIn(cell); formula != nil {
				parts = append(parts, dom.TextOf(formula))
			} else if text := strings.TrimSpace(dom.TextOf(cell)); text != "" {
				number = strings.Trim(text, "()")
			}
		}
		tex := strings.Join(parts, " ")
		if number != "" && !strings.Contains(tex, `\tag`) {
			tex += ` \tag{` + number + "}"
		}
		replaceBefore(n, form.NewMath(tex, true))
	}
	dom.Remove(n)
}
