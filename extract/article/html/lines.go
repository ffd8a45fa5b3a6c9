package html

import (
	"regexp"
	"strings"

	"github.com/dateline/dateline/extract/article/doc"
)

// furnitureLine are whole lines that belong to a page and not to its article.
var furnitureLine = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`advertisement|advertising|sponsored(?: content)?|promoted|ad`,
	`(?:continue )?read(?:ing)?(?: more| also| next| now)?:?|more:?|also read:?|related(?: (?:articles|stories|posts|content|links|topics|news|coverage))?:?`,
	`(?:click|tap) here.{0,60}|see also:?|(?:view|see|show) (?:all|more|comments?).{0,20}|load more|recommended(?: for you)?|you (?:may|might) (?:also )?(?:like|be interested in).{0,20}`,
	`share(?: this)?(?: (?:article|story|post|page|on|via|with).{0,30})?:?|tweet|email|e-mail|print|save|facebook|twitter|whatsapp|linkedin|reddit|pinterest|copy link|copied!?|link copied.{0,20}`,
	`follow (?:us|me|.{0,30} on).{0,80}|like us on .{0,40}|join (?:us|the (?:conversation|discussion)).{0,60}`,
	`sign ?(?:up|in)(?: (?:for|to|here)\b.{0,100})?|subscribe(?: (?:to|now|here|for)\b.{0,100})?|log ?in|register|get (?:our|the) .{0,60}newsletters?.{0,40}|newsletter`,
	`skip to .{0,40}|jump to .{0,40}|back to top|go back|home|menu|search|close|next|previous|prev|loading\.*|play video|watch(?: live| now|:.{0,80})?|listen.{0,12}`,
	`(?:photo|photograph|image|picture|video|foto|bild|illustration)(?: (?:credit|courtesy|by|via)| ?[:/©]).{0,120}`,
	`(?:©|copyright\b|\(c\)).{0,200}|all rights reserved.{0,80}|.{0,60}all rights reserved\.?`,
	`\d+ (?:comments?|shares?|views?|likes?|min(?:ute)?s? read)|(?:leave|add|post) a (?:comment|reply).{0,20}|comments?(?: \(\d+\))?|no comments?.{0,20}`,
	`(?:filed under|tags?|topics?|categories|category|posted in|tagged|keywords):?.{0,200}`,
	`(?:this (?:site|website) uses|we use|by (?:using|continuing)).{0,40}cookies?.{0,400}|cookie (?:policy|settings|notice)`,
	`editors['’]? picks|most (?:read|popular|viewed|shared|recent).{0,30}|trending(?: now)?|top stories|latest (?:news|stories)|popular(?: now)?|in this article|table of contents`,
	`(?:story|article) continues (?:below|after).{0,40}|scroll (?:down )?(?:for|to) .{0,40}|slideshow.{0,60}|gallery|get the app|download (?:the|our) .{0,40}app.{0,40}`,
	`[-–—•·|*_=#\s]+|\d{1,3}`,
}, "|") + `)$`)

// headFurniture are lines between the headline and the text.
var bylineLine = regexp.MustCompile(`(?i)^(?:by:? .{2,80}|written by .{2,80}|posted (?:by|on|at|in).{0,100}|published:?.{0,80}|(?:last )?(?:updated|modified|edited)(?: (?:on|at))?:? .{0,80}|author:? .{0,60}|.{0,60}\d{1,2}:\d{2}.{0,30})$`)

// tailHead are headings that end an article: what follows belongs to the page.
var tailHead = regexp.MustCompile(`(?i)^(?:related.{0,30}|more (?:from|on|in|stories|news|like).{0,60}|read (?:more|next|also).{0,30}|(?:about|contact) the authors?.{0,20}|recommended.{0,30}|comments?.{0,20}|leave a (?:reply|comment).{0,10}|share (?:this|on).{0,30}|you may also.{0,30}|(?:most|top|latest|trending|popular).{0,30}|subscribe.{0,60}|newsletter.{0,40}|follow us.{0,40}|tags?:?|topics:?|join .{0,60}newsletter.{0,20})$`)

// tidy takes lines of the page out of the blocks of the article, and the title that is repeated at its head.
func tidy(found []block, title string) []doc.Block {
	last := -1 // the last block of running text
	first := len(found)
	for i := range found {
		if isProse(&found[i]) {
			last, first = i, min(first, i)
		}
	}
	titleKey := key(title)
	out := make([]doc.Block, 0, len(found))
	seen := map[string]bool{}
	for i := range found {
		b := &found[i]
		if len(b.Text) < 300 && furnitureLine.MatchString(b.Text) {
			continue
		}
		k := key(b.Text)
		if k == "" || k == titleKey && i <= first+1 {
			continue
		}
		if b.Kind == doc.Heading && tailHead.MatchString(b.Text) {
			if i > last || 2*i > len(found) && rest(found[i:]) < 400 {
				break
			}
			continue
		}
		if i < first && (bylineLine.MatchString(b.Text) || b.Kind != doc.Heading && b.chars < 40) {
			continue
		}
		if i > last && (b.Kind == doc.Heading || b.linked*2 > b.chars || b.chars < 25) {
			continue
		}
		if b.chars > 0 && 10*b.linked > 7*b.chars && b.chars-b.linked < 60 && b.Kind != doc.Quote { // nothing but links
			continue
		}
		if b.chars > 80 && seen[k] {
			continue // told twice: for the screen and for paper
		}
		seen[k] = true
		out = append(out, b.Block)
	}
	for len(out) > 0 && out[len(out)-1].Kind == doc.Heading {
		out = out[:len(out)-1]
	}
	return out
}

// rest counts the characters of running text in blocks.
func rest(found []block) int {
	n := 0
	for i := range found {
		if isProse(&found[i]) {
			n += found[i].chars
		}
	}
	return n
}
