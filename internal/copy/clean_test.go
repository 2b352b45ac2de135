package copy

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pithmd/pith/internal/choose"
	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/render"
	"github.com/pithmd/pith/internal/tidy"
)

// pictureTests are pages in which each text that is content says so with the
// word "kept". The picture of each goes with the text or does not.
var pictureTests = []struct {
	name, page string
	want       bool
}{
	{"between paragraphs", `<p>kept one</p><img src=a.png><p>kept two</p>`, true},
	{"above the text", `<img src=a.png><p>kept one</p><p>kept two</p>`, true},
	{"caption kept", `<p>words of a menu</p><figure><img src=a.png><figcaption>kept caption</figcaption></figure><p>words of a menu</p>`, true},
	{"caption not kept", `<p>kept one</p><figure><img src=a.png><figcaption>The quay</figcaption></figure><p>kept two</p>`, true},
	{"second of a row of figures", `<p>kept one</p><div><figure><img src=b.png><figcaption>The quay</figcaption></figure><figure><img id=x src=a.png><figcaption>The pier</figcaption></figure></div><p>kept two</p>`, true},
	{"credit without a caption's element", `<p>kept one</p><div><img src=a.png><span>Photo: I. Strand</span></div><p>kept two</p>`, true},
	{"in a link with its caption, which was not chosen", `<p>kept one</p><figure><a href=/quay><img src=a.png><figcaption>The quay</figcaption></a></figure><p>kept two</p>`, true},
	{"of a card that was chosen", `<p>kept one</p><figure><a href=/quay><div>kept title</div><div>The quay in spring</div><img src=a.png></a></figure><p>kept two</p>`, true},
	{"of an empty box", `<p>kept one</p><div style="background: #eee url('a.png') no-repeat; background-size: cover"></div><p>kept two</p>`, true},
	{"at the head, of an empty box", `<article><h1>Ice on the quay</h1><div><div style="background-image:url(a.png);background-size:contain"></div></div><div>By Ida Strand</div><p>kept one</p></article>`, true},
	{"an element of a script", `<p>kept one</p><amp-img src=a.png width=16 height=9 layout=responsive></amp-img><p>kept two</p>`, true},
	{"the second of a show, each with its number", `<p>kept one</p><div><div><img src=b.png><span>1 / 2</span></div><div><img src=a.png><span>2 / 2</span></div></div><p>kept two</p>`, true},
	{"the last of a show, above its buttons", `<p>kept one, and more of it</p><div><div><img src=b.png><span>1 / 2</span></div><div><img src=a.png><span>2 / 2</span></div><button>Next</button></div><p>kept two</p>`, true},
	{"not above a button alone", `<p>kept one, and more of it</p><div><img src=a.png><span>The quay</span></div><button>Follow</button><p>kept two</p>`, false},
	{"linked to a larger one, with its name and size", `<p>kept one</p><div><a href=/big.jpg><img src=a.png><div><span>The quay</span><span>1200×800</span></div></a></div><p>kept two</p>`, true},
	{"advertisement between", `<p>kept one</p><div>Advertisement</div><img src=a.png><p>kept two</p>`, true},

	{"at the head, above a byline", `<article><header><h1>Ice on the quay</h1></header><figure><img src=a.png></figure><div>By Ida Strand</div><div>3 February</div><p>kept one</p><p>kept two</p></article>`, true},
	{"at the head, above the headline", `<article><div><img src=a.png></div><h1>Ice on the quay</h1><div>By Ida Strand</div><p>kept one</p><p>kept two</p></article>`, true},
	{"at the head, linked to a larger one", `<article><h1>Ice on the quay</h1><a href=/a-large.png><img src=a.png></a><div>By Ida Strand</div><p>kept one</p></article>`, true},
	{"whose sources stand before it", `<p>kept one</p><picture><source srcset="a.png 2x"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></picture><p>kept two</p>`, true},
	{"at the head, for readers without scripts", `<article><h1>Ice on the quay</h1><figure><img class=lazy><noscript><img src=a.png></noscript></figure><div>By Ida Strand</div><p>kept one</p><p><img class=lazy></p><p>kept two</p></article>`, true},
	{"at the head, small until it is loaded", `<article><h1>Ice on the quay</h1><figure><img src=/60/aaaa.jpg><noscript><img src=/900/aaaa.png></noscript></figure><div>By Ida Strand</div><p>kept one</p></article>`, true},
	{"at the head, shown when it is loaded", `<article><h1>Ice on the quay</h1><div><img src=a.png style="display:none"></div><div>By Ida Strand</div><p>kept one</p></article>`, true},
	{"of a film about one's picture", `<p>kept one</p><img src=a.png alt="Avatar, the film"><p>kept two</p>`, true},

	{"at the head, of who wrote", `<article><h1>Ice on the quay</h1><div class=author-box><img src=a.png></div><div>By Ida Strand</div><p>kept one</p></article>`, false},
	{"at the head, and in the text", `<article><header><img src="/800/aaaa.png"></header><h1>Ice on the quay</h1><div>By Ida Strand</div><p>kept one, and the ice has closed it</p><img src=/1200/aaaa.jpg><p>kept two</p></article>`, false},
	{"at the head, hidden", `<article><h1>Ice on the quay</h1><div style="display:none"><img src=a.png></div><div>By Ida Strand</div><p>kept one</p></article>`, false},
	{"at the head, linked to another page", `<article><h1>Ice on the quay</h1><a href=/fog><img src=a.png></a><div>By Ida Strand</div><p>kept one</p></article>`, false},
	{"above a story that was not chosen", `<article><h1>Ice on the quay</h1><img src=a.png><p>The harbour master has counted all of the boats, and says that two of them are gone.</p></article><p>kept one</p>`, false},
	{"of the site, above the headline", `<header><img src=a.png></header><article><h1>Ice on the quay</h1><div>By Ida Strand</div><p>kept one</p></article>`, false},
	{"of the one who posted", `<p>kept one</p><div class=post-avatar-2><a href=/ida><img src=a.png></a></div><p>kept two</p>`, false},
	{"in a teaser", `<p>kept one</p><div><a href=/b><img src=a.png>Another story</a></div><p>kept two</p>`, false},
	{"of a card that was not chosen", `<p>kept one</p><figure><a href=/quay><div>The quay</div><div>How it was built</div><img src=a.png></a></figure><p>kept two</p>`, false},
	{"in an advertisement", `<p>kept one</p><div><img src=a.png><span>Advertisement</span></div><p>kept two</p>`, false},
	{"in what was not chosen", `<p>kept one</p><div><p>a menu of many words</p><img src=a.png></div>`, false},
	{"an icon", `<p>kept one</p><img src=a.png width=16 height=16><p>kept two</p>`, false},
	{"the logo", `<a href="/"><img src=a.png></a><p>kept one</p><p>kept two</p>`, false},
	{"a pattern", `<p>kept one</p><div style="background:url(a.png) repeat"></div><p>kept two</p>`, false},
	{"behind a text", `<p>kept one</p><div style="background:url(a.png) center/cover">kept two</div>`, false},
	{"an icon in a cell", `<table><tr><td>kept one<td><img src=a.png width=16 height=16><tr><td>kept two<td>kept</table>`, true},
}

