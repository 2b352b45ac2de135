package main

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// qualityRows are rows of docs/quality.md by how they begin, and the floors of the
// figures in them, in their order.
var qualityRows = map[string][]string{
	"wcxb-dev, 1,358 pages": {
		"cross-validated/all", "cross-validated/article", "cross-validated/forum", "cross-validated/listing",
		"cross-validated/collection", "cross-validated/product", "cross-validated/service", "cross-validated/documentation",
	},
	"annotated, 1,265 pages": {
		"cross-validated/annotated/all", "cross-validated/annotated/article", "cross-validated/annotated/forum", "cross-validated/annotated/listing",
	},
	"title, author, date of wcxb-dev":    {"metadata/wcxb-dev/title", "metadata/wcxb-dev/author", "metadata/wcxb-dev/date"},
	"title, author, date of postlight":   {"metadata/postlight/title", "metadata/postlight/author", "metadata/postlight/date", "metadata/htmldate/date"},
	"title, author, date of trafilatura": {"metadata/trafilatura/title", "metadata/trafilatura/author", "metadata/trafilatura/date"},
	"CommonMark's examples":              {"roundtrip"},
	"structure of 104 pages":             {"structure/mean", "structure/pages"},
}

// qualitySlack is how far above its floor a figure of docs/quality.md may stand: the
// floors of cross-validated figures leave room for another draw of the model.
const qualitySlack = 0.02

// TestQualityFigures holds the figures of docs/quality.md to the floors of the gate.
func TestQualityFigures(t *testing.T) {
	floors, err := readFloors("floors.json")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../docs/quality.md")
	if err != nil {
		t.Fatal(err)
	}
	for begin, names := range qualityRows {
		_, rest, ok := strings.Cut(string(text), "\n| "+begin)
		row, _, _ := strings.Cut(rest, "\n")
		_, row, _ = strings.Cut(row, "|")
		said := strings.FieldsFunc(row, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
		if !ok || len(said) < len(names) {
			t.Errorf("docs/quality.md has no row of %s with %d figures", begin, len(names))
			continue
		}
		for i, name := range names {
			v, err := strconv.ParseFloat(said[i], 64)
			floor, ok := floors[name]
			if err != nil || !ok || v < floor.Floor-0.0005 || v > floor.Floor+qualitySlack {
				t.Errorf("docs/quality.md says %s of %s, the floor is %v", said[i], name, floor.Floor)
			}
		}
	}
}
