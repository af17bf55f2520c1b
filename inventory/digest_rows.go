package inventory

import "math"

// AddSite adds a site.
func (d *Digest) AddSite(s *Site) {
	d.begin(digestSite)
	d.text(1, s.ID)
	d.text(2, s.Name)
	d.small(3, byte(s.Role), 0)
	d.text(4, s.Region)
	d.text(5, s.Jurisdiction)
	d.number(6, s.MonthlyFixedCost, 0)
	d.number(7, s.MonthlyCostPerRackUnit, 0)
	d.number(8, s.MonthlyCostPerKW, 0)
	d.number(9, s.MonthlyCostPerVCPU, 0)
	d.number(10, s.MonthlyCostPerGB, 0)
	d.text(11, s.ContractEnd.String())
	d.number(12, s.EarlyExitFee, math.Inf(1))
	d.number(13, s.DecommissionDays, DefaultDecommissionDays)
	d.number(14, s.HourlyCostPerVCPU, 0)
	d.flag(15, s.Swing)
	d.resources(32, &s.Capacity, math.Inf(1))
	d.end()
}

// AddLink adds a link between two sites, given by their ids in either order.
func (d *Digest) AddLink(from, to string, l *Link) {
	if from > to {
		from, to = to, from
	}
	d.begin(digestLink)
	d.text(1, from)
	d.text(2, to)
	d.number(3, l.BandwidthMbps, 0)
	d.number(4, l.RTTms, 0)
	d.number(5, l.TransferCostPerGB, 0)
	d.end()
}

// AddAsset adds an asset, with the ids of its site and of its allowed sites in
// ascending order.
func (d *Digest) AddAsset(a *Asset, site string, allowed []string) {
	d.begin(digestAsset)
	d.text(1, a.ID)
	d.text(2, site)
	d.text(3, a.Name)
	d.text(4, a.FQDN)
	d.small(5, byte(a.Kind), byte(KindOther))
	d.small(6, byte(a.Form), 0)
	d.small(7, byte(a.Environment), 0)
	d.small(8, byte(a.Exposure), 0)
	d.text(9, a.Application)
	d.text(10, a.Team)
	d.number(11, a.ChangeGBPerDay, 0)
	d.small(12, a.Tier, 2)
	d.number(13, a.DowntimeCostPerHour, math.NaN())
	d.number(14, a.MaxDowntimeMinutes, math.NaN())
	d.small(15, byte(a.Method), 0)
	d.number(16, a.EffortHours, 1)
	d.text(17, a.ReplicaGroup)
	d.number(18, float64(a.MinAvailable), 1)
	d.flag(19, a.Spread)
	for _, id := range allowed {
		d.text(20, id)
	}
	if a.DataClass != DefaultDataClass {
		d.text(21, a.DataClass)
	}
	d.number(22, a.DNSTTLSeconds, math.NaN())
	d.number(23, a.PeakFactor, 1)
	d.flag(24, a.Burstable)
	d.small(25, byte(a.DRMode), 0)
	d.number(26, a.RTOMinutes, math.NaN())
	d.number(27, a.RPOMinutes, math.NaN())
	d.text(28, a.DRSite)
	d.resources(32, &a.Needs, 0)
	d.end()
}

// AddDependency adds a dependency, with the ids of its ends.
func (d *Digest) AddDependency(from, to string, dep *Dependency) {
	d.begin(digestDependency)
	d.text(1, from)
	d.text(2, to)
	d.small(3, byte(dep.Kind), 0)
	d.small(4, byte(dep.Mode), 0)
	d.small(5, byte(dep.Impact), byte(dep.Kind.DefaultImpact()))
	d.small(6, byte(dep.Constraints), 0)
	d.number(7, dep.CallsPerSecond, 0)
	d.number(8, dep.TrafficMbps, 0)
	d.number(9, dep.MaxRTTms, math.NaN())
	d.end()
}

// AddEntry adds a line of the calendar.
func (d *Digest) AddEntry(e *Entry) {
	d.begin(digestEntry)
	d.small(1, byte(e.Kind), 0)
	d.text(2, e.Scope.String())
	d.text(3, e.Start.String())
	d.text(4, e.End.String())
	d.text(5, e.Name)
	d.number(6, e.TrafficFactor, math.NaN())
	d.end()
}

// AddTeam adds a team's limits.
func (d *Digest) AddTeam(t *Team) {
	d.begin(digestTeam)
	d.text(1, t.ID)
	d.number(2, t.HoursPerWindow, math.Inf(1))
	d.number(3, t.MaxAssetsPerWindow, math.Inf(1))
	d.end()
}
