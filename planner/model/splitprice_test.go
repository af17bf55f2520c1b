package model_test

import (
	"math"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

func TestSplitPrice(t *testing.T) {
	s := model.DefaultScenario()
	s.LatencyCostPerHour, s.SLAPenaltyPerDay = 3600, 1000
	s.LinkDefault = model.LinkDefault{BandwidthMbps: 1, RTTms: 10, TransferCostPerGB: 1}
	e := &inventory.Estate{
		Sites: []inventory.Site{{ID: "a", Role: inventory.RoleRetire}, {ID: "b", Role: inventory.RoleKeep}, {ID: "c", Role: inventory.RoleRetire}, {ID: "d", Role: inventory.RoleKeep}},
		Links: []inventory.Link{{From: 0, To: 1, BandwidthMbps: 1, RTTms: 2, TransferCostPerGB: 3}, {From: 0, To: 2, BandwidthMbps: 1, RTTms: 1}},
	}
	p := model.NewSplitPrice(e, s)
	// 10 calls a second wait 2 ms each: 1,728 s of a day at 1 a second; 1 Mbit/s is
	// 10.8 GB at 3; 2 ms is more than the 1 ms that were agreed.
	d := &inventory.Dependency{CallsPerSecond: 10, TrafficMbps: 1, MaxRTTms: 1}
	for _, c := range []struct {
		name        string
		a, b        int32
		day, severe float64
	}{
		{"over a link", 0, 1, 1728 + 32.4 + 1000, 1728 + 32.4 + 1000},
		{"the other way", 1, 0, 1728 + 32.4 + 1000, 1728 + 32.4 + 1000},
		{"over the default link", 1, 2, 8640 + 10.8 + 1000, 8640 + 10.8 + 1000},
		{"within a site: by the cheapest that stays", 0, 0, 0, 1728 + 32.4 + 1000},
		{"a name", inventory.NoSite, 1, 0, 0},
		{"two names", inventory.NoSite, inventory.NoSite, 0, 0},
	} {
		if got := p.PerDay(d, c.a, c.b); math.Abs(got-c.day) > 1e-9 {
			t.Errorf("%s: %g a day, want %g", c.name, got, c.day)
		}
		if got := p.Severed(d, c.a, c.b); math.Abs(got-c.severe) > 1e-9 {
			t.Errorf("%s: %g severed, want %g", c.name, got, c.severe)
		}
	}
	if p.RTTms(0, 1) != 2 || p.RTTms(3, 1) != 10 || p.RTTms(1, 1) != 0 || p.RTTms(inventory.NoSite, 1) != 0 {
		t.Error("round-trip times differ")
	}
	alone := model.NewSplitPrice(&inventory.Estate{Sites: e.Sites[:1]}, s)
	if got := alone.Severed(d, 0, 0); got != 0 {
		t.Errorf("with one site: %g", got)
	}
}
