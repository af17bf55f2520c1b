package markdown

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/reports"
	"github.com/wavecut/wavecut/reports/table"
)

// summary is the summary's figures, and the costs beside those of the baselines.
func (p *page) summary(r *reports.Report) {
	p.line("## Summary")
	p.text.WriteByte('\n')
	if p.err == nil {
		p.err = table.Document{Fields: r.Summary.Figures()}.Write(&p.text, table.Options{Format: table.FormatMarkdown})
	}
	p.whole("Costs beside other ways of planning", r.Summary.CostTable())
	p.whole("Choices of sites", r.Summary.SurvivorTable())
	p.whole("Unscheduled", r.Summary.UnscheduledTable())
	p.whole("Violations", reports.ViolationTable(r.Summary.Violations))
}

func (p *page) exits(r *reports.Report) {
	var rows []table.Row
	for _, x := range r.Exits {
		date := x.Date
		if date == "" {
			date = "not emptied"
		}
		rows = append(rows, table.Row{
			table.String(x.Site), table.String(x.Name), table.String(date), table.Int(x.LastWave), amount(x.AfterHorizon),
		})
	}
	p.table("Sites given up", slices.Concat(text("site", "name", "exit"), number("last wave", "contract after the horizon")), rows)
}

func (p *page) waves(r *reports.Report) {
	var rows []table.Row
	for _, w := range r.Waves {
		rows = append(rows, table.Row{
			table.Int(w.Wave), table.String(clock(w.Start)), table.String(clock(w.End)), table.Int(w.Assets),
			round(w.EffortHours), round(w.TransferGB), round(w.OutageMinutes), table.Int(w.SplitDependencies), round(w.SplitPerDay),
		})
	}
	columns := slices.Concat(number("wave"), text("start", "end"),
		number("assets", "effort hours", "transfer GB", "outage minutes", "split dependencies", "split cost a day"))
	p.table("Waves", columns, rows)
}

func (p *page) costs(r *reports.Report) {
	var rows []table.Row
	for _, m := range r.Months {
		rows = append(rows, table.Row{
			table.String(m.Month), amount(m.Total), amount(m.Colocation), amount(m.Migration), amount(m.Downtime), amount(m.Split),
		})
	}
	p.table("Cost by month", slices.Concat(text("month"), number("total", "colocation", "migration", "downtime", "split")), rows)
	rows = nil
	for _, x := range r.RunRates {
		rows = append(rows, table.Row{
			table.String(x.When), amount(x.Colocation), amount(x.Split), amount(x.PerMonth), amount(x.PerYear),
		})
	}
	p.table("Run rate", slices.Concat(text("when"), number("colocation", "split", "per month", "per year")), rows)
}

func (p *page) downtime(r *reports.Report) {
	var rows []table.Row
	for _, t := range r.Tiers {
		rows = append(rows, table.Row{table.Int(t.Tier), round(t.OutageMinutes)})
	}
	p.table("Downtime by tier", number("tier", "outage minutes"), rows)
	rows = nil
	for _, s := range r.Services[:min(topServices, len(r.Services))] {
		rows = append(rows, table.Row{
			table.String(s.Asset), table.String(s.Name), table.Int(s.Tier), table.String(joined(s.Waves)),
			round(s.OutageMinutes), amount(s.Cost),
		})
	}
	columns := slices.Concat(text("service", "name"), number("tier"), text("waves"), number("outage minutes", "cost"))
	p.table("Downtime by service", columns, rows)
	if more := len(r.Services) - topServices; more > 0 {
		p.line("The report as JSON lists %d more.", more)
	}
}

// headroom lists the limit of each kind that has the least left.
func (p *page) headroom(r *reports.Report) {
	var rows []table.Row
	seen := map[string]bool{}
	byShare := slices.Clone(r.Headroom)
	slices.SortStableFunc(byShare, func(a, b reports.Limit) int { return compareShares(a, b) })
	for _, h := range byShare {
		key := h.Limit + " " + h.Subject
		if seen[key] {
			continue
		}
		seen[key] = true
		rows = append(rows, table.Row{
			table.String(h.Limit), table.String(h.Subject), table.Int(h.Wave), round(h.Used), round(h.Most), round(h.Left),
		})
	}
	columns := slices.Concat(text("limit", "of"), number("tightest wave", "used", "most", "left"))
	p.table("Limits where they are tightest", columns, rows)
}

// compareShares puts the limit that is used most first; one of 0 counts as used up.
func compareShares(a, b reports.Limit) int {
	x, y := a.Left*b.Most, b.Left*a.Most
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// wave lists the moves of one wave.
func (p *page) wave(w *reports.Wave) {
	p.line("## Wave %d, %s", w.Wave, clock(w.Start))
	var rows []table.Row
	for _, m := range w.Moves {
		rows = append(rows, table.Row{
			table.String(m.Asset), table.String(m.Name), table.String(m.Application), table.String(m.Team), table.Int(m.Tier),
			table.String(m.From), table.String(m.To), table.String(m.Method), round(m.OutageMinutes),
		})
	}
	columns := slices.Concat(text("asset", "name", "application", "team"), number("tier"), text("from", "to", "method"), number("outage minutes"))
	p.table("", columns, rows)
}

// clock is a local time without its zone, which the head of the report names.
func clock(rfc3339 string) string {
	return strings.Replace(rfc3339[:len("2006-01-02T15:04")], "T", " ", 1)
}

// round is a number as people read it, to one decimal at most.
func round(v float64) table.Cell {
	s := strconv.FormatFloat(v, 'f', 1, 64)
	return table.Amount(strings.TrimSuffix(s, ".0"))
}

func joined(waves []int32) string {
	words := make([]string, len(waves))
	for i, w := range waves {
		words[i] = fmt.Sprint(w)
	}
	return strings.Join(words, ", ")
}
