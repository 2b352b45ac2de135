// Package report writes what was decided about a page for a person to look at:
// as text for a terminal, and as one page of HTML that needs nothing beside it.
//
// In comes a pith.Article that Options.Explain was asked for, out come bytes.
// The HTML is made by html/template from the files in the folder page. A policy
// in it lets a browser run the one script and the one style sheet that are in it and
// fetch nothing, so what a stranger wrote can be looked at safely. It may import output.
package report
