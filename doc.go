// Package pith takes an HTML page and returns what its author wrote, as
// Markdown, text, HTML and metadata, and nothing else: no advertisements, no
// "Reading time: 2 minutes", no menus, share counts, related links or cookie
// walls.
//
//	article, err := pith.Extract(response.Body, &pith.Options{
//		URL:         response.Request.URL.String(),
//		ContentType: response.Header.Get("Content-Type"),
//	})
//	fmt.Println(article.Title, article.Authors, article.Published)
//	fmt.Println(article.Markdown())
//
// It reads bytes and returns values: no network, no clock, no logging, no
// state that calls share. The same bytes give the same answer, and all
// functions may be called by several goroutines at once.
//
// # How a page is read
//
// The tree is read and never changed; all that is decided lies in tables
// beside it. Extract (extract.go) is the pipeline, and its stages are files:
//
//	options.go, article.go, errors.go  what goes in and what comes out
//	decode.go            bytes of any charset to UTF-8; sniff.go where nothing declares it
//	parse.go             to a tree: forecast.go and tag.go see what the parser will make of it,
//	                     gap.go and attribute.go leave out what nobody reads, flatten.go what nests too deep
//	dom.go, elements.go  the nodes in document order; what HTML says of elements
//	match.go, style.go   what elements' names, roles and styles say; rules that match them
//	trick.go, colour.go  styles that hide a text from readers and not from machines
//	metadata.go          fields with their evidence: survey.go (one pass for all), clue.go,
//	                     title.go, headline.go, author*.go, byline.go, date*.go, address.go,
//	                     site.go, payment.go, language.go, excerpt.go, pagelinks.go, jsonld.go, schema.go, visible.go
//	split.go, block.go   runs of inline content: the blocks that are judged; runes.go
//	measure.go, facts.go sums over blocks and elements; facts of the page
//	rules.go, labels.go  chrome by name, by whole short block: data, whose phrases internal/lexicon has by language
//	families.go          words of class names by what they mean: data
//	vocabulary.go        that data arranged for looking up
//	selectors.go         what the caller's selectors name
//	judge.go             rules and those applied to blocks
//	feature.go, rows.go  the features of a block, named, and how they are computed
//	surroundings.go, leads.go  the headings above a block, and where its link leads
//	kin.go               blocks made from one mould
//	names.go, context.go features that the model's own weights and first scores make
//	score.go             features to probabilities: internal/forest
//	cue.go               short texts and words that tell the type of page
//	choose.go, cut.go    probabilities to a choice: the cut and the ladder
//	guard.go, whole.go, wholenotes.go  what the choice broke apart: holes, tables, captions, headings, decks, notes
//	bylines.go, teasers.go  what it kept that says who wrote the text, or leads to other pages
//	outcome*.go          what stands in the place of content: its signs are data, signs.go and sayings.go read them
//	clean.go, pictures.go  the choice to a fresh tree, and the media that go with it
//	repeats.go           captions and headlines said once
//	normalise.go         that tree in one form: blocks.go, heading.go, code*.go, list.go, math*.go,
//	                     equation.go, note*.go, callout.go, media.go, placeholder.go, embed.go, links.go, space.go, script.go, hidden.go, sanitise.go
//	markdown.go          the tree to Markdown: printer.go, inline.go, emphasis.go,
//	                     escape.go, table.go, grid.go, cell.go, target.go, frontmatter.go
//	text.go, chunk.go    to text, and to pieces by heading
//	convert.go           any HTML to Markdown, nothing chosen
//	inspect.go, trace.go what the scorer saw, and what was left out
//
// # Security
//
// The output has no scripts, no event handlers, no raw HTML in Markdown and
// no address but of http, https, mailto and tel, or within the page. Text that is
// hidden from readers by a trick (no size, off the screen, the colour of its
// ground, characters that turn direction) is left out, and reported by Extract
// in Dropped; text hidden by structure, as in a closed tab, may be content and
// is reported in Warnings when it is kept. What the page says is still the
// page's: do not take an article for instructions.
package pith
