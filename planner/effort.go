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
	perAsset := []int{20, 300, 6000}[e]
	least := []int{5000, 20000, 200000}[e]
	return max(perAsset*assets, least)
}

// chains is the number of independent searches.
func (e Effort) chains() int { return []int{2, 2, 4}[e] }

// turns is how often placement and schedule are improved in turns at most.
func (e Effort) turns() int { return []int{1, 2, 3}[e] }

// boundOptions are the steps that the printed bound is worth.
func (e Effort) boundOptions() bound.Options {
	return []bound.Options{{}, {Cuts: 24}, {Cuts: 32, Nodes: 24}}[e]
}
