package diagnose

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/planner/schedule"
)

// uses is the least that each placed asset takes of each limit if it moves, where
// that is anything, both ways round: an estate may have thousands of limits, and an
// asset takes of a few.
type uses struct {
	byPlace [][]schedule.Load // rows ascending
	byRow   [][]int32         // places ascending
}

func newUses(choices [][]schedule.Choice, rows int) *uses {
	u := &uses{byPlace: make([][]schedule.Load, len(choices)), byRow: make([][]int32, rows)}
	for i := range choices {
		u.byPlace[i] = leastLoads(choices[i])
		for _, l := range u.byPlace[i] {
			u.byRow[l.Row] = append(u.byRow[l.Row], int32(i))
		}
	}
	return u
}

// leastLoads is what each of some choices takes of a limit at least, staying aside.
func leastLoads(choices []schedule.Choice) []schedule.Load {
	var least []schedule.Load
	first := true
	for k := range choices {
		if choices[k].Stays {
			continue
		}
		if loads := sumByRow(choices[k].Loads); first {
			least, first = loads, false
		} else {
			least = commonLoads(least, loads)
		}
	}
	return slices.DeleteFunc(least, func(l schedule.Load) bool { return l.Amount <= 0 })
}

// sumByRow adds up what a choice takes of one limit.
func sumByRow(loads []schedule.Load) []schedule.Load {
	sorted := slices.SortedStableFunc(slices.Values(loads), func(a, b schedule.Load) int { return cmp.Compare(a.Row, b.Row) })
	var sums []schedule.Load
	for _, l := range sorted {
		if n := len(sums); n > 0 && sums[n-1].Row == l.Row {
			sums[n-1].Amount += l.Amount
		} else {
			sums = append(sums, l)
		}
	}
	return sums
}

// commonLoads is the smaller amount of each limit that both take of.
func commonLoads(a, b []schedule.Load) []schedule.Load {
	var both []schedule.Load
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].Row < b[0].Row:
			a = a[1:]
		case a[0].Row > b[0].Row:
			b = b[1:]
		default:
			both = append(both, schedule.Load{Row: a[0].Row, Amount: min(a[0].Amount, b[0].Amount)})
			a, b = a[1:], b[1:]
		}
	}
	return both
}

// least is the least that the i-th placed asset takes of a limit if it moves.
func (u *uses) least(i, row int32) float64 {
	for _, l := range u.byPlace[i] {
		if l.Row == row {
			return l.Amount
		}
	}
	return 0
}

// rowsOf lists the limits of which some assets take, ascending.
func (u *uses) rowsOf(places []int32) []int32 {
	var rows []int32
	for _, i := range places {
		for _, l := range u.byPlace[i] {
			rows = append(rows, l.Row)
		}
	}
	slices.Sort(rows)
	return slices.Compact(rows)
}
