package cli

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/table"
)

// graphAnswer is a document whose JSON has lists that tables can't hold.
type graphAnswer struct {
	table.Document
	json any
}

// Write prints the document, or its JSON.
func (g graphAnswer) Write(w io.Writer, opt table.Options) error {
	if opt.Format == table.FormatJSON {
		return writeJSON(w, g.json)
	}
	return g.Document.Write(w, opt)
}

// nodeColumns are those of a table of assets.
func nodeColumns() []table.Column {
	return []table.Column{
		{Key: "id", Kind: table.Exact}, {Key: "depth", Kind: table.Number}, {Key: "via", Kind: table.Exact},
		{Key: "kind"}, {Key: "site", Kind: table.Exact}, {Key: "tier", Kind: table.Number},
		{Key: "application", Optional: true}, {Key: "team", Optional: true},
	}
}

// nodes is the table of what a search found. Via is the asset at the other end of
// the dependency by which it was found.
func (v *graphView) nodes(reached []depgraph.Reached) table.Table {
	return table.Table{Name: "nodes", Columns: nodeColumns(), Rows: func(yield func(table.Row, error) bool) {
		for _, r := range reached {
			a := v.Asset(r.Asset)
			row := table.Row{
				table.String(a.ID), table.Int(r.Depth), table.String(v.via(r)), table.String(a.Kind.String()),
				table.String(v.siteOf(r.Asset)), table.Int(a.Tier), table.String(a.Application), table.String(a.Team),
			}
			if !yield(row, nil) {
				return
			}
		}
	}}
}

func (v *graphView) via(r depgraph.Reached) string {
	if r.Via < 0 {
		return ""
	}
	d := v.Dependency(r.Via)
	if d.From == r.Asset {
		return v.Asset(d.To).ID
	}
	return v.Asset(d.From).ID
}

// reachedShown are those that the filter on assets lets through.
func (v *graphView) reachedShown(reached []depgraph.Reached) []depgraph.Reached {
	if v.filter.Asset == nil {
		return reached
	}
	var shown []depgraph.Reached
	for _, r := range reached {
		if v.shown(r.Asset) {
			shown = append(shown, r)
		}
	}
	return shown
}

// dependencyTable lists dependencies, with what being split costs where prices
// are given.
func (v *graphView) dependencyTable(name string, deps []int32, perDay func(d int32) float64, currency string) table.Table {
	columns := []table.Column{
		{Key: "from", Kind: table.Exact}, {Key: "to", Kind: table.Exact}, {Key: "kind"}, {Key: "impact"},
		{Key: "calls_per_second", Kind: table.Number}, {Key: "traffic_mbps", Kind: table.Number},
		{Key: "constraint", Optional: true}, {Key: "from_site", Kind: table.Exact}, {Key: "to_site", Kind: table.Exact},
	}
	if perDay != nil {
		columns = append(columns, table.Column{Key: "cost_per_day", Kind: table.Number})
	}
	return table.Table{Name: name, Columns: columns, Rows: func(yield func(table.Row, error) bool) {
		for _, i := range deps {
			d := v.Dependency(i)
			row := table.Row{
				table.String(v.Asset(d.From).ID), table.String(v.Asset(d.To).ID),
				table.String(d.Kind.String()), table.String(d.Impact.String()),
				table.Float(d.CallsPerSecond), table.Float(d.TrafficMbps), table.String(d.Constraints.String()),
				table.String(v.siteOf(d.From)), table.String(v.siteOf(d.To)),
			}
			if perDay != nil {
				row = append(row, moneyCell(perDay(i), currency))
			}
			if !yield(row, nil) {
				return
			}
		}
	}}
}

// moneyCell is an amount of major units, rounded to the minor one.
func moneyCell(major float64, currency string) table.Cell {
	rounded := model.RoundMoney(major, currency).Major(currency)
	return table.Amount(strconv.FormatFloat(rounded, 'f', model.MinorDigits(currency), 64))
}

// roundedCell is a figure that was added up, without the noise of doing so.
func roundedCell(f float64) table.Cell { return table.Float(math.Round(f*1e6) / 1e6) }

// tallyTable counts assets by a value.
func tallyTable(name, key string, tallies []depgraph.Tally) table.Table {
	rows := make([]table.Row, len(tallies))
	for i, t := range tallies {
		rows[i] = table.Row{table.String(t.Value), table.Int(t.Assets)}
	}
	return table.Table{Name: name, Columns: []table.Column{{Key: key}, {Key: "assets", Kind: table.Number}}, Rows: table.Rows(rows)}
}

// topTallies are the first few values with their numbers: "shop 12, erp 3, …".
func topTallies(tallies []depgraph.Tally) string {
	const few = 3
	var parts []string
	for i, t := range tallies {
		if i == few {
			parts = append(parts, "…")
			break
		}
		value := t.Value
		if value == "" {
			value = "(none)"
		}
		parts = append(parts, fmt.Sprintf("%s %d", value, t.Assets))
	}
	return strings.Join(parts, ", ")
}

// someIDs are the first few ids of a list that may be long.
func someIDs(ids []string) string {
	const few = 5
	if len(ids) <= few {
		return strings.Join(ids, " ")
	}
	return strings.Join(ids[:few], " ") + fmt.Sprintf(" … (%d)", len(ids))
}

// tierOf, exposureOf and teamOf are what outages are counted by.
func tierOf(a *inventory.Asset) string     { return strconv.Itoa(int(a.Tier)) }
func exposureOf(a *inventory.Asset) string { return a.Exposure.String() }
func teamOf(a *inventory.Asset) string     { return a.Team }
