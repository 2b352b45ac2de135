package meta

import "testing"

// TestTitleOfPairs splits a <title> where the page's own words say: on one
// side of a separator stands what a heading says, on the other the site.
func TestTitleOfPairs(t *testing.T) {
	for _, c := range []struct{ title, shown string }{
		{"Harbour Post | Storm closes the pier", "Storm closes the pier"},
		{"Storm closes the pier | Harbour Post", "Storm closes the pier"},
		{"Harbour Post - Storm closes the pier", "Storm closes the pier"},
		{"Hafenpost – Sturm schließt den Steg", "Sturm schließt den Steg"},
		{"Le Quai — La tempête ferme la jetée", "La tempête ferme la jetée"},
		{"El Muelle » El temporal cierra el puerto", "El temporal cierra el puerto"},
		{"Порт :: Шторм надолго закрыл причал", "Шторм надолго закрыл причал"},
		{"Το Λιμάνι / Η καταιγίδα έκλεισε την προβλήτα", "Η καταιγίδα έκλεισε την προβλήτα"},
		{"港口报_暴风雨关闭了码头", "暴风雨关闭了码头"},
		{"暴风雨关闭了码头-社会新闻-港口网", "暴风雨关闭了码头"},
		{"港新聞｜嵐で桟橋が閉鎖", "嵐で桟橋が閉鎖"},
		{"항구일보 > 폭풍으로 항구의 부두 폐쇄", "폭풍으로 항구의 부두 폐쇄"},
		{"بندر • توفان اسکله را بست", "توفان اسکله را بست"},
		{"Harbour Post | News | Storm closes the pier", "Storm closes the pier"},
		{"Storm closes the pier - News - Harbour Post", "Storm closes the pier"},
		{"Harbour Post: Storm closes the pier", "Storm closes the pier"},
		{"Harbour Post | Storm: the pier closes", "Storm: the pier closes"},
		{"Storm - pier closed | Harbour Post", "Storm - pier closed"},
	} {
		t.Run(c.title, func(t *testing.T) {
			for _, tag := range []string{"h1", "h2", "div", "td"} {
				page := "<title>" + c.title + "</title><body><div class=head><p>Filling the day.</p></div><" + tag + ">" + c.shown + "</" + tag + "><p>The pier was closed at noon, and nobody knows for how long.</p>"
				if tag == "td" {
					page = "<title>" + c.title + "</title><body><table><tr><td>" + c.shown + "</td></tr><tr><td>The pier was closed at noon, and nobody knows for how long.</td></tr></table>"
				}
				if m := metadataOf(t, "", page); m.Title != c.shown {
					t.Errorf("in <%s>: title = %q, want %q\nevidence: %v", tag, m.Title, c.shown, m.Evidence["title"])
				}
			}
		})
	}
}

// TestTitleBesideTheSites has pages that show both parts of their <title>, or
// the part that is not theirs.
func TestTitleBesideTheSites(t *testing.T) {
	for _, c := range []struct{ name, address, page, want string }{
		{"a manual's name above each page", "", `<title>Middleware | Engine manual</title><h1>Engine manual</h1><h2>Middleware</h2><p>Text</p>`, "Middleware"},
		{"a manual's name alone, the page in the address", "https://docs.example/engine/middleware", `<title>Middleware | Engine manual</title><h1>Engine manual</h1><p>Text</p>`, "Middleware"},
		{"a heading that leads home", "https://news.example/a/17", `<title>Storm closes the pier | Salt and Rope</title><h1><a href="/">Salt and Rope</a></h1><p>Text</p>`, "Storm closes the pier"},
		{"a board's name in the h1, its topic below", "https://forums.sailors.example/t17", `<title>The Sailors Board - Which rope to take?</title><h1>The Sailors Board</h1><h2>Which rope to take?</h2><p>Text</p>`, "Which rope to take?"},
		{"a section in a menu", "", `<title>Storm closes the pier - Coast and country</title><ul class="menu"><li>Coast and country</li></ul><p>Text</p>`, "Storm closes the pier"},
		{"a section's link in the trail", "https://news.example/a/17", `<title>Coast and country - Storm closes the pier</title><div><a href="/coast">Coast and country</a> </div><div>Storm closes the pier</div><p>Text</p>`, "Storm closes the pier"},
		{"a separator of the headline's own", "", `<title>Win | Lose: what comes next</title><h1>Win | Lose: what comes next</h1><p>Text</p>`, "Win | Lose: what comes next"},
		{"a word of the title in the text", "", `<title>Storm - the pier is closed</title><p>Storm</p><p>Text</p>`, "Storm"},
		{"a kicker inside the heading", "", `<title>Storm closes the pier - Coast - The Post</title><h1><span>Sponsored by</span> <span>Storm closes the pier</span></h1><p>Text</p>`, "Storm closes the pier"},
		{"a trail inside the heading", "", `<title>Storm closes the pier - The Post</title><h1><a href="/">The Post</a> 〉 <a href="/n">News</a> 〉 Storm closes the pier</h1><p>Text</p>`, "Storm closes the pier"},
		{"emphasis inside the heading", "", `<title>Storm closes the pier for good - The Post</title><h1>Storm closes the pier <em>for good</em></h1><p>Text</p>`, "Storm closes the pier for good"},
		{"two words that are the address", "https://shop.example/c/winter-ropes", `<title>Lines for cold days at sea</title><h1>Winter ropes</h1><p>Text</p>`, "Winter ropes"},
		{"one word of two in the address", "https://shop.example/c/winter-ropes", `<title>Lines for cold days at sea</title><h1>Winter</h1><p>Text</p>`, "Lines for cold days at sea"},
		{"a long heading that the address has", "https://harbour.example/how-to-tie-a-boat-to-an-old-pier-at-night", `<title>x</title><meta property="og:title" content="Mooring for beginners"><h1>How to tie a boat to an old pier at night</h1><p>Text</p>`, "How to tie a boat to an old pier at night"},
		{"a long heading that sells", "https://harbour.example/moorings", `<title>x</title><meta property="og:title" content="Moorings"><h1>Tie your boat to the moorings that everybody talks about</h1><p>Text</p>`, "Moorings"},
		{"a host of two words is no address of a headline", "https://pier-storms.example/", `<title>Storm closes the pier - Pier-storms.example</title><h1>Storm closes the pier</h1><p>Text</p>`, "Storm closes the pier"},
		{"a name that the address has not before what it has", "https://seven.example/a/rope-prices-rise-again", `<title>Salt Letters - Rope prices rise again</title><h1>Salt Letters</h1><h3>Rope prices rise again</h3><p>Text</p>`, "Rope prices rise again"},
		{"the site's name for <title>, another in the heading", "https://integral-nets.example/contact", `<title>Integral Nets</title><h2>Contact us</h2><p>Text</p>`, "Contact us"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if m := metadataOf(t, c.address, c.page); m.Title != c.want {
				t.Errorf("title = %q, want %q\nevidence: %v", m.Title, c.want, m.Evidence["title"])
			}
		})
	}
}
