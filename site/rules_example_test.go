package site_test

import (
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
	"testing/fstest"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/site"
)

const poster = `<html lang="en"><title>Tides | Post</title><div class="text"><p>High water is at six.</p><p class="poll">Are you ready?</p></div><i class="who">Ola Moe</i>`

func ExampleReadRules() {
	rules, err := site.ReadRules(strings.NewReader(`{"post.example": {"content": "div.text", "drop": [".poll"], "author": ".who"}}`))
	if err != nil {
		log.Fatal(err)
	}
	a, err := rules.Extract(strings.NewReader(poster), &pith.Options{URL: "https://www.post.example/tides"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(a.Authors)
	fmt.Print(a.Text())
	// Output:
	// [Ola Moe]
	// High water is at six.
}

func ExampleNewRules() {
	_, err := site.NewRules(map[string]site.Rule{
		"post.example":   {Content: "div.text", Drop: []string{".poll["}},
		"https://a.test": {Title: "h1"},
	})
	fmt.Println(err)
	// Output:
	// site: rules of "https://a.test": no name of hosts: write "example.org", or "*.example.org" for all hosts below it
	// site: rules of "post.example", drop, selector ".poll[": expected identifier, found EOF instead
}

func ExampleRuleError() {
	_, err := site.ReadRules(strings.NewReader(`{"post.example": {"main": "div.text"}}`))
	var rule *site.RuleError
	if errors.As(err, &rule) {
		fmt.Println(rule.Host, rule.Key, errors.Is(err, site.ErrUnknownKey))
	}
	// Output:
	// post.example main true
}

func ExampleRules_For() {
	rules, err := site.NewRules(map[string]site.Rule{"post.example": {Content: "main"}, "*.post.example": {Content: "article"}})
	if err != nil {
		log.Fatal(err)
	}
	for _, address := range []string{"https://www.post.example/1", "https://news.post.example/1", "https://other.example/1"} {
		rule, ok := rules.For(address)
		fmt.Printf("%q %t\n", rule.Content, ok)
	}
	// Output:
	// "main" true
	// "article" true
	// "" false
}

func ExampleRules_Extract() {
	rules, err := site.NewRules(map[string]site.Rule{"post.example": {Title: "title", Author: ".who", Content: ".text"}})
	if err != nil {
		log.Fatal(err)
	}
	a, err := rules.Extract(strings.NewReader(poster), &pith.Options{URL: "https://post.example/tides"})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(a.Title)
	fmt.Println(a.Evidence["authors"][0])
	// Output:
	// Tides | Post
	// {Ola Moe site rule .who 1}
}

// A test of your own rules is this, with a folder of pages that you have saved.
func ExampleRules_Check() {
	f, err := os.Open("testdata/rules.json")
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	rules, err := site.ReadRules(f)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(rules.Check(os.DirFS("testdata/goldens")))
	// Output:
	// <nil>
}

func ExampleGoldenError() {
	rules, err := site.NewRules(map[string]site.Rule{"post.example": {Content: ".text"}})
	if err != nil {
		log.Fatal(err)
	}
	err = rules.Check(fstest.MapFS{"post.example--tides.html": {Data: []byte(poster)}})
	var differs *site.GoldenError
	if errors.As(err, &differs) {
		fmt.Println(differs)
		fmt.Println(strings.Contains(differs.Got, "Are you ready?"))
	}
	// Output:
	// site: post.example--tides.html has no post.example--tides.md that says what must come of it
	// true
}

// The first run writes what later ones compare.
func ExampleGoldens() {
	rules, err := site.NewRules(map[string]site.Rule{"post.example": {Content: ".text", Drop: []string{".poll"}}})
	if err != nil {
		log.Fatal(err)
	}
	goldens, err := site.Goldens(fstest.MapFS{"post.example--tides.html": {Data: []byte(poster)}})
	if err != nil {
		log.Fatal(err)
	}
	for _, g := range goldens {
		text, err := rules.Markdown(&g)
		fmt.Println(g.Host, g.Case, err)
		fmt.Print(text)
	}
	// Output:
	// post.example tides <nil>
	// ---
	// title: "Tides"
	// url: "https://post.example/tides"
	// language: "en"
	// ---
	//
	// High water is at six.
}