// copyMarked copies the blocks of a page that begin with "kept".
func copyMarked(t *testing.T, page string) (*choose.Choice, *html.Node) {
	t.Helper()
	p := &choose.Choice{Page: pageOf(t, "<body>"+page, "https://example.com/news/quay")}
	p.Verdicts, p.Off = make([]choose.Verdict, len(p.Blocks)), p.Page.Off
	for i, rule := range p.Ruled {
		p.Verdicts[i].Rule = rule
	}
	return p, Kept(p, func(k int32) bool {
		return strings.HasPrefix(strings.TrimSpace(p.Nodes[p.Blocks[k].First].Data), "kept")
	}, nil, nil)
}

func TestPicturesGoWithTheTextAroundThem(t *testing.T) {
	for _, tt := range pictureTests {
		_, content := copyMarked(t, tt.page)
		tidy.Normalise(content, &tidy.Cleaning{})
		got := false
		for d := range content.Descendants() {
			if d.Type == html.ElementNode && d.DataAtom == atom.Img {
				src, _ := dom.Attr(d, "src")
				got = got || strings.HasSuffix(src, "a.png")
			}
		}
		if got != tt.want {
			t.Errorf("%s: the picture is kept: %t, want %t", tt.name, got, tt.want)
		}
	}
}

// wholeTests are pages with a program or a formula, and the Markdown of what
// is copied of them.
var wholeTests = []struct{ name, page, want string }{
	{"lines of a program keep their indentation",
		"<pre><div class=line>kept {</div><div class=line><span>  </span><span>kept: 1</span></div><div class=line>kept }</div></pre>",
		"```\nkept {\n  kept: 1\nkept }\n```\n"},
	{"the header of a program is known by its button",
		"<pre><code class=language-sh><div><span>kept sh</span><button><svg></svg></button></div><div>kept=1</div></code></pre>",
		"```sh\nkept=1\n```\n"},
	{"empty lines of a program without pre",
		"<p>kept one</p><div class=code-block><div class=line>kept {</div><div class=line></div><div class=line><code>kept }</code></div></div><p>kept two</p>",
		"kept one\n\n```\nkept {\n\nkept }\n```\n\nkept two\n"},
	{"an empty row of a program in a table",
		"<table class=highlight><tr><td data-line-number=1></td><td>kept {</td></tr><tr><td data-line-number=2></td><td></td></tr><tr><td data-line-number=3></td><td>kept }</td></tr></table>",
		"```\nkept {\n\nkept }\n```\n"},
	{"an empty paragraph between lines",
		`<p style="font:9px Menlo;white-space:pre">kept {</p><p style="font:9px Menlo;white-space:pre"></p><p style="font:9px Menlo;white-space:pre">kept }</p>`,
		"```\nkept {\n\nkept }\n```\n"},
	{"the name of a program's language in its frame",
		"<p>kept one</p><div><div><span>Python</span><span role=button>Copy</span></div><pre>kept = 1</pre></div><p>kept two</p>",
		"kept one\n\n```python\nkept = 1\n```\n\nkept two\n"},
	{"not the names of languages that lead to other programs",
		"<p>kept one</p><div><div><a href=/py>Python</a></div><pre>kept = 1</pre></div><p>kept two</p>",
		"kept one\n\n```\nkept = 1\n```\n\nkept two\n"},
	{"not one of several languages",
		"<p>kept one</p><div><div><i>Python</i> <i>Ruby</i></div><pre>kept = 1</pre></div><p>kept two</p>",
		"kept one\n\n```\nkept = 1\n```\n\nkept two\n"},
	{"not one beside other texts",
		"<div><p>kept one</p><p>Python</p><pre>kept = 1</pre><p>kept two</p><p>kept three</p><p>kept four</p></div>",
		"kept one\n\n```\nkept = 1\n```\n\nkept two\n\nkept three\n\nkept four\n"},
	{"a formula in a line brings its source",
		`<p>kept is <math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></semantics></math></p>`,
		"kept is $x_1$\n"},
	{"a formula between two texts",
		`<p>kept one</p><div><math display=block alttext="x^2"><mi>x</mi></math></div><p>kept two</p>`,
		"kept one\n\n$$\nx^2\n$$\n\nkept two\n"},
	{"a formula for screen readers alone",
		`<p>kept is <span style="position:absolute;clip:rect(1px,1px,1px,1px)"><math alttext="x^2"><mi>x</mi></math></span> here</p>`,
		"kept is $x^2$ here\n"},
	{"a formula drawn letter by letter, without text",
		`<p>kept is <mjx-container><mjx-math><mjx-mi><mjx-c class="mjx-c1D465"></mjx-c></mjx-mi></mjx-math></mjx-container> here</p>`,
		"kept is $x$ here\n"},
	{"a formula drawn with boxes, lines of fractions too",
		`<p>kept is <span class=katex><span class=katex-html><span class=base><span class=mfrac><span class=vlist><span style="top:-2em"><span class=mord>2</span></span><span style="top:-3em"><span class=frac-line></span></span><span style="top:-4em"><span class=mord>1</span></span></span></span></span></span></span> here</p>`,
		"kept is $\\frac{1}{2}$ here\n"},
	{"a formula that a script draws",
		`<p>kept is <span data-tex="x^2"></span> here</p>`,
		"kept is $x^2$ here\n"},
	{"a sound with a note for browsers that play none",
		`<p>kept one</p><p><audio controls><source src=/bells.mp3>Your browser does not support the audio element.</audio></p><p>kept two</p>`,
		"kept one\n\n[Audio](https://example.com/bells.mp3)\n\nkept two\n"},
	{"not a drawn formula among what was not chosen",
		`<p>kept one</p><p>a menu</p><div><span data-tex="x^2"></span></div><p>another</p>`,
		"kept one\n"},
	{"not a formula among what was not chosen",
		`<p>kept one</p><p>a menu</p><div><math alttext="x^2"><mi>x</mi></math></div><p>another</p>`,
		"kept one\n"},
	{"not a formula that begins a text which was not chosen",
		`<p>kept one</p><p><math alttext="x^2"><mi>x</mi></math> is asked of readers</p><p>kept two</p>`,
		"kept one\n\nkept two\n"},
}

