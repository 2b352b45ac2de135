package pith

import (
	"strings"
	"testing"
)

func TestBlocks(t *testing.T) {
	blocks, err := Blocks(strings.NewReader(`<p><span>Ada Berg</span><span>7 March</span></p>`), nil)
	if err != nil || len(blocks) != 1 || blocks[0].Text != "Ada Berg 7 March" || blocks[0].Words != 4 {
		t.Errorf("blocks %+v, error %v", blocks, err)
	}
}
