package main

import (
	"bytes"
	"hash/fnv"
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// Small pages are rare in the corpus and common in the world, and what tells
// the types of long pages apart, how much stands beside the content, misleads
// about them. So the forests of types are fitted on parts of pages too: each
// page cut down to an element that is content for the most part, with those
// it lies in and a few beside them.

// What a page is cut down to.
const (
	minPart, maxPart = 30, 800 // words
	maxPartShare     = 0.6     // of the page's words
	minContent       = 0.5     // share of words in runs of gram that the reference has
	gram             = 3       // words
	keepHead         = 2       // one head of so many stays whole; of the others the title does
	keepHeading      = 2       // one heading of so many beside the part, or beside what it lies in, stays
	keepOther        = 8       // of other nodes
)

// part returns the page cut down to a part, drawn by its ID, or nil if it has
// none.
func (p *page) part() (*page, error) {
	kind := "text/html"
	if utf8.Valid(p.html) {
		kind += "; charset=utf-8"
	}
	r, err := charset.NewReader(bytes.NewReader(p.html), kind)
	if err != nil {
		return nil, err
	}
	doc, err := html.Parse(r)
	if err != nil {
		return nil, err
	}
	seed := fnv.New64a()
	seed.Write([]byte(p.ID))
	rng := rand.New(rand.NewPCG(seed.Sum64(), 1))
	around := p.choosePart(doc, gramsOf(p.words(p.Ref)), rng)
	if around == nil {
		return nil, nil
	}
	isolate(around, rng)
	out := bytes.NewBufferString("\ufeff") // whatever encoding the page names
	if err := html.Render(out, doc); err != nil {
		return nil, nil // a tree that HTML cannot spell, such as text in <br>
	}
	c := *p
	c.html = out.Bytes()
	return &c, nil
}

// candidate is an element, its words, and those of them that are content.
type candidate struct {
	node           *html.Node
	words, content int
}

func (p *page) choosePart(doc *html.Node, grams map[string]bool, rng *rand.Rand) *html.Node {
	var candidates []candidate
	all, _ := p.candidatesIn(doc, grams, &candidates)
	var fit []*html.Node
	for _, c := range candidates {
		if c.words >= minPart && c.words <= maxPart && float64(c.words) <= maxPartShare*float64(all) &&
			float64(c.content) >= minContent*float64(c.words) {
			fit = append(fit, c.node)
		}
	}
	if len(fit) == 0 {
		return nil
	}
	return fit[rng.IntN(len(fit))]
}

// candidatesIn counts the words of a node and those of them that are content, and
// lists the elements of the body in it with theirs.
func (p *page) candidatesIn(n *html.Node, grams map[string]bool, candidates *[]candidate) (all, content int) {
	switch {
	case n.Type == html.TextNode:
		w := p.words(n.Data)
		return len(w), covered(w, grams)
	case n.Type == html.ElementNode && has("head,script,style,template", n.Data):
		return 0, 0
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		a, b := p.candidatesIn(c, grams, candidates)
		all, content = all+a, content+b
	}
	if n.Type == html.ElementNode && !has("html,body", n.Data) {
		*candidates = append(*candidates, candidate{n, all, content})
	}
	return all, content
}

func gramsOf(w []string) map[string]bool {
	grams := map[string]bool{}
	for i := gram; i <= len(w); i++ {
		grams[strings.Join(w[i-gram:i], " ")] = true
	}
	return grams
}

// covered counts the words that lie in one of the runs.
func covered(w []string, grams map[string]bool) (n int) {
	end := 0 // of what is counted
	for i := gram; i <= len(w); i++ {
		if grams[strings.Join(w[i-gram:i], " ")] {
			n += i - max(end, i-gram)
			end = i
		}
	}
	return n
}

// isolate drops most of what does not lie in a node, and leaves what it lies
// in.
func isolate(n *html.Node, rng *rand.Rand) {
	for ; n.Parent != nil; n = n.Parent {
		for c := n.Parent.FirstChild; c != nil; {
			next := c.NextSibling
			if c != n && !stays(c, rng) {
				n.Parent.RemoveChild(c)
			}
			c = next
		}
	}
}

// stays draws whether a node beside the part stays in the page.
func stays(n *html.Node, rng *rand.Rand) bool {
	switch {
	case n.Type == html.DoctypeNode:
		return true
	case n.Type == html.ElementNode && n.Data == "head":
		if rng.IntN(keepHead) != 0 {
			for c := n.FirstChild; c != nil; {
				next := c.NextSibling
				if c.Data != "title" {
					n.RemoveChild(c)
				}
				c = next
			}
		}
		return true
	case n.Type == html.ElementNode && has("h1,h2,header", n.Data):
		return rng.IntN(keepHeading) == 0
	}
	return rng.IntN(keepOther) == 0
}
