package page

import "testing"

// TestTailsOfComments asks that what is left of a comment within a comment is no
// block, but where it is a program's.
func TestTailsOfComments(t *testing.T) {
	for text, blocks := range map[string]int{
		`<p>one</p><!-- <b><!-- two --></b> --><p>three</p>`: 2,
		`<p>one</p>]]&gt; <p>three</p>`:                      2,
		`<p>one</p><pre>--&gt;</pre><p>three</p>`:            3,
		`<p>one</p><p>--&gt; two</p><p>three</p>`:            3,
	} {
		if p := pageOf(t, text, ""); len(p.Blocks) != blocks {
			t.Errorf("%s: %d blocks, not %d", text, len(p.Blocks), blocks)
		}
	}
}
