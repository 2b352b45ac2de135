package mark

// Clue is what an element's name, class, id or microdata say it may be.
type Clue uint32

const (
	ClueAuthor  Clue = 1 << iota // names who wrote something
	ClueDate                     // says when
	ClueComment                  // readers' answers, reviews, testimonials
	ClueRelated                  // other pages: teasers, side bars, widgets
	ClueNav                      // ways to other pages
	ClueFooter                   // the end of the page or the site
	ClueLogo                     // the site's own name
	ClueUpdated                  // says when it was changed
	ClueBy                       // a text that begins with "By"
	ClueHeading                  // h1, h2 or h3
	ClueQuote                    // somebody else's words
	ClueLede                     // the head of an article: byline, dateline, entry meta
	clueBio                      // tells about the author
	ClueWhen                     // a short text with a year in it
	ClueIssued                   // says when it was published

	ClueBits = iota

	// These do not tell what the element is.
	ClueStated Clue = 1 << iota // an attribute states something
	clueNot                     // makes what follows in its token say nothing

	// What of these lies around an element speaks about the element.
	ClueAround = ClueComment | ClueRelated | ClueNav | ClueFooter | ClueLogo | ClueQuote | ClueLede | clueBio
)

// clueWords are the words of class and id that give a clue. Words are the
// parts of a token between hyphens, underscores and capitals.
var clueWords = map[string]Clue{
	"author": ClueAuthor, "authors": ClueAuthor, "byline": ClueAuthor | ClueLede, "bylines": ClueAuthor | ClueLede,
	"writer": ClueAuthor, "contributor": ClueAuthor, "contributors": ClueAuthor, "username": ClueAuthor, "byl": ClueAuthor,
	"poster": ClueAuthor, "creator": ClueAuthor, "journalist": ClueAuthor, "auteur": ClueAuthor, "autor": ClueAuthor,
	"autore": ClueAuthor, "yazar": ClueAuthor, "forfatter": ClueAuthor,

	"date": ClueDate, "dates": ClueDate, "time": ClueDate, "timestamp": ClueDate, "datetime": ClueDate, "timeago": ClueDate, "dateline": ClueDate,
	"published": ClueDate | ClueIssued, "publish": ClueDate | ClueIssued, "pubdate": ClueDate | ClueIssued, "posted": ClueDate | ClueIssued,
	"datum": ClueDate, "fecha": ClueDate, "tarih": ClueDate,
	"updated": ClueDate | ClueUpdated, "modified": ClueDate | ClueUpdated, "lastmod": ClueDate | ClueUpdated,

	"comment": ClueComment, "comments": ClueComment, "commentlist": ClueComment, "respond": ClueComment, "reply": ClueComment,
	"replies": ClueComment, "disqus": ClueComment, "testimonial": ClueComment, "testimonials": ClueComment,
	"review": ClueComment, "reviews": ClueComment, "commentbody": ClueComment, "commenttext": ClueComment, "commentbox": ClueComment,
	"commentodd": ClueComment, "commenteven": ClueComment, "readercomments": ClueComment, "usercomments": ClueComment,
	"kommentar": ClueComment, "kommentare": ClueComment, "commentaire": ClueComment, "commentaires": ClueComment,
	"comentario": ClueComment, "comentarios": ClueComment, "commenti": ClueComment, "komentarze": ClueComment, "yorumlar": ClueComment,

	"related": ClueRelated, "recommended": ClueRelated, "recommendations": ClueRelated, "popular": ClueRelated,
	"trending": ClueRelated, "latest": ClueRelated, "sidebar": ClueRelated, "widget": ClueRelated, "teaser": ClueRelated,
	"promo": ClueRelated, "carousel": ClueRelated, "newsletter": ClueRelated, "recirc": ClueRelated, "upnext": ClueRelated,

	"nav": ClueNav, "navbar": ClueNav, "menu": ClueNav, "breadcrumb": ClueNav, "breadcrumbs": ClueNav,
	"footer": ClueFooter, "colophon": ClueFooter, "copyright": ClueFooter,
	"logo": ClueLogo, "branding": ClueLogo, "masthead": ClueLogo,
	"quote": ClueQuote, "blockquote": ClueQuote, "pullquote": ClueQuote,
	"bio": clueBio, "about": clueBio, "biography": clueBio,

	// "has-sidebar" is the page that has one, "status-publish" every post of
	// WordPress, "category-reviews" one that is filed there.
	"has": clueNot, "with": clueNot, "no": clueNot, "without": clueNot, "is": clueNot, "not": clueNot, "show": clueNot,
	"hide": clueNot, "status": clueNot, "category": clueNot,
}
