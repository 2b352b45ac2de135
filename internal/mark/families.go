package mark

// Families are bits for what an element's names say it is. Unlike a rule's
// tokens they decide nothing: the scorer reads them as features.
type Families uint64

// FamilyWords has, per family, the words that class, id and data-* names
// are made of: in English, and in the languages whose sites name things in their own.
// A bit is a row's place in this table.
var FamilyWords = [...]struct {
	Name  string
	words string
}{
	{"article", "article articles story stories entry entries blogpost newsitem artikel articulo articolo artigo noticia nachricht haber novost statya clanek clanok articol cikk artikkeli berita baiviet wenzhang zhengwen kiji arthro"},
	{"body", "body content contents text prose richtext rte wysiwyg markdown copy paragraph paragraphs editor article-body inhalt contenido contenu contenuto conteudo tresc icerik corps cuerpo corpo continut torzs brodtekst tekst isi noidung neirong honbun keimeno"},
	{"post", "post posts message messages thread threads topic topics forum discussion bbp phpbb postbody beitrag beitraege mensaje mensagem wiadomosc"},
	{"answer", "answer answers reply replies question questions qa solution accepted"},
	{"comment", "comment comments disqus respond commentlist commenter commentbody commenttext commentauthor commentbox commentblock commentarea commentitem commentcontent commentwrap commentodd commenteven readercomments usercomments postcomments articlecomments kommentar kommentare commentaire commentaires comentario comentarios commenti commento komentarz komentarze komentar reacties reactie yorum yorumlar komentare diskuze hozzaszolas hozzaszolasok kommentarii binhluan"},
	{"nav", "nav navigation menu menus navbar megamenu submenu topbar dropdown hamburger sitemap navi menue navegacion navegacao navigazione nawigacja"},
	{"breadcrumb", "breadcrumb breadcrumbs crumb crumbs"},
	{"header", "header masthead banner top hero jumbotron splash kopf kopfzeile cabecera cabecalho entete testata naglowek baslik"},
	{"footer", "footer foot bottom colophon fusszeile rodape piede stopka altbilgi"},
	{"side", "sidebar aside side rail secondary widget widgets complementary seitenleiste lateral marginale kolumna"},
	{"related", "related recommended recommendation recommendations recommend similar more suggested suggestions popular trending latest recent next also upsell upsells crosssell crosssells discover relacionadas relacionados relacionado correlati correlate verwandt verwandte powiazane ilgili aanbevolen masleidas ajanlo souvisejici aiheesta terkait lienquan"},
	{"share", "share sharing shares social follow facebook twitter whatsapp linkedin pinterest addthis sharethis teilen compartir partager condividi compartilhar udostepnij paylas delen sdilet"},
	{"advert", "ad ads advert adverts advertisement advertising sponsor sponsored sponsors promo promos promotion promotions dfp gpt outbrain taboola adsense affiliate werbung anzeige anzeigen publicidad publicidade pubblicita publicite reklama reklam reklame annonce hirdetes inzerce mainos iklan quangcao guanggao"},
	{"byline", "byline author authors writer contributor contributors bylines autor autoren auteur auteurs autore autori yazar forfatter redaktor szerzo kirjoittaja penulis tacgia avtor zuozhe laiyuan"},
	{"date", "date dates time timestamp published posted dateline datetime updated created datum fecha tarih dato tanggal ngay"},
	{"meta", "meta metadata info information details"},
	{"tag", "tag tags category categories keyword keywords label labels badge badges chip chips pill pills hashtag schlagwort schlagworte etiqueta etiquetas rubrik rubrique categoria categorias kategorie kategoria kategori"},
	{"newsletter", "newsletter newsletters subscribe subscription signup optin email mailchimp mailing"},
	{"cookie", "cookie cookies consent gdpr onetrust privacy ccpa"},
	{"modal", "modal popup dialog overlay lightbox drawer offcanvas toast tooltip flyout popover"},
	{"pager", "pagination pager page pages paging prev previous pagenavi"},
	{"title", "title titles headline heading headings subtitle h1 h2 h3 titel titulo titre titolo tytul ueberschrift titlu cim otsikko judul tieude zagolovok biaoti midashi titlos nadpis"},
	{"lead", "standfirst dek deck lead lede summary intro introduction abstract subhead subheading subheadline excerpt synopsis entradilla bajada copete vorspann anreisser chapeau chapo sommario occhiello ingress zajawka anons perex bevezeto manchet ingressi inleiding podzagolovok subtitulo alcim"},
	{"card", "teaser teasers card cards tile tiles item items thumb thumbnail preview snippet box"},
	{"caption", "caption captions figcaption credit credits bildunterschrift legende leyenda legenda didascalia podpis"},
	{"media", "figure image images photo photos img media video videos picture embed player bild bilder foto fotos imagen imagem immagine zdjecie resim"},
	{"carousel", "gallery slider carousel slide slides swiper slick slideshow"},
	{"product", "product products sku shop store cart basket checkout woocommerce merch produkt produkte producto productos produit produits prodotto prodotti produto produtos urun tovar"},
	{"price", "price prices cost discount sale currency amount money pricing preis preise precio precios prix prezzo preco cena fiyat"},
	{"review", "review reviews rating ratings stars star testimonial testimonials feedback"},
	{"spec", "spec specs specification specifications feature features attribute attributes property properties"},
	{"description", "description desc detail overview about"},
	{"tabs", "faq faqs accordion collapse collapsible toggle tab tabs panel pane expandable expand"},
	{"toc", "toc outline anchor anchors jump tableofcontents"},
	{"list", "list listing listings grid row rows results result feed archive collection collections catalog directory loop"},
	{"filter", "filter filters facet facets sort sorting refine refinement refinements"},
	{"user", "user users username profile avatar member members signature sig bio"},
	{"login", "login signin account register auth password paywall premium membership"},
	{"tool", "tool tools toolbar action actions button buttons btn control controls icon icons print save bookmark like likes vote votes count counter stats views"},
	{"skip", "skip sr screen reader visually invisible hide hidden noprint"},
	{"legal", "copyright legal terms disclaimer disclosure trust policy policies license"},
	{"code", "code highlight syntax terminal pre codeblock"},
	{"note", "note notes callout admonition alert warning tip footnote footnotes reference references reflist citation citations"},
	{"language", "language languages lang locale country region translate translation"},
	{"search", "search searchbox query autocomplete suche buscar buscador recherche ricerca szukaj arama"},
	{"contact", "contact address phone location locations map hours office"},
	{"cta", "cta calltoaction demo trial download app"},
	{"logo", "logo logos brand brands partner partners client clients award awards"},
	{"quote", "quote quotes blockquote pullquote quoted"},
	{"recipe", "recipe ingredient ingredients instruction instructions step steps howto directions"},
	{"main", "main primary center middle maincontent"},
	{"layout", "wrapper container section column col inner block wrap"},
}

// NumFamilies is how many families there are.
const NumFamilies = len(FamilyWords)
