package markdown

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/reports/escape"
	"github.com/wavecut/wavecut/reports/runbook"
)

// head writes what everyone has to know.
func (p *page) head() {
	b := p.b
	p.heading(1, p.Say(runbook.Phrase{Key: "h.wave", Args: []any{b.Wave}})+": "+p.Day(b.Window.Start))
	p.row("", "")
	p.row("---", "---")
	fact := func(key runbook.Key, text string) { p.row(p.Word(key), text) }
	rollout := p.Say(runbook.Phrase{Key: "h.waveof", Args: []any{b.Rank, b.Waves}})
	if b.Pilot {
		rollout += "; **" + p.Word("h.pilot") + "**"
	}
	fact("h.plan", escape.Markdown(p.plan))
	fact("h.rollout", rollout)
	fact("h.window", fmt.Sprintf("%s → %s (%s)", p.Day(b.Window.Start), p.Day(b.Window.End), p.Length(b.Window.End.Sub(b.Window.Start))))
	fact("h.moves", p.routes())
	fact("h.down", p.down())
	fact("h.names", strconv.Itoa(len(b.Repoints)))
	fact("h.end", "**"+p.Clock(b.End, b.Window.Start)+"**, "+p.slack())
	fact("h.noreturn", "**"+p.Clock(b.NoReturn(), b.Window.Start)+"** ("+p.Say(runbook.Phrase{Key: "h.wayback", Args: []any{b.RollbackLength}})+")")
	if p.clocksChange() {
		p.line("\n%s", p.Word("h.clocks"))
	}
}

func (p *page) slack() string {
	if s := p.b.Slack(); s < 0 {
		return p.Say(runbook.Phrase{Key: "h.over", Args: []any{-s}})
	}
	return p.Say(runbook.Phrase{Key: "h.slack", Args: []any{p.b.Slack()}})
}

// clocksChange reports whether the offset at the end of the window is another.
func (p *page) clocksChange() bool {
	_, from := p.b.Window.Start.In(p.Location).Zone()
	_, to := p.b.Window.End.In(p.Location).Zone()
	return from != to
}

// routes counts the moves by source and target, in order of the sites.
func (p *page) routes() string {
	type route struct{ from, to int32 }
	counts := map[route]int{}
	retired := 0
	for i := range p.b.Moves {
		if m := &p.b.Moves[i]; m.Retires() {
			retired++
		} else {
			counts[route{m.From, m.Target}]++
		}
	}
	parts := []string{p.Say(runbook.Phrase{Key: "h.assets", Args: []any{len(p.b.Moves)}})}
	sites := int32(len(p.b.Problem.Estate.Sites))
	for from := range sites {
		for to := range sites {
			if n := counts[route{from, to}]; n > 0 {
				parts = append(parts, fmt.Sprintf("%s → %s: %d", p.site(from), p.site(to), n))
			}
		}
	}
	if retired > 0 {
		parts = append(parts, p.Say(runbook.Phrase{Key: "h.retired", Args: []any{retired}}))
	}
	return strings.Join(parts, "; ")
}

func (p *page) down() string {
	n, longest := 0, 0.0
	for i := range p.b.Services {
		if m := p.b.Services[i].Minutes; m > 0 {
			n, longest = n+1, max(longest, m)
		}
	}
	if n == 0 {
		return p.Word("h.nodown")
	}
	return p.Say(runbook.Phrase{Key: "h.downmost", Args: []any{n, runbook.Minutes(longest)}})
}

// problems writes the findings that ask for something.
func (p *page) problems() {
	begun := false
	for _, f := range p.b.Findings {
		if f.Severity == inventory.SeverityInfo {
			continue
		}
		if !begun {
			p.heading(2, p.Word("h.findings"))
			begun = true
		}
		p.box("**%s** %s", f.Code, escape.Markdown(f.Message))
	}
}

// owners writes who has to do with the wave.
func (p *page) owners() {
	p.heading(2, p.Word("h.owners"))
	p.row(p.Word("col.team"), p.Word("col.assets"), p.Word("col.effort"), p.Word("col.names"), p.Word("col.services"))
	p.row("---", "--:", "--:", "--:", "--:")
	for _, o := range p.b.Owners {
		team := escape.Markdown(o.Team)
		if o.Team == "" {
			team = p.Word("h.noteam")
		}
		p.row(team, strconv.Itoa(o.Assets), strconv.FormatFloat(o.EffortHours, 'f', -1, 64), strconv.Itoa(o.Names), strconv.Itoa(o.Services))
	}
}
