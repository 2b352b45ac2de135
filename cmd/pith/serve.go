package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/cmd/pith/internal/fetch"
	"github.com/pithmd/pith/cmd/pith/internal/inputs"
	"github.com/pithmd/pith/cmd/pith/internal/output"
	"github.com/pithmd/pith/cmd/pith/internal/serve"
	"github.com/pithmd/pith/internal/input/fault"
)

const serveLong = `Serve answers over HTTP, to this machine alone unless --listen says otherwise:

  POST /extract   what the author of the page in the body wrote
  POST /convert   all that a reader of it sees
  POST /explain   the report of pith explain
  GET  /healthz   that the server is there, and its version
  GET  /metrics   what it has answered, for Prometheus
  GET  /          a page to try it by, in a browser

Flags of these commands are parameters of the address, by the same names:
?url= is where the page came from, ?format=json, ?focus=recall, ?keep=.note,
?no-links. The answer has the page's outcome in the header Pith-Outcome, and
in Pith-Message what one should know of it. A page that is not content is
answered with what could be read. What fails is answered with a status of 400
or above and {"error": code, "message": words}; most codes are those of pith
help manifest. 413 is a page that is too long, 503 with Retry-After a server
that has too much in work, or a page that takes too long. What is known of
sites, by --memory and --rules, goes for every page, and is read at the start.

The server fetches nothing unless --allow-fetch is given. Then GET with ?url=
gets the page itself, so that whoever reaches the server can ask others in
its name: it obeys robots.txt, sends no cookies, and connects to no address of
a private network, this machine or a cloud's metadata, whatever a name or a
redirect leads to; --allow-private lifts the last. An interrupt ends it when
the requests in work are answered.`

const serveExample = `  pith serve
  pith serve --listen 0.0.0.0:8080 --max-bytes 4194304
  pith serve --allow-fetch
  pith serve --memory memory.json --rules rules.json
  curl --data-binary @ice.html 'http://localhost:8080/extract?format=json&focus=recall'`

// A service is what the command line of pith serve says.
type service struct {
	listen               string
	maxBytes, maxFlight  int64
	maxNodes, workers    int
	timeout              time.Duration
	allowFetch, allowAll bool
	allowSelectors       bool
	known                *settings // of sites
}

// serveCommand makes the command that answers over HTTP.
func serveCommand(e *env) *cobra.Command {
	s := &service{known: &settings{}}
	cmd := &cobra.Command{
		Use:     "serve",
		Short:   "Answer over HTTP",
		Long:    serveLong,
		Example: serveExample,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return s.run(cmd.Context(), e) },
	}
	g := newGroup("Serving")
	g.StringVar(&s.listen, "listen", "127.0.0.1:8080", "`host:port` to answer at; without a host at all of this machine's")
	g.Int64Var(&s.maxBytes, "max-bytes", defaultMaxBytes, "take pages of this `many` bytes at most")
	g.Int64Var(&s.maxFlight, "max-in-work", 4*defaultMaxBytes, "have pages of this `many` bytes together in memory at once")
	g.IntVar(&s.maxNodes, "max-nodes", 1<<17, "read this `many` elements and texts of a page at most: they take most of the memory")
	g.IntVarP(&s.workers, "workers", "w", runtime.GOMAXPROCS(0), "work on this `many` pages at once")
	g.Lookup("workers").DefValue = "one for each processor"
	g.DurationVar(&s.timeout, "timeout", 30*time.Second, "`time` that a request may take")
	g.BoolVar(&s.allowFetch, "allow-fetch", false, "fetch pages whose address is asked for")
	g.BoolVar(&s.allowSelectors, "allow-selectors", false, "take ?keep=, ?drop= and ?root= from other machines: a selector can be made to take hours")
	g.BoolVar(&s.allowAll, "allow-private", false, "with --allow-fetch, also from private networks and this machine")
	addGroups(cmd, []*group{g, siteFlags(s.known)})
	return cmd
}

func (s *service) check() error {
	switch {
	case s.maxBytes < 1 || s.maxFlight < 1 || s.maxNodes < 1 || s.workers < 1 || s.timeout < 1:
		return errors.New("--max-bytes, --max-in-work, --max-nodes, --workers and --timeout must be at least 1")
	case s.allowAll && !s.allowFetch:
		return errors.New("--allow-private goes with --allow-fetch")
	}
	return nil
}

// memory is how much the server may take, in bytes: for itself, for pages that
// come in, whose room grows by doubling, and for each page that is worked on, of
// whose bytes there are several copies in the end.
func (s *service) memory() int64 {
	const own, copies, node = 128 << 20, 8, 2 << 10
	return own + 2*s.maxFlight + int64(s.workers)*(copies*s.maxBytes+node*int64(s.maxNodes))
}

// run serves until the context is done, and then answers what is in work.
func (s *service) run(ctx context.Context, e *env) error {
	for _, err := range []error{s.check(), s.known.readSite()} {
		if err != nil {
			return err
		}
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(s.memory() / 8 * 7) // garbage would double it, and is collected late
	}
	listener, err := net.Listen("tcp", s.listen)
	if err != nil {
		return &failure{fmt.Errorf("--listen: %w", err)}
	}
	server := &http.Server{
		Handler:           serve.Handler(s.options(e, listener.Addr())),
		ReadHeaderTimeout: s.timeout, ReadTimeout: s.timeout, WriteTimeout: 2 * s.timeout, IdleTimeout: s.timeout,
		MaxHeaderBytes: 64 << 10,
	}
	fmt.Fprintf(e.errs, "pith: http://%s\n", listener.Addr())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return &failure{err}
	case <-ctx.Done():
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.timeout)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return &failure{fmt.Errorf("not all requests were answered: %w", err)}
	}
	return nil
}

