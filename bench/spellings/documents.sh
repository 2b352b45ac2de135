# Read by make.sh after parts.sh: makes the pages of generators of whole documents, whose
# sources are those that are there, put into what the generator reads.

title='The harbour of salt'

# whole KIND SPELLING FILE PARTS COMMAND... makes a page of each part with a command that
# reads the source and writes the whole page.
whole() {
	kind=$1 spelling=$2 file=$3 parts=$4
	shift 4
	for p in $parts; do
		part "$file" "$p" '' '' | "$@" >"$tmp/whole.html" 2>"$tmp/errors"
		[ -s "$tmp/whole.html" ] && cp "$tmp/whole.html" "$out/$kind--$p--$spelling.html" || echo "left out: $kind--$p--$spelling" >&2
	done
}
# one NAME COMMAND... makes a page with a command that reads a source and writes the whole.
one() {
	name=$1
	shift
	"$@" >"$tmp/whole.html" 2>"$tmp/errors"
	[ -s "$tmp/whole.html" ] && cp "$tmp/whole.html" "$out/$name.html" || echo "left out: $name" >&2
}
# titled is a Markdown source below its title.
titled() { printf '# %s\n\n' "$title"; cat; }
# upper is a Markdown source with its headings a level higher.
upper() { sed 's/^##/#/'; }

# Org.
org() {
	{ printf '#+TITLE: %s\n#+AUTHOR: Ida Holm\n#+OPTIONS: ^:{} toc:%s\n\n' "$title" "${toc:-nil}"; upper | pandoc -f "markdown-auto_identifiers${extensions-}" -t org --wrap=none; } >"$tmp/doc.org"
	orgExport
}
orgExport() {
	(cd "$tmp" && emacs --batch -l org --eval '(progn (require (quote ox-html)) (setq make-backup-files nil) (find-file "doc.org") (org-html-export-to-html))' && cat doc.html && rm doc.html)
}
sed 's|\^2^|^2^|' "$src/notes.md" | one notes--org org
sed 's/^```python/```{.python .numberLines}/' "$src/code.md" | one code--org org
whole math org math.md "$(partsOf math.md)" org
whole structure org structure.pandoc terms org
whole structure org structure.md "headings quotation lists" org
toc=t whole structure org structure.md contents org
orgOf() { { printf '#+TITLE: %s\n#+OPTIONS: toc:nil\n\n' "$title"; cat; } >"$tmp/doc.org"; orgExport; }
whole structure org structure.org "$(partsOf structure.org)" orgOf
whole media org media.org "$(partsOf media.org)" orgOf

# LaTeX by HeVeA and TeX4ht.
latex() {
	printf '\\documentclass{article}\n\\usepackage{amsmath,amssymb,hyperref,listings}\n\\title{%s}\\author{Ida Holm}\\date{May 3, 2024}\n\\begin{document}\n\\maketitle\n\n' "$title"
	cat
	printf '\n\\end{document}\n'
}
display() { sed 's/^\$\$\(.*\)\$\$$/\\[\1\\]/'; }
hevea_() { latex >"$tmp/doc.tex"; (cd "$tmp" && rm -f doc.html && hevea -fix doc.tex >/dev/null && cat doc.html); }
tex4ht() {
	latex >"$tmp/doc.tex"
	(cd "$tmp" && rm -f doc.html && make4ht -u -f html5 doc.tex "$1" >errors 2>&1 && cat doc.html)
}
pandoc -f markdown -t latex --wrap=none "$src/notes.md" | one notes--hevea hevea_
pandoc -f markdown -t latex --wrap=none "$src/notes.md" | one notes--tex4ht tex4ht fn-in
pandoc -f markdown -t latex --wrap=none --listings "$src/code.md" | one code--hevea hevea_
whole structure hevea structure.tex "headings terms table quotation lists" hevea_
whole structure tex4ht structure.tex "headings terms table quotation lists" tex4ht fn-in
mathOfTeX() { display | tex4ht "$1"; }
whole math tex4ht-mathjax math.md "$(partsOf math.md)" mathOfTeX mathjax
whole math tex4ht-mathml math.md "sum matrix cases integral" mathOfTeX mathml

