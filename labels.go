package pith

import "github.com/pithmd/pith/internal/lexicon"

// A labelRule drops a block whose whole text is one of its phrases, which the
// lexicon has by language: # is any number, a final * is any few words more,
// a final <a> is a few words more that are a link. Punctuation does not
// count. A heading is never a label, nor is anything in code or in a table of
// data.
type labelRule struct {
	name    string
	phrases lexicon.Section
	why     string
}

var labelRules = []labelRule{
	{name: "advert-label", why: "it announces an advertisement", phrases: lexicon.AdvertLabels},
	{name: "trust-badge", why: "it praises the publisher", phrases: lexicon.TrustLabels},
	{name: "reading-time", why: "it says how long the text is, which a reader sees", phrases: lexicon.ReadingTimeLabels},
	{name: "share-bar-label", why: "it is a control that passes the page on", phrases: lexicon.ShareLabels},
	{name: "tool-label", why: "it prints, saves, reads aloud or translates the page", phrases: lexicon.ToolLabels},
	{name: "newsletter-label", why: "it asks for an address", phrases: lexicon.NewsletterLabels},
	{name: "consent-label", why: "it asks for consent to cookies", phrases: lexicon.ConsentLabels},
	{name: "teaser-label", why: "it leads to another page", phrases: lexicon.TeaserLabels},
	{name: "comment-counter", why: "it counts or asks for readers' comments", phrases: lexicon.CommentLabels},
	{name: "skip-label", why: "it jumps over the menu or back to the top", phrases: lexicon.SkipLabels},
	{name: "place-label", why: "it says where the page stands in its site", phrases: lexicon.PlaceLabels},
	{name: "copyright-line", why: "it claims the rights of the site", phrases: lexicon.CopyrightLabels},
	{name: "script-note", why: "it asks for a browser that runs scripts", phrases: lexicon.ScriptLabels},
	{name: "gallery-control", why: "it turns or enlarges the pictures", phrases: lexicon.GalleryLabels},
	{name: "page-control", why: "it turns the pages", phrases: lexicon.PageLabels},
}
