// Writes what JavaScript's highlighters and Markdown renderers make of the
// sources: node made.mjs SOURCE OUT, in a folder with the packages below.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const [source, out] = process.argv.slice(2)
const md = readFileSync(`${source}/code.md`, 'utf8')
const notes = readFileSync(`${source}/notes.md`, 'utf8')
const code = md.match(/```python\n([^]*?)\n```/)[1]
const [before, after] = md.split(/\n*```[^]*```\n*/).map(s => `<p>${s.trim()}</p>\n`)
const write = (name, html) => writeFileSync(`${out}/${name}.html`, html)
const around = (name, html) => write(name, before + html + after)
const attempt = async (name, f) => { try { await f(name) } catch (e) { console.error(`left out: ${name}: ${e.message}`) } }

await attempt('notes--markdown-it', n => write(n, require('markdown-it')({ html: true }).use(require('markdown-it-footnote')).render(notes.replace('^2^', '<sup>2</sup>'))))
await attempt('notes--remark-gfm', async n => {
	const { unified } = await import('unified')
	const tree = unified().use((await import('remark-parse')).default).use((await import('remark-gfm')).default)
		.use((await import('remark-rehype')).default, { allowDangerousHtml: true }).use((await import('rehype-stringify')).default, { allowDangerousHtml: true })
	write(n, String(await tree.process(notes.replace('^2^', '<sup>2</sup>'))))
})
const rehyped = plugin => async n => {
	const { unified } = await import('unified')
	const run = unified().use((await import('remark-parse')).default).use((await import('remark-rehype')).default)
		.use(...plugin).use((await import('rehype-stringify')).default)
	write(n, String(await run.process(md.replace('```python', '```python title="low.py" showLineNumbers'))))
}
await attempt('code--rehype-pretty-code', rehyped([(await import('rehype-pretty-code')).default, {}]))
await attempt('code--expressive-code', rehyped([(await import('rehype-expressive-code')).default, {}]))
const shiki = await import('shiki')
await attempt('code--shiki', async n => around(n, await shiki.codeToHtml(code, { lang: 'python', theme: 'nord' })))
await attempt('code--shiki-transformers', async n => around(n, await shiki.codeToHtml(code, { lang: 'python', theme: 'nord', structure: 'inline' }).then(h => `<pre class="shiki" data-lang="python"><code>${h}</code></pre>`)))
// With scripts of the browser, in jsdom.
const browser = html => new (require('jsdom').JSDOM)(`<!DOCTYPE html><body>${html}</body>`, { runScripts: 'outside-only', pretendToBeVisual: true })
const escaped = code.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const run = (dom, file) => dom.window.eval(readFileSync(require.resolve(file), 'utf8'))
await attempt('code--prism-line-numbers', async n => {
	const dom = browser(`<pre class="line-numbers language-python"><code class="language-python">${escaped}</code></pre>`)
	dom.window.Prism = { manual: true }
	for (const f of ['prismjs/prism.js', 'prismjs/components/prism-python.js', 'prismjs/plugins/line-numbers/prism-line-numbers.js', 'prismjs/plugins/toolbar/prism-toolbar.js', 'prismjs/plugins/show-language/prism-show-language.js']) run(dom, f)
	dom.window.Prism.highlightAll()
	around(n, dom.window.document.body.innerHTML)
})
await attempt('code--highlightjs-line-numbers', async n => {
	const dom = browser(`<pre><code class="python">${escaped}</code></pre>`)
	const element = dom.window.document.querySelector('code')
	const hljs = require('highlight.js')
	element.innerHTML = hljs.highlight(code, { language: 'python' }).value
	element.className = 'python hljs language-python'
	dom.window.hljs = hljs
	run(dom, 'highlightjs-line-numbers.js')
	dom.window.hljs.lineNumbersBlockSync ? dom.window.hljs.lineNumbersBlockSync(element) : dom.window.hljs.lineNumbersBlock(element)
	around(n, dom.window.document.body.innerHTML)
})
const React = require('react'), { renderToStaticMarkup } = require('react-dom/server')
await attempt('code--react-syntax-highlighter', async n => {
	const { Prism } = require('react-syntax-highlighter')
	around(n, renderToStaticMarkup(React.createElement(Prism, { language: 'python', showLineNumbers: true, wrapLines: true }, code)))
})
await attempt('code--prism-react-renderer', async n => {
	const { Highlight } = require('prism-react-renderer')
	around(n, renderToStaticMarkup(React.createElement(Highlight, { code, language: 'python' }, ({ className, tokens, getLineProps, getTokenProps }) =>
		React.createElement('pre', { className }, tokens.map((line, i) => React.createElement('div', { ...getLineProps({ line }), key: i },
			React.createElement('span', { className: 'n' }, i + 1), line.map((token, k) => React.createElement('span', { ...getTokenProps({ token }), key: k }))))))))
})
