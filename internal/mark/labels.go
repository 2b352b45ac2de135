package mark

import (
	"github.com/pithmd/pith/internal/lexicon"
)

// A LabelRule drops a block whose whole text is one of its phrases, which the
// lexicon has by language: # is any number, a final * is any few words more,
// a final <a> is a few words more that are a link. Punctuation does not
// count. A heading is never a label, nor is anything in code or in a table of
// data.
type LabelRule struct {
	name    string
	Phrases lexicon.Section
	why     string
}

// LabelRules are the rules that drop a block for its text.
var LabelRules = []LabelRule{
	{name: "advert-label", why: "it announces an advertisement", Phrases: lexicon.AdvertLabels},
	{name: "trust-badge", why: "it praises the publisher", Phrases: lexicon.TrustLabels},
	{name: "reading-time", why: "it says how long the text is, which a reader sees", Phrases: lexicon.ReadingTimeLabels},
	{name: "share-bar-label", why: "it is a control that passes the page on", Phrases: lexicon.ShareLabels},
	{name: "tool-label", why: "it prints, saves, reads aloud or translates the page", Phrases: lexicon.ToolLabels},
	{name: "newsletter-label", why: "it asks for an address", Phrases: lexicon.NewsletterLabels},
	{name: "consent-label", why: "it asks for consent to cookies", Phrases: lexicon.ConsentLabels},
	{name: "teaser-label", why: "it leads to another page", Phrases: lexicon.TeaserLabels},
	{name: "comment-counter", why: "it counts or asks for readers' comments", Phrases: lexicon.CommentLabels},
	{name: "skip-label", why: "it jumps over the menu or back to the top", Phrases: lexicon.SkipLabels},
	{name: "place-label", why: "it says where the page stands in its site", Phrases: lexicon.PlaceLabels},
	{name: "copyright-line", why: "it claims the rights of the site", Phrases: lexicon.CopyrightLabels},
	{name: "script-note", why: "it asks for a browser that runs scripts", Phrases: lexicon.ScriptLabels},
	{name: "gallery-control", why: "it turns or enlarges the pictures", Phrases: lexicon.GalleryLabels},
	{name: "page-control", why: "it turns the pages", Phrases: lexicon.PageLabels},
}
