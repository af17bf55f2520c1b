package lang

import "github.com/wavecut/wavecut/reports"

// Note puts a note of a report into words; currency is the report's.
func (w *Words) Note(n reports.Note, currency string) string {
	key := "note." + string(n.Code)
	switch n.Code {
	case reports.NoteUnscheduled, reports.NoteUnplaced:
		return w.T(key, w.Count("assets", n.Count))
	case reports.NoteNotEmptied:
		return w.T(key, n.Subject)
	case reports.NoteAfterHorizon:
		return w.T(key, n.Subject, w.Exact(string(n.Amount), currency))
	case reports.NoteViolations:
		return w.T(key, w.Int(n.Count))
	case reports.NoteStillSplit:
		return w.T(key, w.Int(n.Count), w.Exact(string(n.Amount), currency))
	}
	return w.T(key)
}

// Risk puts a risk of a wave into words; currency is the report's.
func (w *Words) Risk(r reports.Risk, currency string) string {
	key := "risk." + string(r.Code)
	switch r.Code {
	case reports.RiskTier0:
		return w.T(key, w.Int(r.Count), w.Minutes(r.Value))
	case reports.RiskOutage:
		return w.T(key, r.Subject, w.Percent(r.Value))
	case reports.RiskLimit:
		return w.T(key, w.Word("limit", r.Detail), inBrackets(r.Subject), w.Percent(r.Value))
	case reports.RiskParted:
		return w.T(key, w.Int(r.Count), w.with(w.Number(r.Value, 0), currency, ""))
	case reports.RiskLastOut:
		return w.T(key, r.Subject, w.Date(r.Detail))
	case reports.RiskNoFallback:
		return w.T(key, w.Number(r.Value, 0))
	case reports.RiskFreezeAfter:
		return w.T(key, r.Subject, w.Number(r.Value, 0))
	}
	return w.T(key, w.Int(r.Count))
}

func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}
