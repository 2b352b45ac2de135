# Read by make.sh after documents.sh: makes the pages of generators of whole sites, each
# where its folder is named.

# pages DIR EXT HEAD PARTS... writes documents of a site: of notes, of code, and of the parts of
# each KIND:FILE:PARTS.
pages() {
	dir=$1 ext=$2 head=$3
	shift 3
	mkdir -p "$dir/notes" "$dir/code"
	{ printf -- "$head"; marked notes; } >"$dir/notes/notes$ext"
	{ printf -- "$head"; sed "s/^\`\`\`python/\`\`\`${fence:-python}/" "$src/code.md"; } >"$dir/code/code$ext"
	for of in "$@"; do
		IFS=: read -r kind file parts <<-END
			$of
		END
		site "$file" "$parts" "$dir/$kind" "$ext" "$head"
	done
}
# taken SPELLING DIR ENDING takes all pages out of what was built.
taken() {
	for f in "$2"/*/*"$3"; do
		[ -s "$f" ] || continue
		p=${f#"$2"/} && p=${p%"$3"}
		case $p in notes/notes | code/code) cp "$f" "$out/${p%/*}--$1.html" ;; math/* | media/* | structure/*) cp "$f" "$out/${p%/*}--${p#*/}--$1.html" ;; esac
	done
}
below='# The harbour of salt\n\n'
front='---\ntitle: The harbour of salt\n---\n\n'

if [ -d "${NODE_MODULES_OF-}/node_modules/honkit" ]; then
	rm -rf "$tmp/site" "$tmp/built"
	pages "$tmp/site" .md "$below" "structure:structure.md:headings table quotation lists" "media:media.markdown:picture gallery"
	sed -i 's|^\[^\([0-9]\)\]: |[^\1]: |' "$tmp/site/notes/notes.md"
	printf '# Harbour\n\nAll of it.\n' >"$tmp/site/README.md"
	{ echo '# Summary'; echo; for f in "$tmp/site"/*/*.md; do p=${f#"$tmp/site/"}; echo "* [The harbour of salt]($p)"; done; } >"$tmp/site/SUMMARY.md"
	ln -sfn "$NODE_MODULES_OF/node_modules" "$tmp/site/node_modules"
	(cd "$NODE_MODULES_OF" && npx honkit build "$tmp/site" "$tmp/built" >"$tmp/errors" 2>&1)
	taken honkit "$tmp/built" .html
fi
if [ -d "${STARLIGHT_OF-}/node_modules/@astrojs" ]; then
	doc=$STARLIGHT_OF
	rm -rf "$doc/src" "$doc/dist" && mkdir -p "$doc/src/content/docs"
	cat >"$doc/astro.config.mjs" <<-'END'
		import { defineConfig } from 'astro/config'
		import starlight from '@astrojs/starlight'
		import math from 'remark-math'
		import katex from 'rehype-katex'
		export default defineConfig({
			site: 'https://example.org', markdown: { remarkPlugins: [math], rehypePlugins: [katex] },
			integrations: [starlight({ title: 'Harbour', pagefind: false, lastUpdated: true, editLink: { baseUrl: 'https://example.org/edit/' } })],
		})
	END
	cat >"$doc/src/content.config.ts" <<-'END'
		import { defineCollection } from 'astro:content'
		import { docsLoader } from '@astrojs/starlight/loaders'
		import { docsSchema } from '@astrojs/starlight/schema'
		export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) }
	END
	fence='python title="low.py"' pages "$doc/src/content/docs" .md "$front" "structure:structure.md:headings table tasks quotation lists" \
		"structure:structure.containers:callouts" "math:math.md:inline sum matrix cases accents"
	site structure.starlight tabs "$doc/src/content/docs/structure" .mdx "${front}import { Tabs, TabItem } from '@astrojs/starlight/components';\n\n"
	sed -i 's/^::: note/:::note/; s/^::: warning \(.*\)/:::caution[\1]/; s/^::: *$/:::/' "$doc/src/content/docs/structure/callouts.md"
	sed -i 's/^\$\$\(.*\)\$\$$/$$\n\1\n$$/' "$doc"/src/content/docs/math/*.md
	(cd "$doc" && npx astro build >"$tmp/errors" 2>&1)
	taken starlight "$doc/dist" /index.html
fi
if [ -d "${VUEPRESS_OF-}/node_modules/vuepress" ]; then
	doc=$VUEPRESS_OF/docs
	rm -rf "$doc" && mkdir -p "$doc/.vuepress"
	echo 'module.exports = { title: "Harbour", markdown: { lineNumbers: true }, themeConfig: { sidebar: "auto", lastUpdated: "Last Updated", nav: [{ text: "Guide", link: "/" }] } }' >"$doc/.vuepress/config.js"
	pages "$doc" .md "$below" "structure:structure.containers:callouts contents" "structure:structure.md:headings table quotation lists"
	rm -r "$doc/notes"
	sed -i 's/::: note/::: tip NOTE/' "$doc/structure/callouts.md"
	echo '# Harbour' >"$doc/README.md"
	(cd "$VUEPRESS_OF" && NODE_OPTIONS=--openssl-legacy-provider npx vuepress build docs >"$tmp/errors" 2>&1)
	taken vuepress "$doc/.vuepress/dist" .html
fi
