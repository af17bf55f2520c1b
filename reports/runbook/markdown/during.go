package markdown

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/reports/escape"
	"github.com/wavecut/wavecut/reports/runbook"
)

// during writes the window, from its start to the last check.
func (p *page) during() {
	p.heading(2, "3. "+p.Word("h.during"))
	p.cutover()
	p.startUp()
	p.repoints()
	p.services()
	p.ending()
}

// span is a planned start and end.
func (p *page) span(from, to time.Time) string {
	start := p.b.Window.Start
	return p.Clock(from, start) + "–" + p.Clock(to, start)
}

// cutover writes the moves by method, under what is to be done.
func (p *page) cutover() {
	p.heading(3, p.Say(runbook.Phrase{Key: "h.cutover", Args: []any{p.Clock(p.b.Window.Start, p.b.Window.Start)}}))
	first := true
	for method := inventory.MethodDrain; method <= inventory.MethodRetire; method++ {
		begun := false
		for i := range p.b.Moves {
			m := &p.b.Moves[i]
			if m.Method != method {
				continue
			}
			if !begun {
				if !first {
					p.line("")
				}
				p.line("**%s**: %s\n", method, p.Word(runbook.Key("how."+method.String())))
				begun, first = true, false
			}
			p.move(m)
		}
	}
}

func (p *page) move(m *runbook.Move) {
	route := p.site(m.From) + " → " + p.site(m.Target)
	if m.Retires() {
		route = p.site(m.From)
	}
	p.box("%s **%s** %s%s", p.span(m.Start, m.End), p.id(m.Asset), route, p.team(m.Asset))
}

// startUp writes the groups in order, under what is looked at for each kind.
func (p *page) startUp() {
	if len(p.b.Groups) == 0 {
		return
	}
	p.heading(3, p.Word("h.startup"))
	p.kinds()
	p.line("")
	for g := range p.b.Groups {
		p.group(g)
	}
}

// kinds says what is looked at for each kind that the wave has.
func (p *page) kinds() {
	present := map[inventory.Kind]bool{}
	for _, g := range p.b.Groups {
		for _, a := range g.Assets {
			present[p.b.Problem.Estate.Assets[a].Kind] = true
		}
	}
	for kind := inventory.KindWeb; kind <= inventory.KindOther; kind++ {
		if present[kind] {
			p.line("- %s: %s", kind, p.Word(runbook.Key("check."+kind.String())))
		}
	}
}

func (p *page) group(g int) {
	group := &p.b.Groups[g]
	parts := make([]string, len(group.Assets))
	for i, a := range group.Assets {
		parts[i] = fmt.Sprintf("**%s** %s%s", p.id(a), p.b.Problem.Estate.Assets[a].Kind, p.team(a))
	}
	text := strings.Join(parts, " + ")
	if len(parts) > 1 {
		text += " — " + p.Word("h.together")
	}
	if waits := p.waits(group); waits != "" {
		text += ", " + waits
	}
	p.box("%s %s", p.span(group.Start, group.End), text)
}

// mostWaits is how many of the groups that one waits for are named.
const mostWaits = 3

// waits names what has to be green before the group.
func (p *page) waits(g *runbook.Group) string {
	if len(g.Waits) == 0 {
		return ""
	}
	var names []string
	for _, before := range g.Waits[:min(len(g.Waits), mostWaits)] {
		names = append(names, p.b.Problem.Estate.Assets[p.b.Groups[before].Assets[0]].ID)
	}
	if more := len(g.Waits) - mostWaits; more > 0 {
		names = append(names, p.Say(runbook.Phrase{Key: "h.more", Args: []any{more}}))
	}
	return p.Say(runbook.Phrase{Key: "h.waits", Args: []any{strings.Join(names, ", ")}})
}

func (p *page) repoints() {
	if len(p.b.Repoints) == 0 {
		return
	}
	p.heading(3, p.Word("h.repoint"))
	for i := range p.b.Repoints {
		r := &p.b.Repoints[i]
		p.box("%s **%s** ← %s%s", p.span(r.Start, r.End), p.id(r.Name), p.ids(r.Moved), p.team(r.Name))
	}
}

// check is the services that one team checks at one time.
type check struct {
	start, end time.Time
	team       string
	services   []int32
	longest    float64 // minutes that one of them is down
}

