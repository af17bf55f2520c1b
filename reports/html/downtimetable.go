package html

import (
	"github.com/wavecut/wavecut/reports"
)

func (p *page) tierTable() {
	w := p.W
	t := table{ID: "t-tiers", Caption: w.T("tiers"), Small: true, Columns: p.columns("tier", "#services", "#minutes", "#byapplication", "#difference")}
	for _, tier := range p.R.Tiers {
		row := []cell{head(w.T("tier.n", w.Int(tier.Tier))), p.count(tier.Services), p.num(tier.OutageMinutes, 0), {Text: w.T("none"), Number: true}, {Text: w.T("none"), Number: true}}
		if by := tier.ByApplication; by != nil {
			row[3], row[4] = p.num(*by, 0), p.num(tier.OutageMinutes-*by, 0)
		}
		t.Rows = append(t.Rows, row)
	}
	p.Tables["tiers"] = t
}

// serviceTables are the services that go down, and those that do so repeatedly.
func (p *page) serviceTables() {
	all := table{ID: "t-services", Caption: p.W.T("downtime.services"), Columns: p.serviceColumns()}
	again := table{ID: "t-repeated", Caption: p.W.T("downtime.repeated"), Columns: p.serviceColumns()}
	for i := range p.R.Services {
		row := p.service(&p.R.Services[i])
		all.Rows = append(all.Rows, row)
		if len(p.R.Services[i].Waves) > 1 {
			again.Rows = append(again.Rows, row)
		}
	}
	p.Tables["services"], p.Tables["repeated"] = p.capped(all, mostRows), p.capped(again, mostRows)
}

func (p *page) serviceColumns() []column {
	return p.columns("service", "name", "application", "exposure", "#tier", "waves", "#minutes", "#cost")
}

func (p *page) service(s *reports.Service) []cell {
	waves := ""
	for i, w := range s.Waves {
		if i > 0 {
			waves += ", "
		}
		waves += p.W.Int(int(w))
	}
	return []cell{
		head(s.Asset), str(s.Name), str(s.Application), str(p.W.Word("exposure", s.Exposure)), p.count(s.Tier), str(waves),
		p.num(s.OutageMinutes, 1), p.money(s.Cost),
	}
}
