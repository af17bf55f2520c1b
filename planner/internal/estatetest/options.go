package estatetest

// Options say how large a random estate is and what may be in it. The zero value
// is a tiny estate with anything in it.
type Options struct {
	Assets       int // that have a site; default 5
	Names        int // default 1
	Sites        int // at least 2; default 3
	Windows      int // at most as many; default 4
	Dependencies int // about as many, pools and constraints apart; default 3/2 × Assets
	// Constraints are the kinds that may appear; default All.
	Constraints Constraint
	// Chance is the probability with which each of them appears; default 0.3.
	Chance float64
}

// Constraint is a set of kinds of things that restrict a plan.
type Constraint uint32

// The kinds of constraints.
const (
	Capacities Constraint = 1 << iota // of survivors
	WaveSize                          // max_assets
	Ramp
	Pilot
	Tier0
	Effort
	Teams
	Freezes
	Bandwidth // narrow links
	Replicas  // groups with min_available
	Spread
	Pools
	SameWaves
	SameSites
	Afters
	AllowedSites
	DataClasses // that may not go to a cloud, or only from a date on
	GivenMethods
	Retires // assets of method retire
	Retains // assets of method retain
	Downtimes
	Contracts
	Candidates // with keep = N
	Overlaps   // of windows

	All = 1<<iota - 1
)

func (o Options) withDefaults() Options {
	set := func(v *int, value int) {
		if *v == 0 {
			*v = value
		}
	}
	set(&o.Assets, 5)
	set(&o.Names, 1)
	set(&o.Sites, 3)
	set(&o.Windows, 4)
	set(&o.Dependencies, o.Assets*3/2)
	if o.Constraints == 0 {
		o.Constraints = All
	}
	if o.Chance == 0 {
		o.Chance = 0.3
	}
	return o
}
