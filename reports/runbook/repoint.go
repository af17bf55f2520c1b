package runbook

import (
	"math"
	"slices"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// naming knows what names resolve to, and which names resolve to an asset.
type naming struct {
	byAsset map[int32][]int32 // asset → names, ascending
}

// newNaming reads it from the dependencies of names: those of kind dns, or, of a
// name that has none, all of them. A name that resolves to another name follows it
// and is not changed itself.
func newNaming(e *inventory.Estate) *naming {
	n := &naming{byAsset: map[int32][]int32{}}
	for i := range e.Assets {
		if !e.Assets[i].IsName() {
			continue
		}
		for _, to := range Resolves(e, int32(i)) {
			if !e.Assets[to].IsName() {
				n.byAsset[to] = append(n.byAsset[to], int32(i))
			}
		}
	}
	return n
}

// Resolves lists what a name resolves to, ascending: the targets of its
// dependencies of kind dns, or, where it has none, of all of them.
func Resolves(e *inventory.Estate, name int32) []int32 {
	var dns, all []int32
	for _, d := range e.DependenciesOf(name) {
		all = append(all, d.To)
		if d.Kind == inventory.DNS {
			dns = append(dns, d.To)
		}
	}
	if len(dns) > 0 {
		all = dns
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// repoint lists the names that are repointed, each as soon as all assets of the wave
// that it resolves to are checked.
func (b *builder) repoint(k *Book) {
	moved := map[int32][]int32{}
	ready := map[int32]time.Time{}
	for i := range k.Moves {
		m := &k.Moves[i]
		done := m.End
		if !m.Retires() {
			done = k.Groups[m.Group].End
		}
		for _, name := range b.naming.byAsset[m.Asset] {
			moved[name] = append(moved[name], m.Asset)
			ready[name] = later(ready[name], done)
		}
	}
	for name, assets := range moved {
		ttl, known := b.ttl(name)
		k.Repoints = append(k.Repoints, Repoint{
			Name: name, Moved: assets, Old: ttl, Known: known, Start: ready[name], End: ready[name].Add(b.opt.repoint()),
		})
	}
	slices.SortFunc(k.Repoints, func(x, y Repoint) int {
		if c := x.Start.Compare(y.Start); c != 0 {
			return c
		}
		return int(x.Name - y.Name)
	})
}

// ttl is the TTL of a name in whole seconds, of an assumption where it is not known.
func (b *builder) ttl(name int32) (seconds int, known bool) {
	ttl := b.asset(name).DNSTTLSeconds
	if !inventory.Given(ttl) {
		return assumedTTLSeconds, false
	}
	return int(math.Ceil(math.Min(ttl, math.MaxInt32))), true
}
