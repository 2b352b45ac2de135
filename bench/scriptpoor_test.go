package main

import "testing"

func TestWithoutScripts(t *testing.T) {
	for page, want := range map[string]string{
		"<p>a<script>if (a<b) {}</script>b":                 "<p>ab",
		"<STYLE media=print>p{}</STYLE><P CLASS=x>a &lt; b": "<P CLASS=x>a &lt; b",
		"a<script>b</style>c":                               "a",
		"<!--<script>--><p>a":                               "<!--<script>--><p>a",
		"<textarea><style></textarea>a<style></style>":      "<textarea><style></textarea>a",
		"<noscript><style>p{}</style></noscript>":           "<noscript><style>p{}</style></noscript>", // text to html.Parse
		"<script src=a></script><script>b</script>c <":      "c <",
	} {
		if got := string(withoutScripts([]byte(page))); got != want {
			t.Errorf("%q without scripts: %q, want %q", page, got, want)
		}
	}
}
