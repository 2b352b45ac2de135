package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// singleDash finds a long flag behind a single dash, as Go's own commands
// have them, and as this one had.
func singleDash(root *cobra.Command, args []string) error {
	known := func(name string) bool {
		found := root.Flags().Lookup(name) != nil
		for _, c := range root.Commands() {
			found = found || c.Flags().Lookup(name) != nil
		}
		return found
	}
	for _, arg := range args {
		if arg == "--" {
			break
		}
		name, _, _ := strings.Cut(strings.TrimPrefix(arg, "-"), "=")
		if len(name) > 1 && strings.HasPrefix(arg, "-") && name[0] != '-' && known(name) {
			return fmt.Errorf("%s: long flags have two dashes: --%s", arg, name)
		}
	}
	return nil
}

// suggest says which flag may have been meant by one that there is not.
func suggest(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) || len(unknown.GetSpecifiedName()) < 2 {
		return err
	}
	best, least := "", 3 // letters that may be wrong
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if d := distance(f.Name, unknown.GetSpecifiedName()); d < least {
			best, least = f.Name, d
		}
	})
	if best == "" {
		return err
	}
	return fmt.Errorf("%w (is --%s meant?)", err, best)
}

// distance is how many letters must be put in, taken out or changed to make
// one word of another.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		above := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := above
			if a[i] != b[j] {
				change++
			}
			above = row[j+1]
			row[j+1] = min(change, above+1, row[j]+1)
		}
	}
	return row[len(b)]
}
