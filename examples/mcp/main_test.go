package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

func TestReadPage(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/ferry", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!DOCTYPE html><title>The ferry waits</title><meta name="author" content="Ingrid Vale">
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>The ferry waits</h1><p>On Sundays the ferry waits for whoever can be seen running down the hill, and has done so for years.</p>
<p>It is a promise to those who are late rather than to those who are early, says the captain of the harbour.</p></article>`)
	})
	mux.HandleFunc("/wall", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!DOCTYPE html><title>Just a moment...</title><h1>coast.example</h1><p>We are checking that your connection is secure before you can go on. Do not close this window.</p>`)
	})
	pages := httptest.NewServer(mux)
	defer pages.Close()

	// The client and the server talk as over standard input, in memory.
	ctx := context.Background()
	here, there := mcp.NewInMemoryTransports()
	if _, err := newServer().Connect(ctx, there, nil); err != nil {
		t.Fatal(err)
	}
	client, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(ctx, here, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	call := func(args map[string]any) (text string, out Output, failed bool) {
		result, err := client.CallTool(ctx, &mcp.CallToolParams{Name: "read_page", Arguments: args})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range result.Content {
			if c, ok := c.(*mcp.TextContent); ok {
				text += c.Text
			}
		}
		b, _ := json.Marshal(result.StructuredContent)
		_ = json.Unmarshal(b, &out)
		return text, out, result.IsError
	}

	text, out, failed := call(map[string]any{"url": pages.URL + "/ferry"})
	if failed || !strings.HasPrefix(text, "On Sundays") || strings.Contains(text, "Sport") ||
		out.Title != "The ferry waits" || out.Outcome != "content" || out.Parts != 1 || len(out.Authors) != 1 {
		t.Errorf("%s\n%+v", text, out)
	}
	if _, out, failed := call(map[string]any{"url": pages.URL + "/wall"}); failed || out.Outcome != "bot-challenge" {
		t.Errorf("a wall is %+v", out)
	}
	for _, args := range []map[string]any{{"url": pages.URL + "/none"}, {"url": pages.URL + "/ferry", "part": 7}} {
		if text, _, failed := call(args); !failed || text == "" {
			t.Errorf("%v: %s", args, text)
		}
	}
}
