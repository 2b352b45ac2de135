package pith

import (
	"strconv"
	"strings"
)

// payment is what a page says of the text that is not free.
type payment struct {
	stated bool
	words  int     // of the whole text, 0 if that is not said
	parts  nameSet // ids and classes of what has to be paid for
}

// readPayment reads schema.org's isAccessibleForFree and the meta of the same
// meaning. A text that is "metered" is whole until the reader has had too many.
func (r *resolver) readPayment() {
	paid := &r.m.paid
	paid.stated = strings.EqualFold(r.s.meta("article:content_tier"), "locked")
	var parts []string
	for _, i := range r.e.things() {
		if words, err := strconv.Atoi(r.e.str(i, "wordCount")); err == nil {
			paid.words = max(paid.words, words)
		}
		paid.stated = paid.stated || r.isNotFree(i)
		r.e.each(r.e.get(i, "hasPart"), func(part int32) {
			if !r.isNotFree(part) {
				return
			}
			paid.stated = true
			r.e.each(r.e.get(part, "cssSelector"), func(list int32) {
				for selector := range strings.SplitSeq(r.e.text(list), ",") {
					parts = append(parts, nameIn(selector))
				}
			})
		})
	}
	paid.parts = namesOf(parts...)
}

func (r *resolver) isNotFree(thing int32) bool {
	free := r.e.get(thing, "isAccessibleForFree")
	return free != 0 && strings.EqualFold(r.e.g.nodes[free].text, "false")
}

// nameIn is the id or class that a selector such as ".paid" or "div#rest" asks
// for at its end. Others are not read.
func nameIn(selector string) string {
	return selector[strings.LastIndexAny(selector, ".# >[]:()*")+1:]
}
