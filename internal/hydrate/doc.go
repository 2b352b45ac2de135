// Package hydrate finds the text that a page carries in its scripts and does not
// show: an application's state (__NEXT_DATA__, __NUXT__, Discourse's preloaded
// posts) or the articleBody of its JSON-LD. A browser runs the scripts, which
// make a page of it; whoever reads the HTML sees an empty shell.
//
// In comes a dom.Tree, and whether load kept all of its scripts; out comes one that shows the text, or the same where the
// page shows a text of its own. It may import dom and load.
package hydrate
