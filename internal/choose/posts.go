package choose

import (
	"slices"

	"github.com/pithmd/pith/internal/mark"
	"github.com/pithmd/pith/internal/meta"
	"github.com/pithmd/pith/internal/thread"
)

// maybeForum is how likely a page has to be a thread for its posts to be looked for. One
// that is likelier something else has to have answers that stand in what they answer.
const maybeForum = 0.2

// findPosts finds the posts of a page that is a thread, and sees that each is headed by who
// wrote it, and when, and by nothing else. A reader of a thread wants that; references
// have it on some boards, and so its scores lie near one half.
func (p *Choice) findPosts() {
	if p.Scores.Types[meta.ForumType-1] < maybeForum {
		return
	}
	posts := thread.Find(p.Page, p.keeps)
	isAnswer := func(post thread.Post) bool { return post.Answers >= 0 }
	if p.Scores.PageType() != meta.ForumType && !slices.ContainsFunc(posts, isAnswer) {
		return
	}
	p.Posts = posts
	for i := range posts {
		for _, k := range posts[i].Head() {
			if v := &p.Verdicts[k]; v.Rule == 0 && p.focus != Precision {
				v.keep(Post)
			}
		}
	}
	for _, k := range thread.Ranks(p.Page, posts) {
		if v := &p.Verdicts[k]; v.Keep && !p.Forced[k] && p.focus != Recall {
			v.drop(PosterCard, mark.RuleByline)
		}
	}
}

// OpensThread reports whether the first of some posts is what the others answer: no prose
// stands above it. Where some answer the first and others do not, it is an answer itself.
func (p *Choice) OpensThread(posts []thread.Post) bool {
	if len(posts) == 0 {
		return false
	}
	answersFirst := func(post thread.Post) bool { return post.Answers == 0 }
	answersNone := func(post thread.Post) bool { return post.Answers < 0 }
	if slices.ContainsFunc(posts, answersFirst) && slices.ContainsFunc(posts[1:], answersNone) {
		return false
	}
	first, _ := p.BlocksIn(posts[0].Node)
	for k := range first {
		if b := &p.Blocks[k]; p.Verdicts[k].Keep && b.IsProse() && b.Place&mark.InHeading == 0 {
			return false
		}
	}
	return true
}
