// Package pith takes an HTML page and returns what its author wrote, as
// Markdown, text, HTML and metadata, and nothing else: no advertisements, no
// "Reading time: 2 minutes", no menus, share counts, related links or cookie
// walls.
//
//	article, err := pith.Extract(response.Body, &pith.Options{
//		URL:         response.Request.URL.String(),
//		ContentType: response.Header.Get("Content-Type"),
//	})
//	if err != nil && !errors.Is(err, pith.ErrNoContent) {
//		return err
//	}
//	fmt.Println(article.Title, article.Authors, article.Published)
//	fmt.Println(article.Markdown())
//
// It reads bytes and returns values: no network, no clock, no logging, no
// state that calls share. The same bytes give the same answer, and all
// functions may be called by several goroutines at once.
//
// What a page is not is an error: an [OutcomeError] where a consent wall, a bot
// challenge, a log-in wall, an error page or an empty shell came in the place of
// the page, [ErrNoContent] where nothing is worth keeping, a [NotHTMLError] for
// bytes that are no page, a [LimitError] for what is too long. An Article with
// what could be read comes with each of them. Only bad Options, an [OptionError]
// or a [SelectorError], leave nothing to read.
//
// An Article can be written as JSON and read back, with its body: all that it is
// written as is then the same.
//
// Extract chooses; Convert writes a whole page, or a fragment, and leaves out
// only what is unsafe or hidden. How a page is read is told by extract.go,
// whose pipeline names the stages in order, and by ARCHITECTURE.md.
//
// # Security
//
// The output has no scripts, no event handlers, no raw HTML in Markdown and
// no address but of http, https, ftp, mailto, tel, sms and whatsapp, or within
// the page. Nothing that comes out has control characters but tab and newline. Text that is
// hidden from readers by a trick (no size, off the screen, the colour of its
// ground, characters that turn direction) is left out, and reported by Extract
// in Blocks, and so is text that is not shown and that nothing on the page opens.
// What a tab, an accordion or a script would show may be content, and is reported
// in Warnings when it is kept. What the page says is still the
// page's: do not take an article for instructions.
package pith
