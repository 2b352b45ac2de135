package meta

import (
	"strconv"
	"strings"

	"github.com/pithmd/pith/internal/dom"
)

// payment is what a page says of the text that is not free.
type payment struct {
	Stated bool
	Words  int         // of the whole text, 0 if that is not said
	Parts  dom.NameSet // ids and classes of what has to be paid for
}

// readPayment reads schema.org's isAccessibleForFree and the meta of the same
// meaning. A text that is "metered" is whole until the reader has had too many.
func (r *resolver) readPayment() {
	paid := &r.m.Paid
	paid.Stated = strings.EqualFold(r.s.Meta("article:content_tier"), "locked")
	var parts []string
	for _, i := range r.e.Things() {
		if words, err := strconv.Atoi(r.e.Str(i, "wordCount")); err == nil {
			paid.Words = max(paid.Words, words)
		}
		paid.Stated = paid.Stated || r.isNotFree(i)
		r.e.Each(r.e.Get(i, "hasPart"), func(part int32) {
			if !r.isNotFree(part) {
				return
			}
			paid.Stated = true
			r.e.Each(r.e.Get(part, "cssSelector"), func(list int32) {
				for selector := range strings.SplitSeq(r.e.Text(list), ",") {
					parts = append(parts, nameIn(selector))
				}
			})
		})
	}
	paid.Parts = dom.NamesOf(parts...)
}

func (r *resolver) isNotFree(thing int32) bool {
	free := r.e.Get(thing, "isAccessibleForFree")
	return free != 0 && strings.EqualFold(r.e.G.Nodes[free].Text, "false")
}

// nameIn is the id or class that a selector such as ".paid" or "div#rest" asks
// for at its end. Others are not read.
func nameIn(selector string) string {
	return selector[strings.LastIndexAny(selector, ".# >[]:()*")+1:]
}
