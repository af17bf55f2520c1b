package schedule

import (
	"fmt"
	"math"

	"github.com/wavecut/wavecut/planner/model"
)

// crowd names the limit that no wave has for an asset and all that must move in
// the wave with it (C8), were the wave empty; empty where some wave might do.
func (st *state) crowd(i int32) string {
	members := st.units.members(st.units.unitOf[i])
	if len(members) < 2 {
		return ""
	}
	need := make([]float64, len(st.limits.rows))
	for _, m := range members {
		for row, amount := range st.leastLoads(m) {
			need[row] += amount
		}
	}
	for r := range st.limits.rows {
		row := &st.limits.rows[r]
		if most := largest(row.capacity[1 : st.t+1]); need[r] > most+model.Tolerance {
			return fmt.Sprintf("%s: %d assets that must share a wave need %.6g %s, of which no wave has more than %.6g",
				row.code, len(members), need[r], row.name, most)
		}
	}
	return ""
}

// leastLoads is what a move of the asset takes of each limit, by whichever option
// takes least of it.
func (st *state) leastLoads(i int32) map[int32]float64 {
	least, moves := map[int32]float64{}, 0
	taking := map[int32]int{}
	for k := st.optionStart[i]; k < st.optionStart[i+1]; k++ {
		if st.options[k].stays() {
			continue
		}
		moves++
		for _, l := range st.limits.loads(k) {
			if taking[l.row]++; taking[l.row] == 1 {
				least[l.row] = l.amount
			}
			least[l.row] = math.Min(least[l.row], l.amount)
		}
	}
	for row, n := range taking {
		if n < moves {
			delete(least, row) // another option takes none
		}
	}
	return least
}

func largest(v []float64) float64 {
	m := math.Inf(-1)
	for _, x := range v {
		m = math.Max(m, x)
	}
	return m
}
