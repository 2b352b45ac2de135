package pith

import (
	"encoding"
	"fmt"
	"strings"
	"testing"
)

// TestNamesThatAreNone reads names of nothing into values, which stay.
func TestNamesThatAreNone(t *testing.T) {
	focus, kind, outcome := Recall, Forum, Paywalled
	links, bullet, fence, file := ReferenceLinks, PlusBullet, TildeFence, PDFFile
	for _, value := range []encoding.TextUnmarshaler{&focus, &kind, &outcome, &links, &bullet, &fence, &file} {
		if err := value.UnmarshalText([]byte("poem")); err == nil {
			t.Errorf("%T can be a poem", value)
		}
	}
	if focus != Recall || kind != Forum || outcome != Paywalled || links != ReferenceLinks || bullet != PlusBullet || fence != TildeFence || file != PDFFile {
		t.Errorf("now they are %v, %v, %v, %v, %v, %v, %v", focus, kind, outcome, links, bullet, fence, file)
	}
}

// TestNamesOfAll writes every value as text and reads it again.
func TestNamesOfAll(t *testing.T) {
	for i := range uint8(9) {
		focus, kind, outcome, links, bullet, fence, file := Focus(i), PageType(i), Outcome(i), LinkStyle(i), Bullet(i), Fence(i), FileKind(i)
		for _, value := range []interface {
			encoding.TextMarshaler
			encoding.TextUnmarshaler
			fmt.Stringer
		}{&focus, &kind, &outcome, &links, &bullet, &fence, &file} {
			text, err := value.MarshalText()
			if err != nil || string(text) != value.String() {
				t.Errorf("%T: %q, error %v", value, text, err)
			}
			before := fmt.Sprintf("%d", value)
			isNone := strings.HasPrefix(string(text), "unknown(")
			if err := value.UnmarshalText(text); (err != nil) != isNone || fmt.Sprintf("%d", value) != before {
				t.Errorf("%T: %q is read as %v, error %v", value, text, value, err)
			}
		}
	}
}
