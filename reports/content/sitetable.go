package content

import (
	"github.com/wavecut/wavecut/reports"
)

func (c *Content) exitTable() {
	w := c.W
	t := Table{ID: "t-exits", Caption: w.T("exits"), Small: true, Columns: c.columns("site", "exit", "#lastwave", "contract", "#afterhorizon")}
	for _, x := range c.R.Exits {
		exit := c.date(x.Date)
		if x.Date == "" {
			exit = Cell{Text: w.T("exit.never"), Class: "bad"}
		}
		contract := c.date(x.ContractEnd)
		if x.ContractEnd == "" {
			contract = str(w.T("contract.monthly"))
		}
		t.Rows = append(t.Rows, []Cell{head(named(x.Site, x.Name)), exit, c.count(x.LastWave), contract, c.money(x.AfterHorizon)})
	}
	c.Tables["exits"] = t
}

// named is an id with its name, where that says more.
func named(id, name string) string {
	if name == "" || name == id {
		return id
	}
	return id + " · " + name
}

// siteTable is what is taken at each site after each wave.
func (c *Content) siteTable() {
	w := c.W
	t := Table{ID: "t-sites", Caption: w.T("sites.table"), Columns: c.columns("#wave", "site", "#assets")}
	if len(c.R.Occupancy) > 0 {
		for _, u := range c.R.Occupancy[0].Uses {
			t.Columns = append(t.Columns, Column{Text: w.Word("resource", u.Resource), Number: true})
		}
	}
	for _, o := range c.R.Occupancy {
		wave := Cell{Text: w.Int(o.Wave), Number: true, Head: true}
		if o.Wave == 0 {
			wave.Text, wave.Sort = w.T("wave.zero"), "0"
		}
		row := []Cell{wave, str(o.Site), c.count(o.Assets)}
		for _, u := range o.Uses {
			row = append(row, c.use(u))
		}
		t.Rows = append(t.Rows, row)
	}
	c.Tables["sites"] = c.capped(t, c.most.Rows)
}

func (c *Content) use(u reports.Use) Cell {
	used := c.num(u.Used, 1)
	if u.Most != nil {
		used.Text += " / " + c.W.Number(*u.Most, 1)
	}
	return used
}
