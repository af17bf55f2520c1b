package model

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// Problem is an estate to be consolidated under a scenario, with what follows
// from both. It does not change once built and is safe for concurrent reading.
type Problem struct {
	Estate   *inventory.Estate
	Scenario *Scenario

	Start, End time.Time
	Windows    []Window
	// Days is δ_0 … δ_T: the length of each interval.
	Days []float64

	// Placed lists the assets that have a site, ascending: one row of a plan each.
	Placed []int32
	// ServiceCost is downtime_cost_per_hour of every asset, defaults resolved;
	// an asset is a service where it is above 0.
	ServiceCost []float64
	// MaxDowntime is max_downtime_minutes of every asset, defaults resolved.
	MaxDowntime []float64

	// Groups are the replica groups, by name; GroupOf is an asset's group or -1.
	Groups  []ReplicaGroup
	GroupOf []int32

	// Guards are what C11 holds apart; none where no tier is protected.
	Guards   []Guard
	guardsOf map[int32][]int32
	standby  []int32 // by asset; nil where no tier is protected

	// StageOf is the stage of every placed asset, len(Scenario.Stages) for the rest;
	// nil where the scenario has no stages.
	StageOf    []int32
	blockOf    []int32 // by asset, into stageWaves
	stageWaves []waveRange

	defaultDowntime []bool // whose ServiceCost is the scenario's default for its tier

	links         []inventory.Link // by a*sites+b
	longestWindow float64
}

// ReplicaGroup is the assets that carry one replica_group.
type ReplicaGroup struct {
	Name    string
	Members []int32 // ascending
	// MinAvailable is the largest given, at most the size less one.
	MinAvailable int
	Spread       bool
}

// NewProblem derives the facts. It returns an error only where the scenario
// itself is unusable; what no plan can satisfy is a finding of the planner.
func NewProblem(estate *inventory.Estate, scenario *Scenario) (*Problem, error) {
	if scenario.StartDate.IsZero() {
		return nil, fmt.Errorf("derive problem: the scenario has no start_date")
	}
	if scenario.Keep == 0 && slices.ContainsFunc(estate.Sites, func(s inventory.Site) bool { return s.Role == inventory.RoleCandidate }) {
		return nil, fmt.Errorf("derive problem: there are candidate sites, and the scenario does not say how many to keep: give it a line such as keep = 2")
	}
	p := &Problem{Estate: estate, Scenario: scenario}
	p.Start, p.End = scenario.Horizon()
	p.Windows = windows(scenario, estate.Calendar)
	p.Days = intervals(p.Start, p.End, p.Windows)
	for _, w := range p.Windows {
		p.longestWindow = math.Max(p.longestWindow, w.Minutes())
	}
	p.links = linkTable(estate, scenario)
	for i := range estate.Assets {
		if estate.Assets[i].Placed() {
			p.Placed = append(p.Placed, int32(i))
		}
	}
	p.Groups, p.GroupOf = replicaGroups(estate)
	p.ServiceCost, p.defaultDowntime = serviceCosts(estate, scenario)
	p.MaxDowntime = maxDowntimes(estate, scenario)
	if p.StageOf = stagesOf(estate, scenario.Stages); p.StageOf != nil {
		p.setStageWaves(stageSlack)
	}
	p.guard()
	return p, nil
}

// T is the number of windows, and so of the last wave.
func (p *Problem) T() int { return len(p.Windows) }

// intervals is δ_0 … δ_T in days.
func intervals(start, end time.Time, windows []Window) []float64 {
	days := make([]float64, 0, len(windows)+1)
	from := start
	for _, w := range windows {
		days = append(days, w.Start.Sub(from).Seconds()/86400)
		from = w.Start
	}
	return append(days, end.Sub(from).Seconds()/86400)
}

// linkTable holds the link of every pair of sites, the default where none is
// given, and a free, endless one from a site to itself.
func linkTable(e *inventory.Estate, s *Scenario) []inventory.Link {
	n := len(e.Sites)
	table := make([]inventory.Link, n*n)
	for a := range n {
		for b := range n {
			l := inventory.Link{
				From: int32(min(a, b)), To: int32(max(a, b)),
				BandwidthMbps: s.LinkDefault.BandwidthMbps, RTTms: s.LinkDefault.RTTms,
				TransferCostPerGB: s.LinkDefault.TransferCostPerGB,
			}
			if a == b {
				l.BandwidthMbps, l.RTTms, l.TransferCostPerGB = math.Inf(1), 0, 0
			}
			table[a*n+b] = l
		}
	}
	for _, l := range e.Links {
		table[int(l.From)*n+int(l.To)] = l
		table[int(l.To)*n+int(l.From)] = l
	}
	return table
}

