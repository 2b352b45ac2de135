package crawl

import (
	"errors"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/internal/input/fault"
	"github.com/pithmd/pith/internal/input/warc"
)

// A Page is what was read of a record of an archive: a line of a shard.
type Page struct {
	Archive   string   `json:"archive"`
	Offset    int64    `json:"offset"` // of the record, in bytes
	URL       string   `json:"url"`    // that was asked for
	Canonical string   `json:"canonical,omitempty"`
	Status    int64    `json:"status,omitempty"` // of the answer, where it is none of a page
	Outcome   string   `json:"outcome"`
	Truncated bool     `json:"truncated,omitempty"` // it goes over a limit, and its beginning was read
	Title     string   `json:"title,omitempty"`
	Authors   []string `json:"authors,omitempty"`
	Site      string   `json:"site,omitempty"`
	Language  string   `json:"language,omitempty"`  // BCP 47
	Published string   `json:"published,omitempty"` // ISO 8601, as precise as the page says it
	Type      string   `json:"type,omitempty"`
	Words     int64    `json:"words"`
	Markdown  string   `json:"markdown,omitempty"`
}

// A DeadLetter is a record that cannot be read.
type DeadLetter struct {
	Archive string `json:"archive"`
	Offset  int64  `json:"offset"`
	URL     string `json:"url,omitempty"`
	Code    string `json:"code"` // as pith help manifest has them
	Error   string `json:"error"`
}

// newPage is the Page of an article and the error that came with it, or an
// error where it is no page.
func newPage(record *warc.Page, a *pith.Article, err error) (*Page, error) {
	var (
		limit   *pith.LimitError
		instead *pith.OutcomeError
		file    *pith.NotHTMLError
	)
	truncated := errors.As(err, &limit)
	switch {
	case errors.As(err, &file):
		return nil, fault.New(fault.NotPage, "it is no page but %v", file.Kind)
	case err != nil && !truncated && !errors.As(err, &instead) && !errors.Is(err, pith.ErrNoContent):
		return nil, err
	}
	p := &Page{
		Offset: record.Offset, URL: record.Address, Canonical: a.URL, Outcome: a.Outcome.String(), Truncated: truncated,
		Title: a.Title, Authors: a.Authors, Site: a.SiteName, Language: a.Language, Published: a.Published.String(),
		Words: int64(a.WordCount), Markdown: a.Markdown(),
	}
	if a.Type != pith.Auto {
		p.Type = a.Type.String()
	}
	if record.Err == nil {
		return p, nil
	}
	// What says itself that it is not what was asked for is not content.
	p.Status = int64(record.Status)
	if a.Outcome == pith.Content || a.Outcome == pith.Empty {
		p.Outcome = pith.NotFound.String()
	}
	return p, nil
}
