package markdown

import (
	"fmt"

	"github.com/wavecut/wavecut/reports/escape"
	"github.com/wavecut/wavecut/reports/runbook"
)

// before writes the preparations, and the calendar that they must respect.
func (p *page) before() {
	p.heading(2, "1. "+p.Word("h.before"))
	for i := range p.b.Preparations {
		p.step(&p.b.Preparations[i])
	}
	p.proofs()
	entries := p.b.Calendar()
	if len(entries) == 0 {
		return
	}
	p.heading(3, p.Word("h.calendar"))
	p.row(p.Word("col.kind"), p.Word("col.scope"), p.Word("col.from"), p.Word("col.to"), p.Word("col.name"))
	p.row("---", "---", "---", "---", "---")
	for _, e := range entries {
		p.row(e.Kind.String(), escape.Markdown(e.Scope.String()), p.Moment(e.Start.In(p.Location)), p.Moment(e.End.In(p.Location)), escape.Markdown(e.Name))
	}
}

// proofs writes what is to be shown beforehand, with room for what was measured.
func (p *page) proofs() {
	if len(p.b.Proofs) == 0 {
		return
	}
	p.heading(3, p.Word("h.proofs"))
	p.row(p.Word("col.kind"), p.Word("col.assets"), p.Word("col.proof"), p.Word("col.measured"))
	p.row("---", "---:", "---", "---")
	for _, proof := range p.b.Proofs {
		for i, point := range runbook.ProofPoints() {
			kind, count := "", ""
			if i == 0 {
				kind, count = proof.Kind.String()+", "+proof.Method.String(), fmt.Sprint(len(proof.Assets))
			}
			p.row(kind, count, p.Word(point), "")
		}
	}
	p.line("")
}

// step writes a step with the assets that it is about.
func (p *page) step(s *runbook.Step) {
	p.box("**%s** %s", p.Day(s.By), p.Say(s.Do))
	if len(s.Assets) > 0 {
		p.line("  - %s", p.ids(s.Assets))
	}
}

// conditions writes the list that decides.
func (p *page) conditions() {
	p.heading(2, "2. "+p.Word("h.decide"))
	for _, c := range p.b.Conditions {
		p.box("%s", p.Say(c.Check))
	}
}

// after writes the care afterwards, and the end of sites.
func (p *page) after() {
	p.heading(2, "5. "+p.Word("h.after"))
	for i := range p.b.After {
		p.step(&p.b.After[i])
	}
	for n, l := range p.b.Leavings {
		p.heading(2, fmt.Sprintf("%d. %s", 6+n, p.Say(runbook.Phrase{Key: "h.leaving", Args: []any{p.b.Problem.Estate.SiteID(l.Site)}})))
		for i := range l.Steps {
			p.step(&l.Steps[i])
		}
	}
}
