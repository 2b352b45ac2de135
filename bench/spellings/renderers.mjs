// Writes what more of JavaScript's renderers make of the sources: node renderers.mjs SOURCE
// OUT, in a folder with the packages that README.md names.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const [source, out] = process.argv.slice(2)
const read = file => readFileSync(`${source}/${file}`, 'utf8')
const frame = read('frame.md').trim().split('\n\n')
const notes = read('notes.md').replace('^2^', '<sup>2</sup>')
const md = read('code.md')
const code = md.match(/```python\n([^]*?)\n```/)[1]
const [before, after] = md.split(/\n*```[^]*```\n*/).map(s => `<p>${s.trim()}</p>\n`)
const write = (name, html) => writeFileSync(`${out}/${name}.html`, String(html))
const attempt = async (name, f) => { try { await f(name) } catch (e) { console.error(`left out: ${name}: ${e.message}`) } }
const partsOf = file => {
	const parts = {}
	for (const s of read(file).split(/^%% /m).slice(1)) {
		const [name] = s.split('\n', 1)
		if (!/[@+]/.test(name) && name !== 'thread') parts[name] = [...frame.slice(0, 2), s.slice(name.length).trim(), ...frame.slice(2)].join('\n\n')
	}
	return parts
}
// make writes a page of each part of a source, or of those that are named.
const make = async (kind, spelling, file, names, f) => attempt(`${kind}--${spelling}`, async () => {
	for (const [name, text] of Object.entries(partsOf(file)))
		if (!names || names.includes(name)) write(`${kind}--${name}--${spelling}`, await f(text))
})
const load = name => { const m = require(name); return m.default ?? m }
const ownLines = text => text.replace(/\$\$([^$]+)\$\$/g, '$$$$\n$1\n$$$$')

// Zenn's renderer.
await attempt('zenn', async () => {
	const zenn = load('zenn-markdown-html')
	write('notes--zenn', await zenn(read('notes.md').replace('^2^', '²')))
	write('code--zenn', await zenn(md.replace('```python', '```python:low.py')))
	await make('math', 'zenn', 'math.md', null, text => zenn(ownLines(text)))
	await make('structure', 'zenn', 'structure.md', ['headings', 'table', 'tasks', 'quotation', 'lists'], zenn)
	await make('structure', 'zenn', 'structure.containers', ['callouts'], text => zenn(text.replace('::: note', ':::message').replace(/::: warning (.*)/, ':::message alert\n**$1**\n').replace(/^::: *$/gm, ':::')))
	await make('media', 'zenn', 'media.markdown', ['picture'], zenn)
})
// Marked, Showdown, Djot and markdown-it's other plugins.
await attempt('notes--marked', async n => write(n, new (require('marked').Marked)(load('marked-footnote')()).parse(notes)))
await make('structure', 'marked', 'structure.md', ['callouts', 'tasks'], text => new (require('marked').Marked)(load('marked-alert')()).parse(text))
const showdown = new (require('showdown').Converter)({ tables: true, tasklists: true, ghCompatibleHeaderId: true, simplifiedAutoLink: true })
await make('structure', 'showdown', 'structure.md', ['headings', 'table', 'tasks', 'quotation'], text => showdown.makeHtml(text))
await attempt('code--showdown', async n => write(n, showdown.makeHtml(md)))
const djot = await import('@djot/djot')
const djotted = text => djot.renderHTML(djot.parse(text))
const djotMath = text => text.replace(/\$\$([^$]+)\$\$/g, '$$$$`$1`').replace(/(?<![$`])\$([^$`]+)\$/g, '$$`$1`')
await attempt('notes--djot', async n => write(n, djotted(read('notes.md').replaceAll('*nobody*', '_nobody_'))))
await make('math', 'djot', 'math.md', null, text => djotted(djotMath(text)))
await make('structure', 'djot', 'structure.md', ['headings', 'tasks', 'quotation'], djotted)
const it = load('markdown-it')
await attempt('notes--mdit', async n => write(n, it({ html: true }).use((await import('@mdit/plugin-footnote')).footnote).render(notes)))
await make('structure', 'mdit', 'structure.md', ['callouts'], async text => it().use((await import('@mdit/plugin-alert')).alert).render(text))
await make('structure', 'mdit', 'structure.md', ['tasks'], async text => it().use((await import('@mdit/plugin-tasklist')).tasklist).render(text))
await make('structure', 'mdit', 'structure.mdit', ['tabs'], async text => it().use((await import('@mdit/plugin-tab')).tab, { name: 'tabs' }).render(text))
await make('media', 'mdit', 'media.markdown', ['figure'], async text => it().use((await import('@mdit/plugin-figure')).figure).render(text))
await make('math', 'texmath', 'math.md', null, text => it().use(load('markdown-it-texmath'), { engine: load('katex'), delimiters: 'dollars' }).render(text))

