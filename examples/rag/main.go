// Rag cuts pages into pieces that a language model can be given, puts them
// into a full-text index with bleve, and finds the pieces that answer a
// question. A vector store takes the same pieces.
//
//	go run . -index pages.bleve https://example.org/ferry https://example.org/lamp
//	go run . -index pages.bleve -ask "when does the ferry wait?"
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"

	"github.com/blevesearch/bleve/v2"

	"github.com/pithmd/pith"
)

// A Piece is what the index holds: a part of an article, with what a model
// must know to cite it.
type Piece struct {
	URL      string
	Section  string // the title, and the headings that it stands under
	Markdown string
}

// pieceTokens is how long a piece may be.
const pieceTokens = 300

// Open opens an index, or makes one. Without a name it is kept in memory.
func Open(name string) (bleve.Index, error) {
	if name == "" {
		return bleve.NewMemOnly(bleve.NewIndexMapping())
	}
	index, err := bleve.Open(name)
	if errors.Is(err, bleve.ErrorIndexPathDoesNotExist) {
		return bleve.New(name, bleve.NewIndexMapping())
	}
	return index, err
}

// Ingest puts the article at an address into an index, and says in how many
// pieces.
func Ingest(index bleve.Index, address string) (int, error) {
	resp, err := http.Get(address)
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return 0, errors.New(resp.Status)
	}
	// What is doubtful is better left out: a menu in an index is found for
	// ever after. A wall or an empty page is an error, and never gets in.
	article, err := pith.Extract(resp.Body, &pith.Options{
		URL: address, ContentType: resp.Header.Get("Content-Type"), Focus: pith.Precision, NoImages: true,
	})
	if err != nil {
		return 0, err
	}
	// Pieces overlap, so that no sentence loses the one before it, and none
	// splits a table's row or a program.
	chunks := article.Chunks(&pith.ChunkOptions{Most: pieceTokens, Overlap: pieceTokens / 10})
	batch := index.NewBatch()
	for i, c := range chunks {
		section := strings.Join(append([]string{article.Title}, c.Path...), " > ")
		if err := batch.Index(id(address, i), Piece{address, section, c.Markdown}); err != nil {
			return 0, err
		}
	}
	// The page takes the place of what it was, and may have been longer.
	for i := len(chunks); ; i++ {
		if old, err := index.Document(id(address, i)); old == nil || err != nil {
			break
		}
		batch.Delete(id(address, i))
	}
	return len(chunks), index.Batch(batch)
}

func id(address string, piece int) string { return fmt.Sprintf("%s#%d", address, piece) }

// Ask writes the pieces that fit a question best, ready to be put before it.
func Ask(index bleve.Index, question string, most int, to io.Writer) error {
	request := bleve.NewSearchRequestOptions(bleve.NewMatchQuery(question), most, 0, false)
	request.Fields = []string{"*"}
	found, err := index.Search(request)
	if err != nil {
		return err
	}
	for _, hit := range found.Hits {
		fmt.Fprintf(to, "%s\n%s\n\n%s\n", hit.Fields["Section"], hit.Fields["URL"], hit.Fields["Markdown"])
	}
	return nil
}

func main() {
	name := flag.String("index", "pages.bleve", "keep the index in this `directory`")
	question := flag.String("ask", "", "find pieces for this `question`")
	flag.Parse()
	index, err := Open(*name)
	if err != nil {
		log.Fatal(err)
	}
	defer index.Close()
	for _, address := range flag.Args() {
		n, err := Ingest(index, address)
		log.Printf("%s: %d pieces, error %v", address, n, err)
	}
	if *question != "" {
		if err := Ask(index, *question, 3, os.Stdout); err != nil {
			log.Print(err)
		}
	}
}
