package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// asCommand, in the environment, makes the test's program the command itself,
// so that it can be killed.
const asCommand = "PITH_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
	}
	os.Exit(m.Run())
}

// kill runs the command until its manifest has so many lines more, and ends
// it as kill -9 does. It reports whether the command was quicker.
func kill(t *testing.T, manifest string, lines int, args ...string) (done bool) {
	t.Helper()
	count := func() int {
		b, _ := os.ReadFile(manifest)
		return strings.Count(string(b), "\n")
	}
	before := count()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asCommand+"=1")
	var errs strings.Builder
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case err := <-ended:
			if err != nil {
				t.Fatalf("%v: %s", err, errs.String())
			}
			return true
		case <-time.After(time.Millisecond):
			if count() >= before+lines {
				cmd.Process.Kill()
				<-ended
				return false
			}
		}
	}
}

// TestKilled kills a run again and again, and lets it go on each time.
func TestKilled(t *testing.T) {
	const pages = 40
	files := map[string]string{}
	for i := range pages {
		files[fmt.Sprintf("%d/ice.html", i)] = strings.ReplaceAll(harbour, "forty", fmt.Sprint("number", i))
	}
	in := tree(t, files)
	for _, tt := range []struct{ name, out string }{{"files", "out"}, {"one file", "out.jsonl"}} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			args := []string{"-f", "jsonl", "-o", filepath.Join(dir, tt.out), "--manifest", filepath.Join(dir, "run.jsonl"), in}
			kills := 0
			for !kill(t, filepath.Join(dir, "run.jsonl"), 9, args...) {
				if kills++; kills == 1 {
					args = append(args, "--resume")
				}
			}
			if kills == 0 {
				t.Fatal("the command was never killed")
			}
			inputs := map[any]int{}
			for _, e := range decode(t, content(t, dir, "run.jsonl")) {
				inputs[e["input"]]++
				if e["output"] == nil || e["error"] != nil {
					t.Errorf("entry %v", e)
				}
			}
			written := map[any]int{}
			for name := range strings.FieldsSeq(namesIn(t, dir)) {
				if name == "run.jsonl" {
					continue
				}
				if !strings.HasSuffix(name, ".jsonl") {
					t.Errorf("%s is left behind", name)
				}
				for _, a := range decode(t, content(t, dir, name)) {
					written[a["input"]]++
				}
			}
			for name := range files {
				name = filepath.Join(in, filepath.FromSlash(name))
				if inputs[name] != 1 || written[name] != 1 {
					t.Errorf("%s: %d entries, written %d times", name, inputs[name], written[name])
				}
			}
			if len(inputs) != pages || len(written) != pages {
				t.Errorf("%d inputs and %d outputs for %d pages", len(inputs), len(written), pages)
			}
		})
	}
}

func TestResume(t *testing.T) {
	in := tree(t, map[string]string{"1/ice.html": harbour, "2/ice.html": harbour, "3/ice.html": harbour, "4.html": "%PDF-1.7"})
	dir := t.TempDir()
	manifest := filepath.Join(dir, "run.jsonl")
	list := file(t, "list.txt", strings.Join([]string{in + "/4.html", in + "/2/ice.html", in + "/3/ice.html"}, "\n"))
	args := []string{"-i", list, "-o", filepath.Join(dir, "out"), "--manifest", manifest}
	resumed := append(args, "--resume")
	lines := func() int { return strings.Count(content(t, manifest), "\n") }

	pithOf("", append(args, "--limit", "2")...).expect(t, exitFailed, nil)
	if got := namesIn(t, dir); got != "out/ice.md run.jsonl" || lines() != 2 {
		t.Fatalf("files %s, %d lines", got, lines())
	}
	r := pithOf("", args...)
	r.expect(t, exitFailed, nil)
	r.expectError(t, "--manifest: "+manifest+" exists: --resume goes on with its run, --overwrite begins it anew")

	// What failed has a line too, and is not tried again.
	pithOf("", resumed...).expect(t, exitRead, nil)
	if got := namesIn(t, dir); got != "out/ice-2.md out/ice.md run.jsonl" || lines() != 3 {
		t.Errorf("gone on: files %s, %d lines", got, lines())
	}
	if r := pithOf("", resumed...); r.exit != exitRead || lines() != 3 {
		t.Errorf("nothing to do: exit status %d, %d lines, %s", r.exit, lines(), r.errs)
	}

	// The list may have grown at any place.
	if err := os.WriteFile(list, []byte(in+"/1/ice.html\n"+content(t, list)), 0o666); err != nil {
		t.Fatal(err)
	}
	pithOf("", resumed...).expect(t, exitRead, nil)
	if got := namesIn(t, dir); got != "out/ice-2.md out/ice-3.md out/ice.md run.jsonl" || lines() != 4 {
		t.Errorf("a longer list: files %s, %d lines", got, lines())
	}

	if err := os.WriteFile(filepath.Join(in, "4.html"), []byte(harbour), 0o666); err != nil {
		t.Fatal(err)
	}
	pithOf("", append(resumed, "--retry-failed")...).expect(t, exitRead, nil)
	if got := namesIn(t, dir); got != "out/4.md out/ice-2.md out/ice-3.md out/ice.md run.jsonl" || lines() != 5 {
		t.Errorf("tried again: files %s, %d lines", got, lines())
	}
}

