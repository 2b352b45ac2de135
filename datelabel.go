package pith

import (
	"strings"

	"golang.org/x/net/html"
)

// dateSays is what a page calls a date.
type dateSays uint8

const (
	saysNothing dateSays = iota
	saysIssued
	saysUpdated
	saysOther // a member's first day, an event, the end of an offer
)

// dateLabels begin a text that says which date follows, in lower case. Of
// two that fit the first counts.
var dateLabels = [...]struct {
	words string
	says  dateSays
}{
	{"updated", saysUpdated}, {"last updated", saysUpdated}, {"article updated", saysUpdated}, {"page updated", saysUpdated},
	{"modified", saysUpdated}, {"last modified", saysUpdated}, {"last edited", saysUpdated}, {"edited", saysUpdated},
	{"last reviewed", saysUpdated}, {"reviewed", saysUpdated}, {"revised", saysUpdated}, {"last revised", saysUpdated},
	{"published", saysIssued}, {"first published", saysIssued}, {"originally published", saysIssued}, {"posted", saysIssued},
	{"publish date", saysIssued}, {"publication date", saysIssued}, {"date published", saysIssued}, {"article published", saysIssued},

	{"joined", saysOther}, {"join date", saysOther}, {"member since", saysOther}, {"registered", saysOther}, {"registriert", saysOther},
	{"mitglied seit", saysOther}, {"inscrit", saysOther}, {"registrado", saysOther}, {"iscritto", saysOther}, {"dołączył", saysOther},
	{"зарегистрирован", saysOther}, {"加入", saysOther}, {"注册", saysOther}, {"founded", saysOther}, {"founded on", saysOther},
	{"born", saysOther}, {"expires", saysOther}, {"valid until", saysOther}, {"deadline", saysOther}, {"closing date", saysOther},
	{"next review", saysOther}, {"last visit", saysOther}, {"last activity", saysOther}, {"last post", saysOther}, {"copyright", saysOther},
	{"©", saysOther}, {"received", saysOther}, {"submitted", saysOther}, {"accepted", saysOther}, // a paper's way to print

	{"aktualisiert", saysUpdated}, {"zuletzt aktualisiert", saysUpdated}, {"letzte aktualisierung", saysUpdated},
	{"letzte änderung", saysUpdated}, {"zuletzt geändert", saysUpdated}, {"geändert", saysUpdated},
	{"veröffentlicht", saysIssued}, {"erschienen", saysIssued}, {"erstellt", saysIssued}, {"eingestellt am", saysIssued},
	{"erscheinungsdatum", saysIssued}, {"datum der veröffentlichung", saysIssued}, {"publiziert", saysIssued},
	{"mis à jour", saysUpdated}, {"mise à jour", saysUpdated}, {"modifié", saysUpdated}, {"dernière mise à jour", saysUpdated},
	{"publié", saysIssued}, {"mis en ligne", saysIssued}, {"paru le", saysIssued}, {"posté le", saysIssued}, {"date de publication", saysIssued},
	{"actualizado", saysUpdated}, {"última actualización", saysUpdated}, {"publicado", saysIssued}, // Spanish and Portuguese
	{"actualizada", saysUpdated}, {"publicada", saysIssued}, {"fecha de publicación", saysIssued}, {"fecha de actualización", saysUpdated},
	{"data de publicação", saysIssued}, {"última modificação", saysUpdated}, {"última modificación", saysUpdated},
	{"atualizado", saysUpdated}, {"última atualização", saysUpdated},
	{"aggiornato", saysUpdated}, {"ultimo aggiornamento", saysUpdated}, {"pubblicato", saysIssued},
	{"pubblicata", saysIssued}, {"data di pubblicazione", saysIssued}, {"ultima modifica", saysUpdated},
	{"bijgewerkt", saysUpdated}, {"laatst bijgewerkt", saysUpdated}, {"gepubliceerd", saysIssued},
	{"opdateret", saysUpdated}, {"sidst opdateret", saysUpdated}, {"offentliggjort", saysIssued}, {"udgivet", saysIssued},
	{"oppdatert", saysUpdated}, {"sist oppdatert", saysUpdated}, {"publisert", saysIssued},
	{"uppdaterad", saysUpdated}, {"senast uppdaterad", saysUpdated}, {"publicerad", saysIssued},
	{"päivitetty", saysUpdated}, {"julkaistu", saysIssued},
	{"zaktualizowano", saysUpdated}, {"aktualizacja", saysUpdated}, {"opublikowano", saysIssued}, {"data publikacji", saysIssued},
	{"aktualizováno", saysUpdated}, {"publikováno", saysIssued},
	{"güncelleme", saysUpdated}, {"son güncelleme", saysUpdated}, {"yayınlanma", saysIssued},
	{"обновлено", saysUpdated}, {"опубликовано", saysIssued}, {"оновлено", saysUpdated}, {"опубліковано", saysIssued},
	{"更新", saysUpdated}, {"最終更新", saysUpdated}, {"最后更新", saysUpdated}, {"最後更新", saysUpdated},
	{"公開", saysIssued}, {"投稿日", saysIssued}, {"发布", saysIssued}, {"發布", saysIssued}, {"发表", saysIssued},
	{"수정", saysUpdated}, {"업데이트", saysUpdated}, {"입력", saysIssued}, {"등록", saysIssued},
}

// labelOf reports what a text that begins with a label calls its date.
func labelOf(s string) dateSays {
	s = strings.ToLower(strings.TrimLeft(s, " \t\r\n([•·|"))
	for i := range dateLabels {
		if l := &dateLabels[i]; strings.HasPrefix(s, l.words) {
			return l.says
		}
	}
	return saysNothing
}

const (
	maxLabelBytes = 40 // of "Last updated on:" before a date
	labelNodes    = 8  // between it and the date
)

// dateLabel reports what the page calls the date of a mark: by the text
// itself, the nearest short text before it, or the element's name.
func (r *resolver) dateLabel(m *holder) dateSays {
	end := min(r.p.nodes[m.node].end, m.node+labelNodes)
	for j := m.node; j < end; j++ {
		if text := r.shortText(j); text != "" {
			if says := labelOf(text); says != saysNothing {
				return says
			}
			break
		}
	}
	for j := m.at - 1; j > 0 && j > m.at-labelNodes; j-- {
		text := r.shortText(j)
		if text == "" {
			continue
		}
		if len(text) >= maxLabelBytes || hasYear(text) {
			break // what lies beyond is another date's
		}
		if says := labelOf(text); says != saysNothing && !isCredit(text) {
			return says
		}
	}
	if m.is&(clueIssued|clueUpdated) == clueUpdated {
		return saysUpdated
	}
	return saysNothing
}

// isCredit reports whether a text says who took a picture: what follows it is
// not the year of a copyright.
func isCredit(text string) bool {
	name, ok := strings.CutPrefix(text, "©")
	return ok && strings.TrimSpace(name) != ""
}

// shortText is what a text node says, "" for other nodes and blanks.
func (r *resolver) shortText(i int32) string {
	n := &r.p.nodes[i]
	if n.Type != html.TextNode {
		return ""
	}
	return strings.TrimSpace(n.Data)
}
