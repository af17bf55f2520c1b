package cli

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/cmd/internal/term"
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/planner/baseline"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/verify"
	"github.com/wavecut/wavecut/reports"
)

// createFlags are the flags of plan create.
type createFlags struct {
	scenario, effort         string
	from, pinFile            string
	pins                     []string
	seed                     uint64
	requireComplete, replace bool
}

const planCreateLong = `Create computes a plan for the inventory: it places the assets on the surviving
sites, schedules them in waves, checks the plan against every constraint and stores
it under the name, or as plan-1, plan-2 and so on. What fits nowhere is left
unscheduled, with the constraint that blocks it.

Beside the plan stand three others, priced in the same way: as-is (everything
stays), by-application and components. The same inventory, scenario, seed and
effort give the same plan. An interrupted search stores the best plan so far.

With --from the search begins at an existing plan too, and changes the wave or the
target of an asset only where that pays more than the scenario's change_cost for
each. A pin is kept: ASSET=SITE sends an asset there, ASSET@WAVE moves it then (0
has it stay), ASSET=SITE@WAVE is both, and application:NAME in place of the asset
stands for all of that application. Pins that can't be kept are told with what
forbids them. Where something is left unscheduled a smallest set of limits that
stand against each other is told, and what would help.`

// planCreateCommand computes a plan.
func (a *app) planCreateCommand() *cobra.Command {
	var opt createFlags
	cmd := a.prints(&cobra.Command{
		Use:   "create [NAME]",
		Short: "Compute a plan, check it and store it",
		Long:  planCreateLong,
		Example: `  wavecut plan create
  wavecut plan create cheaper --scenario cheaper.toml --effort quick --json
  wavecut plan create --pin shop-db-1=PANGYO@6 --pin application:erp@5
  wavecut plan create revised --from cheaper --effort quick`,
		Args: takes("[NAME]"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx, name := cmd.Context(), first(args)
			return a.writing(ctx, func(db *store.DB) error { return a.createPlan(ctx, db, name, opt) })
		},
	})
	f := cmd.Flags()
	a.takesScenario(cmd, &opt.scenario)
	f.Uint64Var(&opt.seed, "seed", 1, "the `NUMBER` from which the search draws its luck")
	f.StringVar(&opt.effort, "effort", planner.Standard.String(), "how long to search: quick, standard or thorough")
	f.BoolVar(&opt.requireComplete, "require-complete", false, "end with code 3 if an asset is left unscheduled or a pin not kept")
	f.BoolVar(&opt.replace, "replace", false, "replace the plan of that name if there is one")
	f.StringVar(&opt.from, "from", "", "change an existing plan, of this `NAME or FILE`, only where it pays")
	f.StringArrayVar(&opt.pins, "pin", nil, "keep a decision, `ASSET=SITE@WAVE` or a part of it; may be repeated")
	f.StringVar(&opt.pinFile, "pins", "", "keep the decisions of this CSV `FILE` (asset or application, target, wave)")
	must(cmd.RegisterFlagCompletionFunc("from", a.completePlans(1<<30)))
	must(cmd.RegisterFlagCompletionFunc("pin", a.completePins))
	must(cmd.RegisterFlagCompletionFunc("effort", words("quick", "standard", "thorough")))
	return exits(cmd, codeGate, codeRejected, codeBusy, codeDatabase, codeOutput)
}

// first is the first argument, or empty.
func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

func (a *app) createPlan(ctx context.Context, db *store.DB, name string, opt createFlags) error {
	effort, err := planner.ParseEffort(opt.effort)
	if err != nil {
		return usagef("", "%v", err)
	}
	if name, err = a.newPlanName(ctx, db, name, opt.replace); err != nil {
		return err
	}
	l, err := a.load(ctx, db, opt.scenario)
	if err != nil {
		return err
	}
	how := planner.Options{Effort: effort, Seed: opt.seed}
	if err := a.giveDecisions(ctx, db, l, &how, opt); err != nil {
		return err
	}
	if err := db.Writable(ctx); err != nil {
		return err // before the work, not after
	}
	if n := countSeverities(planner.Check(l.problem))[inventory.SeverityError]; n > 0 {
		a.note("%s in the way of a complete plan; wavecut check lists what it is", count(n, "thing"))
	}
	made, err := a.solve(ctx, l, how)
	if err != nil {
		return err
	}
	made.summary.Plan = name
	if err := a.keepPlan(ctx, db, l, made, opt.replace); err != nil {
		return err
	}
	if err := a.answer(made.summary); err != nil {
		return err
	}
	return a.afterCreating(ctx, made.summary, opt.requireComplete)
}

