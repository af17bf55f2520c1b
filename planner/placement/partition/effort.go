package partition

import "math"

// Effort says how much work a solution may take. It is counted in steps, never
// in seconds, so that it means the same labelling on every machine.
type Effort uint8

// The efforts.
const (
	Quick Effort = iota
	Standard
	Thorough
)

// budget is an effort in steps for an instance of some size.
type budget struct {
	nodes    int64 // of the exhaustive search
	cuts     int   // minimum cuts of the whole instance
	sweeps   int   // of messages, for more than two labels
	starts   int   // labellings from nothing
	cycles   int   // rounds of cycles and combinations of the best
	tries    int   // labellings of the coarsest level for each start
	patience int   // cycles that may bring nothing
}

// budget scales an effort: small instances get more of everything for it, large
// ones less.
func (e Effort) budget(in *Instance) budget {
	size := float64(in.Items + in.Graph.Arcs() + 1)
	b := [...]budget{
		Quick:    {nodes: 20_000, cuts: 12, sweeps: 24, starts: 12, cycles: 4, tries: 6, patience: 2},
		Standard: {nodes: 400_000, cuts: 40, sweeps: 120, starts: 32, cycles: 24, tries: 12, patience: 5},
		Thorough: {nodes: 4_000_000, cuts: 100, sweeps: 600, starts: 64, cycles: 200, tries: 24, patience: 20},
	}[e]
	work := [...]float64{Quick: 50_000, Standard: 800_000, Thorough: 8_000_000}[e]
	share := math.Min(1, 5*work/size)
	b.starts = max(1, min(b.starts, int(work/size)))
	b.cycles = max(1, min(b.cycles, int(work/size/2)))
	b.sweeps = max(8, int(share*float64(b.sweeps)))
	b.cuts = max(6, int(share*float64(b.cuts)))
	return b
}
