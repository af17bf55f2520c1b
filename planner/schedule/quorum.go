package schedule

import (
	"encoding/binary"

	"github.com/wavecut/wavecut/inventory"
)

// quorumTable holds what C7 keeps available: replica groups, and pools without
// names. In every wave at least `available` of a quorum's members are neither
// being cut over nor retired.
type quorumTable struct {
	available       []int32
	memberStart     []int32
	member          []int32
	quorumStart, of []int32 // quorums of asset i: of[quorumStart[i]:quorumStart[i+1]]
	retires         []bool  // some member's method is retire

	spread   []spreadGroup
	spreadOf []int32 // the spread group of asset i, or -1
}

// spreadGroup is the members of a group marked spread.
type spreadGroup struct {
	name    string
	members []int32
}

func newQuorumTable(s *space, local []int32) quorumTable {
	t := quorumTable{memberStart: []int32{0}}
	seen := map[string]bool{}
	for g := range s.p.Groups {
		group := &s.p.Groups[g]
		if len(group.Members) >= 2 {
			t.add(s, localAll(group.Members, local), int32(group.MinAvailable), seen)
		}
	}
	for _, pool := range pools(s.p.Estate) {
		if members := localAll(pool, local); members != nil {
			t.add(s, members, 1, seen)
		}
	}
	t.quorumStart, t.of = invert(t.memberStart, t.member, s.n)
	t.addSpread(s, local)
	return t
}

// add keeps a quorum that some plan could break and that is not there yet.
func (t *quorumTable) add(s *space, members []int32, available int32, seen map[string]bool) {
	key := binary.LittleEndian.AppendUint32(nil, uint32(available))
	fixed, retires := int32(0), false
	for _, m := range members {
		key = binary.LittleEndian.AppendUint32(key, uint32(m))
		options := s.optionsOf(m)
		if len(options) == 0 || len(options) == 1 && options[0].stays() {
			fixed++
		}
		retires = retires || s.asset(m).Method == inventory.MethodRetire
	}
	if fixed >= available || seen[string(key)] {
		return
	}
	seen[string(key)] = true
	t.available = append(t.available, available)
	t.retires = append(t.retires, retires)
	t.member = append(t.member, members...)
	t.memberStart = append(t.memberStart, int32(len(t.member)))
}

// localAll maps assets to placed ones; nil if one of them is a name.
func localAll(assets, local []int32) []int32 {
	out := make([]int32, 0, len(assets))
	for _, a := range assets {
		if local[a] < 0 {
			return nil
		}
		out = append(out, local[a])
	}
	return out
}

// pools lists the target lists of two or more dependencies of one kind, mode any
// and impact outage from one asset. Dependencies are sorted by From, To, Kind.
func pools(e *inventory.Estate) [][]int32 {
	var all [][]int32
	deps := e.Dependencies
	for lo := 0; lo < len(deps); {
		hi := lo
		for hi < len(deps) && deps[hi].From == deps[lo].From {
			hi++
		}
		var byKind [inventory.DNS + 1][]int32
		for _, d := range deps[lo:hi] {
			if d.Impact == inventory.ImpactOutage && d.Mode == inventory.ModeAny {
				byKind[d.Kind] = append(byKind[d.Kind], d.To)
			}
		}
		for _, targets := range byKind {
			if len(targets) >= 2 {
				all = append(all, targets)
			}
		}
		lo = hi
	}
	return all
}

func (t *quorumTable) members(q int32) []int32 {
	return t.member[t.memberStart[q]:t.memberStart[q+1]]
}

func (t *quorumTable) quorumsOf(i int32) []int32 { return t.of[t.quorumStart[i]:t.quorumStart[i+1]] }

// addSpread collects the groups that must not end up on one site.
func (t *quorumTable) addSpread(s *space, local []int32) {
	t.spreadOf = make([]int32, s.n)
	for i := range t.spreadOf {
		t.spreadOf[i] = -1
	}
	for g := range s.p.Groups {
		group := &s.p.Groups[g]
		if !group.Spread {
			continue
		}
		members := localAll(group.Members, local)
		if len(members) < 2 {
			continue
		}
		for _, m := range members {
			t.spreadOf[m] = int32(len(t.spread))
		}
		t.spread = append(t.spread, spreadGroup{group.Name, members})
	}
}
