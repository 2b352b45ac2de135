#!/bin/sh
# Makes the pages of the spellings that real generators write, from source/,
# in the folder that is named; parts.sh makes those of parts, documents.sh and
# sites.sh those of more generators. It needs, of Debian, asciidoctor, ruby-rouge,
# ruby-kramdown, pandoc, texinfo, docbook-xsl, xsltproc, python3-sphinx,
# python3-docutils, python3-markdown and python3-pygments, and a folder with
# the npm packages that README.md names, in $NODE_MODULES_OF. What is not there
# is left out, and says so.
set -u
here=$(cd "$(dirname "$0")" && pwd)
out=${1:?usage: make.sh FOLDER}
mkdir -p "$out" && out=$(cd "$out" && pwd)
src=$here/source
tmp=$(mktemp -d) && trap 'rm -rf "$tmp"' EXIT
python=${PYTHON:-/usr/bin/python3}

# page NAME reads a fragment and makes a page of it, as a template would.
page() {
	cat >"$tmp/fragment"
	[ -s "$tmp/fragment" ] || { echo "left out: $1" >&2; return; }
	{ cat "$here/head.html" "$tmp/fragment" "$here/foot.html"; } >"$out/$1.html"
}
marked() { sed 's|\^2^|<sup>2</sup>|' "$src/$1.md"; }
# around puts what highlighted the program between the paragraphs of code.md.
around() {
	sed -n '1s|.*|<p>&</p>|p' "$src/code.md"; cat; sed -n '$s|.*|<p>&</p>|p' "$src/code.md"
}
sed -n '/^```python/,/^```$/p' "$src/code.md" | sed '1d;$d' >"$tmp/low.py"

pandoc -f markdown -t html "$src/notes.md" | page notes--pandoc
asciidoctor -e -o - "$src/notes.adoc" | page notes--asciidoctor
marked notes | ruby -rkramdown -e 'puts Kramdown::Document.new(STDIN.read).to_html' | page notes--kramdown
marked notes | $python -m markdown -x footnotes | page notes--python-markdown
makeinfo --html --no-split -o "$out/notes--texinfo.html" "$src/notes.texi"
for kind in notes code; do
	xsltproc /usr/share/xml/docbook/stylesheet/docbook-xsl/xhtml/docbook.xsl "$src/$kind.xml" >"$out/$kind--docbook-xsl.html"
done
rst2html "$src/notes.rst" >"$out/notes--docutils.html"
rst2html --syntax-highlight=short "$src/code-docutils.rst" >"$out/code--docutils-numbers.html"
for doc in notes:notes--sphinx code:code--sphinx code-name:code--sphinx-caption; do
	mkdir -p "$tmp/sphinx" && cp "$src/${doc%%:*}.rst" "$tmp/sphinx/index.rst" && echo "project = 'Harbour'" >"$tmp/sphinx/conf.py"
	$python -m sphinx -q -b html "$tmp/sphinx" "$tmp/built" && cp "$tmp/built/index.html" "$out/${doc#*:}.html"
	rm -rf "$tmp/sphinx" "$tmp/built"
done
asciidoctor -e -a source-highlighter=rouge -o - "$src/code.adoc" | page code--asciidoctor
pandoc -f markdown -t html "$src/code.md" | page code--pandoc
sed 's/^```python/```{.python .numberLines}/' "$src/code.md" | pandoc -f markdown -t html | page code--pandoc-numbers
$python -m pygments -f html -O linenos=table -l python "$tmp/low.py" | around | page code--pygments-table
$python -m pygments -f html -O linenos=inline,lineanchors=l,anchorlinenos=1 -l python "$tmp/low.py" | around | page code--pygments-inline
for shape in table linewise; do
	ruby -rrouge -e '
		code = File.read(ARGV[0]); html = Rouge::Formatters::HTML.new
		f = ARGV[1] == "table" ? Rouge::Formatters::HTMLTable.new(html) : Rouge::Formatters::HTMLLineTable.new(html)
		puts %(<div class="language-python highlighter-rouge"><div class="highlight"><pre class="highlight"><code>#{f.format(Rouge::Lexers::Python.lex(code))}</code></pre></div></div>)' \
		"$tmp/low.py" $shape | around | page code--rouge-$shape
done
(cd "$here/gomade" && go run . "$src" "$tmp/go") && for f in "$tmp"/go/*; do
	page "$(basename "$f" .html)" <"$f"
done
if [ -n "${NODE_MODULES_OF-}" ]; then
	cp "$here/made.mjs" "$NODE_MODULES_OF/made.mjs"
	cp "$here/parts.mjs" "$NODE_MODULES_OF/parts.mjs"
	cp "$here/renderers.mjs" "$NODE_MODULES_OF/renderers.mjs"
	mkdir -p "$tmp/js" && (cd "$NODE_MODULES_OF" && node made.mjs "$src" "$tmp/js"; node parts.mjs "$src" "$tmp/js"; node renderers.mjs "$src" "$tmp/js")
	for f in "$tmp"/js/*; do page "$(basename "$f" .html)" <"$f"; done
else
	echo 'left out: what is made with npm packages, for $NODE_MODULES_OF is empty' >&2
fi
. "$here/parts.sh"
. "$here/documents.sh"
. "$here/sites.sh"
