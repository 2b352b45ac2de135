package main

import (
	"bytes"
	"net/url"
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

// addressesOf are the addresses in the attributes of an image or a source.
func (s *spelling) addressesOf(n *html.Node) []string {
	var list []string
	for _, a := range n.Attr {
		if a.Key != "src" && !strings.HasSuffix(a.Key, "srcset") && !strings.HasPrefix(a.Key, "data-") {
			continue
		}
		for candidate := range strings.SplitSeq(a.Val, ", ") {
			address, _, _ := strings.Cut(strings.TrimSpace(candidate), " ")
			if strings.Contains(address, "/") && !strings.HasPrefix(address, "data:") {
				list = append(list, s.absolute(address))
			}
		}
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
