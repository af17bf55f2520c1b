package model_test

import (
	"math"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

// TestResolveMove: the windows have 300 minutes; from old, near is 10 ms away over
// 1000 Mbit/s (500 of them for copies), far 10.1 ms, and cloud is a cloud site.
func TestResolveMove(t *testing.T) {
	is := func(set ...func(*inventory.Asset)) []func(*inventory.Asset) { return set }
	kind := func(k inventory.Kind) func(*inventory.Asset) { return func(a *inventory.Asset) { a.Kind = k } }
	form := func(f inventory.Form) func(*inventory.Asset) { return func(a *inventory.Asset) { a.Form = f } }
	given := func(m inventory.Method) func(*inventory.Asset) { return func(a *inventory.Asset) { a.Method = m } }
	most := func(minutes float64) func(*inventory.Asset) {
		return func(a *inventory.Asset) { a.MaxDowntimeMinutes = minutes }
	}
	stored := func(gb float64) func(*inventory.Asset) {
		return func(a *inventory.Asset) { a.Needs[inventory.StorageGB] = gb }
	}
	group := func(a *inventory.Asset) { a.ReplicaGroup = "g" }
	class := func(a *inventory.Asset) { a.DataClass = "secret" }
	const east = "east" // allowed_sites
	tests := []struct {
		name   string
		asset  []func(*inventory.Asset)
		target string
		want   string // method or code
	}{
		{"stateless in a group", is(kind(inventory.KindWeb), group), "near", "drain"},
		{"stateless alone in a vm", is(kind(inventory.KindWeb)), "near", "live"},
		{"stateless alone in a container", is(kind(inventory.KindBatch), form(inventory.FormContainer)), "near", "redeploy"},
		{"stateless service", is(kind(inventory.KindAPI), form(inventory.FormService)), "far", "redeploy"},
		{"stateful", is(kind(inventory.KindQueue)), "near", "replicate"},
		{"stateful in a group", is(kind(inventory.KindDatabase), group), "near", "replicate"},
		{"stateful hardware", is(kind(inventory.KindStorage), form(inventory.FormPhysical)), "near", "replicate"},
		{"stateful with no minute to spare", is(kind(inventory.KindDatabase), most(1)), "near", "live"},
		{"vm near", nil, "near", "live"},
		{"vm far", nil, "far", "cold"},
		{"vm far, too large for its limit", is(stored(900)), "far", "C9"}, // 15 + 240 > 240, tier 2
		{"vm far, as large as its limit allows", is(stored(843.75)), "far", "cold"},
		{"vm far, limit lifted", is(stored(900), most(1440)), "far", "cold"},
		{"vm far, too large for the window", is(stored(1100), most(1440)), "far", "C9"}, // 15 + 293.3
		{"other container", is(form(inventory.FormContainer)), "near", "C9"},
		{"hardware", is(form(inventory.FormPhysical)), "near", "C9"}, // 720 minutes
		{"given cold", is(kind(inventory.KindDatabase), given(inventory.MethodCold)), "near", "cold"},
		{"given live, near", is(given(inventory.MethodLive)), "near", "live"},
		{"given live, far", is(given(inventory.MethodLive)), "far", "C2"},
		{"given drain, alone", is(given(inventory.MethodDrain)), "far", "drain"},
		{"given physical", is(given(inventory.MethodPhysical)), "near", "C9"},
		{"given cold over its limit, in a group", is(given(inventory.MethodCold), group, most(1)), "near", "cold"}, // relieved
		{"retained", is(given(inventory.MethodRetain)), "near", "C2"},
		{"retired has no target", is(given(inventory.MethodRetire)), "near", "C2"},
		{"retired", is(given(inventory.MethodRetire)), "", "retire"},
		{"not retired", nil, "", "C2"},
		{"to a cloud", nil, "cloud", "live"},
		{"class that may not go to a cloud", is(class), "cloud", "C2"},
		{"class elsewhere", is(class), "near", "live"},
		{"allowed elsewhere", is(func(a *inventory.Asset) { a.Name = east }), "near", "C2"},
		{"allowed", is(func(a *inventory.Asset) { a.Name = east }), "far", "cold"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := estatetest.New().
				Site("old", inventory.RoleRetire).Site("near", inventory.RoleKeep).Site("far", inventory.RoleKeep).Site("cloud", inventory.RoleCloud).
				Link("old", "near", 1000, 10, 0).Link("old", "far", 1000, 10.1, 0).
				Asset("a", "old", tt.asset...).Asset("b", "old", group)
			if e := b.Estate(); e.Assets[0].Name == east {
				b.Allow("a", "far")
			}
			p := b.Problem()
			target := inventory.NoSite
			if tt.target != "" {
				target, _ = p.Estate.SiteIndex(tt.target)
			}
			m, code := p.ResolveMove(0, target)
			got := code
			if code == "" {
				got = m.Method.String()
			}
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestNewMove is the table of section 5 for one asset: 100 GB, of which 28.8
// change a day, 64 GB of memory, over 1000 Mbit/s of which 500 are for copies.
func TestNewMove(t *testing.T) {
	p := estatetest.New().Site("old", inventory.RoleRetire).Site("west", inventory.RoleKeep).
		Link("old", "west", 1000, 5, 0).
		Asset("a", "old", func(a *inventory.Asset) {
			a.Needs[inventory.StorageGB], a.Needs[inventory.MemoryGB], a.ChangeGBPerDay = 100, 64, 28.8
		}).Problem()
	tests := []struct {
		method                     inventory.Method
		outage, overlap, transfers float64
	}{
		{inventory.MethodDrain, 0, 7, 100},
		{inventory.MethodRedeploy, 0, 7, 100},
		{inventory.MethodReplicate, 5 + 8000*0.1/(60*500), 7, 100 + 7*28.8}, // lag 28.8 × 5 ÷ 1440 = 0.1 GB
		{inventory.MethodLive, 0.1, 1, 164},
		{inventory.MethodCold, 15 + 8000*100/(60*500.0), 0, 100},
		{inventory.MethodPhysical, 720, 0, 0},
	}
	for _, tt := range tests {
		m := p.NewMove(0, 1, tt.method)
		if math.Abs(m.RawMinutes-tt.outage) > 1e-9 || m.Minutes != m.RawMinutes || m.OverlapDays != tt.overlap || math.Abs(m.TransferGB-tt.transfers) > 1e-9 {
			t.Errorf("%s: %+v", tt.method, m)
		}
	}
	if m := p.NewMove(0, inventory.NoSite, inventory.MethodRetire); m.RawMinutes != 0 || m.OverlapDays != 0 || m.TransferGB != 0 {
		t.Errorf("retire: %+v", m)
	}
}

func TestMoney(t *testing.T) {
	tests := []struct {
		major    float64
		currency string
		want     model.Money
	}{
		{2.5, "KRW", 3}, {-2.5, "KRW", -3}, {2.005, "EUR", 201}, {1.2345, "KWD", 1235}, {1.5, "CLF", 15000}, {1e30, "KRW", math.MaxInt64},
	}
	for _, tt := range tests {
		if got := model.RoundMoney(tt.major, tt.currency); got != tt.want {
			t.Errorf("%v %s is %d, want %d", tt.major, tt.currency, got, tt.want)
		}
	}
	if got := model.Money(1234).Major("USD"); got != 12.34 {
		t.Errorf("1234 cents are %v", got)
	}
}
