package cli

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/planner/continuity"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/table"
)

const whatIfLong = `What-if prices and checks a plan (the newest where none is named) in a world that it
did not reckon with, and puts the figures beside those of the plan as it is:

  --lose SITE          the site is gone; down and lost are the services that
                       this interrupts at wave K (--at-wave, default the start),
                       per_hour is what an hour of their downtime costs
  --event NAME=FACTOR  an event brings so many times an ordinary hour's traffic
  --delay SITE=30d     nothing leaves or enters the site in the first 30 days
  --bandwidth A-B=50%  half of the bandwidth between two sites is left
  --without TEAM       the team does nothing

With --replan the cheapest plan under it is searched for from this one, changing only
what pays (or has to change), and its figures stand beside the others.`

// whatIfFlags are the flags of what-if.
type whatIfFlags struct {
	plan, scenario, effort    string
	lose                      string
	atWave                    int
	events, delays, bandwidth []string
	without                   []string
	replan                    bool
	seed                      uint64
}

// whatIfCommand looks at a plan under other circumstances.
func (a *app) whatIfCommand() *cobra.Command {
	var opt whatIfFlags
	cmd := a.prints(&cobra.Command{
		Use:   "what-if",
		Short: "Price a plan under other circumstances",
		Long:  whatIfLong,
		Example: `  wavecut what-if --lose PANGYO --at-wave 3
  wavecut what-if --delay PANGYO=30d --replan --effort quick`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error { return a.whatIf(ctx, db, opt) })
		},
	})
	a.takesPlan(cmd, &opt.plan)
	a.takesScenario(cmd, &opt.scenario)
	f := cmd.Flags()
	f.Lookup("scenario").Usage = "take the scenario of this `FILE` instead of the plan's own"
	f.StringVar(&opt.lose, "lose", "", "lose the site of this `ID`")
	f.IntVar(&opt.atWave, "at-wave", 0, "lose it after wave `K` of the plan; 0 is the start")
	f.StringArrayVar(&opt.events, "event", nil, "an event's traffic, `NAME=FACTOR`; may be repeated")
	f.StringArrayVar(&opt.delays, "delay", nil, "a site that is ready late, `SITE=DAYS`; may be repeated")
	f.StringArrayVar(&opt.bandwidth, "bandwidth", nil, "what is left of a link, `A-B=50%`; may be repeated")
	f.StringArrayVar(&opt.without, "without", nil, "a `TEAM` that does nothing; may be repeated")
	f.BoolVar(&opt.replan, "replan", false, "search for the cheapest plan under it, from this one")
	f.StringVar(&opt.effort, "effort", planner.Quick.String(), "how long to search: quick, standard or thorough")
	f.Uint64Var(&opt.seed, "seed", 1, "the `NUMBER` from which the search draws its luck")
	must(cmd.RegisterFlagCompletionFunc("lose", a.completeIDs(ingest.Sites, 1<<30)))
	must(cmd.RegisterFlagCompletionFunc("at-wave", a.completeWaves(&opt.plan)))
	must(cmd.RegisterFlagCompletionFunc("effort", words("quick", "standard", "thorough")))
	return exits(cmd, codeRejected, codeBusy, codeDatabase, codeOutput)
}

func (a *app) whatIf(ctx context.Context, db *store.DB, opt whatIfFlags) error {
	effort, err := planner.ParseEffort(opt.effort)
	if err != nil {
		return usagef("", "%v", err)
	}
	s, err := a.storedPlanOf(ctx, db, opt.plan, opt.scenario)
	if err != nil {
		return err
	}
	suppositions, err := opt.suppositions(s.problem)
	if err != nil {
		return err
	}
	if opt.atWave < 0 || opt.atWave > s.problem.T() {
		return usagef("", "--at-wave %d is not one of 0 to %d", opt.atWave, s.problem.T())
	}
	if opt.atWave != 0 && opt.lose == "" {
		return usagef("add --lose SITE: --at-wave says when it is lost", "--at-wave alone supposes nothing")
	}
	under, err := planner.Suppose(s.problem, suppositions...)
	if err != nil {
		return usagef(opt.hint(s.problem.Estate), "%v", err)
	}
	w := &whatIf{name: s.name, columns: []figures{figuresOf("plan", s.problem, s.plan), figuresOf("supposed", under, s.plan)}}
	if opt.lose != "" {
		if err := w.lose(ctx, s, opt); err != nil {
			return err
		}
	}
	if opt.replan {
		solution, err := a.replan(ctx, under, s.plan, effort, opt.seed)
		if err != nil {
			return err
		}
		w.columns = append(w.columns, figuresOf("replanned", under, solution.Plan))
		w.changed = &solution.Changed
	}
	return a.answer(w.document())
}

