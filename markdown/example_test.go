package markdown_test

import (
	"fmt"
	"log"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"

	"github.com/pithmd/pith/markdown"
)

// A converter of html-to-markdown writes as pith does, but for what its own
// plugin for deleted text knows: here with one tilde.
func ExamplePlugin() {
	conv := converter.NewConverter(converter.WithPlugins(
		markdown.Plugin(),
		strikethrough.NewStrikethroughPlugin(strikethrough.WithDelimiter("~")),
	))
	md, err := conv.ConvertString(`<h2>Tides</h2><p>High water is at <del>six</del> seven.</p>
<div class="admonition warning"><p class="admonition-title">Warning</p><p>The <i>old</i> quay is <s>open</s> closed.</p></div>
<pre class="language-go"><code>tide := high()</code></pre>`)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(md)
	// Output:
	// ## Tides
	//
	// High water is at ~six~ seven.
	//
	// > [!WARNING]
	// > The *old* quay is ~open~ closed.
	//
	// ```go
	// tide := high()
	// ```
}
