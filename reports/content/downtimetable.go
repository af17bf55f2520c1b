package content

import (
	"github.com/wavecut/wavecut/reports"
)

func (c *Content) tierTable() {
	w := c.W
	t := Table{ID: "t-tiers", Caption: w.T("tiers"), Small: true, Columns: c.columns("tier", "#services", "#minutes", "#byapplication", "#difference")}
	for _, tier := range c.R.Tiers {
		row := []Cell{{Text: w.T("tier.n", w.Int(tier.Tier)), Head: true, Class: "d"}, c.count(tier.Services), c.num(tier.OutageMinutes, 0), {Text: w.T("none"), Number: true}, {Text: w.T("none"), Number: true}}
		if by := tier.ByApplication; by != nil {
			row[3], row[4] = c.num(*by, 0), c.num(tier.OutageMinutes-*by, 0)
		}
		t.Rows = append(t.Rows, row)
	}
	c.Tables["tiers"] = t
}

// serviceTables are the services that go down, and those that do so repeatedly.
func (c *Content) serviceTables() {
	all := Table{ID: "t-services", Caption: c.W.T("downtime.services"), Columns: c.serviceColumns()}
	again := Table{ID: "t-repeated", Caption: c.W.T("downtime.repeated"), Columns: c.serviceColumns()}
	for i := range c.R.Services {
		row := c.service(&c.R.Services[i])
		all.Rows = append(all.Rows, row)
		if len(c.R.Services[i].Waves) > 1 {
			again.Rows = append(again.Rows, row)
		}
	}
	c.Tables["services"], c.Tables["repeated"] = c.capped(all, c.most.Rows), c.capped(again, c.most.Rows)
}

func (c *Content) serviceColumns() []Column {
	return c.columns("service", "name", "application", "exposure", "#tier", "waves", "#minutes", "#cost")
}

func (c *Content) service(s *reports.Service) []Cell {
	waves := ""
	for i, w := range s.Waves {
		if i > 0 {
			waves += ", "
		}
		waves += c.W.Int(int(w))
	}
	return []Cell{
		head(s.Asset), str(s.Name), str(s.Application), str(c.W.Word("exposure", s.Exposure)), c.count(s.Tier), str(waves),
		c.num(s.OutageMinutes, 1), c.money(s.Cost),
	}
}
