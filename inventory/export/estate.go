package export

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
)

// Estate writes the tables of an estate, and the scenario where there is one.
// Tables that every inventory has are written even when they are empty.
func Estate(e *inventory.Estate, scenario []byte, create Create) error {
	for _, write := range []func(*inventory.Estate, Create) error{sites, links, assets, dependencies, calendar, teams} {
		if err := write(e, create); err != nil {
			return err
		}
	}
	if scenario == nil {
		return nil
	}
	f, err := create("scenario.toml")
	if err != nil {
		return err
	}
	if _, err := f.Write(scenario); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func sites(e *inventory.Estate, create Create) error {
	columns := []string{
		"id", "name", "role", "region", "jurisdiction", "capacity_rack_units", "capacity_power_kw", "capacity_vcpu", "capacity_memory_gb",
		"capacity_storage_gb", "monthly_fixed_cost", "monthly_cost_per_rack_unit", "monthly_cost_per_kw", "monthly_cost_per_vcpu",
		"monthly_cost_per_gb", "contract_end", "early_exit_fee", "decommission_days", "hourly_cost_per_vcpu", "swing",
	}
	return writeTable(create, "sites.csv", columns, func(t *table) error {
		for i := range e.Sites {
			s := &e.Sites[i]
			t.text(s.ID)
			t.text(s.Name)
			t.text(s.Role.String())
			t.text(s.Region)
			t.text(s.Jurisdiction)
			for _, c := range s.Capacity {
				t.number(c, math.Inf(1))
			}
			for _, cost := range []float64{s.MonthlyFixedCost, s.MonthlyCostPerRackUnit, s.MonthlyCostPerKW, s.MonthlyCostPerVCPU, s.MonthlyCostPerGB} {
				t.number(cost, 0)
			}
			t.text(s.ContractEnd.String())
			t.number(s.EarlyExitFee, math.Inf(1))
			t.number(s.DecommissionDays, inventory.DefaultDecommissionDays)
			t.number(s.HourlyCostPerVCPU, 0)
			t.yes(s.Swing)
			if err := t.end(); err != nil {
				return err
			}
		}
		return nil
	})
}

func links(e *inventory.Estate, create Create) error {
	if len(e.Links) == 0 {
		return nil
	}
	columns := []string{"from", "to", "bandwidth_mbps", "rtt_ms", "transfer_cost_per_gb"}
	return writeTable(create, "links.csv", columns, func(t *table) error {
		for _, l := range e.Links {
			t.text(e.SiteID(l.From))
			t.text(e.SiteID(l.To))
			t.text(number(l.BandwidthMbps))
			t.text(number(l.RTTms))
			t.number(l.TransferCostPerGB, 0)
			if err := t.end(); err != nil {
				return err
			}
		}
		return nil
	})
}

func calendar(e *inventory.Estate, create Create) error {
	if len(e.Calendar) == 0 {
		return nil
	}
	columns := []string{"kind", "scope", "start", "end", "name", "traffic_factor"}
	return writeTable(create, "calendar.csv", columns, func(t *table) error {
		for _, c := range e.Calendar {
			t.text(c.Kind.String())
			t.text(c.Scope.String())
			t.text(c.Start.String())
			t.text(c.End.String())
			t.text(c.Name)
			t.number(c.TrafficFactor, math.NaN())
			if err := t.end(); err != nil {
				return err
			}
		}
		return nil
	})
}

func teams(e *inventory.Estate, create Create) error {
	if len(e.Teams) == 0 {
		return nil
	}
	columns := []string{"team", "hours_per_window", "max_assets_per_window"}
	return writeTable(create, "teams.csv", columns, func(t *table) error {
		for _, m := range e.Teams {
			t.text(m.ID)
			t.number(m.HoursPerWindow, math.Inf(1))
			t.number(m.MaxAssetsPerWindow, math.Inf(1))
			if err := t.end(); err != nil {
				return err
			}
		}
		return nil
	})
}
