package pith

// A labelRule drops a block whose whole text is one of its phrases. Phrases
// are lower-case words between bars, behind the language they are of; # is
// any number, a final * is any few words more. Punctuation does not count.
// A heading is never a label, nor is anything in code or in a table of data.
type labelRule struct {
	name    string
	phrases []string
	why     string
}

var labelRules = []labelRule{
	{name: "advert-label", why: "it announces an advertisement", phrases: []string{
		"en: advertisement | advertisements | ad | ads | sponsored | sponsored content | advertisement - continue reading below | article continues below | story continues below advertisement | article continues after advertisement | scroll to continue | paid content | promoted",
		"de: anzeige | werbung",
		"fr: publicité | annonce",
		"es: publicidad | anuncio",
		"zh: 廣告 | 广告",
	}},
	{name: "reading-time", why: "it says how long the text is, which a reader sees", phrases: []string{
		"en: reading time # minutes | reading time # minute | reading time # min | reading time # mins | # min read | # mins read | # minute read | # minutes read | # min reading | estimated reading time # minutes | read time # minutes | read time # mins | time to read # minutes | # minutes to read | # min. read",
	}},
	{name: "trust-badge", why: "it praises the publisher", phrases: []string{
		"en: why you can trust * | why trust us | our standards * | the trust project",
	}},
	{name: "share-bar-label", why: "it is a control that passes the page on", phrases: []string{
		"en: share | share this | share this article | share this post | share this story | share on facebook | share on twitter | share on x | share on linkedin | share via email | tweet | pin it | copy link | link copied | copied | copied to clipboard | follow us | follow us on * | email this article | print this article | print | listen | listen to this article | save | save for later | bookmark",
	}},
	{name: "newsletter-label", why: "it asks for an address", phrases: []string{
		"en: subscribe | subscribe now | sign up | sign up for our newsletter * | subscribe to our newsletter * | get the latest news *",
	}},
	{name: "teaser-label", why: "it leads to another page", phrases: []string{
		"en: read more | read more * | related articles | related posts | related stories | you may also like | you might also like | recommended for you | more from * | see also | most read | most popular | trending now | up next",
	}},
	{name: "comment-counter", why: "it counts or asks for readers' comments", phrases: []string{
		"en: # comments | # comment | no comments | no comments yet | leave a comment | add a comment | post a comment | view comments | show comments | leave a reply | join the conversation",
	}},
	{name: "skip-label", why: "it jumps over the menu", phrases: []string{
		"en: skip to content | skip to main content | skip to navigation | skip navigation | jump to content | back to top | skip to main",
	}},
	{name: "copyright-line", why: "it claims the rights of the site", phrases: []string{
		"en: all rights reserved | copyright # * | © # * | # all rights reserved",
	}},
	{name: "script-note", why: "it asks for a browser that runs scripts", phrases: []string{
		"en: please enable javascript * | javascript is disabled * | you need to enable javascript * | javascript is required * | enable javascript *",
	}},
	{name: "gallery-control", why: "it turns the pictures", phrases: []string{
		"en: # of # | # / # | previous image | next image | view gallery | view all photos | hide caption | toggle caption | enlarge this image | play video",
	}},
	{name: "page-control", why: "it turns the pages", phrases: []string{
		"en: previous | next | prev | previous page | next page | page # of # | older posts | newer posts | load more | show more",
	}},
}