# Markdown, documents of their own.
rmarkdown() {
	{
		printf -- '---\ntitle: "%s"\nauthor: Ida Holm\ndate: "May 3, 2024"\noutput:\n  html_document:\n    self_contained: false\n    anchor_sections: true\n%s---\n\n' "$title" "${more-}"
		cat
	} >"$tmp/doc.Rmd"
	(cd "$tmp" && Rscript -e 'rmarkdown::render("doc.Rmd", quiet = TRUE)' >/dev/null && cat doc.html && rm -rf doc.html doc_files)
}
one notes--rmarkdown rmarkdown <"$src/notes.md"
one code--rmarkdown rmarkdown <"$src/code.md"
whole structure rmarkdown structure.md "headings quotation lists" rmarkdown
whole structure rmarkdown structure.pandoc "terms table tasks" rmarkdown
more='    toc: true
    number_sections: true
' whole structure rmarkdown structure.md contents rmarkdown
notebook() {
	$python - "$title" >"$tmp/doc.ipynb" <<-'END'
		import sys, os, nbformat
		text = os.fdopen(3).read()
		cells, n = [nbformat.v4.new_markdown_cell('# ' + sys.argv[1])], 0
		for i, piece in enumerate(text.split('```')):
		    if i % 2 == 0:
		        cells.append(nbformat.v4.new_markdown_cell(piece.strip()))
		    else:
		        n += 1
		        cells.append(nbformat.v4.new_code_cell(piece.split('\n', 1)[1].rstrip('\n'), execution_count=n))
		nb = nbformat.v4.new_notebook(metadata={'language_info': {'name': 'python'}})
		nb.cells = cells
		print(nbformat.writes(nb))
	END
	(cd "$tmp" && jupyter-nbconvert --to html --template "$1" --stdout doc.ipynb)
}
nbconvert() { cat >"$tmp/text"; notebook "$1" 3<"$tmp/text"; }
for template in lab classic; do
	one code--nbconvert-$template nbconvert $template <"$src/code.md"
	whole math nbconvert-$template math.md "$(partsOf math.md)" nbconvert $template
	whole structure nbconvert-$template structure.md "headings quotation lists" nbconvert $template
done
rust() { titled >"$tmp/doc.md"; (cd "$tmp" && rm -rf doc && rustdoc -o doc doc.md && cat doc/doc.html); }
sed 's|\^2^|<sup>2</sup>|' "$src/notes.md" | one notes--rustdoc rust
one code--rustdoc rust <"$src/code.md"
whole structure rustdoc structure.md "headings tasks quotation lists" rust

# Doxygen.
doxy() {
	titled >"$tmp/doc.md"
	printf 'PROJECT_NAME=Harbour\nINPUT=doc.md\nGENERATE_LATEX=NO\nHAVE_DOT=NO\nOUTPUT_DIRECTORY=dox\nUSE_MATHJAX=YES\nGENERATE_TREEVIEW=YES\nUSE_MDFILE_AS_MAINPAGE=doc.md\nQUIET=YES\nTOC_INCLUDE_HEADINGS=3\n' >"$tmp/Doxyfile"
	(cd "$tmp" && rm -rf dox && doxygen Doxyfile && cat dox/html/index.html)
}
doxyMath() { sed 's/^\$\$\(.*\)\$\$$/\\f[\1\\f]/; s/\$\([^$]*\)\$/\\f$\1\\f$/g' | doxy; }
sed 's/^```python/```{.py}/' "$src/code.md" | one code--doxygen doxy
whole math doxygen math.md "$(partsOf math.md)" doxyMath
whole structure doxygen structure.md "headings lists" doxy
doxyTOC() { { printf '[TOC]\n\n'; cat; } | doxy; }
whole structure doxygen structure.md contents doxyTOC

# DocBook by Yelp's stylesheets.
yelp() { (cd "$tmp" && rm -f index.html && xsltproc --stringparam db.chunk.max_depth 0 /usr/share/yelp-xsl/xslt/docbook/html/db2html.xsl "$1" && cat index.html); }
ns='<article xmlns="http://docbook.org/ns/docbook" xmlns:xlink="http://www.w3.org/1999/xlink"'
for kind in structure media; do
	for p in $(partsOf $kind.xml | grep -v headings); do # these stylesheets set sections last
		{ echo "$ns><title>$title</title>"; part $kind.xml "$p" '<para>' '</para>'; echo '</article>'; } >"$tmp/doc.xml"
		one "$kind--$p--yelp" yelp doc.xml
	done
