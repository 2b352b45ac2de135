# Read by make.sh: makes the pages of the kinds that have parts, math, media and
# structure, each part between the paragraphs of source/frame.md.

# part FILE NAME FROM TO is a part of a source in its frame, whose first two and last two
# paragraphs FROM and TO stand around.
part() {
	sed -n '1,4p' "$src/frame.md" | sed "/./{s|^|$3|;s|\$|$4|}"
	awk -v part="$2" '/^%% / { on = $2 == part; next } on' "$src/$1"
	sed -n '4,$p' "$src/frame.md" | sed "/./{s|^|$3|;s|\$|$4|}"
}
# partsOf FILE are the parts of a source that are for all.
partsOf() { sed -n 's/^%% \([a-z]*\)$/\1/p' "$src/$1" | grep -v thread; }
# each KIND SPELLING FILE PARTS COMMAND... makes a page of each part, with a command that
# reads the source and writes a fragment.
each() {
	kind=$1 spelling=$2 file=$3 parts=$4
	shift 4
	for p in $parts; do part "$file" "$p" '' '' | "$@" 2>"$tmp/errors" | page "$kind--$p--$spelling"; done
}
# site FILE PARTS DIR EXT HEAD writes the parts as the documents of a site.
site() {
	mkdir -p "$3"
	for p in $2; do { printf -- "$5"; part "$1" "$p" '' ''; } >"$3/$p$4"; done
}
# take KIND SPELLING DIR EXT takes the pages of the parts out of what was built.
take() {
	for f in "$3"/*"$4"; do
		p=${f#"$3"/} && p=${p%"$4"}
		[ -s "$f" ] && case $p in index | 404 | genindex | search) ;; *) cp "$f" "$out/$1--$p--$2.html" ;; esac
	done
}

# Markdown to fragments.
each structure pandoc structure.pandoc "terms table tasks signed" pandoc -f markdown -t html
each structure pandoc structure.md "headings quotation lists" pandoc -f markdown -t html
each structure kramdown structure.kramdown "contents terms" ruby -rkramdown -e 'puts Kramdown::Document.new(STDIN.read).to_html'
each structure kramdown structure.md "headings quotation lists" ruby -rkramdown -e 'puts Kramdown::Document.new(STDIN.read).to_html'
each structure kramdown structure.md "tasks" ruby -rkramdown -rkramdown-parser-gfm -e 'puts Kramdown::Document.new(STDIN.read, input: "GFM").to_html'
each structure asciidoctor structure.adoc "$(partsOf structure.adoc)" asciidoctor -e -o - -
each structure asciidoctor-icons structure.adoc "callouts terms" asciidoctor -a icons=font -e -o - -
each structure python-markdown structure.mkdocs "contents callouts terms lists" $python -m markdown -x extra -x toc -x admonition
each math pandoc-mathml math.md "$(partsOf math.md)" pandoc -f markdown -t html --mathml
each math pandoc-mathjax math.md "$(partsOf math.md)" pandoc -f markdown -t html --mathjax
each math pandoc-webtex math.md "$(partsOf math.md)" pandoc -f markdown -t html --webtex
each math kramdown math.md "sum matrix cases integral" ruby -rkramdown -e 'puts Kramdown::Document.new(STDIN.read.gsub(/(?<!\$)\$(?!\$)/, "$$")).to_html'
each math arithmatex math.md "$(partsOf math.md)" $python -m markdown -x pymdownx.arithmatex
each math arithmatex-generic math.md "inline sum accents" $python -c 'import sys, markdown; print(markdown.markdown(sys.stdin.read(), extensions=["pymdownx.arithmatex"], extension_configs={"pymdownx.arithmatex": {"generic": True}}))'
each media pandoc media.pandoc "figure video sound" pandoc -f markdown -t html
each media asciidoctor media.adoc "$(partsOf media.adoc)" asciidoctor -e -o - -
each media markdown-figures media.markdown "picture gallery" $python -m markdown -x extra

# Documents of other languages.
rst='The harbour of salt\n===================\n\n'
for theme in alabaster classic sphinx_rtd_theme; do
	[ $theme = alabaster ] && name=sphinx || name=${theme%_theme}
	[ $theme = classic ] && name=sphinx-classic
	rm -rf "$tmp/site" "$tmp/built"
	for kind in structure math media; do
		site $kind.rst "$(partsOf $kind.rst)" "$tmp/site/$kind" .rst "$rst"
	done
	cat >"$tmp/site/conf.py" <<-END
		project = 'Harbour'
		html_theme = '$theme'
		extensions = ['sphinx.ext.mathjax', 'sphinx_tabs.tabs']
		numfig = $([ $theme = classic ] && echo True || echo False)
	END
	printf 'Harbour\n=======\n\n.. toctree::\n   :glob:\n\n   */*\n' >"$tmp/site/index.rst"
	$python -m sphinx -q -b html "$tmp/site" "$tmp/built" 2>"$tmp/errors"
	for kind in structure math media; do take $kind "$name" "$tmp/built/$kind" .html; done
done
for kind in structure math media; do
	for p in $(partsOf $kind.rst | grep -v -e tabs); do
		{ printf "$rst"; part $kind.rst "$p" '' ''; } | rst2html --math-output=mathml 2>"$tmp/errors" >"$out/$kind--$p--docutils.html"
	done
done
for kind in structure media; do
	for p in $(partsOf $kind.xml); do
		{ echo '<article><title>The harbour of salt</title>'; part $kind.xml "$p" '<para>' '</para>'; echo '</article>'; } >"$tmp/doc.xml"
		(cd "$tmp" && xsltproc /usr/share/xml/docbook/stylesheet/docbook-xsl/xhtml/docbook.xsl "$tmp/doc.xml" >"$out/$kind--$p--docbook-xsl.html" 2>"$tmp/errors")
		(cd "$tmp" && xsltproc /usr/share/xml/docbook/stylesheet/docbook-xsl-ns/xhtml5/docbook.xsl "$tmp/doc.xml" >"$out/$kind--$p--docbook-xhtml5.html" 2>"$tmp/errors")
		[ $kind = media ] || pandoc -f docbook -t html "$tmp/doc.xml" | page "$kind--$p--pandoc-docbook"
	done
done
for p in $(partsOf structure.texi); do
	{ printf '@settitle The harbour of salt\n@node Top\n@top The harbour of salt\n\n'; part structure.texi "$p" '' ''; printf '@bye\n'; } |
		makeinfo --html --no-split -o "$out/structure--$p--texinfo.html" - 2>"$tmp/errors"
done
for kind in structure math; do
	file=structure.tex && [ $kind = math ] && file=math.md
	for p in $(partsOf $file); do
		{
			printf '\\documentclass{article}\\usepackage{amsmath,amssymb,multirow}\\title{The harbour of salt}\\begin{document}\\maketitle\n\n'
			part $file "$p" '' '' | sed 's/^\$\$\(.*\)\$\$$/\\[\1\\]/'
			printf '\\end{document}\n'
		} >"$tmp/doc.tex"
		(cd "$tmp" && latexml --quiet --destination=doc.lxml doc.tex && latexmlpost --quiet --format=html5 --nodefaultresources --destination=doc.html doc.lxml) 2>"$tmp/errors" &&
			cp "$tmp/doc.html" "$out/$kind--$p--latexml.html"
	done
done

# Generators of whole sites.
for theme in mkdocs readthedocs material; do
	rm -rf "$tmp/site" "$tmp/built"
	for kind in structure math; do
		file=$kind.mkdocs && [ $kind = math ] && file=math.md
		site $file "$(partsOf $file)" "$tmp/site/docs/$kind" .md '# The harbour of salt\n\n'
	done
	site structure.md "headings table tasks quotation" "$tmp/site/docs/structure" .md '# The harbour of salt\n\n'
	echo '# Harbour' >"$tmp/site/docs/index.md"
	cat >"$tmp/site/mkdocs.yml" <<-END
		site_name: Harbour
		use_directory_urls: false
		theme: {name: $theme}
		markdown_extensions:
		  - admonition
		  - def_list
		  - tables
		  - toc: {permalink: true}
		  - pymdownx.tabbed$([ $theme = material ] && printf ': {alternate_style: true}')
		  - pymdownx.superfences
		  - pymdownx.tasklist: {custom_checkbox: true}
		  - pymdownx.arithmatex: {generic: true}
	END
	mkdocs build -q -f "$tmp/site/mkdocs.yml" -d "$tmp/built" 2>"$tmp/errors"
	[ $theme = mkdocs ] && name=mkdocs || name=mkdocs-$theme
	for kind in structure math; do take $kind $name "$tmp/built/$kind" .html; done
done
rm -rf "$tmp/site" "$tmp/built"
site media.hugo "$(partsOf media.hugo)" "$tmp/site/content/media" .md '---\ntitle: The harbour of salt\n---\n'
site structure.kramdown terms "$tmp/site/content/structure" .md '---\ntitle: The harbour of salt\n---\n'
site structure.md "headings table tasks quotation lists" "$tmp/site/content/structure" .md '---\ntitle: The harbour of salt\n---\n'
mkdir -p "$tmp/site/layouts/_default"
cp "$here/hugo.html" "$tmp/site/layouts/_default/single.html"
printf 'title = "Harbour"\nuglyURLs = true\ndisableKinds = ["taxonomy", "RSS", "sitemap", "home", "section"]\n' >"$tmp/site/config.toml"
hugo --quiet -s "$tmp/site" -d "$tmp/built" 2>"$tmp/errors"
for kind in structure media; do take $kind hugo "$tmp/built/$kind" .html; done

# vitepress and docusaurus, where they are installed.
if [ -d "${VITEPRESS_OF-}/node_modules/vitepress" ]; then
	doc=$VITEPRESS_OF/harbour
	rm -rf "$doc" && mkdir -p "$doc/.vitepress"
	echo 'export default { title: "Harbour", markdown: { math: true } }' >"$doc/.vitepress/config.mjs"
	site math.md "$(partsOf math.md)" "$doc/math" .md '# The harbour of salt\n\n'
	site structure.containers "callouts contents" "$doc/structure" .md '# The harbour of salt\n\n'
	site structure.md "headings table quotation lists" "$doc/structure" .md '# The harbour of salt\n\n'
	sed -i 's/::: note/::: info/' "$doc"/structure/*.md
	echo '# Harbour' >"$doc/index.md"
	(cd "$VITEPRESS_OF" && npx vitepress build harbour >"$tmp/errors" 2>&1)
	for kind in structure math; do take $kind vitepress "$doc/.vitepress/dist/$kind" .html; done
fi
if [ -d "${DOCUSAURUS_OF-}/node_modules/@docusaurus" ]; then
	doc=$DOCUSAURUS_OF
	rm -rf "$doc/docs" && mkdir -p "$doc/docs"
	cat >"$doc/docusaurus.config.mjs" <<-'END'
		import math from 'remark-math'
		import katex from 'rehype-katex'
		export default {
			title: 'Harbour', url: 'https://example.com', baseUrl: '/', onBrokenLinks: 'ignore',
			presets: [['classic', { docs: { routeBasePath: '/', remarkPlugins: [math], rehypePlugins: [katex] }, blog: false }]],
		}
	END
	site math.md "$(partsOf math.md)" "$doc/docs/math" .md '# The harbour of salt\n\n'
	site structure.docusaurus "tabs callouts" "$doc/docs/structure" .mdx '# The harbour of salt\n\n'
	site structure.md "headings table tasks quotation lists" "$doc/docs/structure" .md '# The harbour of salt\n\n'
	(cd "$doc" && npx docusaurus build >"$tmp/errors" 2>&1)
	for kind in structure math; do
		for f in "$doc/build/$kind"/*/index.html; do cp "$f" "$out/$kind--$(basename "$(dirname "$f")")--docusaurus.html"; done
	done
fi
