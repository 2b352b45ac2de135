package main

import (
	"errors"
	"fmt"
	"net/http"
	"net/textproto"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/http/httpguts"

	"github.com/pithmd/pith"
	"github.com/pithmd/pith/cmd/pith/internal/fetch"
	"github.com/pithmd/pith/cmd/pith/internal/inputs"
)

// settings are what the command line says.
type settings struct {
	verb *verb
	args []string
	siteSettings

	lists, feeds, sitemaps []string
	limit, workers         int
	delay, timeout         time.Duration
	perHost, retries       int
	robots                 bool
	userAgent, cookies     string
	headers                []string
	opts                   pith.Options
	only                   []string
	format, field          string
	maxTokens              int
	referenceLinks         bool
	out, manifest          string
	overwrite, resume      bool
	retryFailed, quiet     bool
	header                 http.Header
	jar                    http.CookieJar
}

// check finds what is wrong with a command line that could be read, and makes
// of it what the run needs. changed tells which flags were given.
func (s *settings) check(e *env, changed func(flag string) bool) error {
	if len(s.args)+len(s.lists)+len(s.feeds)+len(s.sitemaps) == 0 {
		if e.inTerminal {
			return errors.New("no input: name a file, a directory or an address, or - for standard input")
		}
		s.args = []string{inputs.Stdin}
	}
	for _, err := range []error{s.checkInputs(), s.checkNumbers(), s.checkOutput(changed), s.checkOptions(), s.readHeaders(), s.readSite()} {
		if err != nil {
			return err
		}
	}
	return s.readCookies()
}

func (s *settings) checkInputs() error {
	stdin := 0
	for _, name := range slices.Concat(s.args, s.lists) {
		if name == inputs.Stdin {
			stdin++
		}
	}
	only := len(s.args) == 1 && len(s.lists)+len(s.feeds)+len(s.sitemaps) == 0
	switch {
	case stdin > 1:
		return errors.New("standard input can be read only once")
	case s.opts.URL != "" && !only:
		return errors.New("--url is the address of one input, and there are several")
	case s.opts.URL != "" && inputs.IsAddress(s.args[0]):
		return errors.New("--url is the address of a file or of standard input, and an address has its own")
	}
	return nil
}

func (s *settings) checkNumbers() error {
	for _, n := range []struct {
		flag           string
		value, atLeast int64
	}{
		{"max-bytes", s.opts.MaxBytes, 1}, {"workers", int64(s.workers), 1}, {"per-host", int64(s.perHost), 1},
		{"retries", int64(s.retries), 0}, {"limit", int64(s.limit), 0}, {"max-tokens", int64(s.maxTokens), 0},
		{"join", int64(s.join), 0}, {"timeout", int64(s.timeout), 1}, {"delay", int64(s.delay), 0},
	} {
		if n.value < n.atLeast {
			return fmt.Errorf("--%s must be at least %d", n.flag, n.atLeast)
		}
	}
	return nil
}

func (s *settings) checkOutput(changed func(string) bool) error {
	switch {
	case s.field != "" && changed("format"):
		return errors.New("--print prints one field on a line, and --format does not go with it")
	case s.resume && s.manifest == "":
		return errors.New("--resume needs --manifest FILE, in which the run before wrote what it had done")
	case s.resume && s.out == "":
		return errors.New("--resume needs -o: what went to standard output before cannot be known")
	case s.retryFailed && !s.resume:
		return errors.New("--retry-failed goes with --resume")
	}
	for _, name := range s.only {
		if !slices.Contains(outcomes(), name) {
			return fmt.Errorf("--only: no outcome is called %q: it must be of %s", name, strings.Join(outcomes(), ", "))
		}
	}
	return nil
}

// checkOptions lets the library look at its options, on a page of nothing.
func (s *settings) checkOptions() error {
	if s.referenceLinks {
		s.opts.Markdown.Links = pith.ReferenceLinks
	}
	_, err := pith.Extract(strings.NewReader(""), &s.opts)
	if message, ok := selectorMessage(err); ok {
		return errors.New(message)
	}
	return nil
}

func (s *settings) readHeaders() error {
	s.header = http.Header{}
	for _, h := range s.headers {
		name, value, ok := strings.Cut(h, ":")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if !ok || !httpguts.ValidHeaderFieldName(name) || !httpguts.ValidHeaderFieldValue(value) {
			return fmt.Errorf("--header %q: it must be a name, a colon and a value, as in \"Accept-Language: de\"", h)
		}
		name = textproto.CanonicalMIMEHeaderKey(name)
		s.header[name] = append(s.header[name], value)
	}
	if !httpguts.ValidHeaderFieldValue(s.userAgent) {
		return fmt.Errorf("--user-agent %q cannot be sent", s.userAgent)
	}
	return nil
}

func (s *settings) readCookies() error {
	s.jar = fetch.NewJar()
	if s.cookies == "" {
		return nil
	}
	f, err := os.Open(s.cookies)
	if err != nil {
		return &failure{fmt.Errorf("--cookies: %w", err)}
	}
	defer f.Close()
	if err := fetch.LoadCookies(s.jar, f); err != nil {
		return fmt.Errorf("--cookies %s: %w", s.cookies, err)
	}
	return nil
}