// giveDecisions adds the pins and the existing plan to how a plan is searched for.
func (a *app) giveDecisions(ctx context.Context, db *store.DB, l *loaded, how *planner.Options, opt createFlags) (err error) {
	if how.Pins, err = a.pins(opt.pins, opt.pinFile); err != nil {
		return err
	}
	if err := checkPins(ctx, db, l.problem, how.Pins); err != nil {
		return err
	}
	how.From, err = a.planFrom(ctx, db, l.problem, opt.from)
	return err
}

// newPlanName checks the name before work is done, or finds one.
func (a *app) newPlanName(ctx context.Context, db *store.DB, name string, replace bool) (string, error) {
	if err := checkPlanName(name); err != nil {
		return "", err
	}
	plans, err := db.Plans(ctx)
	if err != nil {
		return "", err
	}
	if name == "" {
		return freePlanName(plans), nil
	}
	for _, p := range plans {
		if p.Name == name && !replace {
			return "", usagef("add --replace, or choose another name", "there is a plan %q already", name)
		}
	}
	return name, nil
}

// made is a plan that was just computed.
type made struct {
	plan    *model.Plan
	summary *reports.Summary
	effort  planner.Effort
	seed    uint64
}

// solve computes a plan and what stands beside it, with a bar.
func (a *app) solve(ctx context.Context, l *loaded, opt planner.Options) (*made, error) {
	bar := a.progress()
	defer bar.Stop()
	opt.Progress = searching(bar)
	solution, err := planner.Solve(ctx, l.problem, opt)
	if err != nil {
		return nil, err
	}
	if solution.Retreat != "" {
		a.note("%s; the plan of the by-application baseline stands in its place", solution.Retreat)
	}
	s := reports.Summarise(l.problem, solution.Evaluation, verify.Verify(l.problem, solution.Plan, nil))
	s.AddSolution(l.problem, solution)
	s.InventoryDigest, s.Seed = l.digest, &opt.Seed
	if opt.From != nil {
		s.Changed = &solution.Changed
	}
	if !solution.Interrupted {
		if len(s.Unscheduled) > 0 {
			bar.Update("conflicts", 0, 1)
			s.AddConflicts(l.problem, planner.Conflicts(ctx, l.problem, solution.Plan))
		}
		addBaselines(l.problem, solution.Kept, s, bar)
	}
	return &made{plan: solution.Plan, summary: s, effort: opt.Effort, seed: opt.Seed}, nil
}

// addBaselines prices what other ways of planning come to.
func addBaselines(p *model.Problem, kept []bool, s *reports.Summary, bar *term.Progress) {
	others := []struct {
		name string
		plan func(*model.Problem, []bool) *model.Plan
	}{{"as-is", asIs}, {"by-application", baseline.ByApplication}, {"components", baseline.Components}}
	for i, o := range others {
		bar.Update("baselines", int64(i), int64(len(others)))
		plan := o.plan(p, kept)
		broken := len(verify.Verify(p, plan, nil))
		s.Baselines[o.name] = reports.NewBaseline(cost.Evaluate(p, plan), &broken)
	}
}

// asIs is the plan of staying; what it breaks is what makes a plan necessary.
func asIs(p *model.Problem, _ []bool) *model.Plan { return baseline.AsIs(p) }

// keepPlan stores a plan, also after an interruption: then what was found so far
// is what the command leaves.
func (a *app) keepPlan(ctx context.Context, db *store.DB, l *loaded, m *made, replace bool) error {
	p, err := a.storedPlan(l, m.plan, m.summary)
	if err != nil {
		return err
	}
	p.Seed, p.Effort = m.seed, m.effort.String()
	if m.summary.Interrupted {
		p.Flags = []string{flagInterrupted}
	}
	err = db.SavePlan(context.WithoutCancel(ctx), p, store.SavePlanOptions{Replace: replace})
	if err == nil {
		a.kept = "the plan was stored as " + p.Name
	}
	return err
}

// afterCreating fails the gates: an interruption, and what was left unscheduled.
func (a *app) afterCreating(ctx context.Context, s *reports.Summary, requireComplete bool) error {
	if s.Interrupted {
		a.leaves = "the best plan so far is stored as " + s.Plan
		return ctx.Err()
	}
	if n := len(s.Unscheduled); n > 0 && requireComplete {
		return &gateError{"plan create: " + count(n, "asset") + " unscheduled", "wavecut explain CODE tells more about each reason"}
	}
	if n := len(s.BrokenPins); n > 0 && requireComplete {
		return &gateError{"plan create: " + count(n, "pin") + " not kept", "wavecut explain CODE tells more about each reason"}
	}
	return nil
}
