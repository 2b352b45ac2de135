// Package person reads the names of people out of bylines and values of metadata.
//
// In come short texts with their language; out come names. The words beside names
// are the lexicon's. It may import date, dom and lexicon.
package person