done
for kind in notes code; do
	sed "s|<article[^>]*>|$ns>|; s|<ulink url=|<link xlink:href=|; s|</ulink>|</link>|; /<?xml/d; /<!DOCTYPE/d" "$src/$kind.xml" >"$tmp/doc.xml"
	one $kind--yelp yelp doc.xml
done

# Manual pages and Perl's documentation.
mdoc() {
	printf '.Dd May 3, 2024\n.Dt HARBOUR 7\n.Os\n.Sh %s\n' "$title"
	cat
}
man() { mdoc | mandoc -Thtml; }
whole structure mandoc structure.mdoc "$(partsOf structure.mdoc)" man
{ sed -n 1p "$src/code.md"; echo '.Bd -literal'; cat "$tmp/low.py"; printf '.Ed\n.Pp\n'; sed -n '$p' "$src/code.md"; } | one code--mandoc man
pod() { { printf '=head1 %s\n\n' "$title"; cat; } | pod2html --title="$title" --cachedir="$tmp" ${noindex---noindex}; }
whole structure pod structure.pod "$(partsOf structure.pod)" pod
noindex='--index' whole structure pod-index structure.pod headings pod

# Word processors.
office() {
	titled >"$tmp/doc.md"
	(cd "$tmp" && rm -rf office && pandoc -f "markdown" -o "doc.$1" doc.md && soffice --headless --convert-to "$2" --outdir office "doc.$1" >errors 2>&1 && cat office/doc.*html)
}
one notes--office-docx office docx html <"$src/notes.md"
part structure.md headings '' '' | one structure--headings--office-docx office docx html
for p in terms table; do part structure.pandoc $p '' '' | one structure--$p--office-docx office docx html; done
xhtml() {
	cat >"$tmp/doc.md"
	(cd "$tmp" && rm -rf office && pandoc -f markdown --metadata title="$title" -o doc.odt doc.md && soffice --headless --convert-to 'xhtml:XHTML Writer File' --outdir office doc.odt >errors 2>&1 && cat office/doc.*html)
}
part structure.md headings '' '' | one structure--headings--office-xhtml xhtml
part structure.pandoc table '' '' | one structure--table--office-xhtml xhtml

# Books of Pandoc and Sphinx, and pages of theirs that are whole.
book() { cat >"$tmp/doc.md"; (cd "$tmp" && rm -rf book && pandoc -f markdown --metadata title="$title" ${options-} -t epub3 -o doc.epub doc.md && unzip -q -d book doc.epub && cat book/EPUB/text/ch001.xhtml); }
titled <"$src/notes.md" | one notes--pandoc-epub book
standalone() { pandoc -f markdown -t html -s --metadata title="$title" --metadata author='Ida Holm' --metadata date='May 3, 2024' "$@"; }
one notes--pandoc-sections standalone --section-divs --reference-location=section <"$src/notes.md"
whole structure pandoc-page structure.md "contents headings" standalone --toc --number-sections --section-divs
each math pandoc-katex math.md "$(partsOf math.md)" pandoc -f markdown -t html --katex

# Asciidoctor's whole pages.
stem() { sed 's/^\$\$\(.*\)\$\$$/[latexmath]\n++++\n\1\n++++/; s/\$\([^$]*\)\$/latexmath:[\1]/g' | asciidoctor -e -a stem=latexmath -o - -; }
each math asciidoctor-stem math.md "inline sum matrix binomial cases accents integral" stem
adoc() { { printf '= %s\nIda Holm <ida@example.org>\nv1.2, 2024-05-03\n:toc: left\n:sectnums:\n:sectanchors:\n:sectlinks:\n:icons: font\n%s\n' "$title" "${more-}"; cat; } | asciidoctor -a stylesheet! -o - -; }
whole structure asciidoctor-page structure.adoc "headings callouts tasks table" adoc
one notes--asciidoctor-page adoc <"$src/notes.adoc"
sed 's/^\[source.*/[source%linenums,python]/; 1,/^----/s/^\[source/.low.py\n[source/' "$src/code.adoc" | more=':source-highlighter: rouge
:rouge-linenums-mode: table
' one code--asciidoctor-page adoc