func TestProgramsAndFormulasGoWhole(t *testing.T) {
	for _, tt := range wholeTests {
		p, content := copyMarked(t, tt.page)
		tidy.Normalise(content, &tidy.Cleaning{Base: p.Base})
		md, _, _ := render.Markdown(content, &render.Options{Bullet: '-', Fence: '`'})
		if got := string(md); got != tt.want {
			t.Errorf("%s:\n%s\nwant:\n%s", tt.name, got, tt.want)
		}
	}
}

// gapTests are pages of whose text a part is left out, and the text that comes of
// the rest.
var gapTests = []struct{ page, want string }{
	{`<div>kept one<div>a menu</div>kept two</div>`, "kept one\n\nkept two"},
	{`<div>kept one<span><div>a menu</div></span><span>kept two</span></div>`, "kept one\n\nkept two"},
	{`<div><b>kept one<p>a menu</p>kept two</b></div>`, "kept one\n\nkept two"},
	{`<p>kept one<br><br>a menu<br><br>kept two</p>`, "kept one\n\nkept two"},
	{`<ul><li>kept one<div>a menu</div><a href=/x>kept two</a></li></ul>`, "kept one\n\nkept two"},
	{`<p>kept one<iframe src="/ads/x"></iframe>kept two</p>`, "kept one kept two"},
	{`<table><tr><th>kept a<th>kept b<tr><td>kept one<div>a menu</div>kept two<td>kept c</table>`, "kept a\tkept b\nkept one kept two\tkept c"},

	{`<p>kept one <b>two</b> three</p>`, "kept one two three"},
	{`<p>kept one,<script>count()</script> two</p>`, "kept one, two"},
	{`<p>kept w<span style="display:none">a trick</span>ord</p>`, "kept word"},
	{`<div>kept one<figure><img src=a.png></figure>kept two</div>`, "kept one\n\nkept two"},
	{`<pre>kept one<span></span>two</pre>`, "kept onetwo"},
}

func TestWhatIsLeftOutGluesNothing(t *testing.T) {
	for _, tt := range gapTests {
		_, tree := copyMarked(t, tt.page)
		tidy.Normalise(tree, &tidy.Cleaning{})
		if got := render.Text(tree); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.page, got, tt.want)
		}
	}
}
