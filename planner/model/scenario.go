package model

import (
	"math"
	"slices"
	"strings"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// NumTiers is the number of tiers, 0 the most critical.
const NumTiers = 5

// Scenario is what a company wants of its consolidation: the horizon, the
// windows, the limits and the prices. Money is in major units of Currency.
// Limits are +Inf where there is none.
type Scenario struct {
	Name         string
	Currency     string // ISO 4217
	Location     *time.Location
	StartDate    inventory.Date
	HorizonWeeks int
	Keep         int // how many candidate sites survive; 0 when not given
	ImpactDepth  int

	LatencyCostPerHour float64 // an hour of callers' waiting
	CostPerEffortHour  float64
	WaveFixedCost      float64
	SLAPenaltyPerDay   float64
	ChangeCost         float64 // per asset changed against an existing plan

	Recurrences []Recurrence
	Wave        WaveLimits
	LinkDefault LinkDefault
	Copy        Copy

	// DowntimeCostPerHour is by exposure, then tier.
	DowntimeCostPerHour [2][NumTiers]float64
	MaxDowntimeMinutes  [NumTiers]float64
	Methods             [inventory.NumMethods]MethodCost
	Policy              Policy
	Continuity          Continuity
	// Stages are in order; what is in none of them comes last.
	Stages []Stage

	// NotGiven names the money keys without a value: those that no default
	// covers because the currency is not KRW. See MissingMoney.
	NotGiven []string
}

// Recurrence is a weekly cutover window.
type Recurrence struct {
	Weekday      time.Weekday
	Hour, Minute int // local wall clock
	Hours        float64
	EveryWeeks   int
	LoadFactor   float64 // load in the window relative to an ordinary hour
}

// DefaultRecurrence is the window that a scenario has when it gives none: Sunday
// 01:00, five hours, every week.
func DefaultRecurrence() Recurrence {
	return Recurrence{Weekday: time.Sunday, Hour: 1, Hours: 5, EveryWeeks: 1, LoadFactor: 0.3}
}

// WaveLimits are the limits of one wave (C4).
type WaveLimits struct {
	MaxAssets      float64
	MaxEffortHours float64
	MaxTier0       float64
	Ramp           []float64 // most assets in the 1st, 2nd … wave
	PilotWaves     int
	PilotMinTier   int // counts only where there are pilot waves
}

// AssetLimit is the most assets that a wave may hold.
func (w *WaveLimits) AssetLimit(wave int) float64 {
	if wave >= 1 && wave <= len(w.Ramp) {
		return math.Min(w.MaxAssets, w.Ramp[wave-1])
	}
	return w.MaxAssets
}

// LinkDefault is the link between two sites that have none of their own.
type LinkDefault struct {
	BandwidthMbps     float64
	RTTms             float64
	TransferCostPerGB float64
}

// Copy says how data gets from site to site.
type Copy struct {
	MigrationShare        float64 // of a link's bandwidth
	SyncDays              float64
	StreamMbps            float64
	ReplicationLagMinutes float64
	LiveMaxRTTms          float64
	PhysicalHours         float64
}

// MethodCost is what a method costs beyond effort, and how long source and
// target run side by side.
type MethodCost struct {
	FixedCost   float64
	OverlapDays float64
}

// Policy says what data may go to a cloud site.
type Policy struct {
	CloudDataClasses []string
	// CloudAllowedFrom holds the classes that may go from a date on; it wins
	// over CloudDataClasses for a class that stands in both.
	CloudAllowedFrom map[string]inventory.Date
	// Jurisdictions holds the classes that may move only to sites of certain
	// jurisdictions: KR admits KR and its parts, KR-11.
	Jurisdictions map[string][]string
}

// AdmitsJurisdiction reports whether data of a class may move to a site of a
// jurisdiction.
func (p *Policy) AdmitsJurisdiction(class, jurisdiction string) bool {
	allowed, ruled := p.Jurisdictions[class]
	return !ruled || slices.ContainsFunc(allowed, func(j string) bool {
		return jurisdiction == j || strings.HasPrefix(jurisdiction, j+"-")
	})
}

// CloudFrom is the first day on which data of the class may go to a cloud site.
// The zero date means always; ok is false where it never may.
func (p *Policy) CloudFrom(class string) (from inventory.Date, ok bool) {
	if from, ok = p.CloudAllowedFrom[class]; ok {
		return from, true
	}
	for _, c := range p.CloudDataClasses {
		if c == class {
			return inventory.Date{}, true
		}
	}
	return inventory.Date{}, false
}

// DefaultScenario has every default of formats.md, with the money of KRW.
// StartDate is not set: it has no default.
func DefaultScenario() *Scenario {
	s := &Scenario{
		Currency: "KRW", Location: time.UTC, HorizonWeeks: 52, ImpactDepth: 4,
		LatencyCostPerHour: 5000, CostPerEffortHour: 60000, WaveFixedCost: 2000000, SLAPenaltyPerDay: 100000,
		Recurrences: []Recurrence{DefaultRecurrence()},
		Wave: WaveLimits{
			MaxAssets: math.Inf(1), MaxEffortHours: math.Inf(1), MaxTier0: math.Inf(1), PilotMinTier: 3,
		},
		LinkDefault: LinkDefault{BandwidthMbps: 1000, RTTms: 5},
		Copy: Copy{
			MigrationShare: 0.5, SyncDays: 6, StreamMbps: 1000,
			ReplicationLagMinutes: 5, LiveMaxRTTms: 10, PhysicalHours: 12,
		},
		DowntimeCostPerHour: [2][NumTiers]float64{
			inventory.Internal: {10000000, 2000000, 400000, 60000, 0},
			inventory.External: {50000000, 10000000, 2000000, 300000, 0},
		},
		MaxDowntimeMinutes: [NumTiers]float64{15, 60, 240, 720, 1440},
		Policy:             Policy{CloudDataClasses: []string{"public", "internal"}},
	}
	for _, m := range []inventory.Method{inventory.MethodDrain, inventory.MethodRedeploy, inventory.MethodReplicate} {
		s.Methods[m].OverlapDays = 7
	}
	s.Methods[inventory.MethodLive].OverlapDays = 1
	return s
}