// suppositions are what the flags suppose.
func (o *whatIfFlags) suppositions(p *model.Problem) ([]planner.Supposition, error) {
	var all []planner.Supposition
	if o.lose != "" {
		all = append(all, planner.LoseSite(o.lose))
	}
	for _, text := range o.events {
		name, factor, err := assignment("--event", text, "")
		if err != nil {
			return nil, err
		}
		all = append(all, planner.ScaleEvent(name, factor))
	}
	for _, text := range o.delays {
		site, days, err := assignment("--delay", text, "d")
		if err != nil {
			return nil, err
		}
		all = append(all, planner.DelaySite(site, int(days)))
	}
	for _, text := range o.bandwidth {
		ends, percent, err := assignment("--bandwidth", text, "%")
		if err != nil {
			return nil, err
		}
		from, to, ok := linkEnds(p, ends)
		if !ok {
			return nil, usagef("give the ids of two sites: --bandwidth SEL1-SEL2=50%", "--bandwidth %q names no two sites", ends)
		}
		all = append(all, planner.ScaleLink(from, to, percent/100))
	}
	for _, team := range o.without {
		all = append(all, planner.WithoutTeam(team))
	}
	if len(all) == 0 {
		return nil, usagef("say what to suppose: --lose, --event, --delay, --bandwidth or --without", "nothing is supposed")
	}
	return all, nil
}

// hint names what was probably meant by the first name that the estate does not
// have, or where those that it has are listed.
func (o *whatIfFlags) hint(e *inventory.Estate) string {
	var sites, events, teams []string
	for i := range e.Sites {
		sites = append(sites, e.Sites[i].ID)
	}
	for i := range e.Calendar {
		if e.Calendar[i].Kind == inventory.Event {
			events = append(events, e.Calendar[i].Name)
		}
	}
	for i := range e.Assets {
		teams = append(teams, e.Assets[i].Team)
	}
	for _, named := range []struct {
		words, known []string
		otherwise    string
	}{
		{[]string{o.lose}, sites, "run wavecut sites for the list"},
		{o.events, events, "wavecut sql \"SELECT * FROM v_calendar WHERE kind = 'event'\" lists them"},
		{o.delays, sites, "run wavecut sites for the list"},
		{o.without, teams, "wavecut sql \"SELECT DISTINCT team FROM v_assets\" lists them"},
	} {
		for _, word := range named.words {
			if at := strings.LastIndexByte(word, '='); at >= 0 {
				word = word[:at]
			}
			if word != "" && !slices.Contains(named.known, word) {
				return hintAmong(word, named.known, named.otherwise)
			}
		}
	}
	return ""
}

// assignment reads NAME=NUMBER with an optional unit.
func assignment(flag, text, unit string) (string, float64, error) {
	at := strings.LastIndex(text, "=")
	if at > 0 {
		v, err := strconv.ParseFloat(strings.TrimSuffix(text[at+1:], unit), 64)
		if err == nil && v >= 0 && v <= 1e6 {
			return text[:at], v, nil
		}
	}
	return "", 0, usagef("write it as NAME=NUMBER"+unit, "%s %q can't be read", flag, text)
}

// linkEnds finds the two sites in A-B; ids may hold hyphens themselves.
func linkEnds(p *model.Problem, ends string) (from, to string, ok bool) {
	for i := range ends {
		if ends[i] != '-' {
			continue
		}
		_, a := p.Estate.SiteIndex(ends[:i])
		_, b := p.Estate.SiteIndex(ends[i+1:])
		if a && b {
			return ends[:i], ends[i+1:], true
		}
	}
	return "", "", false
}

// replan searches from a plan for the cheapest one under a problem.
func (a *app) replan(ctx context.Context, p *model.Problem, from *model.Plan, effort planner.Effort, seed uint64) (*planner.Solution, error) {
	bar := a.progress()
	defer bar.Stop()
	return planner.Solve(ctx, p, planner.Options{Effort: effort, Seed: seed, From: from, Progress: searching(bar)})
}

