package planner

import (
	"fmt"

	"github.com/wavecut/wavecut/planner/bound"
)

// Effort says how much work a plan is worth. It is counted in steps, never in
// seconds.
type Effort uint8

// The efforts, the least first.
const (
	Quick Effort = iota
	Standard
	Thorough
)

var effortNames = []string{"quick", "standard", "thorough"}

// String is the effort's name.
func (e Effort) String() string {
	if int(e) < len(effortNames) {
		return effortNames[e]
	}
	return fmt.Sprintf("effort(%d)", uint8(e))
}

// ParseEffort reads an effort's name.
func ParseEffort(s string) (Effort, error) {
	for i, name := range effortNames {
		if name == s {
			return Effort(i), nil
		}
	}
	return 0, fmt.Errorf("read effort %q: want quick, standard or thorough", s)
}

// steps is the number of proposals of each chain of the schedule search.
func (e Effort) steps(assets int) int {
	perAsset := []int{20, 300, 4500}[e]
	least := []int{5000, 150000, 1500000}[e]
	if assets > smallEstate {
		least = []int{5000, 900000, 6000000}[e] // fewer turns, longer ones
	}
	return max(perAsset*assets, least)
}

// chains is the number of independent searches.
func (e Effort) chains() int { return []int{2, 2, 4}[e] }

// turns is how often placement and schedule are improved in turns at most. Small
// estates take more of them, and all, as they cost little.
func (e Effort) turns(assets int) int {
	if assets <= smallEstate {
		return []int{1, 4, 8}[e]
	}
	return []int{1, 2, 3}[e]
}

// smallEstate is the number of assets up to which a search begun anew costs little.
const smallEstate = 500

// boundOptions are the steps that the printed bound of so many assets and waves is
// worth.
func (e Effort) boundOptions(assets, waves int) bound.Options {
	return []func(assets, waves int) bound.Options{bound.Quick, bound.Standard, bound.Thorough}[e](assets, waves)
}

// startOptions are the steps that the bound is worth whose order the search starts
// from: level 1, and a little branching, which puts in order what level 1 moves in
// one piece.
func startOptions(assets, waves int) bound.Options {
	o := bound.Quick(assets, waves)
	if assets <= largeEstate {
		o = o.Branched(8, waves)
	}
	return o
}

// largeEstate is the number of assets above which work for each asset is scarce.
const largeEstate = 20000