// TestResumeAnother goes on with a manifest into a file that is not its own.
func TestResumeAnother(t *testing.T) {
	dir := tree(t, map[string]string{"mine.jsonl": "mine\n", "notes.txt": "my notes\n"})
	page := file(t, "ice.html", harbour)
	r := pithOf("", "-f", "jsonl", "-o", filepath.Join(dir, "mine.jsonl"), "--manifest", filepath.Join(dir, "run.jsonl"), "--resume", page)
	r.expect(t, exitFailed, nil)
	r.expectError(t, "mine.jsonl exists: --overwrite writes over it")
	r = pithOf("", "-o", filepath.Join(dir, "out"), "--manifest", filepath.Join(dir, "notes.txt"), "--resume", page)
	r.expect(t, exitFailed, nil)
	r.expectError(t, "notes.txt: line 1 is no line of a manifest")
	if content(t, dir, "mine.jsonl") != "mine\n" || content(t, dir, "notes.txt") != "my notes\n" {
		t.Error("a file that is not the run's was changed")
	}
}

// TestManifest has a line for every input, whatever became of it.
func TestManifest(t *testing.T) {
	host := testSite(t)
	dir := t.TempDir()
	wall := file(t, "wall.html", challenge)
	if err := os.MkdirAll(filepath.Join(dir, "out", "127.0.0.1"), 0o777); err != nil {
		t.Fatal(err)
	}
	taken := file(t, "taken.html", harbour)
	if err := os.WriteFile(filepath.Join(dir, "out", "taken.md"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{ // outcome and code
		host + "/moved":        "content ",
		host + "/nothing":      "not-found status",
		host + "/private/1":    " robots",
		host + "/cut":          " truncated",
		host + "/gzip-damaged": " encoding",
		host + "/pdf":          " not-page",
		"http://127.0.0.1:1/":  " network",
		"ftp://coast.example/": " input",
		"none.html":            " file",
		"no*.html":             " input",
		wall:                   "bot-challenge no-content",
		taken:                  " exists",
	}
	args := []string{"-o", filepath.Join(dir, "out"), "--manifest", filepath.Join(dir, "run.jsonl")}
	for name := range want {
		args = append(args, name)
	}
	pithOf("", args...).expect(t, exitFailed, nil)
	entries := decode(t, content(t, dir, "run.jsonl"))
	if len(entries) != len(want) {
		t.Errorf("%d lines for %d inputs", len(entries), len(want))
	}
	str := func(v any) string {
		if v == nil {
			return ""
		}
		return fmt.Sprint(v)
	}
	for _, e := range entries {
		name := str(e["input"])
		if got := str(e["outcome"]) + " " + str(e["error"]); got != want[name] {
			t.Errorf("%s: %q, want %q", name, got, want[name])
		}
		if (e["error"] == nil) != (e["message"] == nil) {
			t.Errorf("%s: error %v, message %v", name, e["error"], e["message"])
		}
		if name == host+"/moved" && (e["url"] != host+"/news/today/ice" || str(e["words"]) != "66" || str(e["bytes"]) != fmt.Sprint(len(harbour)-1) || !strings.HasSuffix(str(e["output"]), "/moved.md")) {
			t.Errorf("%v", e)
		}
		if output := str(e["output"]); output != "" {
			if _, err := os.Stat(output); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestInterrupted ends a run as Ctrl-C does.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	dir := t.TempDir()
	var errs strings.Builder
	args := []string{"-o", dir, "--manifest", filepath.Join(dir, "run.jsonl"), file(t, "a.html", harbour)}
	exit := run(ctx, args, &env{out: &strings.Builder{}, errs: &errs, clock: newClock()})
	if exit != exitFailed || errs.String() != "pith: interrupted: with --resume the same command goes on\n" || content(t, dir, "run.jsonl") != "" {
		t.Errorf("exit status %d, %s; manifest %s", exit, errs.String(), content(t, dir, "run.jsonl"))
	}
}

// TestInterruptedWaiting ends commands that wait for standard input, which
// says nothing and does not end.
func TestInterruptedWaiting(t *testing.T) {
	page := file(t, "ice.html", harbour)
	for _, args := range [][]string{
		{"-"}, {"-p", "title", "-"}, {"convert"}, {"explain", "-"}, {"-i", "-"}, {"diff", "-", page}, {"site", "learn", "-o", page + ".json", "-"},
	} {
		ctx, cancel := context.WithCancel(context.Background())
		in, keyboard := io.Pipe()
		exit := make(chan int, 1)
		var errs strings.Builder
		go func() {
			defer in.Close()
			exit <- run(ctx, args, &env{in: in, out: io.Discard, errs: &errs, clock: newClock()})
		}()
		fmt.Fprint(keyboard, "<p>Once upon a") // waits until it is read, or nobody will
		cancel()
		select {
		case code := <-exit:
			if code != exitFailed || !strings.HasPrefix(errs.String(), "pith: interrupted") || strings.Count(errs.String(), "\n") != 1 {
				t.Errorf("%s: exit status %d, %s", args, code, errs.String())
			}
		case <-time.After(10 * time.Second):
			t.Errorf("%s: does not end", args)
		}
		keyboard.Close()
	}
}

// TestTerminated sends SIGTERM to a run that prints: what it has printed are
// whole lines, in the order of the inputs.
func TestTerminated(t *testing.T) {
	files := map[string]string{}
	for i := range 400 {
		files[fmt.Sprintf("%03d.html", i)] = strings.ReplaceAll(harbour, "The harbour freezes", fmt.Sprintf("No. %03d freezes", i)) + strings.Repeat("<p>And so on, and so on.</p>", 200)
	}
	in := tree(t, files)
	for _, args := range [][]string{{"-p", "title"}, {"-f", "jsonl"}} {
		cmd := exec.Command(os.Args[0], append(args, in)...)
		cmd.Env = append(os.Environ(), asCommand+"=1")
		var errs strings.Builder
		cmd.Stderr = &errs
		pipe, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		out := bufio.NewReader(pipe)
		first, _ := out.ReadString('\n')
		if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		rest, _ := io.ReadAll(out)
		_ = cmd.Wait() // the exit status is looked at
		lines := strings.Split(strings.TrimSuffix(first+string(rest), "\n"), "\n")
		if cmd.ProcessState.ExitCode() != exitFailed || errs.String() != "pith: interrupted\n" || !strings.HasSuffix(first+string(rest), "\n") || len(lines) >= len(files) {
			t.Errorf("%s: exit status %d, %s; %d lines", args, cmd.ProcessState.ExitCode(), errs.String(), len(lines))
		}
		for i, line := range lines {
			if !strings.Contains(line, fmt.Sprintf("No. %03d", i)) {
				t.Errorf("%s: line %d is %q", args, i, line)
			}
		}
	}
}
