package form

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color/palette"
	"image/gif"
	"image/png"
	"math/rand/v2"
	"testing"
)

// dataPicture is the data: address of a picture of some size, of noise or of
// one colour.
func dataPicture(t *testing.T, kind string, width, height int, noise bool) string {
	t.Helper()
	img := image.NewPaletted(image.Rect(0, 0, width, height), palette.Plan9)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range img.Pix {
		if noise {
			img.Pix[i] = uint8(random.IntN(len(img.Palette)))
		}
	}
	var b bytes.Buffer
	var err error
	if kind == "png" {
		err = png.Encode(&b, img)
	} else {
		err = gif.Encode(&b, img, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return "data:image/" + kind + ";base64," + base64.StdEncoding.EncodeToString(b.Bytes())
}

func TestIsPlaceholder(t *testing.T) {
	for _, tt := range []struct {
		name, src string
		want      bool
	}{
		{"a spacer", "/img/spacer.gif?v=2", true},
		{"a moving wheel with a hash", "https://a.example/loading-trans-ced157046184.gif", true},
		{"a place where ships are loaded", "/img/loading-dock.jpg", false},
		{"a picture of blank paper", "/img/blank-paper.jpg", false},
		{"a moving picture", "/img/wave.gif", false},
		{"a name without a dot", "/img/loading", false},
		{"by its colour", "https://a.example/grey-placeholder.png", true},
		{"by a plugin's habit", "/plugins/lazy/images/lazy_placeholder.gif", true},
		{"by its size", "/1x1.trans.gif", true},
		{"a spacer of a height", "/images/spacer-200-5.gif", true},
		{"with a number of its own", "/img/transparent-1093278.png", true},
		{"with a digest", "/assets/placeholder.60f9b1840c.svg", true},
		{"of a shop", "/uploads/woocommerce-placeholder-400x400.png", true},
		{"a wheel", "/themes/images/ajax-loader.gif", true},
		{"beads", "/spacer-beads-acrylic.jpg", false},
		{"a form with one", "/text-placeholder-in-a-form.png", false},
		{"a photograph of loading", "/loading_2.jpg", false},
		{"a square", "/black-square-200.png", false},
		{"a chart in its address", dataPicture(t, "png", 60, 80, true), false},
		{"a moving one", dataPicture(t, "gif", 50, 60, true), false},
		{"a formula", dataPicture(t, "png", 100, 20, true), false},
		{"a blurred copy", dataPicture(t, "png", 20, 15, true), true},
		{"a blurred copy as GIF", dataPicture(t, "gif", 20, 30, true), true},
		{"one colour", dataPicture(t, "png", 900, 600, false), true},
	} {
		if got := IsPlaceholder(tt.src); got != tt.want {
			t.Errorf("%s: %t, want %t", tt.name, got, tt.want)
		}
	}
}
