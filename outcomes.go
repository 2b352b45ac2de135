package pith

// An outcomeSign tells a page that was answered in the place of another. It
// shows in the page's title, by how that begins (as appendKey writes it), or
// in an element, by a token of its id or class, or by an attribute. Each
// counts only on a page with no more words of content than such a page has.
type outcomeSign struct {
	outcome     Outcome
	maxWords    int
	titles      []string
	tokens      []string
	empty       bool // the element must have nothing in it
	attr, value string
	why         string
}

var outcomeSigns = []outcomeSign{
	{outcome: BotChallenge, maxWords: 120, why: "titles of the tests that content networks send",
		titles: []string{"just a moment", "attention required", "checking your browser", "ddos guard", "please wait verification", "verify you are human", "are you a robot", "robot check",
			"security check", "access to this page has been denied", "pardon our interruption", "human verification", "un momento", "einen moment", "un instant", "один момент", "请稍候", "しばらくお待ちください"},
		tokens: []string{"challenge-form", "challenge-running", "cf-challenge-running", "px-captcha", "captcha-container", "cf-error-details", "sec-if-cpt-container", "ddg-captcha"}},
	{outcome: NotFound, maxWords: 150, why: "titles of error pages, whatever their status code",
		titles: []string{"#", "page not found", "not found", "error #", "oops", "page introuvable", "erreur #", "seite nicht gefunden", "página no encontrada", "pagina no encontrada", "página não encontrada",
			"pagina non trovata", "pagina niet gevonden", "sidan hittades inte", "страница не найдена", "nie znaleziono strony", "sayfa bulunamadı", "页面不存在", "找不到網頁", "ページが見つかりません", "페이지를 찾을 수 없습니다"},
		tokens: []string{"error404", "error-404", "page-404", "not-found-page", "http-404"}},
	{outcome: ConsentWall, maxWords: 150, why: "pages that ask for consent before they show themselves",
		titles: []string{"before you continue", "bevor sie", "avant d accéder", "antes de continuar", "prima di continuare", "your privacy choices", "cookie consent", "privacy center", "we value your privacy"},
		tokens: []string{"consent-page", "consent-wall", "consentwall", "sp-message-page", "consent-form-page"}},
	{outcome: LoginWall, maxWords: 80, why: "pages that ask for a name and a password",
		titles: []string{"log in", "login", "sign in", "sign up", "anmelden", "anmeldung", "connexion", "se connecter", "iniciar sesión", "iniciar sessão", "entrar", "accedi", "inloggen", "logga in", "войти", "вход", "zaloguj", "登录", "登入", "ログイン", "로그인"},
		attr:   "type", value: "password"},
	{outcome: EmptyShell, maxWords: 10, why: "the empty element that a script would fill", empty: true,
		tokens: []string{"root", "app", "__next", "__nuxt", "react-root", "app-root", "main-app", "svelte", "gatsby-focus-wrapper", "q-app", "ember-app"}},
	{outcome: Paywalled, maxWords: 400, why: "the place where the text is cut off for those who do not subscribe",
		tokens: []string{"paywall", "paywall-container", "paywall-overlay", "tp-container-inner", "subscriber-only", "subscription-required", "premium-paywall", "article-paywall", "paywall-banner", "js-paywall"}},
}
