package jira

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/wavecut/wavecut/reports/runbook"
)

// page holds what the issues of one wave share.
type page struct {
	runbook.Speaker
	f    *file
	b    *runbook.Book
	epic int
	err  error
}

// wave writes the issues of a wave.
func (f *file) wave(b *runbook.Book) error {
	p := &page{Speaker: runbook.Speaker{Lang: f.lang, Location: b.Location}, f: f, b: b}
	p.top()
	p.steps(b.Preparations)
	p.conditions()
	p.moves()
	p.repoints()
	p.services()
	p.steps(b.After)
	for _, l := range b.Leavings {
		p.steps(l.Steps)
	}
	return p.err
}

// add writes an issue below the epic; the first error stays.
func (p *page) add(i issue) {
	if p.err != nil {
		return
	}
	i.parent = p.epic
	i.kind = "Task"
	_, p.err = p.f.write(p.b, i)
}

func (p *page) say(key runbook.Key, args ...any) string {
	return p.Say(runbook.Phrase{Key: key, Args: args})
}

// top writes the epic.
func (p *page) top() {
	b := p.b
	lines := []string{
		p.Word("h.plan") + ": " + p.f.plan,
		p.Word("h.window") + ": " + p.Day(b.Window.Start) + " → " + p.Day(b.Window.End),
		p.Word("h.end") + ": " + p.Moment(b.End),
		p.Word("h.noreturn") + ": " + p.Moment(b.NoReturn()),
	}
	for _, f := range b.Findings {
		lines = append(lines, f.Code+" "+f.Message)
	}
	p.epic, p.err = p.f.write(b, issue{
		kind: "Epic", summary: p.say("h.wave", b.Wave) + ": " + p.Day(b.Window.Start), description: strings.Join(lines, "\n"),
		start: p.first(), due: b.Window.End, priority: "Highest", label: "epic",
	})
}

// first is when the earliest preparation is due.
func (p *page) first() time.Time {
	if len(p.b.Preparations) > 0 {
		return p.b.Preparations[0].By
	}
	return p.b.Window.Start
}

// ids are identifiers in a row.
func (p *page) ids(assets []int32) string {
	names := make([]string, len(assets))
	for i, a := range assets {
		names[i] = p.b.Problem.Estate.Assets[a].ID
	}
	return strings.Join(names, ", ")
}

func (p *page) steps(steps []runbook.Step) {
	for i := range steps {
		s := &steps[i]
		description := p.Day(s.By)
		if len(s.Assets) > 0 {
			description += "\n" + p.ids(s.Assets)
		}
		p.add(issue{
			summary: p.Say(s.Do), description: description, due: s.By, priority: priority(s.Kind),
			team: p.team(s.Assets), label: string(s.Kind),
		})
	}
}

// priority is that of steps which hold up the wave where they are late.
func priority(kind runbook.StepKind) string {
	switch kind {
	case runbook.StepTTL, runbook.StepCopy, runbook.StepDecide, runbook.StepGate, runbook.StepTruck:
		return "High"
	}
	return "Medium"
}

// team is the one team of all assets, or the lead where there are none or several.
func (p *page) team(assets []int32) string {
	team := ""
	for i, a := range assets {
		t := p.b.Problem.Estate.Assets[a].Team
		if i > 0 && t != team {
			return p.Word("h.lead")
		}
		team = t
	}
	if len(assets) == 0 {
		return p.Word("h.lead")
	}
	return team
}

// conditions is the go/no-go list in one issue.
func (p *page) conditions() {
	lines := make([]string, len(p.b.Conditions))
	for i, c := range p.b.Conditions {
		lines[i] = "[ ] " + p.Say(c.Check)
	}
	p.add(issue{
		summary: p.Word("h.decide"), description: strings.Join(lines, "\n"), due: p.b.Window.Start,
		priority: "Highest", team: p.Word("h.lead"), label: "go-no-go",
	})
}

// moves is an issue for each asset: its cutover, start and check, and rollback.
func (p *page) moves() {
	for i := range p.b.Moves {
		m := &p.b.Moves[i]
		a := &p.b.Problem.Estate.Assets[m.Asset]
		from, to := p.b.Problem.Estate.SiteID(m.From), p.b.Problem.Estate.SiteID(m.Target)
		summary, end := p.say("do.move", a.ID, from, to, m.Method.String()), m.End
		lines := []string{p.say("do.cutover", m.Start, m.End, p.Word(runbook.Key("how."+m.Method.String())))}
		if m.Retires() {
			summary = p.say("do.retire", a.ID, from)
		} else {
			g := &p.b.Groups[m.Group]
			lines = append(lines, p.say("do.start", g.Start, g.End, p.Word(runbook.Key("check."+a.Kind.String()))))
			end = g.End
		}
		lines = append(lines, p.say("do.undo", p.Word(runbook.Key("undo."+m.Method.String()))))
		p.add(issue{
			summary: summary, description: strings.Join(lines, "\n"), start: m.Start, due: end, priority: "High",
			team: a.Team, estimate: time.Duration(a.EffortHours * float64(time.Hour)), label: "move",
		})
	}
}

func (p *page) repoints() {
	for i := range p.b.Repoints {
		r := &p.b.Repoints[i]
		a := &p.b.Problem.Estate.Assets[r.Name]
		p.add(issue{
			summary: p.say("do.repoint", a.ID), description: p.Moment(r.Start) + " → " + p.Moment(r.End) + "\n" + p.ids(r.Moved),
			start: r.Start, due: r.End, priority: "High", team: a.Team, label: "repoint",
		})
	}
}

// services is an issue for each team's checks.
func (p *page) services() {
	byTeam := map[string][]*runbook.Service{}
	var teams []string
	for i := range p.b.Services {
		s := &p.b.Services[i]
		team := p.b.Problem.Estate.Assets[s.Asset].Team
		if byTeam[team] == nil {
			teams = append(teams, team)
		}
		byTeam[team] = append(byTeam[team], s)
	}
	slices.Sort(teams)
	for _, team := range teams {
		var lines []string
		var due time.Time
		for _, s := range byTeam[team] {
			lines = append(lines, fmt.Sprintf("[ ] %s %s", p.Moment(s.Start), p.b.Problem.Estate.Assets[s.Asset].ID))
			if s.End.After(due) {
				due = s.End
			}
		}
		shown := team
		if team == "" {
			shown = p.Word("h.noteam")
		}
		p.add(issue{
			summary: p.say("do.check", len(lines), shown, p.b.Wave), description: strings.Join(lines, "\n"),
			start: byTeam[team][0].Start, due: due, priority: "High", team: team, label: "check",
		})
	}
}
