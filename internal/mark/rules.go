package mark

import (
	"golang.org/x/net/html/atom"
)

// A rule drops what it matches, whatever the score. It matches an element by
// tag, role or a whole token of its class, id or data-* names ("x-*" by how
// the token begins, "*-x" by how it ends, at a hyphen or underscore), or a
// whole short block by its words (labels.go). Rules are for what is chrome
// on every page that has it; what is only likely chrome is the scorer's.
type rule struct {
	Name     string
	tags     []atom.Atom
	roles    []string
	tokens   []string
	Inline   bool    // also inside a line of prose
	without  string  // an attribute that the element must not have
	notIn    Place   // places where it does not apply
	NotForum bool    // not on a page of posts
	beside   bool    // only beside other words of a heading: all of them are the heading
	Share    float32 // of the page's prose that it may drop, 0 for the default
	Most     int32   // words of one element that it may drop, 0 for any number
	why      string
}

// RuleID is a rule's place in the table, counted from 1; 0 is none.
type RuleID uint16

// MaxRuleShare is the part of a page's prose that one rule may drop. What
// would drop more has met a page that means something else by the name.
const MaxRuleShare = 0.25

// ruleHiddenTrick, RuleDropOption and the like are rules whose match is
// code: a style, a caller's selector.
const (
	ruleHiddenTrick RuleID = iota + 1
	RuleDropOption
	RuleOutsideRoot
	RuleLoneNumber
	RuleRepeatedCaption
	RuleRepeatedTitle
	RuleRepeatedDeck
	RuleTeaserRow
	RuleHeadline
	RuleContents
	RuleTeaserBox
	RuleBehindTeasers
	RuleEmptyHeading
	RuleLinkTail
	RuleByline
	RuleBeside
	RuleLinkLine
	RuleRightsNotice
	RuleShopTerms
	RuleHiddenText
	RuleHiddenCopy
	RuleTemplateRest
	RuleSiteRepeat
)