# reStructuredText: Docutils' newer writer, and other themes and builders of Sphinx.
for kind in structure media; do
	for p in $(partsOf $kind.rst | grep -v -e tabs); do
		{ printf "$rst"; part $kind.rst "$p" '' ''; } | one $kind--$p--docutils-html5 rst2html5 --section-numbering
	done
done
one notes--docutils-html5 rst2html5 --footnote-references=superscript "$src/notes.rst"
one code--docutils-html5 rst2html5 --syntax-highlight=short "$src/code-docutils.rst"
for name in furo book pydata epub; do
	rm -rf "$tmp/site" "$tmp/built"
	case $name in furo) theme=furo ;; book) theme=sphinx_book_theme ;; pydata) theme=pydata_sphinx_theme ;; epub) theme=alabaster ;; esac
	for kind in structure math media; do
		site $kind.rst "$(partsOf $kind.rst)" "$tmp/site/$kind" .rst "$rst"
	done
	[ $name = furo ] && sed -i '/^\.\. tabs::$/d; s/^   \.\. tab::/.. tab::/; s/^      \([A-Z]\)/   \1/' "$tmp/site/structure/tabs.rst"
	mkdir "$tmp/site/notes" "$tmp/site/code"
	cp "$src/notes.rst" "$tmp/site/notes/notes.rst"
	cp "$src/code.rst" "$tmp/site/code/code.rst"
	cp "$src/code-name.rst" "$tmp/site/code/name.rst"
	cat >"$tmp/site/conf.py" <<-END
		project = 'Harbour'
		author = 'Ida Holm'
		copyright = '2024, Ida Holm'
		html_theme = '$theme'
		epub_show_urls = 'no'
		html_last_updated_fmt = '%d %B %Y'
		extensions = ['sphinx.ext.mathjax', $([ $name = furo ] && echo "'sphinx_inline_tabs'" || echo "'sphinx_tabs.tabs'"), 'sphinx_copybutton']
	END
	printf 'Harbour\n=======\n\n.. toctree::\n   :glob:\n\n   */*\n' >"$tmp/site/index.rst"
	$python -m sphinx -q -b $([ $name = epub ] && echo epub || echo dirhtml) "$tmp/site" "$tmp/built" 2>"$tmp/errors"
	for f in "$tmp"/built/*/*/index.html "$tmp"/built/*/*.xhtml; do
		[ -s "$f" ] || continue
		p=${f#"$tmp/built/"} && p=${p%/index.html} && p=${p%.xhtml}
		case $p in notes/notes | code/code) cp "$f" "$out/${p%/*}--sphinx-$name.html" ;; code/name) cp "$f" "$out/code--sphinx-$name-name.html" ;;
		*) cp "$f" "$out/${p%/*}--${p#*/}--sphinx-$name.html" ;; esac
	done
done

# Highlighters of editors and of the command line.
vim_() { (cd "$tmp" && vim -u NONE -es -c 'syntax on' -c 'set number' -c "let g:html_use_css=${css:-1}" -c 'runtime syntax/2html.vim' -c 'w! low.html' -c 'qa!' low.py >errors 2>&1; sed -n '/<pre/,/<\/pre>/p' low.html); }
vim_ | around | page code--vim
printf %s "$(cat "$tmp/low.py")" >"$tmp/low1.py"
(cd "$tmp" && source-highlight -s python -f html --no-doc -n -i low1.py -o low2.html && cat low2.html) | around | page code--source-highlight

# Other writers of Markdown.
sed 's|\^2^|<sup>2</sup>|' "$src/notes.md" >"$tmp/marked.md"
cmark-gfm --unsafe -e footnotes -e table "$tmp/marked.md" | page notes--cmark-gfm
lowdown -thtml --html-no-skiphtml --html-no-escapehtml --parse-no-super "$tmp/marked.md" | page notes--lowdown
markdown -f footnote "$tmp/marked.md" | page notes--discount
each structure lowdown structure.pandoc "terms tasks" lowdown -thtml
each structure discount structure.pandoc "terms" markdown -f dldiscount,dlextra
each structure cmark-gfm structure.md "tasks table headings quotation lists" cmark-gfm -e table -e tasklist
