package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/planner/cost"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/schedule"
	"github.com/wavecut/wavecut/reports/table"
)

// fewPulls is how many of the assets that pull people see unless they ask for all.
const fewPulls = 10

// explainedAsset shows why a plan decides on an asset as it does.
type explainedAsset struct {
	p    *model.Problem
	plan *boundPlan
	why  *planner.Explanation
	all  bool
}

// Write prints the explanation; CSV holds every other decision.
func (x *explainedAsset) Write(w io.Writer, opt table.Options) error {
	switch opt.Format {
	case table.FormatJSON:
		return writeJSON(w, x.json())
	case table.FormatCSV:
		return x.alternatives(x.why.Alternatives).Write(w, opt)
	}
	shown := x.why.Alternatives
	if !x.all {
		shown = x.brief()
	}
	doc := table.Document{Fields: x.fields(), Tables: []table.Table{x.bindings(), x.pulls(), x.services(), x.hits(), x.alternatives(shown)}}
	return doc.Write(w, opt)
}

func (x *explainedAsset) fields() []table.Field {
	a := &x.p.Estate.Assets[x.why.Asset]
	fields := []table.Field{
		{Key: "plan", Cell: table.String(x.plan.name)},
		{Key: "asset", Cell: table.String(a.ID)},
		{Key: "kind", Cell: table.String(a.Kind.String())},
	}
	if !a.Placed() {
		return fields
	}
	d := x.why.Decision
	fields = append(fields,
		table.Field{Key: "site", Cell: table.String(x.p.Estate.SiteID(a.Site))},
		table.Field{Key: "decision", Cell: table.String(x.decision(d))},
	)
	if d.Wave == model.Unscheduled {
		fields = append(fields, table.Field{Key: "reason", Cell: table.String(d.Reason)})
	}
	if x.why.Best >= 0 {
		best := &x.why.Alternatives[x.why.Best]
		fields = append(fields, table.Field{Key: "next_best", Cell: table.String(x.whereabouts(best.Target, best.Wave) + ", " + x.difference(best.Change.Sum()))})
	}
	return fields
}

// decision is a decision in words.
func (x *explainedAsset) decision(d model.Decision) string {
	switch {
	case d.Wave == model.Unscheduled:
		return "unscheduled"
	case d.Wave == 0:
		return "stays"
	}
	return fmt.Sprintf("%s (%s), by %s", x.whereabouts(d.Target, d.Wave), x.windowDate(d.Wave), d.Method)
}

// whereabouts is a target and a wave in words.
func (x *explainedAsset) whereabouts(target, wave int32) string {
	switch {
	case wave == 0:
		return "stays"
	case wave == schedule.Any:
		return "to " + x.target(target)
	case int(wave) > x.p.T():
		return "unscheduled"
	case target == inventory.NoSite:
		return fmt.Sprintf("retired in wave %d", wave)
	}
	return fmt.Sprintf("to %s in wave %d", x.p.Estate.SiteID(target), wave)
}

func (x *explainedAsset) target(site int32) string {
	if site == inventory.NoSite {
		return "(retired)"
	}
	return x.p.Estate.SiteID(site)
}

// windowDate is the local date of a wave's window, empty where it has none.
func (x *explainedAsset) windowDate(wave int32) string {
	if wave < 1 || int(wave) > x.p.T() {
		return ""
	}
	return x.p.Windows[wave-1].Start.In(x.p.Scenario.Location).Format("2006-01-02")
}

// difference is a change of the total in words.
func (x *explainedAsset) difference(change float64) string {
	if change < 0 {
		return x.money(-change) + " less"
	}
	return x.money(change) + " more"
}

func (x *explainedAsset) money(major float64) string {
	currency := x.p.Scenario.Currency
	rounded := model.RoundMoney(major, currency).Major(currency)
	return table.Thousands(strconv.FormatFloat(rounded, 'f', model.MinorDigits(currency), 64)) + " " + currency
}

func (x *explainedAsset) amount(major float64) table.Cell {
	return moneyCell(major, x.p.Scenario.Currency)
}

// brief are all waves of the plan's own target, and of each other target the
// cheapest that is allowed or else the first.
func (x *explainedAsset) brief() []schedule.Alternative {
	var shown []schedule.Alternative
	best := map[int32]int{}
	for k := range x.why.Alternatives {
		alt := &x.why.Alternatives[k]
		if alt.Wave > 0 && alt.Target == x.why.Decision.Target && x.why.Decision.Moves() {
			shown = append(shown, *alt)
			continue
		}
		if b, ok := best[alt.Target]; ok && !cheaper(alt, &shown[b]) {
			continue
		} else if ok {
			shown[b] = *alt
			continue
		}
		best[alt.Target] = len(shown)
		shown = append(shown, *alt)
	}
	return shown
}

// cheaper says which of two decisions is nearer to being taken.
func cheaper(a, b *schedule.Alternative) bool {
	if a.Allowed() != b.Allowed() {
		return a.Allowed()
	}
	return a.Allowed() && a.Change.Sum() < b.Change.Sum()
}

