package site_test

import (
	"encoding/json"
	"fmt"
	"log"
	"strings"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/site"
)

// A scraper gives one memory to all calls. What it reads first it reads as
// if it had none.
func ExampleMemory() {
	var memory site.Memory
	for i := range 3 {
		page := article(i, "", "<p>"+notice+"</p>")
		a, err := pith.Extract(strings.NewReader(page), &pith.Options{URL: addressOf(i), Memory: &memory})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(strings.Contains(a.Text(), "Become a member"))
	}
	// Output:
	// true
	// true
	// false
}

// With all pages at hand none needs to be the first: the memory is shown
// all of them, and then asked.
func ExampleMemory_Fixed() {
	var memory site.Memory
	extract := func(m pith.Memory, i int) string {
		a, err := pith.Extract(strings.NewReader(article(i, "", "<p>"+notice+"</p>")), &pith.Options{URL: addressOf(i), Memory: m})
		if err != nil {
			log.Fatal(err)
		}
		return a.Text()
	}
	for i := range 3 {
		extract(&memory, i)
	}
	for i := range 3 {
		fmt.Println(strings.Contains(extract(memory.Fixed(), i), "Become a member"))
	}
	// Output:
	// false
	// false
	// false
}

// Of a crawl of many sites more is held, of a small one less.
func ExampleNewMemory() {
	memory := site.NewMemory(site.Limits{Hosts: 1000, Texts: 500})
	visit := &pith.Visit{URL: "https://post.example/1", Texts: []pith.VisitText{{Hash: 7, Words: 20, Kept: true}}}
	fmt.Println(memory.Visit(visit))
	fmt.Println(memory.Visit(&pith.Visit{URL: "https://post.example/2", Texts: append(visit.Texts, pith.VisitText{Hash: 8, Words: 30, Kept: true})}))
	// Output:
	// [0]
	// [1 0]
}

func ExampleMemory_Visit() {
	var memory site.Memory
	for i := range 3 {
		texts := []pith.VisitText{{Hash: 7, Words: 20, Kept: true}, {Hash: uint64(100 + i), Words: 90, Kept: true}}
		fmt.Println(memory.Visit(&pith.Visit{URL: addressOf(i), Texts: texts}))
	}
	// Output:
	// [0 0]
	// [1 0]
	// [2 0]
}

// The next run goes on where this one ended.
func ExampleMemory_MarshalJSON() {
	var memory, next site.Memory
	memory.Visit(&pith.Visit{URL: "https://post.example/1", Texts: []pith.VisitText{{Hash: 7, Words: 20, Kept: true}}})
	b, err := json.Marshal(&memory)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(b))
	fmt.Println(json.Unmarshal(b, &next))
	// Output:
	// {"version":1,"visits":1,"hosts":{"post.example":{"seen":1,"articles":1,"names":{"87500c81697db919":[1,1]},"texts":{"7":[1,1]}}}}
	// <nil>
}

func ExampleMemory_UnmarshalJSON() {
	var memory site.Memory
	fmt.Println(json.Unmarshal([]byte(`{"version": 99}`), &memory))
	// Output:
	// site: a memory of version 99, and this reads version 1: learn it again
}
