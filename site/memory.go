package site

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/pithmd/pith"
)

// Limits bound what a Memory holds. A host with as many texts as the default takes
// half a megabyte, and so the default 70 MB at most.
type Limits struct {
	Hosts int // 128 if zero or less
	Texts int // of each host, and as many addresses and titles; 4,096 if zero or less
}

const (
	defaultHosts = 128
	defaultTexts = 4096
)

// A Memory remembers which texts stood on which articles of a host. It is a
// pith.Memory: each call of Extract with it in its Options teaches it a page, and
// is told what it knew before. The zero value is ready to use, from several
// goroutines at once.
//
// It holds hashes and no text. Two pages are the same article, which counts once,
// if they have an address or a title in common, if one is the next page of the
// other, or if half of the words of one stood on the other; so an article that
// is fetched again, or has several pages, never speaks against itself.
//
// What is known depends on what came before. To get the same answers whatever the
// order, show it all pages first and then use Fixed.
type Memory struct {
	mu     sync.Mutex
	limits Limits
	visits uint64 // so far: what was seen in the last of them is the newest
	hosts  map[string]*host
}

// NewMemory returns an empty memory with other limits than the default.
func NewMemory(l Limits) *Memory { return &Memory{limits: l} }

// host is what is known of one.
type host struct {
	seen     uint64              // the last visit
	articles uint32              // how many there were: the last is called that
	names    map[hash]sighting   // what articles are known by: addresses and titles
	texts    map[hash]*sightings // by VisitText.Hash
}

// sighting is of a name of an article.
type sighting struct {
	article uint32
	seen    uint64
}

// sightings are of a text: the articles that it stood on, as many as count.
type sightings struct {
	articles [mostArticles]uint32 // 0 is none
	seen     uint64
}

// mostArticles is how many articles are told apart that say a text: seven others
// than the one that asks.
const mostArticles = 8

// Visit learns a page and tells what was known of its texts. Of a page whose address
// has no host nothing is known or learned.
func (m *Memory) Visit(v *pith.Visit) []int {
	name := hostOf(v.URL)
	if name == "" {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.visits++
	h := m.host(name)
	article := h.article(v)
	if article == 0 {
		h.articles++
		article = h.articles
	}
	pages := h.others(v, article)
	h.learn(v, article, m.visits)
	m.forget(h)
	return pages
}

// Fixed is the memory as one that learns no more. It answers by what m knows at the
// time; what m learns meanwhile it knows too.
func (m *Memory) Fixed() pith.Memory { return fixed{m} }

type fixed struct{ m *Memory }

// Visit tells what is known of a page's texts.
func (f fixed) Visit(v *pith.Visit) []int {
	f.m.mu.Lock()
	defer f.m.mu.Unlock()
	h := f.m.hosts[hostOf(v.URL)]
	if h == nil {
		return nil
	}
	return h.others(v, h.article(v))
}

func (m *Memory) host(name string) *host {
	h := m.hosts[name]
	if h == nil {
		if m.hosts == nil {
			m.hosts = map[string]*host{}
		}
		h = &host{names: map[hash]sighting{}, texts: map[hash]*sightings{}}
		m.hosts[name] = h
	}
	h.seen = m.visits
	return h
}

// hostOf is the host that an address is of, without "www.".
func hostOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(strings.TrimSuffix(u.Hostname(), ".")), "www.")
}

// article is the article that a page is known to be, or 0.
func (h *host) article(v *pith.Visit) uint32 {
	for _, name := range namesOf(v) {
		if s, ok := h.names[name]; ok {
			return s.article
		}
	}
	return h.articleWith(v.Texts)
}

// articleWith is the article that says half or more of the chosen words of a page,
// or 0. What many articles say tells nothing.
func (h *host) articleWith(texts []pith.VisitText) uint32 {
	shared := map[uint32]int{}
	all := 0
	for _, t := range texts {
		if !t.Kept || t.Words < leastWords {
			continue
		}
		s := h.texts[hash(t.Hash)]
		if s != nil && s.count() == mostArticles {
			continue
		}
		all += t.Words
		if s == nil {
			continue
		}
		for _, a := range s.articles[:s.count()] {
			shared[a] += t.Words
		}
	}
	best := uint32(0)
	for a, words := range shared {
		if words*2 >= all && (best == 0 || words > shared[best] || words == shared[best] && a < best) {
			best = a
		}
	}
	return best
}

// others counts for each text the other articles that say it.
func (h *host) others(v *pith.Visit, article uint32) []int {
	pages := make([]int, len(v.Texts))
	for i, t := range v.Texts {
		s := h.texts[hash(t.Hash)]
		if s == nil {
			continue
		}
		pages[i] = min(s.count(), mostArticles-1)
		if slices.Contains(s.articles[:s.count()], article) {
			pages[i] = s.count() - 1
		}
	}
	return pages
}

// learn takes a page up.
func (h *host) learn(v *pith.Visit, article uint32, visit uint64) {
	for _, name := range namesOf(v) {
		h.names[name] = sighting{article, visit}
	}
	for _, t := range v.Texts {
		if t.Words < leastWords {
			continue
		}
		s := h.texts[hash(t.Hash)]
		if s == nil {
			s = new(sightings)
			h.texts[hash(t.Hash)] = s
		}
		s.seen = visit
		if n := s.count(); n < mostArticles && !slices.Contains(s.articles[:n], article) {
			s.articles[n] = article
		}
	}
}

// leastWords is how many words a text has at least to be held: shorter ones are
// never left out, and there are many of them.
const leastWords = 4

// count is how many articles say a text, as far as they are counted.
func (s *sightings) count() int {
	n := slices.Index(s.articles[:], 0)
	if n < 0 {
		return mostArticles
	}
	return n
}

// forget lets go of what was not seen for longest where there is too much: texts
// of h, names of its articles, and whole hosts.
func (m *Memory) forget(h *host) {
	texts := m.limits.Texts
	if texts <= 0 {
		texts = defaultTexts
	}
	forgetOldest(h.texts, texts, func(s *sightings) uint64 { return s.seen })
	forgetOldest(h.names, texts, func(s sighting) uint64 { return s.seen })
	hosts := m.limits.Hosts
	if hosts <= 0 {
		hosts = defaultHosts
	}
	forgetOldest(m.hosts, hosts, func(h *host) uint64 { return h.seen })
}

// forgetOldest cuts a map that has more than most entries down to seven eighths of
// that, so that it is not done at every visit. Of those that were seen in one visit the
// smallest keys go first, so that the same pages leave the same memory.
func forgetOldest[K cmp.Ordered, V any](entries map[K]V, most int, seen func(V) uint64) {
	if len(entries) <= most {
		return
	}
	keys := make([]K, 0, len(entries))
	for k := range entries {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b K) int { return cmp.Or(cmp.Compare(seen(entries[a]), seen(entries[b])), cmp.Compare(a, b)) })
	for _, k := range keys[:len(keys)-max(most-most/8, 1)] {
		delete(entries, k)
	}
}
