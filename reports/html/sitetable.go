package html

import (
	"github.com/wavecut/wavecut/reports"
)

func (p *page) exitTable() {
	w := p.W
	t := table{ID: "t-exits", Caption: w.T("exits"), Small: true, Columns: p.columns("site", "exit", "#lastwave", "contract", "#afterhorizon")}
	for _, x := range p.R.Exits {
		exit := p.date(x.Date)
		if x.Date == "" {
			exit = cell{Text: w.T("exit.never"), Class: "bad"}
		}
		contract := p.date(x.ContractEnd)
		if x.ContractEnd == "" {
			contract = str(w.T("contract.monthly"))
		}
		t.Rows = append(t.Rows, []cell{head(named(x.Site, x.Name)), exit, p.count(x.LastWave), contract, p.money(x.AfterHorizon)})
	}
	p.Tables["exits"] = t
}

// named is an id with its name, where that says more.
func named(id, name string) string {
	if name == "" || name == id {
		return id
	}
	return id + " · " + name
}

// siteTable is what is taken at each site after each wave.
func (p *page) siteTable() {
	w := p.W
	t := table{ID: "t-sites", Caption: w.T("sites.table"), Columns: p.columns("#wave", "site", "#assets")}
	if len(p.R.Occupancy) > 0 {
		for _, u := range p.R.Occupancy[0].Uses {
			t.Columns = append(t.Columns, column{Text: w.Word("resource", u.Resource), Number: true})
		}
	}
	for _, o := range p.R.Occupancy {
		wave := cell{Text: w.Int(o.Wave), Number: true, Head: true}
		if o.Wave == 0 {
			wave.Text, wave.Sort = w.T("wave.zero"), "0"
		}
		row := []cell{wave, str(o.Site), p.count(o.Assets)}
		for _, u := range o.Uses {
			row = append(row, p.use(u))
		}
		t.Rows = append(t.Rows, row)
	}
	p.Tables["sites"] = p.capped(t, mostRows)
}

func (p *page) use(u reports.Use) cell {
	c := p.num(u.Used, 1)
	if u.Most != nil {
		c.Text += " / " + p.W.Number(*u.Most, 1)
	}
	return c
}
