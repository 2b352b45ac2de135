package pith

// clue is what an element's name, class, id or microdata say it may be.
type clue uint32

const (
	clueAuthor  clue = 1 << iota // names who wrote something
	clueDate                     // says when
	clueComment                  // readers' answers, reviews, testimonials
	clueRelated                  // other pages: teasers, side bars, widgets
	clueNav                      // ways to other pages
	clueFooter                   // the end of the page or the site
	clueLogo                     // the site's own name
	clueUpdated                  // says when it was changed
	clueBy                       // a text that begins with "By"
	clueHeading                  // h1, h2 or h3
	clueQuote                    // somebody else's words
	clueLede                     // the head of an article: byline, dateline, entry meta
	clueBio                      // tells about the author
	clueWhen                     // a short text with a year in it
	clueIssued                   // says when it was published

	clueBits = iota

	// What of these lies around an element speaks about the element.
	clueAround = clueComment | clueRelated | clueNav | clueFooter | clueLogo | clueQuote | clueLede | clueBio
)

// clueWords are the words of class and id that give a clue. Words are the
// parts of a token between hyphens, underscores and capitals.
var clueWords = map[string]clue{
	"author": clueAuthor, "authors": clueAuthor, "byline": clueAuthor | clueLede, "bylines": clueAuthor | clueLede,
	"writer": clueAuthor, "contributor": clueAuthor, "contributors": clueAuthor, "username": clueAuthor, "byl": clueAuthor,
	"poster": clueAuthor, "creator": clueAuthor, "journalist": clueAuthor, "auteur": clueAuthor, "autor": clueAuthor,

	"date": clueDate, "dates": clueDate, "time": clueDate, "timestamp": clueDate, "datetime": clueDate, "timeago": clueDate, "dateline": clueDate,
	"published": clueDate | clueIssued, "publish": clueDate | clueIssued, "pubdate": clueDate | clueIssued, "posted": clueDate | clueIssued,
	"datum": clueDate, "fecha": clueDate,
	"updated": clueDate | clueUpdated, "modified": clueDate | clueUpdated, "lastmod": clueDate | clueUpdated,

	"comment": clueComment, "comments": clueComment, "commentlist": clueComment, "respond": clueComment, "reply": clueComment,
	"replies": clueComment, "disqus": clueComment, "testimonial": clueComment, "testimonials": clueComment,
	"review": clueComment, "reviews": clueComment,

	"related": clueRelated, "recommended": clueRelated, "recommendations": clueRelated, "popular": clueRelated,
	"trending": clueRelated, "latest": clueRelated, "sidebar": clueRelated, "widget": clueRelated, "teaser": clueRelated,
	"promo": clueRelated, "carousel": clueRelated, "newsletter": clueRelated, "recirc": clueRelated, "upnext": clueRelated,

	"nav": clueNav, "navbar": clueNav, "menu": clueNav, "breadcrumb": clueNav, "breadcrumbs": clueNav,
	"footer": clueFooter, "colophon": clueFooter, "copyright": clueFooter,
	"logo": clueLogo, "branding": clueLogo, "masthead": clueLogo,
	"quote": clueQuote, "blockquote": clueQuote, "pullquote": clueQuote,
	"bio": clueBio, "about": clueBio, "biography": clueBio,
}

// isNotClueWord reports whether a word makes the one after it say what is
// not there ("has-sidebar" is the page that has one, "status-publish" every
// post of WordPress).
func isNotClueWord(w []byte) bool {
	switch string(w) {
	case "has", "with", "no", "without", "is", "not", "show", "hide", "status":
		return true
	}
	return false
}

const maxClueBytes = 400 // of a class or id; utility classes fill kilobytes

// cluesOf reads the words of a class or id.
func cluesOf(value string) clue {
	if len(value) > maxClueBytes {
		value = value[:maxClueBytes]
	}
	var (
		found, token clue
		word         [16]byte
		n            int
		negated      bool
		previous     byte
	)
	flush := func() {
		if n >= 3 && n <= len(word) {
			if c, ok := clueWords[string(word[:n])]; ok && !negated {
				token |= c
			}
		}
		if n >= 2 && n <= len(word) && isNotClueWord(word[:n]) {
			negated = true
		}
		n = 0
	}
	for i := 0; i < len(value); i++ {
		c := value[i]
		switch {
		case c >= 'a' && c <= 'z':
		case c >= 'A' && c <= 'Z':
			if previous >= 'a' && previous <= 'z' {
				flush()
			}
			c |= 0x20
		case c == ' ' || c == '\t' || c == '\n':
			flush()
			found |= token
			token, negated, previous = 0, false, 0
			continue
		default:
			flush()
			previous = 0
			continue
		}
		if n < len(word) {
			word[n] = c
		}
		n++
		previous = value[i]
	}
	flush()
	return found | token
}

// clueCache remembers the clues of the values met last: a page has few
// different ones.
type clueCache [128]struct {
	value string
	is    clue
}

func (c *clueCache) cluesOf(value string) clue {
	if value == "" {
		return 0
	}
	n := len(value)
	at := (n*31 + int(value[0])*7 + int(value[n/2])*13 + int(value[n-1])) % len(c)
	e := &c[at]
	if e.value != value {
		e.value, e.is = value, cluesOf(value)
	}
	return e.is
}
