package inspect

import (
	"strings"
	"testing"
)

func TestBlocks(t *testing.T) {
	p, err := Read(strings.NewReader(`<p><span>Ada Berg</span><span>7 March</span></p>`), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if blocks := p.Blocks(); len(blocks) != 1 || blocks[0].Text != "Ada Berg 7 March" || blocks[0].Words != 4 {
		t.Errorf("blocks %+v", blocks)
	}
}