// Rules are the rules that drop what stands in an element, for its tag, role,
// or a token of its names.
var Rules = []rule{
	{Name: "hidden-trick", Inline: true, Share: 1, why: "zero size, far off the screen, clipped away or in the colour of its ground: written for machines"},
	{Name: "drop-option", Inline: true, why: "Options.Drop names it"},
	{Name: "outside-root", why: "Options.Root names another part"},
	{Name: "share-count", why: "a bare number among controls counts shares, likes or comments"},
	{Name: "repeated-caption", why: "the caption stands once already"},
	{Name: "repeated-title", why: "the headline stands once already"},
	{Name: "repeated-deck", why: "the text says word for word what stands above it"},
	{Name: "teaser-row", why: "boxes of one shape behind an article, each with a link, lead to other articles"},
	{Name: "headline", why: "the title is Article.Title, and MarkdownOptions.Title writes it above the text"},
	{Name: "contents", why: "a table of contents says the headings over again, and leads nowhere outside the page"},
	{Name: "teaser-box", why: "the box begins with words that head what leads to other pages"},
	{Name: "behind-teasers", why: "it comes behind words that head what leads to other pages, and the text had ended"},
	{Name: "empty-heading", why: "what it heads was left out"},
	{Name: "link-tail", why: "a link by itself at an article's end leads to another page"},
	{Name: "byline", why: "the line says who wrote the text and when: Article.Authors and Article.Published"},
	{Name: "beside", why: "it stands outside the element that holds the article, and is not sure to be a part of it"},
	{Name: "link-line", why: "a line of an article that is nothing but a link leads to another page"},
	{Name: "rights-notice", why: "the publisher claims rights in the text, below every article of its own"},
	{Name: "shop-terms", why: "delivery, payment and returns are those of all goods of the shop"},
	{Name: "hidden-text", Inline: true, Share: 1, why: "it is not shown, and nothing on the page opens it"},
	{Name: "hidden-copy", Share: 1, why: "it is not shown, and says what is shown over again"},
	{Name: "template-rest", why: "a block that is nothing but a template's mark, {{ title }}, was to be filled by a program"},
	{Name: "site-repeat", why: "the site says it on other pages too: Options.Memory has seen it there"},

	{Name: "screen-reader-label", Inline: true, Share: 0.1, notIn: InMath | InCode,
		tokens: []string{"sr-only", "visually-hidden", "visuallyhidden", "visually-hidden-*", "screen-reader-text", "screen-reader-only", "screenreader-only", "screenreader", "element-invisible",
			"u-visually-hidden", "u-hiddenvisually", "a11y-hidden", "assistive-text", "is-visually-hidden", "visually_hidden", "cdk-visually-hidden", "offscreen", "hidden-visually", "show-for-sr", "accessibly-hidden", "wb-inv", "wb-invisible"},
		why: "words for screen readers repeat what is shown, or name a control"},
	{Name: "closed-dialog", tags: []atom.Atom{atom.Dialog}, without: "open", why: "a dialog that is not open is not part of the page (HTML, section 4.11.4)"},
	{Name: "cookie-wall",
		tokens: []string{"cookie-banner", "cookie-consent", "cookie-notice", "cookie-bar", "cookie-popup", "cookie-modal", "cookie-message", "cookie-warning", "cookie-policy-banner",
			"cookieconsent", "cookieconsent-*", "cookiebanner", "cookiebar", "cookie-law-info-*", "cookie_notice", "cookie-notice-*", "cookie-banner-*", "cookie-consent-*", "cc-window", "cc-banner", "cc_banner-wrapper",
			"cky-*", "onetrust-*", "ot-sdk-*", "didomi-*", "qc-cmp2-*", "usercentrics-*", "cybotcookiebotdialog", "cookiebot-*", "truste-*", "truste_*", "trustarc-*", "cmplz-*", "eu-cookie-*", "sliding-popup",
			"moove_gdpr_*", "moove-gdpr-*", "osano-*", "iubenda-cs-*", "evidon-*", "termly-*", "borlabs-*", "borlabscookie", "klaro", "gdpr-banner", "gdpr-consent", "gdpr-cookie-*", "consent-banner", "consent-modal",
			"consent-overlay", "cmp-banner", "cmp-container", "cmpbox", "sp_message_container_*", "hs-eu-cookie-*", "fc-consent-root", "axeptio_*", "cookies-eu-*", "js-cookie-banner", "privacy-banner",
			"cookie-disclaimer", "cookie-dialog", "cookie-prompt", "cookie-alert", "cookie-overlay", "cookie-wall", "cookies-banner", "cookies-bar", "cookies-consent", "cookiefirst-*", "tarteaucitronroot",
			"wt-cli-*", "gdprcookienotice", "ppms_cm_popup_overlay", "shopify-pc__*", "consent-popup", "cmpwrapper", "cookiescript_*", "ccc-overlay", "ccc-notify", "consent-manager"},
		why: "a request for consent is about the visit, not the page"},
	{Name: "advert", Share: 0.15,
		tokens: []string{"adsbygoogle", "advert", "adverts", "advertisement", "advertisements", "advertising", "ad-slot", "ad-unit", "ad-container", "ad-wrapper", "ad-wrap", "ad-banner", "ad-label", "ad-box",
			"ad-block", "ad-placement", "ad-placeholder", "ad-zone", "adslot", "adunit", "adbox", "adbanner", "adwrapper", "adcontainer", "ad_container", "ad_wrapper", "ad_slot", "ad_unit", "google-ad", "google-ads",
			"google_ads_*", "google-auto-placed", "div-gpt-ad", "div-gpt-ad-*", "gpt-ad", "gpt-ad-*", "dfp-*", "dfp_*", "taboola", "taboola-*", "outbrain", "outbrain-*", "ob_widget", "trc_related_container",
			"mgid-*", "revcontent", "zergnet", "ezoic-ad", "mediavine-*", "raptive-*", "sponsored-links", "adthrive", "adthrive-*", "leaderboard-ad", "sidebar-ad", "banner-ad", "native-ad", "ad-sidebar", "in-article-ad"},
		why: "names that ad servers and their slots have"},
	{Name: "share-bar",
		tokens: []string{"addtoany_*", "addtoany-*", "a2a_*", "sharethis", "sharethis-*", "st-sharethis", "addthis_*", "addthis-*", "sharedaddy", "sd-sharing", "sd-sharing-*", "share-buttons", "share-button",
			"share-bar", "share-links", "share-icons", "share-tools", "share-this", "share-widget", "share-post", "share-article", "social-share", "social-shares", "social-sharing", "social-share-*", "social-sharing-*",
			"social-buttons", "social-icons", "social-media-icons", "social-links", "social-media-links", "social-bar", "sharing-buttons", "post-share", "post-sharing", "article-share", "entry-share", "heateor_*",
			"heateor-*", "ssba", "ssba-*", "essb_*", "essb-*", "shareaholic-*", "shariff", "jetpack-sharing-*", "simplesocialbuttons", "sassy-social-*", "blog-share", "news-share", "btn-share", "follow-us", "socialshare",
			"sharebar", "sharebuttons",
			"at-above-post", "at-below-post", "at-share-btn-elements", "share-container", "share-list", "share-options", "share-menu", "share-panel", "share-toolbar", "share-box", "ssk-group", "mashsb-*",
			"swp_social_panel", "sfsi_*", "social-warfare", "et_social_*", "dpsp-*", "dpsp_*", "novashare-*", "crestashareicon", "scriptlesssocialsharing", "tweet-button", "twitter-share-button",
			"fb-share-button", "fb-like", "linkedin-share-button", "line-it-button", "hatena-bookmark-button", "bdsharebuttonbox", "bshare-*", "social-likes", "ya-share2", "yashare-*", "pluso",
			"article-social", "entry-social", "post-social"},
		why: "buttons that pass the page on"},
	{Name: "related-posts", Share: 0.2,
		tokens: []string{"jp-relatedposts", "yarpp", "yarpp-*", "related-posts", "related-articles", "related-stories", "related-content", "related-post", "related-news", "relatedposts", "related_posts", "related_articles",
			"related-links", "related-reading", "rp4wp-*", "crp_related", "wp-block-jetpack-related-posts", "recommended-posts", "recommended-articles", "recommended-stories", "more-stories", "more-articles", "read-next",
			"up-next", "you-may-also-like", "also-read", "readmore-*", "most-read", "most-popular", "popular-posts", "trending-posts", "trending-now", "recent-posts", "latest-posts", "latest-news",
			"zem_rp_wrap", "wp_rp_wrap", "wp_rp", "related_post", "lrp-*", "similar-posts", "similar-articles", "inline-related", "related-inline", "inline-related-article", "read-also", "lire-aussi", "leggi-anche", "baca-juga"},
		notIn: InMain | InNoscript, why: "teasers of other pages"},
	{Name: "disclosure", Share: 0.25,
		tokens: []string{"affiliate-disclosure", "affiliate-disclaimer", "affiliate-notice", "affiliate-message", "affiliate_disclosure", "affiliatedisclosure", "advertiser-disclosure", "ad-disclosure", "ads-disclosure",
			"editorial-disclosure", "disclosure-text", "disclosure-message", "disclosure-banner", "ftc-disclosure", "amazon-disclosure", "commission-disclosure"},
		why: "the publisher says what it earns by the page"},
	{Name: "author-box", Share: 0.25,
		tokens: []string{"author-box", "author-box-*", "*-author-box", "author-bio", "author-bio-*", "authorbox", "authorbio", "author_bio", "author_box", "about-author", "about-the-author", "about_author", "author-about",
			"saboxplugin-wrap", "abh_box", "m-a-box", "ts-fab-wrapper", "pp-multiple-authors-boxes-wrapper"},
		why: "it tells who the author is, below every article of theirs"},
	{Name: "filed-under", Share: 0.25, tokens: []string{"postmetadata", "entry-utility", "post-footer-line"},
		why: "a blog's software says when and under what the post was filed"},
	{Name: "newsletter-box", Share: 0.1,
		tokens: []string{"mc_embed_signup", "mc4wp-*", "newsletter-signup", "newsletter-sign-up", "newsletter-form", "newsletter-box", "newsletter-widget", "newsletter-subscribe", "newsletter-subscription",
			"newsletter-promo", "newsletter-cta", "newsletter-block", "newsletter-container", "newsletter-wrapper", "subscribe-form", "subscribe-box", "subscribe-widget", "subscription-form", "subscription-box", "email-signup",
			"email-subscribe", "signup-form", "sign-up-form", "ck_form", "formkit-form", "convertkit-*", "klaviyo-*", "jetpack_subscription_widget", "wp-block-jetpack-subscriptions", "optin-form",
			"optinmonster", "om-holder", "sumome-*", "hustle-*", "mailpoet_form", "mailpoet-*", "tnp-subscription", "substack-post-embed-*", "subscription-widget", "subscription-widget-wrap", "sib-form", "ml-form-*",
			"newsletter-optin", "newsletter-popup", "newsletter-modal", "mailchimp-form", "mailerlite-*", "flodesk-*", "ctct-form-*", "beehiiv-*", "email-capture", "inline-newsletter", "newsletter-inline"},
		why: "a form that gathers addresses"},
	{Name: "reader-comments", Share: 1, NotForum: true, notIn: inArticleBody,
		tokens: []string{"comments", "comments-area", "comments-section", "comments-container", "comments-wrapper", "comments-list", "commentlist", "comment-list", "comment_list", "commentarea", "comment-section", "comment-respond",
			"comment-form", "commentform", "comment-reply-*", "disqus_thread", "disqus-*", "disqus", "respond", "fb-comments", "livefyre", "livefyre-*", "coral-*", "coral_*", "spot-im-*", "viafoura", "hyvor-talk-view",
			"giscus", "utterances", "isso-thread", "commento", "post-comments", "article-comments", "blog-comments", "entry-comments", "comment-thread", "comment-wrapper", "comment-box", "comments-block", "cusdis_thread",
			"wpdcom", "wpdiscuz_*", "wpd-thread-list", "comments-app", "facebook-comments", "hypercomments_widget", "vuukle-comments", "vuukle-emote", "graphcomment", "remark42", "talkyard-comments",
			"insticator-commenting", "lv-container", "readercomments", "usercomments", "reader-comments", "user-comments",
			"kommentare", "commentaires", "comentarios", "commenti", "komentarze", "yorumlar", "reacties"},
		why: "what readers wrote below an article is not the author's; the posts of a forum are"},
	{Name: "skip-link", Inline: true, tokens: []string{"skip-link", "skip-links", "skip-to-content", "skip-to-main", "skip-nav", "skiplink", "skiplinks", "skip-navigation", "skip-content", "skip-main", "mw-jump-link"},
		why: "a jump over the menu"},
	{Name: "breadcrumb", tokens: []string{"breadcrumb", "breadcrumbs", "breadcrumb-*", "breadcrumbs-*", "breadcrumb_*", "bread-crumb", "bread-crumbs", "bread_crumb", "breadcrumblist", "*-breadcrumb", "*-breadcrumbs"},
		why: "where the page stands in its site"},
	{Name: "pagination", Most: 80, tokens: []string{"pagination", "pagination-*", "pager", "paginator", "page-numbers", "pagenavi", "wp-pagenavi", "nav-links", "post-navigation", "posts-navigation", "nav-previous", "nav-next", "*-pagination", "post-nav", "prev-next", "nextprev", "next-prev"},
		why: "the way to other pages"},
	{Name: "heading-anchor", Inline: true, beside: true, notIn: InPara,
		tokens: []string{"headerlink", "header-anchor", "heading-anchor", "heading-link", "anchor-link", "anchorjs-link", "hash-link", "octicon-link", "anchorlink", "permalink-anchor", "heading-permalink", "toc-anchor", "direct-link", "mw-editsection", "mw-editsection-like"},
		why:    "the mark beside a heading that links to itself"},
	{Name: "copy-button", Inline: true,
		tokens: []string{"copy-button", "btn-copy", "copy-btn", "copybtn", "clipboard-btn", "clipboard-copy", "clipboard-button", "copy-code-button", "copy-to-clipboard", "copy-to-clipboard-button", "zeroclipboard-container", "code-copy", "copy-code", "copybutton"},
		why:    "a control that copies code or a link"},
	{Name: "search-landmark", roles: []string{"search"}, tags: []atom.Atom{atom.Search}, Share: 0.05, why: "the site's search (ARIA, section 5.3.4)"},
	{Name: "player-chrome",
		tokens: []string{"vjs-*", "mejs-*", "plyr__*", "jw-controls", "jw-*-text", "fp-ui", "fp-controls", "shaka-controls-container", "clappr-*", "jp-controls", "jp-no-solution", "wp-playlist-*", "bmpui-*", "theoplayer-*"},
		why:    "a player's controls and what it says to old browsers; the picture and its caption stand outside"},
	{Name: "wiki-tag", Inline: true, Most: 12, tokens: []string{"inline-template", "need_ref_tag", "citation-needed"},
		why: "what editors of a wiki ask of each other inside a sentence"},
	{Name: "wiki-notice", tokens: []string{"ambox", "ombox", "tmbox", "mbox-small", "bandeau-article", "bandeau-container", "sistersitebox", "navbox", "catlinks", "printfooter", "mw-jump-link"},
		why: "what a wiki's editors say of a page's state, and where it stands among others"},
	{Name: "page-tools",
		tokens: []string{"print-button", "print-link", "print-btn", "btn-print", "print-article", "printfriendly", "printfriendly-*", "pf-button", "listen-button", "listen-to-article", "rsbtn", "rsbtn_*", "readspeaker-*", "beyondwords-*",
			"trinity-audio-*", "trinityaudioplaceholder", "trinity-tts-pb", "speechify-*", "text-size", "text-resizer", "font-resizer", "font-size-switcher", "article-tools", "article-toolbar", "article-actions", "post-tools", "post-actions",
			"save-article", "save-button", "bookmark-button", "google_translate_element", "gtranslate_*", "gt_switcher", "goog-te-*", "goog-text-*", "skiptranslate", "kk-star-ratings", "post-ratings", "wp-postratings", "rmp-widgets-container"},
		why: "controls that print, read aloud, save, resize, translate or rate the page"},
	{Name: "wall-overlay", Share: 0.1,
		tokens: []string{"tp-modal", "tp-backdrop", "tp-iframe-wrapper", "tp-container-inner", "paywall-overlay", "paywall-modal", "paywall-prompt", "paywall-banner", "regwall", "regwall-*", "registration-wall", "poool-widget",
			"adblock-notice", "adblock-message", "adblock-modal", "adblock-overlay", "adblock-warning", "fc-ab-root", "exit-intent", "exit-popup", "popup-overlay", "pum-overlay", "pum-container", "spu-box", "sgpb-*",
			"elementor-popup-modal", "onesignal-*", "push-prompt", "push-notification-prompt", "app-banner", "smartbanner", "smart-app-banner", "app-download-banner", "exit-intent-popup", "age-gate", "age-verification"},
		why: "it lies over the page and asks for money, an account, a permission"},
	{Name: "toast", tokens: []string{"toast", "toasts", "toast-*", "snackbar", "snackbar-*", "copied-message", "copied-toast", "copy-toast", "clipboard-toast", "toastify", "toastify-*", "notyf"}, Share: 0.05,
		why: "it answers a click that nobody has made"},
	{Name: "chat-widget", tokens: []string{"intercom-*", "crisp-client", "tawk-*", "drift-widget-*", "hubspot-messages-iframe-container", "zopim", "fb-customerchat", "livechat-*", "tidio-chat", "chat-widget", "chat-bubble"}, Share: 0.05,
		why: "the site's staff offers to talk"},
}