func (x *explainedAsset) alternatives(shown []schedule.Alternative) table.Table {
	columns := []table.Column{
		{Key: "target", Kind: table.Exact}, {Key: "wave", Kind: table.Number}, {Key: "window", Kind: table.Exact},
		{Key: "adds", Kind: table.Number}, {Key: "colocation", Kind: table.Number}, {Key: "migration", Kind: table.Number},
		{Key: "downtime", Kind: table.Number}, {Key: "split", Kind: table.Number}, {Key: "along", Optional: true}, {Key: "forbidden_by", Optional: true},
	}
	rows := make([]table.Row, len(shown))
	for i := range shown {
		alt := &shown[i]
		rows[i] = table.Row{
			table.String(x.target(alt.Target)), waveCell(alt.Wave), table.String(x.windowDate(alt.Wave)),
			{}, {}, {}, {}, {}, table.String(x.along(alt.With)), table.String(obstacleWords(alt.Obstacle)),
		}
		if weightless(alt) {
			continue
		}
		c := alt.Change
		for k, v := range []float64{c.Sum(), c.Colocation, c.Migration, c.Downtime, c.Split} {
			rows[i][3+k] = x.amount(v)
		}
	}
	return table.Table{Name: "alternatives", Columns: columns, Rows: table.Rows(rows)}
}

// weightless reports whether nothing is known of what a decision would cost: it is
// refused before it is weighed.
func weightless(alt *schedule.Alternative) bool {
	return alt.Wave == schedule.Any || !alt.Allowed() && alt.Change == cost.Amounts{}
}

// waveCell is the wave of a decision, not given where any is meant.
func waveCell(wave int32) table.Cell {
	if wave < 0 {
		return table.Cell{}
	}
	return table.Int(wave)
}

// along names the assets that have to change with it.
func (x *explainedAsset) along(with []model.Decision) string {
	ids := make([]string, len(with))
	for i, d := range with {
		ids[i] = x.p.Estate.Assets[d.Asset].ID
	}
	return someIDs(ids)
}

func obstacleWords(o schedule.Obstacle) string {
	return strings.TrimSpace(o.Code + " " + o.Detail)
}

func (x *explainedAsset) bindings() table.Table {
	columns := []table.Column{
		{Key: "binds", Kind: table.Exact}, {Key: "detail"}, {Key: "forbids", Kind: table.Number}, {Key: "would_save", Kind: table.Number},
	}
	var rows []table.Row
	for _, b := range x.why.Bindings {
		row := table.Row{table.String(b.Code), table.String(cmp.Or(b.Detail, b.What)), {}, {}}
		if b.Blocked > 0 {
			row[2], row[3] = table.Int(b.Blocked), x.amount(b.Saves)
		}
		rows = append(rows, row)
	}
	return table.Table{Name: "bindings", Columns: columns, Rows: table.Rows(rows)}
}

func (x *explainedAsset) pulls() table.Table {
	columns := []table.Column{
		{Key: "pulled_by", Kind: table.Exact}, {Key: "which_is"}, {Key: "apart_costs", Kind: table.Number},
		{Key: "could_cost", Kind: table.Number}, {Key: "if_it_were"},
	}
	var rows []table.Row
	for _, pull := range x.why.Pulls {
		if len(rows) == fewPulls && !x.all {
			more := fmt.Sprintf("… and %d more (--all)", len(x.why.Pulls)-fewPulls)
			rows = append(rows, table.Row{table.String(more), {}, {}, {}, {}})
			break
		}
		row := table.Row{
			table.String(x.p.Estate.Assets[pull.Neighbour].ID), table.String(x.neighbour(pull.Neighbour)),
			x.amount(pull.Now), {}, {},
		}
		if pull.Least < pull.Now {
			row[3], row[4] = x.amount(pull.Least), table.String(x.whereabouts(pull.LeastTarget, pull.LeastWave))
		}
		rows = append(rows, row)
	}
	return table.Table{Name: "pulls", Columns: columns, Rows: table.Rows(rows)}
}

// neighbour is what the plan decides on another asset, in words.
func (x *explainedAsset) neighbour(asset int32) string {
	d, ok := x.plan.decision(asset)
	switch {
	case !ok:
		return ""
	case d.Wave == model.Unscheduled:
		return "unscheduled at " + x.p.Estate.SiteID(x.p.Estate.Assets[asset].Site)
	case d.Wave == 0:
		return "at " + x.p.Estate.SiteID(d.Target)
	}
	return x.whereabouts(d.Target, d.Wave)
}

func (x *explainedAsset) services() table.Table {
	columns := []table.Column{
		{Key: "takes_down", Kind: table.Exact}, {Key: "costs", Kind: table.Number}, {Key: "down_in_waves"},
	}
	var rows []table.Row
	for _, s := range x.why.Services {
		if len(rows) == fewPulls && !x.all {
			more := fmt.Sprintf("… and %d more (--all)", len(x.why.Services)-fewPulls)
			rows = append(rows, table.Row{table.String(more), {}, {}})
			break
		}
		rows = append(rows, table.Row{table.String(x.p.Estate.Assets[s.Service].ID), x.amount(s.Cost), table.String(waveList(s.Waves))})
	}
	return table.Table{Name: "services", Columns: columns, Rows: table.Rows(rows)}
}

// hits are the waves that take a service down.
func (x *explainedAsset) hits() table.Table {
	columns := []table.Column{
		{Key: "down_in_wave", Kind: table.Number}, {Key: "window", Kind: table.Exact}, {Key: "minutes", Kind: table.Number},
	}
	var rows []table.Row
	for _, h := range x.why.Hits {
		rows = append(rows, table.Row{table.Int(h.Wave), table.String(x.windowDate(h.Wave)), roundedCell(h.Minutes)})
	}
	return table.Table{Name: "hits", Columns: columns, Rows: table.Rows(rows)}
}

// waveList is the waves in order: "3, 5".
func waveList(waves []int32) string {
	sorted := slices.Sorted(slices.Values(waves))
	words := make([]string, len(sorted))
	for i, w := range sorted {
		words[i] = strconv.Itoa(int(w))
	}
	return strings.Join(words, ", ")
}
