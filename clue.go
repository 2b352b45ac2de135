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

	// These do not tell what the element is.
	clueStated clue = 1 << iota // an attribute states something
	clueNot                     // makes what follows in its token say nothing

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

	// "has-sidebar" is the page that has one, "status-publish" every post of WordPress.
	"has": clueNot, "with": clueNot, "no": clueNot, "without": clueNot, "is": clueNot, "not": clueNot, "show": clueNot,
	"hide": clueNot, "status": clueNot,
}
