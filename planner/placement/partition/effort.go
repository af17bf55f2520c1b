package partition

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
	nodes  int64 // of the exhaustive search
	cuts   int   // minimum cuts of the whole instance
	starts int   // labellings from nothing
	cycles int   // rounds of cycles and combinations of the best
	tries  int   // labellings of the coarsest level for each start
}

// budget scales an effort: the larger the instance, the fewer the starts.
func (e Effort) budget(in *Instance) budget {
	size := in.Items + in.Graph.Arcs()
	b := [...]budget{
		Quick:    {nodes: 20_000, cuts: 12, starts: 2, cycles: 1, tries: 6},
		Standard: {nodes: 400_000, cuts: 40, starts: 8, cycles: 4, tries: 12},
		Thorough: {nodes: 4_000_000, cuts: 100, starts: 24, cycles: 16, tries: 24},
	}[e]
	share := 1.0
	if room := 300_000; size > room {
		share = float64(room) / float64(size)
	}
	b.starts = max(1, int(share*float64(b.starts)))
	b.cycles = max(min(b.cycles, 1), int(share*float64(b.cycles)))
	b.cuts = max(6, int(share*float64(b.cuts)))
	return b
}
