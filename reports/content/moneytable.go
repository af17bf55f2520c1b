package content

import (
	"github.com/wavecut/wavecut/reports"
)

// addTables makes the tables of all sections but those of single waves.
func (c *Content) addTables() {
	c.exitTable()
	c.tierTable()
	c.rivalTable()
	c.survivorTable()
	c.monthTable()
	c.siteMonthTable()
	c.rateTable()
	c.waveTable()
	c.siteTable()
	c.continuityTables()
	c.serviceTables()
	c.tieTables()
	c.dataTables()
	c.tightestTable()
}

// rivalTable is the cost by term, beside that of other ways of planning.
func (c *Content) rivalTable() {
	w, s := c.W, c.R.Summary
	t := Table{ID: "t-rivals", Caption: w.T("money.terms", s.Currency), Small: true, Columns: []Column{{Text: w.T("col.term")}, {Text: w.T("rival.plan"), Number: true}}}
	terms := []string{"total", "colocation", "migration", "downtime", "split"}
	pick := func(total reports.Amount, c reports.Cost) []reports.Amount {
		return []reports.Amount{total, c.Colocation, c.Migration, c.Downtime, c.Split}
	}
	plan := pick(s.Total, s.Cost)
	for i, term := range terms {
		row := []Cell{head(w.T("term." + term)), c.money(plan[i])}
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
		t.Columns = append(t.Columns, Column{Text: w.Word("rival", name), Number: true})
		for i, a := range pick(b.Total, b.Cost) {
			amount := c.money(a)
			amount.Class = t.Rows[i][1].Class
			t.Rows[i] = append(t.Rows[i], amount)
		}
	}
	c.Tables["rivals"] = t
}

func (c *Content) survivorTable() {
	t := Table{ID: "t-survivors", Caption: c.W.T("survivors"), Small: true, Columns: c.columns("kept", "#total", "#unscheduled", "chosen")}
	for _, s := range c.R.Summary.Survivors {
		chosen := c.W.T("no")
		if s.Chosen {
			chosen = c.W.T("yes")
		}
		t.Rows = append(t.Rows, []Cell{head(joined(s.Kept)), c.money(s.Total), c.count(s.Unscheduled), str(chosen)})
	}
	c.Tables["survivors"] = t
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

func (c *Content) monthTable() {
	w := c.W
	t := Table{ID: "t-months", Caption: w.T("money.table", c.R.Summary.Currency), Columns: c.columns("month"), Small: true}
	for _, term := range []string{"total", "colocation", "migration", "downtime", "split"} {
		t.Columns = append(t.Columns, Column{Text: w.T("term." + term), Number: true})
	}
	t.Columns = append(t.Columns, c.columns("#asis", "#saved")...)
	for _, m := range c.R.Months {
		t.Rows = append(t.Rows, []Cell{
			{Text: w.Month(m.Month), Sort: m.Month, Head: true}, c.money(m.Total), c.money(m.Colocation), c.money(m.Migration),
			c.money(m.Downtime), c.money(m.Split), c.money(m.AsIs), c.money(m.Saved),
		})
	}
	sum := c.R.Summary.Cost
	t.Rows = append(t.Rows, summed([]Cell{
		{Text: w.T("term.total"), Sort: "~", Head: true}, c.money(c.R.Summary.Total), c.money(sum.Colocation), c.money(sum.Migration),
		c.money(sum.Downtime), c.money(sum.Split), c.money(c.R.Decision.AsIs), c.money(c.R.Decision.Saved),
	}))
	c.Tables["months"] = t
}

// summed marks a row as a sum.
func summed(row []Cell) []Cell {
	for i := range row {
		row[i].Class = "sum"
	}
	return row
}

func (c *Content) siteMonthTable() {
	w := c.W
	t := Table{ID: "t-site-months", Caption: w.T("money.table.sites", c.R.Summary.Currency), Columns: c.columns("month"), Small: true}
	for _, s := range c.R.Sites {
		t.Columns = append(t.Columns, Column{Text: s.Site, Number: true})
	}
	for _, m := range c.R.Months {
		row := []Cell{{Text: w.Month(m.Month), Sort: m.Month, Head: true}}
		for _, a := range m.Sites {
			row = append(row, c.money(a))
		}
		t.Rows = append(t.Rows, row)
	}
	c.Tables["siteMonths"] = t
}

func (c *Content) rateTable() {
	w := c.W
	t := Table{ID: "t-rates", Caption: w.T("money.rates", c.R.Summary.Currency), Small: true, Columns: c.columns("when")}
	t.Columns = append(t.Columns, Column{w.T("term.colocation"), true}, Column{w.T("term.split"), true})
	t.Columns = append(t.Columns, c.columns("#permonth", "#peryear")...)
	for _, r := range c.R.RunRates {
		t.Rows = append(t.Rows, []Cell{head(w.T("rate." + r.When)), c.money(r.Colocation), c.money(r.Split), c.money(r.PerMonth), c.money(r.PerYear)})
	}
	c.Tables["rates"] = t
}
