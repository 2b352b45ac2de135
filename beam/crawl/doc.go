// Package crawl extracts the pages of web archives (WARC) in a pipeline of Apache
// Beam: the transform Extract, and the files that it writes.
//
// The unit of work is an archive, of which the directory Options.Out gets a
// shard: a directory with a file of JSON Lines for each outcome, one for dead
// letters, and, when these are complete, the mark done.json. Only the mark makes
// a shard count, so a pipeline that was ended goes on when it is run again: archives
// that have their mark are left out, all others are begun anew. Nothing is
// shuffled but the names of archives.
//
// What is written also goes to a PCollection for each kind of outcome, for
// pipelines that do more with it. A runner that fuses what follows with Extract
// does not keep it.
//
// A worker has one page of an archive in memory at a time: see Options.
package crawl