// figures are those of a plan in one world.
type figures struct {
	name       string
	evaluation *cost.Evaluation
	violations map[string]int // by code
	exits      []string
}

func figuresOf(name string, p *model.Problem, plan *model.Plan) figures {
	f := figures{name: name, evaluation: cost.Evaluate(p, plan), violations: map[string]int{}}
	for _, v := range verify.Verify(p, plan, nil) {
		f.violations[v.Code]++
	}
	for _, e := range f.evaluation.Exits {
		date := "never"
		if !e.Date.IsZero() {
			date = e.Date.String()
		}
		f.exits = append(f.exits, p.Estate.SiteID(e.Site)+" "+date)
	}
	return f
}

// broken is the violations in words.
func (f *figures) broken() string {
	var words []string
	for _, code := range slices.Sorted(maps.Keys(f.violations)) {
		words = append(words, fmt.Sprintf("%s %d", code, f.violations[code]))
	}
	return strings.Join(words, ", ")
}

// whatIf is the answer of what-if.
type whatIf struct {
	name    string
	columns []figures
	changed *int
	loss    []table.Field
}

// lose adds what the loss of a site interrupts at a wave.
func (w *whatIf) lose(ctx context.Context, s *boundPlan, opt whatIfFlags) error {
	m, err := continuity.Assess(ctx, s.problem, s.plan)
	if err != nil {
		return err
	}
	site, _ := s.problem.Estate.SiteIndex(opt.lose)
	step := m.Steps[0]
	for _, t := range m.Steps {
		if int(t.Wave) <= opt.atWave {
			step = t
		}
	}
	l := step.Losses[site]
	w.loss = []table.Field{
		{Key: "site", Cell: table.String(opt.lose)},
		{Key: "at_wave", Cell: table.Int(opt.atWave)},
		{Key: "assets", Cell: table.Int(l.Assets)},
		{Key: "down", Cell: table.Int(continuity.Total(l.Down))},
		{Key: "lost", Cell: table.Int(continuity.Total(l.Lost))},
		{Key: "per_hour", Cell: moneyCell(l.PerHour, s.problem.Scenario.Currency)},
	}
	return nil
}

func (w *whatIf) document() table.Document {
	d := table.Document{Fields: append([]table.Field{{Key: "plan", Cell: table.String(w.name)}}, w.loss...)}
	if w.changed != nil {
		d.Fields = append(d.Fields, table.Field{Key: "changed", Cell: table.Int(*w.changed)})
	}
	columns := []table.Column{{Key: "figure", Kind: table.Exact}}
	for _, f := range w.columns {
		columns = append(columns, table.Column{Key: f.name, Kind: table.Number})
	}
	var rows []table.Row
	add := func(name string, cell func(f *figures) table.Cell) {
		row := table.Row{table.String(name)}
		for i := range w.columns {
			row = append(row, cell(&w.columns[i]))
		}
		rows = append(rows, row)
	}
	money := func(name string, of func(*cost.Evaluation) model.Money) {
		add(name, func(f *figures) table.Cell {
			return table.Amount(string(reports.NewAmount(of(f.evaluation), f.evaluation.Currency)))
		})
	}
	money("total", func(e *cost.Evaluation) model.Money { return e.Total })
	money("colocation", func(e *cost.Evaluation) model.Money { return e.Cost.Colocation })
	money("migration", func(e *cost.Evaluation) model.Money { return e.Cost.Migration })
	money("downtime", func(e *cost.Evaluation) model.Money { return e.Cost.Downtime })
	money("split", func(e *cost.Evaluation) model.Money { return e.Cost.Split })
	add("outage_minutes", func(f *figures) table.Cell { return roundedCell(f.evaluation.Outage.Minutes) })
	add("moved", func(f *figures) table.Cell { return table.Int(f.evaluation.Moved) })
	add("unscheduled", func(f *figures) table.Cell { return table.Int(len(f.evaluation.Unscheduled)) })
	add("violations", func(f *figures) table.Cell { return table.String(f.broken()) })
	add("exits", func(f *figures) table.Cell { return table.String(strings.Join(f.exits, ", ")) })
	d.Tables = []table.Table{{Name: "figures", Columns: columns, Rows: table.Rows(rows)}}
	return d
}
