// Package outcome tells what stands in the place of content: a request for consent, a
// test for robots, a log-in, an error page, a paywall, an empty shell. The signs
// are data (outcomes.go); what pages say is the lexicon's.
//
// In comes a choose.Choice; out comes a Kind. It may import what comes before it.
package outcome
