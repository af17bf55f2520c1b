package reports

// Decision is what a person who decides has to know, on one page.
type Decision struct {
	Total Amount `json:"total"` // what the plan costs over the horizon
	// AsIs is what staying costs over the horizon, and Saved how much less the plan
	// costs; null where as-is was not priced.
	AsIs  Amount `json:"as_is"`
	Saved Amount `json:"saved"`
	// SavedPerMonth and SavedPerYear are today's run rate less the final one, which
	// holds from SavedFrom on: the day after the last wave and the last exit. It is
	// empty where a site is not emptied: then part of the saving never comes.
	SavedPerMonth Amount `json:"saved_per_month"`
	SavedPerYear  Amount `json:"saved_per_year"`
	SavedFrom     string `json:"saved_from"`
	// BreakEven is the month (YYYY-MM) by whose end, and from then on to the end of
	// the horizon, the plan has cost no more than staying; empty where there is none.
	BreakEven string `json:"break_even"`

	OutageMinutes float64 `json:"outage_minutes"`
	// ByApplicationMinutes and ByApplicationTotal are what moving by application
	// takes and costs; null where it was not priced.
	ByApplicationMinutes *float64 `json:"by_application_minutes"`
	ByApplicationTotal   Amount   `json:"by_application_total"`
	// Repeated counts the services that are hit in more than one wave.
	Repeated int `json:"services_hit_repeatedly"`

	Gap          *float64   `json:"gap"`
	GapAvoidable *float64   `json:"gap_avoidable"`
	Confidence   Confidence `json:"confidence"`
	NotCovered   []Note     `json:"not_covered"`
}

// Confidence is how far the data can be trusted.
type Confidence struct {
	Errors   int `json:"errors"`
	Warnings int `json:"warnings"`
	Infos    int `json:"infos"`
	// Score is the share, 0 to 1, of the data's quality; null where it was not rated.
	Score *float64 `json:"score"`
}

// NoteCode names a statement that renderers put into words.
type NoteCode string

// The notes on what a plan does not cover, with what their values hold.
const (
	NoteUnscheduled  NoteCode = "unscheduled"    // Count assets should move and do not
	NoteNotEmptied   NoteCode = "not_emptied"    // Subject, a site, is not emptied
	NoteAfterHorizon NoteCode = "after_horizon"  // the contract of Subject costs Amount after the horizon
	NoteViolations   NoteCode = "violations"     // Count constraints are broken
	NoteStale        NoteCode = "stale"          // the inventory has changed since
	NoteInterrupted  NoteCode = "interrupted"    // the search was ended early
	NoteNoBound      NoteCode = "no_bound"       // no bound is proven
	NoteStillSplit   NoteCode = "still_split"    // Count dependencies stay split, at Amount a month
	NoteUnplaced     NoteCode = "unplaced"       // Count assets have no site, and no place in the plan
	NotePricesOnly   NoteCode = "prices_only"    // only what the scenario prices is counted
	NoteMoneyOfToday NoteCode = "money_of_today" // no interest, inflation or tax
	NotePlannedOnly  NoteCode = "planned_only"   // planned cutovers only, no failures
)

// Note is a statement: a code, and the values that it speaks of.
type Note struct {
	Code    NoteCode `json:"code"`
	Subject string   `json:"subject,omitempty"`
	Count   int      `json:"count,omitempty"`
	Amount  Amount   `json:"amount,omitempty"`
}

// RiskCode names a kind of risk of a wave.
type RiskCode string

// The risks, with what their values hold.
const (
	RiskTier0       RiskCode = "tier0"        // Count services of tier 0 go down, for Value minutes at most
	RiskOutage      RiskCode = "outage"       // the outage of Subject takes the share Value of what it may
	RiskLimit       RiskCode = "limit"        // the limit Detail (of Subject) is used to the share Value
	RiskParted      RiskCode = "parted"       // Count dependencies are taken apart, Value a day more
	RiskSlow        RiskCode = "slow"         // Count dependencies get a slower wire than they bear
	RiskLastOut     RiskCode = "last_out"     // the exit of Subject hangs on this wave
	RiskNoFallback  RiskCode = "no_fallback"  // no window follows within Value days
	RiskFreezeAfter RiskCode = "freeze_after" // a freeze (Subject) begins within Value days
	RiskLargest     RiskCode = "largest"      // it is the largest wave, Count assets
)

// Risk is what may go wrong in a wave, with its values.
type Risk struct {
	Code    RiskCode `json:"code"`
	Subject string   `json:"subject,omitempty"`
	Detail  string   `json:"detail,omitempty"`
	Count   int      `json:"count,omitempty"`
	Value   float64  `json:"value,omitempty"`
}

// Provenance is how the figures were computed.
type Provenance struct {
	Version         string  `json:"version"` // of the program; empty where not known
	InventoryDigest string  `json:"inventory_digest"`
	ScenarioDigest  string  `json:"scenario_digest"`
	Seed            *uint64 `json:"seed"` // null for a plan that was not computed here
	Effort          string  `json:"effort"`
	Assets          int     `json:"assets"` // that have a site
	Names           int     `json:"names"`
	Dependencies    int     `json:"dependencies"`
	HorizonWeeks    int     `json:"horizon_weeks"`
	ImpactDepth     int     `json:"impact_depth"`
}
