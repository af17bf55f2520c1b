package cost

import "github.com/wavecut/wavecut/inventory"

// outages is outage(v) of every asset in its own wave: that of its method, and 0
// for a member of a replica group whose others serve meanwhile.
func (e *evaluator) outages() []float64 {
	minutes := make([]float64, len(e.p.Estate.Assets))
	for _, assets := range e.byWave {
		for _, a := range assets {
			minutes[a] = e.moves[a].RawMinutes
		}
	}
	for g := range e.p.Groups {
		members := e.p.Groups[g].Members
		if len(members) < 2 {
			continue
		}
		for _, a := range members {
			if e.available(members, e.wave[a]) >= e.p.Groups[g].MinAvailable {
				minutes[a] = 0
			}
		}
	}
	return minutes
}

// available counts the members that neither are cut over in the wave nor have been
// retired by then (C7).
func (e *evaluator) available(members []int32, wave int32) int {
	n := 0
	for _, m := range members {
		w := e.wave[m]
		retired := w > 0 && w <= wave && e.moves[m].Method == inventory.MethodRetire
		if w != wave && !retired {
			n++
		}
	}
	return n
}
