package outcome

import (
	"math"

	"github.com/pithmd/pith/internal/dom"
	"github.com/pithmd/pith/internal/lexicon"
)

// An outcomeSign tells a page that was answered in the place of another. The
// first that shows counts, so what a page calls itself comes before what
// stands in it.
type outcomeSign struct {
	name    string
	outcome Kind
	most    int // words of content that such an answer may have
	shows   func(*answer, *outcomeSign) bool

	says      func() *sayings // nil where nothing is said
	names     dom.NameSet
	addresses []string // parts of them

	why string
}

const anyLength = math.MaxInt

var outcomeSigns = []outcomeSign{
	{name: "challenge-title", outcome: BotChallenge, most: 120, shows: (*answer).isTitled, says: sayingsOf(lexicon.ChallengeTitles),
		why: "what the tests of content networks call themselves"},
	{name: "challenge-part", outcome: BotChallenge, most: 120, shows: (*answer).isNamed,
		names: dom.NamesOf("challenge-form", "challenge-running", "challenge-error-text", "cf-challenge-running", "cf-error-details", "px-captcha",
			"px-captcha-wrapper", "sec-if-cpt-container", "sec-bc-tile-container", "ddg-captcha", "ddg-l10n-title", "distilidentificationblock", "anubis_challenge",
			"checkbox-captcha-form", "captcha-delivery", "interstitial-challenge"),
		why: "the element into which a network's script writes its test"},
	{name: "challenge-address", outcome: BotChallenge, most: 120, shows: (*answer).loads,
		addresses: []string{
			"/cdn-cgi/challenge-platform/h/", "__cf_chl_", // Cloudflare; on other pages its script lies in scripts/
			"captcha-delivery.com",                       // DataDome
			"captcha.px-cdn.net", "captcha.px-cloud.net", // HUMAN, once PerimeterX
			"/_sec/cp_challenge/", "bm-verify=", // Akamai
			"_Incapsula_Resource?CWUDNSAI", "_Incapsula_Resource?SWUDNSAI", // Imperva; on other pages its script asks for SWJIYLWA
			"token.awswaf.com", "captcha.awswaf.com", "/TSPD/", "validate.perfdrive.com", "/.well-known/sgcaptcha/", "/.well-known/ddos-guard/js-challenge",
			"/errors/validateCaptcha", "/checkcaptcha?", "google.com/sorry/", "/.within.website/x/cmd/anubis/",
		},
		why: "where a network's test is fetched from, whatever the page's language"},

	{name: "challenge-line", outcome: BotChallenge, most: 120, shows: (*answer).isSaid, says: sayingsOf(lexicon.ChallengeLines),
		why: "what is said to those who may be a machine"},

	{name: "consent-title", outcome: ConsentWall, most: 200, shows: (*answer).isTitled, says: sayingsOf(lexicon.ConsentTitles),
		why: "what pages that ask for consent first are called"},
	{name: "login-title", outcome: LoginWall, most: 80, shows: (*answer).isTitledForm, says: sayingsOf(lexicon.LoginTitles),
		why: "what pages are called on which a name is asked for"},
	{name: "missing-title", outcome: NotFound, most: 150, shows: (*answer).isTitled, says: sayingsOf(lexicon.MissingTitles),
		why: "what error pages are called, whatever their status code"},

	{name: "shell-root", outcome: EmptyShell, most: 60, shows: (*answer).isBare,
		names: dom.NamesOf("root", "app", "__next", "__nuxt", "___gatsby", "gatsby-focus-wrapper", "react-root", "react-app", "app-root", "app-mount", "main-app",
			"vue-app", "svelte", "q-app", "ember-app", "main", "main-outlet"),
		why: "the empty element that a script would fill"},

	{name: "consent-part", outcome: ConsentWall, most: 200, shows: (*answer).isAllNamed,
		names: dom.NamesOf("consent-page", "consent-wall", "consentwall", "sp-message-page", "sp_message_container_", "consent-form-page", "qc-cmp2-container", "qc-cmp2-ui",
			"onetrust-consent-sdk", "onetrust-banner-sdk", "didomi-host", "didomi-popup", "usercentrics-root", "usercentrics-cmp-ui", "cybotcookiebotdialog",
			"cmpbox", "cmpwrapper", "truste-consent-content", "iubenda-cs-banner", "fc-consent-root", "axeptio_overlay", "tarteaucitronroot", "borlabscookiebox", "cmplz-cookiebanner-container"),
		why: "the box of a consent platform, where there is nothing else"},
	{name: "consent-form", outcome: ConsentWall, most: 200, shows: (*answer).sends,
		addresses: []string{"//consent.google.", "//consent.youtube.", "//consent.yahoo.", "//guce.", "/collectConsent", "/privacy-gate/", "/privacygate"},
		why:       "the address to which the answer of a page of its own goes"},

	{name: "login-line", outcome: LoginWall, most: 80, shows: (*answer).isSaid, says: sayingsOf(lexicon.LoginLines),
		why: "what is said to those who may not see the page without a name"},
	{name: "login-field", outcome: LoginWall, most: 80, shows: (*answer).asksPassword,
		why: "a page that has little but the form around a field for a password"},

	{name: "missing-line", outcome: NotFound, most: 80, shows: (*answer).isSaid, says: sayingsOf(lexicon.MissingLines),
		why: "what shops and the like say of what is no longer there"},
	{name: "missing-part", outcome: NotFound, most: 150, shows: (*answer).isNamed,
		names: dom.NamesOf("error404", "error-404", "page-404", "template-404", "page-not-found", "not-found-page", "pagenotfound", "http-404", "cms-noroute-index", "cms-no-route"),
		why:   "names that content systems give the body of their error pages"},

	{name: "shell-script", outcome: EmptyShell, most: 10, shows: (*answer).isScripted,
		why: "a page that shows nothing and loads scripts"},

	{name: "paywall-line", outcome: Paywalled, most: 1500, shows: (*answer).isCutOff, says: sayingsOf(lexicon.PaywallLines),
		why: "the sentence with which a text ends for those who do not pay"},
	{name: "paywall-part", outcome: Paywalled, most: 400, shows: (*answer).isWalled,
		names: dom.NamesOf("paywall", "paywall-container", "paywall-overlay", "paywall-box", "paywall-wrapper", "paywall-prompt", "article-paywall", "premium-paywall", "js-paywall", "regwall",
			"registration-wall", "subscription-wall", "subscription-required", "subscriber-only", "tp-container-inner", "gh-post-upgrade-cta", "offer-paywall", "paid-barrier"),
		why: "the place where a text is cut off for those who do not pay"},
	{name: "paywall-stated", outcome: Paywalled, most: 250, shows: (*answer).isNotFree,
		why: "data that say that a text is not free, if no more than a teaser is there"},
	{name: "paywall-length", outcome: Paywalled, most: anyLength, shows: (*answer).isShortened,
		why: "data that say that a text is not free and longer than what is there"},
}