// Link is the link between two sites.
func (p *Problem) Link(a, b int32) inventory.Link {
	return p.links[int(a)*len(p.Estate.Sites)+int(b)]
}

// DaysPerMonth is the mean length of a month that usage prices are spread over.
const DaysPerMonth = 30.4375

// DailyRate is what an asset costs at a site for a day of usage.
func (p *Problem) DailyRate(asset, site int32) float64 {
	n := &p.Estate.Assets[asset].Needs
	s := &p.Estate.Sites[site]
	return (n[inventory.RackUnits]*s.MonthlyCostPerRackUnit + n[inventory.PowerKW]*s.MonthlyCostPerKW +
		n[inventory.VCPU]*s.MonthlyCostPerVCPU + n[inventory.StorageGB]*s.MonthlyCostPerGB) / DaysPerMonth
}

// ReplicaCount is the size of the asset's replica group, 0 where it has none.
func (p *Problem) ReplicaCount(asset int32) int {
	if g := p.GroupOf[asset]; g >= 0 {
		return len(p.Groups[g].Members)
	}
	return 0
}

// replicaGroups collects the placed assets by replica_group, by name.
func replicaGroups(e *inventory.Estate) ([]ReplicaGroup, []int32) {
	byName := map[string][]int32{}
	of := make([]int32, len(e.Assets))
	for i := range e.Assets {
		of[i] = -1
		if a := &e.Assets[i]; a.ReplicaGroup != "" && a.Placed() {
			byName[a.ReplicaGroup] = append(byName[a.ReplicaGroup], int32(i))
		}
	}
	groups := make([]ReplicaGroup, 0, len(byName))
	for name, members := range byName {
		groups = append(groups, newReplicaGroup(e, name, members))
	}
	slices.SortFunc(groups, func(a, b ReplicaGroup) int { return cmp.Compare(a.Name, b.Name) })
	for g := range groups {
		for _, m := range groups[g].Members {
			of[m] = int32(g)
		}
	}
	return groups, of
}

func newReplicaGroup(e *inventory.Estate, name string, members []int32) ReplicaGroup {
	g := ReplicaGroup{Name: name, Members: members}
	for _, m := range members {
		g.MinAvailable = max(g.MinAvailable, e.Assets[m].MinAvailable)
		g.Spread = g.Spread || e.Assets[m].Spread
	}
	g.MinAvailable = min(g.MinAvailable, len(members)-1)
	return g
}

// serviceCosts resolves downtime_cost_per_hour: where it is not given, the
// scenario's table for prod assets that are names or that nothing needs with
// impact outage, else 0. It also says which assets have that default.
func serviceCosts(e *inventory.Estate, s *Scenario) (costs []float64, byDefault []bool) {
	needed := make([]bool, len(e.Assets))
	for _, d := range e.Dependencies {
		if d.Impact == inventory.ImpactOutage {
			needed[d.To] = true
		}
	}
	costs, byDefault = make([]float64, len(e.Assets)), make([]bool, len(e.Assets))
	for i := range e.Assets {
		a := &e.Assets[i]
		switch {
		case inventory.Given(a.DowntimeCostPerHour):
			costs[i] = a.DowntimeCostPerHour
		case a.Environment == inventory.EnvProd && (a.IsName() || !needed[i]):
			costs[i], byDefault[i] = s.DowntimeCostPerHour[a.Exposure][a.Tier], true
		}
	}
	return costs, byDefault
}

func maxDowntimes(e *inventory.Estate, s *Scenario) []float64 {
	limits := make([]float64, len(e.Assets))
	for i := range e.Assets {
		a := &e.Assets[i]
		limits[i] = s.MaxDowntimeMinutes[a.Tier]
		if inventory.Given(a.MaxDowntimeMinutes) {
			limits[i] = a.MaxDowntimeMinutes
		}
	}
	return limits
}