func (s *service) options(e *env, at net.Addr) *serve.Options {
	o := &serve.Options{
		Verbs: map[string]serve.Work{}, Version: version(),
		MaxBytes: s.maxBytes, MaxFlight: s.maxFlight, Workers: s.workers, Timeout: s.timeout, Local: isLoopback(at),
	}
	selectors := o.Local || s.allowSelectors
	for _, v := range verbs() {
		o.Verbs[v.name] = func(values url.Values, page *serve.Page) (*serve.Answer, error) {
			if err := checkSelectors(values); err != nil && !selectors {
				return nil, err
			}
			return s.answer(v, values, page, e.clock)
		}
	}
	if s.allowFetch {
		o.Fetch = s.fetcher(e)
	}
	return o
}

// checkSelectors finds selectors among the parameters of a request. They go up
// the ancestors of each element again for every part that they have.
func checkSelectors(values url.Values) error {
	for _, name := range []string{"keep", "drop", "root"} {
		if values.Has(name) {
			return fault.New(fault.Input, "%s: this server takes no selectors, unless it is started with --allow-selectors", name)
		}
	}
	return nil
}

func isLoopback(at net.Addr) bool {
	addr, err := netip.ParseAddrPort(at.String())
	return err == nil && addr.Addr().IsLoopback()
}

// fetcher fetches what strangers name.
func (s *service) fetcher(e *env) func(context.Context, string) (*serve.Page, error) {
	client := fetch.New(fetch.Options{
		UserAgent: userAgent, Timeout: s.timeout, PerHost: 2, Robots: true, PublicOnly: !s.allowAll,
		MaxBytes: s.maxBytes, Clock: e.clock, Slots: make(chan struct{}, s.workers),
	})
	return func(ctx context.Context, address string) (*serve.Page, error) {
		page, err := client.Get(ctx, address, fetch.Pages)
		if err != nil {
			return nil, err
		}
		defer page.Close() // the server counts what is in memory itself
		return &serve.Page{Address: page.Address, ContentType: page.ContentType, Body: page.Body}, nil
	}
}

// Policies for what a browser shows of an answer: nothing of it is fetched or
// runs, but the one script of a report, which has a policy of its own for it.
const (
	answerPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
	reportPolicy = "sandbox allow-scripts allow-popups"
)

// contentTypes are those of answers by the extension of their files.
var contentTypes = map[string]string{
	".md": "text/markdown; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".html": "text/html; charset=utf-8",
	".json": "application/json", ".jsonl": "application/x-ndjson",
}

// answer does with a page what a verb does.
func (s *service) answer(v *verb, values url.Values, page *serve.Page, clock fetch.Clock) (*serve.Answer, error) {
	answering := *v
	policy := answerPolicy
	if v.name == "explain" {
		answering.extension = func(*settings) string { return ".html" }
		policy = reportPolicy
	}
	set := &settings{verb: &answering, opts: pith.Options{MaxBytes: int64(len(page.Body)) + 1, MaxNodes: s.maxNodes, Memory: s.known.opts.Memory}}
	if err := set.readValues(values); err != nil {
		return nil, fault.As(fault.Input, err)
	}
	set.siteSettings = s.known.siteSettings
	set.opts.URL, set.opts.ContentType = cmp.Or(page.Address, set.addressOnHost(inputs.Stdin)), page.ContentType
	if err := set.checkOptions(); err != nil {
		return nil, fault.As(fault.Input, err)
	}
	if head := page.Body[:min(len(page.Body), 512)]; len(head) > 0 {
		if err := notPage(head); err != nil {
			return nil, err
		}
	}
	j := &job{settings: set, clock: clock}
	r := v.read(j, &opened{name: cmp.Or(page.Address, "the page"), opts: set.opts, body: &countedReader{r: bufio.NewReader(bytes.NewReader(page.Body))}})
	if r.failed() && r.code != fault.Limit || !r.written {
		return nil, fault.New(r.code, "%s", r.message)
	}
	return &serve.Answer{
		ContentType: contentTypes[answering.extension(set)], Policy: policy,
		Outcome: r.outcome, Message: output.Line(r.message), Body: r.text,
	}, nil
}

// notForServers are flags that make no sense for a page that was sent, or name
// files of the machine that serves.
var notForServers = map[string]bool{"trace": true, "only": true, "join": true, "memory": true, "rules": true, "host": true}

// readValues reads the parameters of a request, which are flags of its verb.
func (s *settings) readValues(values url.Values) error {
	flags := pflag.NewFlagSet(s.verb.name, pflag.ContinueOnError)
	for _, group := range s.verb.pageFlags {
		flags.AddFlagSet(group(s).FlagSet)
	}
	for name, all := range values {
		f := flags.Lookup(name)
		if f == nil || notForServers[name] {
			return fmt.Errorf("%s: there is no such parameter", name)
		}
		for _, value := range all {
			if err := flags.Set(name, cmp.Or(value, f.NoOptDefVal)); err != nil {
				return err
			}
		}
	}
	return nil
}
