// Writes what JavaScript's renderers make of the sources with parts: node parts.mjs SOURCE
// OUT, in a folder with the packages that README.md names.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const [source, out] = process.argv.slice(2)
const frame = readFileSync(`${source}/frame.md`, 'utf8').trim().split('\n\n')
const partsOf = file => {
	const parts = {}
	for (const s of readFileSync(`${source}/${file}`, 'utf8').split(/^%% /m).slice(1)) {
		const [name] = s.split('\n', 1)
		if (!/[@+]/.test(name) && name !== 'thread') parts[name] = [...frame.slice(0, 2), s.slice(name.length).trim(), ...frame.slice(2)].join('\n\n')
	}
	return parts
}
// make writes a page of each part of a source, or of those that are named.
const make = async (kind, spelling, file, names, f) => {
	try {
		for (const [name, md] of Object.entries(partsOf(file)))
			if (!names || names.includes(name)) writeFileSync(`${out}/${kind}--${name}--${spelling}.html`, String(await f(md)))
	} catch (e) { console.error(`left out: ${kind}--${spelling}: ${e.message}`) }
}

// Formulas: f makes one of TeX.
const formulas = f => async md => {
	const written = []
	for (const m of md.matchAll(/\$\$([^$]+)\$\$|\$([^$]+)\$/g)) written.push(await f(m[1] ?? m[2], m[1] !== undefined))
	const text = md.replace(/\$\$([^$]+)\$\$|\$([^$]+)\$/g, () => written.shift())
	return text.split('\n\n').map(p => /^<(?!span|math|mjx)/.test(p) ? p : `<p>${p}</p>`).join('\n')
}
const katex = require('katex')
for (const output of ['htmlAndMathml', 'mathml', 'html'])
	await make('math', `katex-${output.toLowerCase()}`, 'math.md', null, formulas((tex, display) => katex.renderToString(tex, { displayMode: display, output })))
const temml = require('temml')
await make('math', 'temml', 'math.md', null, formulas((tex, display) => temml.renderToString(tex, { displayMode: display })))
await make('math', 'temml-annotated', 'math.md', null, formulas((tex, display) => temml.renderToString(tex, { displayMode: display, annotate: true })))
const { mathjax } = require('mathjax-full/js/mathjax.js')
const { TeX } = require('mathjax-full/js/input/tex.js')
const { CHTML } = require('mathjax-full/js/output/chtml.js')
const { SVG } = require('mathjax-full/js/output/svg.js')
const { liteAdaptor } = require('mathjax-full/js/adaptors/liteAdaptor.js')
const { RegisterHTMLHandler } = require('mathjax-full/js/handlers/html.js')
const { AssistiveMmlHandler } = require('mathjax-full/js/a11y/assistive-mml.js')
const { AllPackages } = require('mathjax-full/js/input/tex/AllPackages.js')
for (const [name, jax, assistive] of [['mathjax3-chtml', CHTML, true], ['mathjax3-chtml-alone', CHTML, false], ['mathjax3-svg', SVG, true], ['mathjax3-svg-alone', SVG, false]])
	await make('math', name, 'math.md', null, formulas((tex, display) => {
		const adaptor = liteAdaptor(), handler = RegisterHTMLHandler(adaptor)
		if (assistive) AssistiveMmlHandler(handler)
		const doc = mathjax.document('', { InputJax: new TeX({ packages: AllPackages.filter(p => p !== 'bussproofs') }), OutputJax: new jax() })
		const html = adaptor.outerHTML(doc.convert(tex, { display, em: 16, ex: 8, containerWidth: 1280 }))
		mathjax.handlers.unregister(handler)
		return html
	}))