// Remark's and rehype's other plugins.
const { unified } = await import('unified')
const plugin = async name => (await import(name)).default
const rehyped = async (text, ...plugins) => {
	const run = unified().use(await plugin('remark-parse')).use(await plugin('remark-gfm')).use(await plugin('remark-math')).use(await plugin('remark-rehype'), { allowDangerousHtml: true })
	for (const [p, options] of plugins) run.use(p, options)
	return run.use(await plugin('rehype-stringify'), { allowDangerousHtml: true }).process(text)
}
for (const way of ['svg', 'chtml', 'browser']) {
	const options = way === 'chtml' ? { chtml: { fontURL: 'https://example.org/fonts' } } : undefined
	await make('math', `rehype-mathjax-${way}`, 'math.md', null, async text => rehyped(ownLines(text), [await plugin(`rehype-mathjax/${way}`), options]))
}
await make('structure', 'rehype-callouts', 'structure.md', ['callouts'], async text => rehyped(text.replace('> [!WARNING]\n> **Ice on the quay**\n>', '> [!WARNING] Ice on the quay'), [await plugin('rehype-callouts'), { theme: 'obsidian' }]))
await make('structure', 'rehype-callouts-github', 'structure.md', ['callouts'], async text => rehyped(text, [await plugin('rehype-callouts'), { theme: 'github' }]))
await attempt('code--starry-night', async n => write(n, await rehyped(md, [await plugin('rehype-starry-night')])))
await attempt('code--rehype-highlight-lines', async n => write(n, await rehyped(md, [await plugin('rehype-highlight')], [await plugin('rehype-highlight-code-lines'), { showLineNumbers: true }])))
await attempt('code--shiki-spaces', async n => {
	const t = await import('@shikijs/transformers')
	const html = await (await import('shiki')).codeToHtml(code, { lang: 'python', themes: { light: 'github-light', dark: 'github-dark' }, transformers: [t.transformerStyleToClass(), t.transformerRenderWhitespace()] })
	write(n, before + `<div class="language-python"><span class="lang">python</span>${html}</div>\n` + after)
})

// Hexo's highlighter.
const hexo = require('hexo-util')
await attempt('code--hexo', async n => write(n, before + hexo.highlight(code, { lang: 'python', gutter: true, wrap: true, hljs: false, caption: '<span>low.py</span>' }) + after))
await attempt('code--hexo-prism', async n => write(n, before + hexo.prismHighlight(code, { lang: 'python', lineNumber: true }) + after))

// MathJax 4.
const { mathjax } = require('@mathjax/src/cjs/mathjax.js')
const { TeX } = require('@mathjax/src/cjs/input/tex.js')
const { CHTML } = require('@mathjax/src/cjs/output/chtml.js')
const { SVG } = require('@mathjax/src/cjs/output/svg.js')
const { liteAdaptor } = require('@mathjax/src/cjs/adaptors/liteAdaptor.js')
const { RegisterHTMLHandler } = require('@mathjax/src/cjs/handlers/html.js')
require('@mathjax/src/cjs/input/tex/base/BaseConfiguration.js')
require('@mathjax/src/cjs/input/tex/ams/AmsConfiguration.js')
require('@mathjax/src/cjs/util/asyncLoad/node.js')
// MathJax loads what is rare in its fonts when it meets it.
const formulas = f => async text => {
	const found = text.matchAll(/\$\$([^$]+)\$\$|\$([^$]+)\$/g), written = []
	for (const [, block, inline] of found) written.push(await f(block ?? inline, block !== undefined))
	const html = text.replace(/\$\$([^$]+)\$\$|\$([^$]+)\$/g, () => written.shift())
	return html.split('\n\n').map(p => `<p>${p}</p>`).join('\n')
}
for (const [name, jax] of [['mathjax4-chtml', CHTML], ['mathjax4-svg', SVG]])
	await make('math', name, 'math.md', null, formulas(async (tex, display) => {
		const adaptor = liteAdaptor(), handler = RegisterHTMLHandler(adaptor)
		const doc = mathjax.document('', { InputJax: new TeX({ packages: ['base', 'ams'] }), OutputJax: new jax() })
		const html = adaptor.outerHTML(await doc.convertPromise(tex, { display, em: 16, ex: 8, containerWidth: 1280 }))
		mathjax.handlers.unregister(handler)
		return html
	}))
