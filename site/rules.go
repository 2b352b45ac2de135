package site

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/andybalholm/cascadia"
)

// A Rule says where things stand on the pages of a host, in CSS selectors. What it leaves
// empty is found as on any page.
type Rule struct {
	Content string   `json:"content,omitempty"` // Options.Root
	Keep    []string `json:"keep,omitempty"`    // Options.Keep, before those that the caller has
	Drop    []string `json:"drop,omitempty"`    // Options.Drop, before those that the caller has

	// The first element that matches and says something says the title, the
	// date and the address of the next page, and all that match the authors. A <meta> says its
	// content, a <time> its datetime, a link of Next its href, others their text.
	Title  string `json:"title,omitempty"`
	Author string `json:"author,omitempty"`
	Date   string `json:"date,omitempty"`
	Next   string `json:"next,omitempty"`
}

// Rules are the rules of hosts, by their names: "example.org" is that host and
// www.example.org, "*.example.org" all hosts below it. Of several names the longest
// counts, and one without a star before one with.
type Rules struct {
	hosts map[string]*compiled
}

// compiled is a rule that can be applied.
type compiled struct {
	Rule
	fields map[string]cascadia.SelectorGroup // by their names in JSON
}

// RuleError says what is wrong with the rules of a host. Several are joined.
type RuleError struct {
	Host     string // "" where the file is no table of hosts
	Key      string // "" where the host's name or the whole rule is wrong
	Selector string // that does not compile, or ""
	Err      error
}

func (e *RuleError) Error() string {
	text := "site: rules"
	if e.Host != "" {
		text += fmt.Sprintf(" of %q", e.Host)
	}
	if e.Key != "" {
		text += ", " + e.Key
	}
	if e.Selector != "" {
		text += fmt.Sprintf(", selector %q", e.Selector)
	}
	return text + ": " + e.Err.Error()
}

func (e *RuleError) Unwrap() error { return e.Err }

// What is wrong with rules that is no error of a selector's or of JSON.
var (
	ErrUnknownKey = errors.New("no such key: there are content, keep, drop, title, author, date and next")
	ErrHost       = errors.New(`no name of hosts: write "example.org", or "*.example.org" for all hosts below it`)
	ErrTwice      = errors.New("the host has rules already, by another spelling of its name")
	ErrNoRule     = errors.New("the rule says nothing")
)

// ReadRules reads rules that are written as JSON: an object of hosts, each with an
// object of the keys that Rule has. All that is wrong is told at once, each thing as a
// *RuleError.
func ReadRules(r io.Reader) (*Rules, error) {
	var hosts map[string]map[string]json.RawMessage
	d := json.NewDecoder(r)
	if err := d.Decode(&hosts); err != nil {
		return nil, &RuleError{Err: err}
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, &RuleError{Err: errors.New("something stands behind the table of hosts")}
	}
	rules, bad := map[string]Rule{}, []error(nil)
	for _, host := range slices.Sorted(maps.Keys(hosts)) {
		rule, faults := readRule(host, hosts[host])
		bad = append(bad, faults...)
		if len(faults) == 0 || !rule.isEmpty() { // else it has said enough
			rules[host] = rule
		}
	}
	compiled, err := NewRules(rules)
	if err = errors.Join(append(bad, err)...); err != nil {
		return nil, err
	}
	return compiled, nil
}

// readRule reads the rule of a host.
func readRule(host string, keys map[string]json.RawMessage) (rule Rule, bad []error) {
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if err := rule.read(key, keys[key]); err != nil {
			bad = append(bad, &RuleError{Host: host, Key: key, Err: err})
		}
	}
	return rule, bad
}

func (r *Rule) isEmpty() bool {
	return len(r.Keep)+len(r.Drop) == 0 && r.Content+r.Title+r.Author+r.Date+r.Next == ""
}

// read reads the value of a key.
func (r *Rule) read(key string, value []byte) error {
	if list, ok := map[string]*[]string{"keep": &r.Keep, "drop": &r.Drop}[key]; ok {
		return json.Unmarshal(value, list)
	}
	if one, ok := r.selectors()[key]; ok {
		return json.Unmarshal(value, one)
	}
	return ErrUnknownKey
}

// selectors are the keys that have one selector.
func (r *Rule) selectors() map[string]*string {
	return map[string]*string{"content": &r.Content, "title": &r.Title, "author": &r.Author, "date": &r.Date, "next": &r.Next}
}

// NewRules makes rules of a table of them. All that is wrong is told at once, each
// thing as a *RuleError.
func NewRules(hosts map[string]Rule) (*Rules, error) {
	r, bad := &Rules{hosts: map[string]*compiled{}}, []error(nil)
	for _, host := range slices.Sorted(maps.Keys(hosts)) {
		rule := hosts[host]
		name, err := ruleHost(host)
		if err == nil && r.hosts[name] != nil {
			err = ErrTwice
		}
		if err != nil {
			bad = append(bad, &RuleError{Host: host, Err: err})
			continue
		}
		c, faults := rule.compile(host)
		bad = append(bad, faults...)
		r.hosts[name] = c
	}
	if len(bad) > 0 {
		return nil, errors.Join(bad...)
	}
	return r, nil
}

// compile compiles the selectors of a host's rule.
func (r Rule) compile(host string) (*compiled, []error) {
	c, bad := &compiled{r, map[string]cascadia.SelectorGroup{}}, []error(nil)
	check := func(key, selector string) {
		group, err := cascadia.ParseGroup(selector)
		if err != nil {
			bad = append(bad, &RuleError{Host: host, Key: key, Selector: selector, Err: err})
		}
		c.fields[key] = group
	}
	for _, s := range r.Keep {
		check("keep", s)
	}
	for _, s := range r.Drop {
		check("drop", s)
	}
	selectors := r.selectors()
	for _, key := range slices.Sorted(maps.Keys(selectors)) {
		if s := *selectors[key]; s != "" {
			check(key, s)
		}
	}
	if r.isEmpty() {
		bad = append(bad, &RuleError{Host: host, Err: ErrNoRule})
	}
	return c, bad
}
