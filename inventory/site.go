package inventory

import "math"

// Role says what the consolidation does with a site.
type Role uint8

// The roles of formats.md.
const (
	RoleRetire    Role = iota // emptied and given up
	RoleKeep                  // survives
	RoleCandidate             // survives if the planner chooses it (scenario: keep = N)
	RoleCloud                 // a cloud region: survives, can be filled by usage
)

var roleNames = []string{"retire", "keep", "candidate", "cloud"}

// Resource is one of the kinds of capacity that a site has and an asset takes.
type Resource uint8

// The resources, in the order in which they are printed.
const (
	RackUnits Resource = iota
	PowerKW
	VCPU
	MemoryGB
	StorageGB
	NumResources
)

var resourceNames = []string{"rack_units", "power_kw", "vcpu", "memory_gb", "storage_gb"}

// Resources is an amount of each resource, in the unit of its name.
type Resources [NumResources]float64

// Unlimited is the capacity of a site for which none is given.
func Unlimited() Resources {
	var r Resources
	for i := range r {
		r[i] = math.Inf(1)
	}
	return r
}

// Site is a data center, a colocation or a cloud region.
type Site struct {
	ID           string
	Name         string
	Role         Role
	Region       string
	Jurisdiction string // ISO 3166 code
	// Capacity is +Inf where none is given.
	Capacity Resources
	// Money is in major units of the scenario's currency.
	MonthlyFixedCost       float64
	MonthlyCostPerRackUnit float64
	MonthlyCostPerKW       float64
	MonthlyCostPerVCPU     float64
	MonthlyCostPerGB       float64
	ContractEnd            Date    // zero: month to month
	EarlyExitFee           float64 // +Inf: no early exit
	DecommissionDays       float64
	// HourlyCostPerVCPU is what a vCPU costs that is rented by the hour, to carry
	// peaks (cloud sites).
	HourlyCostPerVCPU float64
	// Swing marks a site that is rented only while the move lasts: nothing ends there,
	// and it carries peaks alone.
	Swing bool
}

// Survives reports whether the site's role lets it survive without being chosen.
func (s *Site) Survives() bool { return s.Role == RoleKeep || s.Role == RoleCloud }

// Link is an undirected connection between two sites, From < To.
type Link struct {
	From, To          int32 // indexes of sites
	BandwidthMbps     float64
	RTTms             float64
	TransferCostPerGB float64
}
