package pith

// metadata is what the page says about itself.
type metadata struct {
	Title, Byline, Excerpt, SiteName, Language, Direction, Image, Favicon, URL, License string
	ogType                                                                              string
	ldTypes                                                                             []string
}