// services writes a line for each team and time, the most critical service first: a
// wave can take down thousands.
func (p *page) services() {
	if len(p.b.Services) == 0 {
		return
	}
	p.heading(3, p.Word("h.services"))
	for _, c := range p.checks() {
		team := escape.Markdown(c.team)
		if team == "" {
			team = p.Word("h.noteam")
		}
		down := ""
		if c.longest > 0 {
			down = " (" + p.Length(runbook.Minutes(c.longest)) + ")"
		}
		p.box("%s **%s**: %s%s", p.span(c.start, c.end), team, p.Say(runbook.Phrase{Key: "h.count", Args: []any{len(c.services)}}), down)
		p.line("  - %s", p.ids(c.services))
	}
}

// checks sums up the services by time and team, in order of both.
func (p *page) checks() []check {
	assets := p.b.Problem.Estate.Assets
	type key struct {
		start int64
		team  string
	}
	at := map[key]int{}
	var all []check
	for i := range p.b.Services {
		s := &p.b.Services[i]
		k := key{s.Start.Unix(), assets[s.Asset].Team}
		if _, known := at[k]; !known {
			at[k] = len(all)
			all = append(all, check{start: s.Start, end: s.End, team: k.team})
		}
		c := &all[at[k]]
		c.services, c.longest = append(c.services, s.Asset), max(c.longest, s.Minutes)
	}
	for i := range all {
		slices.SortFunc(all[i].services, func(x, y int32) int {
			return cmp.Or(cmp.Compare(assets[x].Tier, assets[y].Tier), cmp.Compare(x, y))
		})
	}
	slices.SortFunc(all, func(x, y check) int { return cmp.Or(x.start.Compare(y.start), cmp.Compare(x.team, y.team)) })
	return all
}

// ending writes the last moment for a rollback and the end, in order of time, and
// the chain behind the end.
func (p *page) ending() {
	b := p.b
	deadline := func() {
		p.heading(3, p.Clock(b.NoReturn(), b.Window.Start)+" · "+p.Word("h.noreturn"))
		p.box("%s", p.Word("h.deadline"))
	}
	if b.NoReturn().Before(b.End) {
		deadline()
	}
	p.heading(3, p.Clock(b.End, b.Window.Start)+" · "+p.Word("h.end"))
	p.box("%s %s", p.Word("h.done"), p.slack())
	if len(b.Critical) > 1 {
		var names []string
		for _, g := range b.Critical {
			names = append(names, p.ids(b.Groups[g].Assets))
		}
		p.line("\n%s: %s", p.Word("h.critical"), strings.Join(names, " → "))
	}
	if !b.NoReturn().Before(b.End) {
		deadline()
	}
}

// rollback writes the way back: names, the groups in reverse, services.
func (p *page) rollback() {
	p.heading(2, "4. "+p.Word("h.rollback"))
	p.line("%s\n", p.Word("h.rollbacknote"))
	b := p.b
	p.box("+%s %s", p.Length(0), p.Word("undo.call"))
	if n := len(b.Repoints); n > 0 {
		p.box("+%s %s", p.Length(0), p.Say(runbook.Phrase{Key: "undo.names", Args: []any{n}}))
	}
	for _, u := range b.Rollback {
		for _, a := range b.Groups[u.Group].Assets {
			m := b.Move(a)
			p.box("+%s **%s** %s → %s: %s; %s%s", p.Length(u.Start), p.id(a), p.site(m.Target), p.site(m.From),
				p.Word(runbook.Key("undo."+m.Method.String())), p.Say(runbook.Phrase{Key: "h.checkat", Args: []any{u.Check}}), p.team(a))
		}
	}
	for i := range b.Moves {
		if m := &b.Moves[i]; m.Retires() {
			p.box("+%s **%s** %s: %s%s", p.Length(0), p.id(m.Asset), p.site(m.From), p.Word("undo.retire"), p.team(m.Asset))
		}
	}
	if n := len(b.Services); n > 0 {
		p.box("+%s %s", p.Length(b.RollbackLength-b.ServiceCheck()), p.Say(runbook.Phrase{Key: "undo.services", Args: []any{n}}))
	}
}
