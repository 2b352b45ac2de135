package form

import "testing"

// samePictures are pairs of addresses, and whether they are of one picture.
var samePictures = []struct {
	a, b string
	same bool
}{
	{"/a/wall-300x200.jpg", "/b/wall.webp", true},
	{"/a/wall.jpg?w=300", "/a/wall.jpg", true},
	{"/a/wall.jpg", "/a/gate.jpg", false},
	{"/_next/image?url=%2Fa%2Fwall.jpg&w=640", "/_next/image?url=%2Fa%2Fwall.jpg&w=1080", true},
	{"/_next/image?url=%2Fa%2Fwall.jpg&w=640", "/_next/image?url=%2Fa%2Fgate.jpg&w=640", false},
	{"/images?url=https%3A%2F%2Fcdn.example%2Fwall.png&dpr=2", "/images?url=https%3A%2F%2Fcdn.example%2Fgate.png&dpr=2", false},
	{"/image?id=17", "/image?id=18", false},
	{"/image?id=17", "/image?id=17", true},
	{"/image?over=/a/w.jpg&under=/a/gate.jpg", "/image?over=/a/l.jpg&under=/a/gate.jpg", false}, // in whatever order a map has them
	{"/image?over=/a/wall.jpg&under=/a/gate.jpg", "/image?over=/a/lamp.jpg&under=/a/gate.jpg", false},
}

func TestSamePicture(t *testing.T) {
	for _, test := range samePictures {
		if got := SamePicture(test.a, test.b); got != test.same {
			t.Errorf("%s and %s: %t, want %t", test.a, test.b, got, test.same)
		}
	}
}
