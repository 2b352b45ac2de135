// Mcp gives a language model one tool, over standard input and output: it
// reads an address and gets what the author of the page wrote, as Markdown, without
// the menus and advertisements that fill a context.
//
//	{"mcpServers": {"pith": {"command": "go", "args": ["run", "."]}}}
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/pithmd/pith"
)

// Input is what the model asks for. The SDK makes the tool's schema of it.
type Input struct {
	URL      string `json:"url" jsonschema:"address of the page, with https://"`
	Part     int    `json:"part,omitempty" jsonschema:"which part of a long page to read, from 1; 1 if left out"`
	Comments bool   `json:"comments,omitempty" jsonschema:"read what readers wrote below the article instead"`
}

// Output is what it gets beside the text.
type Output struct {
	Title     string   `json:"title,omitempty"`
	Authors   []string `json:"authors,omitempty"`
	Published string   `json:"published,omitempty"`
	Outcome   string   `json:"outcome" jsonschema:"content, paywalled, or what stands in the place of content"`
	Parts     int      `json:"parts" jsonschema:"how many parts the page has"`
}

// partTokens is how much of a page is read at once.
const partTokens = 4000

// read is the tool.
func read(ctx context.Context, _ *mcp.CallToolRequest, in Input) (*mcp.CallToolResult, *Output, error) {
	article, err := fetch(ctx, in.URL, in.Comments)
	var instead *pith.OutcomeError
	// A consent wall or a log-in is an answer too: the model learns by the
	// outcome that it has not read the page.
	if err != nil && !errors.Is(err, pith.ErrNoContent) && !errors.As(err, &instead) {
		return nil, nil, err // the model is told what went wrong
	}
	out := &Output{
		Title: article.Title, Authors: article.Authors, Published: article.Published.String(), Outcome: article.Outcome.String(),
	}
	if in.Comments {
		article = article.CommentsOnly()
	}
	// Chunks never split a table's row, a fence or a link.
	parts := article.Chunks(&pith.ChunkOptions{Most: partTokens})
	out.Parts = len(parts)
	text := ""
	switch {
	case len(parts) == 0:
	case in.Part > len(parts) || in.Part < 0:
		return nil, nil, fmt.Errorf("there is no part %d: the page has %d", in.Part, len(parts))
	default:
		text = parts[max(in.Part, 1)-1].Markdown
	}
	return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: text}}}, out, nil
}

func fetch(ctx context.Context, address string, comments bool) (*pith.Article, error) {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s answered %s", address, resp.Status)
	}
	return pith.Extract(resp.Body, &pith.Options{
		URL: resp.Request.URL.String(), ContentType: resp.Header.Get("Content-Type"), Comments: comments,
		Markdown: pith.MarkdownOptions{Compact: true}, // fewer tokens
	})
}

// newServer makes the server. It runs as the one who uses the model, and can reach what
// they can: a server for others would have to look where addresses lead.
func newServer() *mcp.Server {
	server := mcp.NewServer(&mcp.Implementation{Name: "pith", Version: pith.Version}, nil)
	mcp.AddTool(server, &mcp.Tool{Name: "read_page", Description: "Read the article of a web page as Markdown, without menus, advertisements and related links."}, read)
	return server
}

func main() {
	if err := newServer().Run(context.Background(), &mcp.StdioTransport{}); err != nil {
		log.Fatal(err)
	}
}
