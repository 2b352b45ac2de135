package main

import "testing"

func TestNormalise(t *testing.T) {
	tests := []struct {
		name, a, b string
		same       bool
	}{
		{"order of attributes", `<img src="x" alt="y">`, `<img alt="y" src="x" />`, true},
		{"spelling of entities", `<p>&quot;&copy;&#65;</p>`, `<p>"©A</p>`, true},
		{"white space between blocks", "<ul>\n<li>a</li>\n</ul>\n", "<ul><li>a</li></ul>", true},
		{"white space at the edges of a block", "<p> a </p>", "<p>a</p>", true},
		{"runs of white space in text", "<p>a\n b</p>", "<p>a b</p>", true},
		{"a blank beside a tag and in it", "<p>a <em>b</em></p>", "<p>a<em> b</em></p>", false},
		{"a blank lost", "<p>a <em>b</em></p>", "<p>a<em>b</em></p>", false},
		{"two blanks with a tag between", "<p>a <em> b</em></p>", "<p>a <em>b</em></p>", true},
		{"line break after br", "<p>a<br />\nb</p>", "<p>a<br>b</p>", true},
		{"white space in code blocks", "<pre><code>a  b</code></pre>", "<pre><code>a b</code></pre>", false},
		{"last line break of a code block", "<pre><code>a\n</code></pre>", "<pre><code>a</code></pre>", true},
		{"no-break space", "<p>a&nbsp;b</p>", "<p>a b</p>", false},
		{"tight and loose lists", "<ul><li>a</li></ul>", "<ul><li><p>a</p></li></ul>", false},
		{"another element", "<p><em>a</em></p>", "<p><strong>a</strong></p>", false},
		{"another address", `<a href="/x">a</a>`, `<a href="/y">a</a>`, false},
		{"comments", "<p>a</p><!-- b -->", "<p>a</p>", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if a, b := normalise(tt.a), normalise(tt.b); (a == b) != tt.same {
				t.Errorf("same is %v, want %v:\n%q\n%q", a == b, tt.same, a, b)
			}
		})
	}
}
