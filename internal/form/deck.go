package form

import "github.com/pithmd/pith/internal/dom"

// DeckWords are the hashed words of class and id that name a deck: a lead, a
// chapeau, an entradilla. The families of names in mark have a few of them too:
// those make features, which change with the model alone.
var DeckWords = dom.HashedWords("lead lede leadin intro introduction deck dek standfirst abstract teaser subtitle subline subhead " +
	"subheadline subheading subheader summary excerpt strapline tagline " + // en
	"vorspann anriss anleser einleitung " + // de
	"chapo chapeau " + // fr
	"bajada entradilla copete sumario " + // es
	"linhafina " + // pt
	"sommario occhiello " + // it
	"inleiding intro " + // nl
	"ingress manchet zajawka perex " + // sv, no, da, pl, cs
	"johdanto ingressi sissejuhatus " + // fi, et
	"bevezeto alcim " + // hu
	"sapou podnaslov podtitul " + // ro, hr and sl, cs and sk
	"anons vrezka podzagolovok podvodka " + // ru, uk
	"sapo") // vi
