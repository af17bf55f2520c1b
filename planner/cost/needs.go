package cost

import "github.com/wavecut/wavecut/inventory"

// needs is the dependencies of impact outage, by the asset that needs: each
// target on its own, and the pools of which one target suffices.
type needs struct {
	all   [][]int32
	pools [][]int32 // targets, by pool
	of    [][]int32 // pools, by asset
	depth int
}

// newNeeds sorts the dependencies into pools and others. Two or more of one kind
// and mode any from one asset are a pool; one alone counts like mode all.
func newNeeds(e *inventory.Estate, depth int) *needs {
	n := &needs{
		all: make([][]int32, len(e.Assets)), of: make([][]int32, len(e.Assets)),
		// Nothing changes after as many steps as there are assets.
		depth: min(depth, len(e.Assets)),
	}
	for lo := 0; lo < len(e.Dependencies); {
		from, hi := e.Dependencies[lo].From, lo
		for hi < len(e.Dependencies) && e.Dependencies[hi].From == from {
			hi++
		}
		n.addAsset(from, e.Dependencies[lo:hi])
		lo = hi
	}
	return n
}

// addAsset takes the dependencies of one asset.
func (n *needs) addAsset(from int32, dependencies []inventory.Dependency) {
	var pools [inventory.DNS + 1][]int32 // by kind
	for i := range dependencies {
		d := &dependencies[i]
		switch {
		case d.Impact != inventory.ImpactOutage:
		case d.Mode == inventory.ModeAny:
			pools[d.Kind] = append(pools[d.Kind], d.To)
		default:
			n.all[from] = append(n.all[from], d.To)
		}
	}
	for _, targets := range pools {
		if len(targets) >= 2 {
			n.of[from] = append(n.of[from], int32(len(n.pools)))
			n.pools = append(n.pools, targets)
		} else {
			n.all[from] = append(n.all[from], targets...)
		}
	}
}
