package lexicon

import "slices"

// A Section is one kind of words that a language's file may have. lang/en.txt
// says in its comments what stands in each.
type Section uint8

// The labels: blocks that are no content if their whole text is one.
const (
	ShareLabels Section = iota
	ToolLabels
	NewsletterLabels
	ConsentLabels
	TeaserLabels
	CommentLabels
	AdvertLabels
	TrustLabels
	ReadingTimeLabels
	SkipLabels
	PlaceLabels
	CopyrightLabels
	ScriptLabels
	GalleryLabels
	PageLabels

	// What is said by a page that was answered in the place of another.

	ChallengeTitles
	ChallengeLines
	ConsentTitles
	LoginTitles
	LoginLines
	MissingTitles
	MissingLines
	PaywallLines

	RightsNotices // anywhere in a block at an article's end
	ShopTerms     // above what a shop says of all its goods

	// Dates.

	Months      // twelve lines, from January
	SolarMonths // twelve lines, from Farvardin
	Weekdays    // seven lines, from Monday
	DateParticles
	IssuedDates
	UpdatedDates
	OtherDates

	// Bylines and names.

	By
	ByAlone // in the case that they are written in
	ByOrName
	And
	AndOthers
	With
	AfterNames // the first that fits counts
	AfterNamesInSmall
	AboutAPerson
	BesideNames
	NameParticles
	Roles
	Organisations
	Degrees
	NoNames
	Nobody
	Surnames // that a full name without blanks begins with

	// The rest.

	LeadOn
	FrontPage
	NotesHeadings
	NoteMarks
	PictureWords
	CodeLabels
	Embeds        // four lines: a video, a sound, a map, a post; in the case that they are written in
	Callouts      // five lines: a note, a tip, what is important, a warning, a danger
	FunctionWords // lines of words between blanks
	WrittenAlike  // codes of languages

	languages // of any.txt

	numSections = iota
)

// sectionNames are what stands between brackets in the files.
var sectionNames = [numSections]string{
	"share labels", "tool labels", "newsletter labels", "consent labels", "teaser labels", "comment labels", "advert labels", "trust labels",
	"reading time labels", "skip labels", "place labels", "copyright labels", "script labels", "gallery labels", "page labels",
	"challenge titles", "challenge lines", "consent titles", "login titles", "login lines", "missing titles", "missing lines", "paywall lines",
	"rights notices", "shop terms",
	"months", "solar months", "weekdays", "date particles", "issued dates", "updated dates", "other dates",
	"by", "by alone", "by or a name", "and", "and others", "with", "after names", "after names in small", "about a person", "beside names",
	"name particles", "roles", "organisations", "degrees", "no names", "nobody", "surnames",
	"lead on", "front page", "notes headings", "note marks", "picture words", "code labels", "embeds", "callouts", "function words", "written alike",
	"languages",
}

// String returns the section's name as the files have it.
func (s Section) String() string { return sectionNames[s] }

// sectionNamed finds a section by its name.
func sectionNamed(name string) (Section, bool) {
	i := slices.Index(sectionNames[:], name)
	return Section(max(i, 0)), i >= 0
}

// lines is how many lines a section must have, 0 for any number.
func (s Section) lines() int {
	switch s {
	case Months, SolarMonths:
		return 12
	case Weekdays:
		return 7
	case Embeds:
		return 4
	case Callouts:
		return 5
	}
	return 0
}
