//go:build long

package pith

import (
	"runtime"
	"strings"
	"testing"
)

// TestMemoryIsBounded reads what takes most memory for its bytes, 16 MB of
// it, and checks what is in use at the end of each stage.
func TestMemoryIsBounded(t *testing.T) {
	if underRace {
		t.Skip("the race detector allocates")
	}
	for name, part := range map[string]string{"paragraphs": "<p>a", "breaks": "<br>", "cells": "<td>a", "attributes": "<i a b c d>"} {
		page := "<table><tr>" + strings.Repeat(part, (defaultMaxBytes-20)/len(part))
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		a, err := Extract(strings.NewReader(page), nil)
		runtime.ReadMemStats(&after)
		if limitOf(err) == "" {
			t.Errorf("%s: error %v", name, err)
		}
		if after.TotalAlloc-before.TotalAlloc > 1<<30 {
			t.Errorf("%s: allocates %d MB", name, (after.TotalAlloc-before.TotalAlloc)>>20)
		}
		t.Logf("%-12s allocates %5d MB in all, %5d MB of memory held, error %v", name, (after.TotalAlloc-before.TotalAlloc)>>20, after.HeapSys>>20, err)
		runtime.KeepAlive(a)
	}
}
