// Beam extracts the pages of web archives on a cluster, with Apache Beam: WARC
// files in, JSON Lines by outcome out. Without a runner's flags it works in this
// process.
//
//	go run . --archives 'crawl/*.warc.gz' --out pages
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/core/metrics"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/s3"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/pithmd/pith/beam/crawl"
)

var (
	archives = flag.String("archives", "", "pattern of the archives, such as 'gs://bucket/crawl/*.warc.gz'")
	list     = flag.String("list", "", "file with the name of an archive on each line, compressed or not, such as Common Crawl's warc.paths.gz")
	prefix   = flag.String("prefix", "", "what stands before each name of --list, such as 's3://commoncrawl/'")
	out      = flag.String("out", "", "directory of the output, such as 'gs://bucket/pages'")
	maxBytes = flag.Int64("max-bytes", 2<<20, "bytes of a page that are read at most")
	maxNodes = flag.Int("max-nodes", 1<<16, "elements and texts of a page that are read at most")
)

func init() {
	register.DoFn2x0[fileio.FileMetadata, func(string)](&pathFn{})
	register.DoFn2x0[string, func(string)](&prefixFn{})
	register.Emitter1[string]()
}

// pathFn is the name of a file that was found.
type pathFn struct{}

func (pathFn) ProcessElement(found fileio.FileMetadata, emit func(string)) { emit(found.Path) }

// prefixFn is the whole name of an archive of a list.
type prefixFn struct {
	Prefix string
}

func (f *prefixFn) ProcessElement(line string, emit func(string)) {
	if line = strings.TrimSpace(line); line != "" {
		emit(f.Prefix + line)
	}
}

func main() {
	flag.Parse()
	beam.Init() // on a worker it does not return
	if err := run(context.Background(), os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "beam:", err)
		os.Exit(1)
	}
}

// run builds the pipeline, runs it, and says what it counted.
func run(ctx context.Context, report io.Writer) error {
	if *out == "" || (*archives == "") == (*list == "") {
		return errors.New("give --out, and either --archives or --list")
	}
	p, s := beam.NewPipelineWithRoot()
	crawl.Extract(s, crawl.Options{Out: *out, MaxBytes: *maxBytes, MaxNodes: *maxNodes}, names(s))
	result, err := beamx.RunWithMetrics(ctx, p)
	if result != nil {
		writeCounters(report, result)
	}
	return err
}

// names are the names of all archives.
func names(s beam.Scope) beam.PCollection {
	if *list != "" {
		return beam.ParDo(s, &prefixFn{*prefix}, textio.Read(s, *list, textio.ReadAutoCompression()))
	}
	return beam.ParDo(s, pathFn{}, fileio.MatchFiles(s, *archives))
}

// writeCounters writes what was counted, in the order of its names.
func writeCounters(w io.Writer, result beam.PipelineResult) {
	counters := result.Metrics().AllMetrics().Counters()
	slices.SortFunc(counters, func(a, b metrics.CounterResult) int { return cmp.Compare(a.Name(), b.Name()) })
	for _, c := range counters {
		fmt.Fprintf(w, "%9d %s\n", c.Result(), c.Name())
	}
}
