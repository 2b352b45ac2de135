// Package lexicon holds what pith knows of human languages: the phrases of
// share bars, cookie walls and bylines, the names of months, the words that
// carry grammar.
//
// In comes nothing: lang/*.txt, one file a language and any.txt for what
// belongs to none, are compiled in and read once, at first use. Out go the
// phrases of a section, language by language, as they are written. What a
// phrase decides, and how texts are compared with it, is the business of
// those who ask. The package imports the standard library alone.
package lexicon
