package reconcile

import (
	"maps"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// Input is all that was observed.
type Input struct {
	// Natives are the assets of the native tables.
	Natives []Native
	Claims  []*Claim
	Edges   []*Edge
	Trust   Trust
	// Say takes what is found; calls do not overlap.
	Say func(inventory.Finding)
}

// Output is what it is about.
type Output struct {
	// Things are those that were observed and all native assets.
	Things []Thing
	Links  []Link
	// Gaps are ends of dependencies that nothing is known of.
	Gaps []Gap
	// Internal counts observed dependencies of a thing on itself.
	Internal int
}

type reconciler struct {
	natives []Native
	claims  []*Claim
	edges   []*Edge
	trust   Trust
	say     func(inventory.Finding)
	out     Output
	sets    []*set
	thingOf map[int32]int32 // by root
}

// Run finds out what the observations are of. It reorders the claims.
func Run(in Input) *Output {
	r := &reconciler{natives: in.Natives, claims: in.Claims, edges: in.Edges, trust: in.Trust, say: in.Say}
	for _, c := range r.claims {
		c.prepare()
	}
	slices.SortFunc(r.claims, compareClaims)
	j := newJoiner(r.natives, r.claims, r.say)
	j.all(answers(r.edges))
	r.things(j)
	r.link(j)
	return &r.out
}

// answers are what DNS says of names and addresses.
func answers(edges []*Edge) []nameAddress {
	var all []nameAddress
	for _, e := range edges {
		fqdn, _ := names(&e.From)
		to, _ := names(&e.To)
		if e.Kind != inventory.DNS || fqdn == "" || to != "" {
			continue
		}
		for _, a := range e.To.Addresses {
			if identifies(a) {
				all = append(all, nameAddress{fqdn, a.Unmap()})
			}
		}
	}
	return all
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
