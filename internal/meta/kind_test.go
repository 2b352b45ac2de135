package meta

import (
	"testing"
)

func TestIsForumHost(t *testing.T) {
	for host, want := range map[string]bool{
		"warriorforum.com": true, "bikeforums.net": true, "forum.example.org": true, "forums.example.org": true,
		"example.com": false, "forumists.example.com": false, "": false,
	} {
		if got := isForumHost(host); got != want {
			t.Errorf("isForumHost(%q) = %t", host, got)
		}
	}
}
