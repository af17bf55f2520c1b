package cli

import (
	"context"
	"math"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/table"
)

const planLimitsLong = `Limits says what a step more of each limit would save: one more window every four
weeks, more assets or hours in a wave, a day more of a team's effort, a gigabit more
on a link, a rack's worth more at a survivor. The plan, the newest where none is
named, is searched anew from where it stands with that one limit raised, at the
effort that is asked for: what is printed is the saving of a plan that was found, so
it can be had, and a larger one can't be excluded.

Values are counted from the plan searched anew with nothing changed (the total that
is printed), and noise is what one more such search would have saved: values below
it say little. Only limits that the plan reaches in some wave are tried, those that
it reaches most first; --all tries every one, --most more or fewer.`

// limitsFlags are the flags of plan limits.
type limitsFlags struct {
	plan, scenario, effort string
	seed                   uint64
	most                   int
	all                    bool
}

// planLimitsCommand values the limits of a plan.
func (a *app) planLimitsCommand() *cobra.Command {
	var opt limitsFlags
	cmd := a.prints(&cobra.Command{
		Use:   "limits",
		Short: "Say what a step more of each limit would save",
		Long:  planLimitsLong,
		Example: `  wavecut plan limits --most 3
  wavecut plan limits --plan cheaper --most 2 --json`,
		Args: takes(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			if opt.most < 0 {
				return misuse(cmd, "", "--most is negative")
			}
			return a.reading(ctx, func(db *store.DB) error { return a.valueLimits(ctx, db, opt) })
		},
	})
	a.takesPlan(cmd, &opt.plan)
	a.takesScenario(cmd, &opt.scenario)
	f := cmd.Flags()
	f.Lookup("scenario").Usage = "take the scenario of this `FILE` instead of the plan's own"
	f.StringVar(&opt.effort, "effort", planner.Quick.String(), "how long to search for each limit: quick, standard or thorough")
	f.Uint64Var(&opt.seed, "seed", 1, "the `NUMBER` from which the search draws its luck")
	f.IntVar(&opt.most, "most", 20, "try at most this `NUMBER` of limits; 0 is no bound")
	f.BoolVar(&opt.all, "all", false, "try every limit, also those that the plan does not reach")
	must(cmd.RegisterFlagCompletionFunc("effort", words("quick", "standard", "thorough")))
	return exits(cmd, codeRejected, codeBusy, codeDatabase, codeOutput)
}

func (a *app) valueLimits(ctx context.Context, db *store.DB, opt limitsFlags) error {
	effort, err := planner.ParseEffort(opt.effort)
	if err != nil {
		return usagef("", "%v", err)
	}
	s, err := a.storedPlanOf(ctx, db, opt.plan, opt.scenario)
	if err != nil {
		return err
	}
	how := planner.LimitOptions{Effort: effort, Seed: opt.seed, Most: opt.most, Unreached: opt.all}
	if opt.all {
		how.Most = 0
	}
	bar := a.progress()
	how.Progress = func(done, all int) { bar.Update("limits", int64(done), int64(all)) }
	report, err := planner.Limits(ctx, s.problem, s.plan, how)
	bar.Stop()
	if err != nil {
		return err
	}
	if err := a.answer(limitDocument(s, report, effort)); err != nil {
		return err
	}
	if report.Interrupted {
		a.leaves = "not all limits were tried"
		return ctx.Err()
	}
	return nil
}

func limitDocument(s *boundPlan, r *planner.LimitReport, effort planner.Effort) table.Document {
	currency := s.problem.Scenario.Currency
	money := func(m model.Money) table.Cell { return table.Amount(string(reports.NewAmount(m, currency))) }
	columns := []table.Column{
		{Key: "limit", Kind: table.Exact}, {Key: "code", Kind: table.Exact}, {Key: "from", Kind: table.Number}, {Key: "to", Kind: table.Number},
		{Key: "saves", Kind: table.Number}, {Key: "total", Kind: table.Number}, {Key: "unscheduled", Kind: table.Number, Optional: true},
		{Key: "reached", Kind: table.Number}, {Key: "used", Kind: table.Number},
	}
	var rows []table.Row
	for _, v := range r.Values {
		row := table.Row{table.String(v.Limit), table.String(v.Code), roundedCell(v.From), roundedCell(v.To), {}, {}, {}, {}, {}}
		if v.Tried {
			row[4], row[5] = money(v.Saves), money(v.Total)
			if v.Unscheduled > 0 || r.Unscheduled > 0 {
				row[6] = table.Int(v.Unscheduled)
			}
		}
		if !math.IsNaN(v.Used) {
			row[7], row[8] = table.Int(v.Reached), table.Decimal(strconv.FormatFloat(v.Used, 'f', 2, 64))
		}
		rows = append(rows, row)
	}
	return table.Document{
		Fields: []table.Field{
			{Key: "plan", Cell: table.String(s.name)},
			{Key: "currency", Cell: table.String(currency)},
			{Key: "searched_anew_at", Cell: table.String(effort.String())},
			{Key: "total", Cell: money(r.Total)},
			{Key: "unscheduled", Cell: table.Int(r.Unscheduled)},
			{Key: "noise", Cell: money(r.Noise)},
		},
		Tables: []table.Table{{Name: "limits", Columns: columns, Rows: table.Rows(rows)}},
	}
}