// MathJax 2, in what a browser puts around it: the source behind it, or MathML for those who see nothing.
const mj = require('mathjax-node')
mj.config({ MathJax: {} })
const around2 = {
	html: (r, tex, mode) => `<span class="MathJax_CHTML" id="MathJax-Element-1-Frame" tabindex="0">${r.html}</span><script type="math/tex${mode}" id="MathJax-Element-1">${tex}</script>`,
	mml: (r, tex, mode) => `<span class="MathJax" id="MathJax-Element-1-Frame" role="presentation"><nobr aria-hidden="true"><span class="math"><span class="mi">x</span></span></nobr>` +
		`<span class="MJX_Assistive_MathML" role="presentation">${r.mml}</span></span><script type="math/tex${mode}" id="MathJax-Element-1">${tex}</script>`,
	svg: r => `<span class="MathJax_SVG" id="MathJax-Element-1-Frame" tabindex="0">${r.svg}</span>`,
}
for (const [name, option] of [['mathjax2-chtml', 'html'], ['mathjax2-svg', 'svg'], ['mathjax2-mml', 'mml']])
	await make('math', name, 'math.md', null, formulas(async (tex, display) => {
		const r = await mj.typeset({ math: tex, format: display ? 'TeX' : 'inline-TeX', [option]: true, speakText: false })
		const shown = around2[option](r, tex, display ? '; mode=display' : '')
		return '<span class="MathJax_Preview" style="color: inherit; display: none;"></span>' + (display ? `<div class="MathJax_Display">${shown}</div>` : shown)
	}))

// Structure and media by Markdown renderers and their plugins.
const it = require('markdown-it')
const container = require('markdown-it-container')
const box = kind => ({ render: (tokens, i) => tokens[i].nesting === 1 ? `<div class="${kind} custom-block"><p class="custom-block-title">${it().utils.escapeHtml(tokens[i].info.trim().slice(kind.length).trim() || kind.toUpperCase())}</p>\n` : '</div>\n' })
const load = name => { const m = require(name); return m.default ?? m }
const plugged = () => it({ html: true }).use(container, 'note', box('note')).use(container, 'warning', box('warning')).use(load('markdown-it-deflist'))
	.use(load('markdown-it-anchor'), { permalink: load('markdown-it-anchor').permalink.headerLink() }).use(load('markdown-it-task-lists')).use(load('markdown-it-ruby')).use(load('markdown-it-toc-done-right'))
await make('structure', 'markdown-it', 'structure.containers', ['callouts', 'terms', 'contents', 'ruby'], md => plugged().render(md.replace('[[toc]]', '[toc]')))
await make('structure', 'markdown-it', 'structure.md', ['headings', 'table', 'tasks', 'quotation', 'lists'], md => plugged().render(md))
await make('structure', 'markdown-it-multimd', 'structure.containers', ['spans'], md => it().use(load('markdown-it-multimd-table'), { rowspan: true, multiline: true }).render(md))
await make('media', 'markdown-it-figures', 'media.markdown', null, md => it().use(load('markdown-it-image-figures'), { figcaption: 'title', lazy: true, async: true }).render(md))
const { unified } = await import('unified')
const rehyped = async (md, ...plugins) => {
	const tree = unified().use((await import('remark-parse')).default).use((await import('remark-gfm')).default).use((await import('remark-math')).default)
		.use((await import('remark-rehype')).default)
	for (const [name, options] of plugins) tree.use((await import(name)).default, options)
	return tree.use((await import('rehype-stringify')).default).process(md)
}
await make('structure', 'rehype', 'structure.md', ['headings', 'table', 'tasks', 'quotation', 'lists'], md => rehyped(md, ['rehype-slug'], ['rehype-autolink-headings', { behavior: 'append' }]))
await make('structure', 'rehype-wrapped', 'structure.md', ['headings'], md => rehyped(md, ['rehype-slug'], ['rehype-autolink-headings', { behavior: 'wrap' }]))
await make('math', 'rehype-katex', 'math.md', null, md => rehyped(md.replace(/\$\$([^$]+)\$\$/g, '$$$$\n$1\n$$$$'), ['rehype-katex']))
await make('math', 'rehype-raw', 'math.md', null, md => rehyped(md.replace(/\$\$([^$]+)\$\$/g, '$$$$\n$1\n$$$$')))
