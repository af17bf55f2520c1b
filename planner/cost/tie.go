package cost

import "github.com/wavecut/wavecut/inventory"

// Tie is a dependency that is split between two sites at some time.
type Tie struct {
	Dependency int32 // index into Estate.Dependencies
	// Runs are the times in which it is split, in order; they do not touch unless
	// the sites change between them.
	Runs []TieRun
}

// TieRun is a run of intervals in which the ends of a dependency stay at two sites.
type TieRun struct {
	From, To int // intervals [From, To)
	// FromSite and ToSite are where the dependency's ends are.
	FromSite, ToSite int32
	PerDay           float64 // in major units
	Slow             bool    // the wire is slower than max_rtt_ms
}

// ties collects the runs by dependency.
func (e *evaluator) ties() []Tie {
	var all []Tie
	e.eachSplitIndexed(func(i int, a, b int32, from, to int) {
		d := &e.p.Estate.Dependencies[i]
		run := TieRun{From: from, To: to, FromSite: a, ToSite: b, PerDay: e.splitPerDay(d, a, b), Slow: e.slow(d, a, b)}
		if n := len(all); n > 0 && all[n-1].Dependency == int32(i) {
			all[n-1].Runs = append(all[n-1].Runs, run)
			return
		}
		all = append(all, Tie{Dependency: int32(i), Runs: []TieRun{run}})
	})
	return all
}

// slow reports whether the wire between two sites is slower than a dependency bears.
func (e *evaluator) slow(d *inventory.Dependency, a, b int32) bool {
	return inventory.Given(d.MaxRTTms) && e.p.Link(a, b).RTTms > d.MaxRTTms
}
