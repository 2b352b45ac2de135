package inspect

import (
	"io"

	"golang.org/x/net/html"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/copy"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/hydrate"
	"github.com/pithmd/pith/internal/load"
	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/page"
	"github.com/pithmd/pith/internal/score"
	"github.com/pithmd/pith/internal/tidy"
)

// Options say how a page is read.
type Options struct {
	URL    string // the page's address
	Type   meta.Type
	Focus  choose.Focus
	Scorer score.Scorer // the built-in model if nil
}

// limits are those that Extract has where none are set.
var limits = dom.Limits{Nodes: 1 << 19, Depth: 512}

// maxBytes is how much of a page is read.
const maxBytes = 16 << 20

// A Page is a page of which the content has been chosen, with what its scorer
// saw.
type Page struct {
	*choose.Choice
	features *score.Features
}

// Read reads a page as Extract does, up to the choice of its content. The
// error is the reader's.
func Read(r io.Reader, o Options) (*Page, error) {
	if o.Scorer == nil {
		o.Scorer = score.Default()
	}
	doc := load.Read(r, load.Request{ContentType: "text/html; charset=utf-8", Bytes: maxBytes, Limits: limits})
	if doc.ReadErr != nil {
		return nil, doc.ReadErr
	}
	t, _ := hydrate.Tree(dom.New(doc.Doc, doc.Nodes, o.URL, limits), doc.Small, limits)
	m := mark.Annotate(t, &mark.Selectors{}, o.Scorer.Weight)
	p := page.Read(m, meta.Read(m, o.Type))
	f := &score.Features{Page: p, Scorer: o.Scorer, Around: p.Surroundings(), Room: new(score.ScoringRoom)}
	return &Page{choose.Choose(p, f.Score(), o.Focus), f}, nil
}

// Content is what was chosen as a clean tree, nil where nothing was.
func (p *Page) Content() *html.Node {
	content := copy.Kept(p.Choice, func(i int32) bool { return p.Verdicts[i].Keep }, nil, p.Posts)
	if content.FirstChild == nil {
		return nil
	}
	tidy.Normalise(content, &tidy.Cleaning{Base: p.Base, Language: p.Meta.Language})
	return content
}

// A Block is what the scorer sees of a page: a paragraph, heading, item, cell
// or label, with all that is known of it.
type Block struct {
	Text        string
	Path        string
	Words       int       // words, wide scripts by two characters each
	Features    []float32 // see score.FeatureNames
	Names       []uint32  // hashes of the names that Scorer.Weight is asked for
	Rule        string    // the rule that drops it, or ""
	Probability float64   // that it is content
	Kept        bool
}

// Blocks are the page's blocks in document order.
func (p *Page) Blocks() []Block {
	at := dom.Paths{T: &p.Tree}
	rows := p.features.Rows()
	blocks := make([]Block, len(p.Page.Blocks))
	for i := range blocks {
		b, v := &p.Page.Blocks[i], &p.Verdicts[i]
		blocks[i] = Block{
			Text: p.Text(b), Path: at.Of(b.Parent), Words: int(b.Length),
			Features:    rows[i*score.NumFeatures : (i+1)*score.NumFeatures : (i+1)*score.NumFeatures],
			Names:       p.features.NamesAround(int32(i), p.features.Around),
			Probability: float64(v.P), Kept: v.Keep,
		}
		if v.Rule != 0 {
			blocks[i].Rule = mark.RuleOf(v.Rule).Name
		}
	}
	return blocks
}
