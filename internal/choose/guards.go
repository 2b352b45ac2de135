package choose

// A Guard is what changed the cut's decision about a block. 0 is none.
type Guard uint8

// The guards that keep a block, and those that leave one out.
const (
	Hole         Guard = iota + 1 // a paragraph between two kept ones of its container
	Sentence                      // what stands in the middle of a sentence
	Box                           // a paragraph in an element of which half is kept
	Program                       // code between kept text, or of which half is kept
	Table                         // a data table of which a third is kept, a kept table's head
	List                          // a list of plain items of which half is kept
	Tab                           // the label of a panel of which text is kept
	Callout                       // a callout between kept text, or of which half is kept
	Quote                         // an article's quotation between kept text
	Card                          // of another page, between kept text
	Caption                       // of a figure in kept text
	Note                          // that kept text refers to
	Post                          // who wrote a post of a thread, and when
	Heading                       // above kept text
	Section                       // a short section whose heading is kept; or a heading that goes with its section
	KeptHeadline                  // the headline above kept text
	Deck                          // what sums an article up, between its headline and its text

	TeaserBox       // a box that begins with words that head teasers
	BehindTeasers   // what comes behind such words where the text has ended
	TeaserRow       // boxes of one shape with links behind an article
	Byline          // who wrote an article, and when
	PosterCard      // what tells of who wrote a post, beside the name
	Beside          // what stands beside an article and is not sure to be of it
	LinkLine        // a line within an article that is links to other pages
	LinkTail        // links by themselves at an article's end
	RightsNotice    // the publisher's claim to an article, at its end
	ShopTerms       // what a shop says of the delivery and payment of all its goods
	EmptyHeading    // a heading whose section was left out
	PlayerLine      // what stands beside a player's buttons, with how long the film is
	RepeatedCaption // a caption's words over again
	RepeatedTitle   // the headline's words over again
	RepeatedDeck    // a deck whose words the text begins with
	Contents        // a table of contents
	Headline        // an article's headline, which is its title
	SiteRepeat      // what the site says on other pages too
)

// guardNames are what users are told. Those that leave a block out are called
// as the reason is among the rules.
var guardNames = [...]string{
	Hole: "hole", Sentence: "sentence", Box: "box", Program: "program", Table: "table", List: "list", Tab: "tab", Callout: "callout", Quote: "quote",
	Card: "card", Caption: "caption", Note: "note", Post: "post", Heading: "heading", Section: "section", KeptHeadline: "kept-headline", Deck: "deck",
	TeaserBox: "teaser-box", BehindTeasers: "behind-teasers", TeaserRow: "teaser-row", Byline: "byline", PosterCard: "poster-card", Beside: "beside", LinkLine: "link-line", LinkTail: "link-tail", RightsNotice: "rights-notice", ShopTerms: "shop-terms", EmptyHeading: "empty-heading", PlayerLine: "player-chrome",
	RepeatedCaption: "repeated-caption", RepeatedTitle: "repeated-title", RepeatedDeck: "repeated-deck", Contents: "contents", Headline: "headline", SiteRepeat: "site-repeat",
}

// String is the guard's name, "" for none.
func (g Guard) String() string {
	if int(g) < len(guardNames) {
		return guardNames[g]
	}
	return ""
}
