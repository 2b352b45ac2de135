package pith

import (
	"strings"
	"testing"

	"github.com/pithmd/pith/internal/pagetest"
)

const tides = "<pre><code>import tides\n\ntides.low()\n</code></pre>"

// programTests are programs in their frames between two paragraphs of an article, and
// what must come of them.
var programTests = []struct{ name, frame, want string }{
	{"a file in a box above", `<div class="code-frame" data-lang="python"><div class="code-lang"><span class="bold">low.py</span></div><div class="highlight">` + tides + `</div></div>`,
		"**low.py**\n\n```python\nimport tides\n"},
	{"a file and a language", `<div class="box"><div><span>src/low.py</span><span>Python</span><button>Copy</button></div>` + tides + `</div>`,
		"**src/low.py**\n\n```python\nimport tides\n"},
	{"two files", `<div class="box"><div><span>high.py</span><span>low.py</span></div>` + tides + `</div>`, "high.py low.py\n\n```\nimport tides\n"},
	{"lines beside their source", `<div class="crayon-syntax"><div class="bar"><span>Python</span></div><textarea readonly style="display:none">import tides

def low(port, hours=12):
    for tide in tides.read(port):
        print(tide.hour, tide.level)

low("Lindvik")</textarea><div class="line">import tides</div><div class="line">&nbsp;</div><div class="line">def low(port, hours=12):</div><div class="line">    <b>for</b> tide in tides.read(port):</div><div class="line">        <b>print</b>(tide.hour, tide.level)</div><div class="line">&nbsp;</div><div class="line">low("Lindvik")</div></div>`,
		"```python\nimport tides\n\ndef low(port, hours=12):\n    for tide in tides.read(port):\n        print(tide.hour, tide.level)\n\nlow("},
	{"a formula in an attribute", `<p>The ebb is <x-math tex="\frac{a}{b}"></x-math> of the tide, and that is <d-math>a &lt; b</d-math> of it.</p>`, `ebb is $\frac{a}{b}$ of the tide, and that is $a < b$ of it.`},
	{"a line that a no-break space holds open", `<div class="my-code" style="font-family:Consolas, monospace"><table><tr><td><div><div>1</div><div>2</div><div>3</div><div>4</div></div></td><td><div><div style="white-space:pre">import tides</div><div style="white-space:pre">&nbsp;</div><div style="white-space:pre">for tide in tides.read(port):</div><div style="white-space:pre">    print(tide.hour)</div></div></td></tr></table></div>`,
		"```\nimport tides\n\nfor tide in tides.read(port):\n    print(tide.hour)\n```"},
	{"a formula that is a drawing", `<p>The ebb is <svg role="img"><title>{\displaystyle \frac{a}{b}}</title><path d="M1 1"></path></svg> of the tide, or <mml:math><mml:mfrac><mml:mi>a</mml:mi><mml:mi>b</mml:mi></mml:mfrac></mml:math> of it.</p>`, `ebb is $\frac{a}{b}$ of the tide, or $\frac{a}{b}$ of it.`},
	{"a drawing of MathJax", `<p>The ebb is <svg role="img" aria-labelledby="T1"><title id="T1">a = b</title><g><use xlink:href="#MJMATHI-77"></use></g></svg> of the tide, as the harbour master wrote it down.</p>`, `ebb is $a = b$ of the tide`},
	{"the slash of a fraction", `<p>The ebb takes <span class="frac"><span>1</span><span class="sr-only">/</span><span>2</span></span> of the tide, as the harbour master wrote it down.</p>`, `takes 1/2 of the tide,`},
	{"a field of text that is to be filled in", `<div class="code-block">` + tides + `<textarea>import tides</textarea></div>`, "```\nimport tides\n\ntides.low()\n```"},
}

func TestProgramsInTheirFrames(t *testing.T) {
	for _, tt := range programTests {
		page := "<article>" + pagetest.Essay + tt.frame + pagetest.Essay + "</article>"
		a, err := Extract(strings.NewReader(page), &Options{URL: "https://example.com/story"})
		if err != nil {
			t.Fatal(err)
		}
		if md := a.Markdown(); !strings.Contains(md, tt.want) {
			t.Errorf("%s: want %q in\n%s", tt.name, tt.want, md)
		}
	}
}
