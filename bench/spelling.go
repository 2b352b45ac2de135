package main

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// spelling is what constructs of a page are compared by, so that the same
// thing is the same however it is written.
type spelling struct {
	base     *url.URL          // of relative addresses
	host     string            // that expectations have in the place of the base's
	title    string            // which is metadata, and no heading of the body
	pictures map[string]string // a picture's addresses on the page by one name
}

func spellingOf(p *page, src []byte) *spelling {
	s := &spelling{base: p.address(), host: p.ID, title: p.Title}
	if doc, err := html.ParseWithOptions(bytes.NewReader(src), html.ParseOptionEnableScripting(false)); err == nil {
		s.pictures = s.picturesIn(doc)
	}
	return s
}

// absolute is an address with its host, in lower case.
func (s *spelling) absolute(address string) string {
	u, err := url.Parse(address)
	if err != nil || s.base == nil {
		return address
	}
	u = s.base.ResolveReference(u)
	if u.Host != "" && u.Path == "" {
		u.Path = "/" // the same address (RFC 3986, 6.2.3), as is a host in capitals (6.2.2.1)
	}
	u.Host = strings.ToLower(u.Host)
	if u.Host == s.host {
		u.Host = s.base.Host
	}
	return u.String()
}

// isTitle reports whether a heading says the page's title.
func (s *spelling) isTitle(text string) bool {
	return s.title != "" && strings.EqualFold(text, strings.Join(strings.Fields(s.title), " "))
}

// picture is one name for all addresses that the page has for a picture, in
// all its sizes.
func (s *spelling) picture(address string) string {
	address = s.absolute(address)
	if name := s.pictures[address]; name != "" {
		return name
	}
	return address
}

// picturesIn names the addresses of the pictures in a document. Those that
// one element has are the same picture's, and so are those of one host and
// file name: where else they differ is what says the size. An address that
// several elements have, and whose file others have not, holds the place of
// pictures and names none.
func (s *spelling) picturesIn(doc *html.Node) map[string]string {
	var elements [][]string
	uses := map[string]int{}
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Img && n.DataAtom != atom.Source {
			continue
		}
		list := s.addressesOf(n)
		for _, address := range list {
			uses[address]++
		}
		elements = append(elements, list)
	}
	names := map[string]string{}
	for _, list := range elements {
		name := ""
		for _, address := range list {
			if uses[address] == 1 && name == "" {
				name = names[fileOf(address)]
			}
		}
		for _, address := range list {
			if uses[address] > 1 {
				continue
			}
			if name == "" {
				name = address
			}
			names[address], names[fileOf(address)] = name, name
		}
	}
	return names
}

// addressesOf are the addresses in the attributes of an image or a source, each
// once: a picture's own stands among its sizes too.
func (s *spelling) addressesOf(n *html.Node) []string {
	var list []string
	for _, a := range n.Attr {
		if a.Key != "src" && !strings.HasSuffix(a.Key, "srcset") && !strings.HasPrefix(a.Key, "data-") {
			continue
		}
		for _, address := range candidates(a.Val) {
			if !strings.Contains(address, "/") || strings.HasPrefix(address, "data:") {
				continue
			}
			if address = s.absolute(address); !slices.Contains(list, address) {
				list = append(list, address)
			}
		}
	}
	return list
}

// candidates are the addresses in a list of sizes (HTML, 4.8.4.2.1). A comma may be
// a part of an address: it parts two where a blank is beside it.
func candidates(set string) []string {
	const blanks = " \t\r\n\f"
	var list []string
	for set = strings.TrimLeft(set, blanks+","); set != ""; set = strings.TrimLeft(set, blanks+",") {
		end := strings.IndexAny(set, blanks)
		if end < 0 {
			end = len(set)
		}
		address := strings.TrimRight(set[:end], ",")
		list = append(list, address)
		if set = set[end:]; len(address) < end {
			continue // no size: a comma ended it
		}
		_, set, _ = strings.Cut(set, ",")
	}
	return list
}

// fileOf is an address's host and the name of its file.
func fileOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.Host + " " + u.Path[strings.LastIndexByte(u.Path, '/')+1:]
}
