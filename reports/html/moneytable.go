package html

import (
	"github.com/wavecut/wavecut/reports"
)

// addTables makes the tables of all sections but those of single waves.
func (p *page) addTables() {
	p.exitTable()
	p.tierTable()
	p.rivalTable()
	p.survivorTable()
	p.monthTable()
	p.siteMonthTable()
	p.rateTable()
	p.waveTable()
	p.siteTable()
	p.serviceTables()
	p.tieTables()
	p.dataTables()
}

// rivalTable is the cost by term, beside that of other ways of planning.
func (p *page) rivalTable() {
	w, s := p.W, p.R.Summary
	t := table{ID: "t-rivals", Caption: w.T("money.terms", s.Currency), Small: true, Columns: []column{{Text: w.T("col.term")}, {Text: w.T("rival.plan"), Number: true}}}
	terms := []string{"total", "colocation", "migration", "downtime", "split"}
	pick := func(total reports.Amount, c reports.Cost) []reports.Amount {
		return []reports.Amount{total, c.Colocation, c.Migration, c.Downtime, c.Split}
	}
	plan := pick(s.Total, s.Cost)
	for i, term := range terms {
		row := []cell{head(w.T("term." + term)), p.money(plan[i])}
		if i == 0 {
			row[0].Class, row[1].Class = "sum", "sum"
		}
		t.Rows = append(t.Rows, row)
	}
	for _, name := range []string{"as-is", "by-application", "components"} {
		b, ok := s.Baselines[name]
		if !ok {
			continue
		}
		t.Columns = append(t.Columns, column{Text: w.Word("rival", name), Number: true})
		for i, a := range pick(b.Total, b.Cost) {
			c := p.money(a)
			c.Class = t.Rows[i][1].Class
			t.Rows[i] = append(t.Rows[i], c)
		}
	}
	p.Tables["rivals"] = t
}

func (p *page) survivorTable() {
	t := table{ID: "t-survivors", Caption: p.W.T("survivors"), Small: true, Columns: p.columns("kept", "#total", "#unscheduled", "chosen")}
	for _, s := range p.R.Summary.Survivors {
		chosen := p.W.T("no")
		if s.Chosen {
			chosen = p.W.T("yes")
		}
		t.Rows = append(t.Rows, []cell{head(joined(s.Kept)), p.money(s.Total), p.count(s.Unscheduled), str(chosen)})
	}
	p.Tables["survivors"] = t
}

func joined(words []string) string {
	out := ""
	for i, w := range words {
		if i > 0 {
			out += ", "
		}
		out += w
	}
	return out
}

func (p *page) monthTable() {
	w := p.W
	t := table{ID: "t-months", Caption: w.T("money.table", p.R.Summary.Currency), Columns: p.columns("month"), Small: true}
	for _, term := range []string{"total", "colocation", "migration", "downtime", "split"} {
		t.Columns = append(t.Columns, column{Text: w.T("term." + term), Number: true})
	}
	t.Columns = append(t.Columns, p.columns("#asis", "#saved")...)
	for _, m := range p.R.Months {
		t.Rows = append(t.Rows, []cell{
			{Text: w.Month(m.Month), Sort: m.Month, Head: true}, p.money(m.Total), p.money(m.Colocation), p.money(m.Migration),
			p.money(m.Downtime), p.money(m.Split), p.money(m.AsIs), p.money(m.Saved),
		})
	}
	c := p.R.Summary.Cost
	t.Rows = append(t.Rows, summed([]cell{
		{Text: w.T("term.total"), Sort: "~", Head: true}, p.money(p.R.Summary.Total), p.money(c.Colocation), p.money(c.Migration),
		p.money(c.Downtime), p.money(c.Split), p.money(p.R.Decision.AsIs), p.money(p.R.Decision.Saved),
	}))
	p.Tables["months"] = t
}

// summed marks a row as a sum.
func summed(row []cell) []cell {
	for i := range row {
		row[i].Class = "sum"
	}
	return row
}

func (p *page) siteMonthTable() {
	w := p.W
	t := table{ID: "t-site-months", Caption: w.T("money.table.sites", p.R.Summary.Currency), Columns: p.columns("month"), Small: true}
	for _, s := range p.R.Sites {
		t.Columns = append(t.Columns, column{Text: s.Site, Number: true})
	}
	for _, m := range p.R.Months {
		row := []cell{{Text: w.Month(m.Month), Sort: m.Month, Head: true}}
		for _, a := range m.Sites {
			row = append(row, p.money(a))
		}
		t.Rows = append(t.Rows, row)
	}
	p.Tables["siteMonths"] = t
}

func (p *page) rateTable() {
	w := p.W
	t := table{ID: "t-rates", Caption: w.T("money.rates", p.R.Summary.Currency), Small: true, Columns: p.columns("when")}
	t.Columns = append(t.Columns, column{w.T("term.colocation"), true}, column{w.T("term.split"), true})
	t.Columns = append(t.Columns, p.columns("#permonth", "#peryear")...)
	for _, r := range p.R.RunRates {
		t.Rows = append(t.Rows, []cell{head(w.T("rate." + r.When)), p.money(r.Colocation), p.money(r.Split), p.money(r.PerMonth), p.money(r.PerYear)})
	}
	p.Tables["rates"] = t
}
