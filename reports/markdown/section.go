package markdown

import (
	"github.com/wavecut/wavecut/reports/content"
)

// head is the title, and what a reader has to be warned of.
func (p *page) head() {
	w, r := p.W, p.R
	p.line("# ", w.T("report.md", r.Title))
	p.line("", w.T("period", w.Date(r.Start), w.Date(r.End), r.TimeZone, r.Summary.Currency))
	if r.Summary.Plan != "" {
		p.line("", w.T("plan.named", r.Summary.Plan))
	}
	for _, warning := range p.Warnings {
		p.line("> ", warning)
	}
}

// decision is the page for who decides.
func (p *page) decision() {
	p.section("decision")
	text := ""
	for _, s := range p.Headline {
		text += s + " "
	}
	p.line("", text)
	var figures []string
	for _, t := range p.Tiles {
		s := t.Label + ": " + t.Value
		if t.Exact != "" && t.Exact != t.Value {
			s += " (" + t.Exact + ")"
		}
		for _, n := range t.Notes {
			s += "; " + n
		}
		figures = append(figures, s)
	}
	p.list(figures)
	for _, key := range []string{content.Exits, content.Tiers, content.Rivals, content.Survivors} {
		p.table(p.Tables[key])
	}
	p.line("### ", p.W.T("confidence"))
	p.list(p.Confidence)
	p.line("### ", p.W.T("notcovered"))
	p.list(p.Notes)
}

// waves are all in one table, and then one by one.
func (p *page) waves() {
	p.section("waves")
	p.table(p.Tables[content.Waves])
	p.table(p.Tables[content.Tightest])
	for i := range p.Waves {
		w := &p.Waves[i]
		p.line("### ", w.Title)
		p.line("", w.Summary)
		p.list(w.Risks)
		p.table(w.Moves)
		p.table(w.Names)
	}
}

func (p *page) money() {
	p.section("money")
	for _, key := range []string{content.Months, content.SiteMonths, content.Rates} {
		p.table(p.Tables[key])
	}
}

// estate is what the plan does to sites, services and dependencies.
func (p *page) estate() {
	w := p.W
	p.section("sites")
	p.table(p.Tables[content.Sites])
	p.continuity()
	p.section("downtime")
	p.line("", w.T("downtime.count", w.Int(len(p.R.Services)), w.Int(p.R.Decision.Repeated)))
	p.table(p.Tables[content.Repeated])
	p.table(p.Tables[content.Services])
	p.section("ties")
	p.line("", w.T("ties.intro", w.Int(p.R.SplitToday), w.Int(p.SplitAtEnd())))
	for _, key := range []string{content.TieWaves, content.TiesAtEnd, content.TiesInTime} {
		p.table(p.Tables[key])
	}
}

// data is what is unscheduled, broken and found.
func (p *page) data() {
	w, s := p.W, p.R.Summary
	p.section("unscheduled")
	if n := len(s.Unscheduled); n > 0 {
		p.line("", w.T("unscheduled.intro", w.Count("assets", n)))
	} else {
		p.line("", w.T("unscheduled.none"))
	}
	p.table(p.Tables[content.Unscheduled])
	if len(s.Violations) == 0 {
		p.line("", w.T("violations.none"))
	}
	p.table(p.Tables[content.Violations])
	p.section("findings")
	if len(p.R.Findings) == 0 {
		p.line("", w.T("findings.none"))
	}
	p.table(p.Tables[content.Findings])
}

// end says how the figures were computed, and what the words mean.
func (p *page) end() {
	p.section("methods")
	p.list(p.Methods)
	p.table(p.Tables[content.Methods])
	p.section("glossary")
	var terms []string
	for _, t := range p.Terms {
		terms = append(terms, t.Word+": "+t.Means)
	}
	p.list(terms)
}

// continuity is what the loss of a site would do, where that was worked out.
func (p *page) continuity() {
	w, c := p.W, p.R.Continuity
	if c == nil {
		return
	}
	p.section("continuity")
	p.line("", w.T("continuity.intro"))
	if len(c.Created) == 0 {
		p.line("", w.T("continuity.safe"))
	}
	if n := len(c.OnPaper); n > 0 {
		p.line("", w.T("continuity.paper", w.Int(n)))
	}
	for _, key := range []string{content.Created, content.Peaks, content.Losses} {
		p.table(p.Tables[key])
	}
}
