package html

import "strings"

// What class and id of an element say of its content. Names are cut at signs and at capitals ("relatedPosts").

// furniture are parts of names of what surrounds articles.
var furniture = set(`
	share sharing shares sharebar sharetools sharethis addthis addtoany sharedaddy social socials sociallinks follow
	related relatedposts recommended recommendation recommendations recirc recirculation readmore morefrom jp-relatedposts
	sidebar rail rightrail footer foot nav navbar navigation menu breadcrumb breadcrumbs crumbs toolbar pagination pager
	newsletter newsletters subscribe subscription subscriptions signup optin
	ad ads advert adverts advertisement advertising adsense adbox adslot sponsor sponsored sponsors promo promos promotion promobox dfp gpt outbrain taboola zergnet
	popular trending mostread mostpopular latest widget widgets
	cookie cookies consent gdpr popup modal overlay lightbox paywall login
	byline bylines author authors authorbox bio dateline timestamp pubdate postmeta postmetadata
	tags tag taglist topics keywords
	comment comments disqus respond livefyre replies
	caption captions credit credits gallery slideshow carousel thumbnails
	poll quiz rating ratings vote print email
	hidden visuallyhidden screenreader sronly noprint hide
	teaser teasers masthead skip skiplink copyright disclaimer toc infobox navbox reflist mwe editsection catlinks
	correction-form player video videos audio podcast infolettre
`)

// comments are parts of names of what readers wrote, which may be longer than the article.
var remarks = set(`comment comments commentlist disqus respond livefyre replies reactions`)

// wraps are whole names that mark the text of an article.
var wraps = set(`
	articlebody article-body article__body article_body article-text article_text articletext article-content article__content article_content articlecontent
	story-body storybody story__body story_body story-text storytext story-content storycontent
	entry-content entrycontent post-content post_content postcontent post-body post__content postbody single-content
	news-content newscontent news-text news_text newstext news-body news-detail newsdetail detail-text detail-body
	content-body content__body contentbody body-content bodytext body-text main-text maintext text-content
	td-post-content article-body-content articlebodycontent wysiwyg field-name-body node-body rich-text richtext
	caas-body body-copy mw-parser-output c-article-body article-main-content story-detail
`)

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// names calls f with each part of a class or id in small letters, until f says true.
func names(s string, f func(part string) bool) bool {
	start := 0
	for i := 0; i <= len(s); i++ {
		cut := i == len(s)
		skip := 0
		if !cut {
			c := s[i]
			switch {
			case c == ' ' || c == '-' || c == '_' || c == ':' || c == '.' || c == '\t' || c == '\n' || c == '/':
				cut, skip = true, 1
			case c >= 'A' && c <= 'Z' && i > start && s[i-1] >= 'a' && s[i-1] <= 'z':
				cut = true
			}
		}
		if cut {
			if i > start && f(strings.ToLower(s[start:i])) {
				return true
			}
			start = i + skip
		}
	}
	return false
}
