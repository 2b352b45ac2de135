package pith

// A labelRule drops a block whose whole text is one of its phrases. Phrases
// are lower-case words between bars, behind the language they are of; # is
// any number, a final * is any few words more, a final <a> is a few words
// more that are a link. Punctuation does not count. A heading is never a
// label, nor is anything in code or in a table of data.
//
// A phrase must be chrome as a whole block on any page: poems have lines of
// one word, manuals list the entries of menus, glossaries define "Share".
// So there is no "share", "print" or "next" here: those are the scorer's.
type labelRule struct {
	name    string
	phrases []string
	why     string
}

var labelRules = []labelRule{
	{name: "advert-label", why: "it announces an advertisement", phrases: advertPhrases},
	{name: "trust-badge", why: "it praises the publisher", phrases: trustPhrases},
	{name: "reading-time", why: "it says how long the text is, which a reader sees", phrases: readingTimePhrases},
	{name: "share-bar-label", why: "it is a control that passes the page on", phrases: sharePhrases},
	{name: "tool-label", why: "it prints, saves, reads aloud or translates the page", phrases: toolPhrases},
	{name: "newsletter-label", why: "it asks for an address", phrases: newsletterPhrases},
	{name: "consent-label", why: "it asks for consent to cookies", phrases: consentPhrases},
	{name: "teaser-label", why: "it leads to another page", phrases: teaserPhrases},
	{name: "comment-counter", why: "it counts or asks for readers' comments", phrases: commentPhrases},
	{name: "skip-label", why: "it jumps over the menu or back to the top", phrases: skipPhrases},
	{name: "place-label", why: "it says where the page stands in its site", phrases: placePhrases},
	{name: "copyright-line", why: "it claims the rights of the site", phrases: copyrightPhrases},
	{name: "script-note", why: "it asks for a browser that runs scripts", phrases: scriptPhrases},
	{name: "gallery-control", why: "it turns or enlarges the pictures", phrases: galleryPhrases},
	{name: "page-control", why: "it turns the pages", phrases: pagePhrases},
}
