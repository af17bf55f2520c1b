package flow

import (
	"cmp"
	"math"
	"slices"
)

// maxUndecided bounds the pairs of ends of which the server is not known yet; more
// are decided by what is known by then.
const maxUndecided = 1 << 18

// end is a port of a machine.
type end struct {
	host  uint32
	port  uint16
	proto uint8
}

// ends are two ends that talk, the first with the smaller number.
type ends struct{ a, b end }

// talk is what is known of them: sums as if a were the client, and when each spoke
// first.
type talk struct {
	sums
	firstA, firstB int64
}

// undecided are the pairs of ends whose ports do not say which is the server. Who is
// shows from the others that they talk to, when all has been seen.
type undecided struct {
	at    map[ends]int32
	keys  []ends
	talks []talk
	hosts map[uint64]struct{} // pairs of machines among them
}

func newUndecided() undecided {
	return undecided{at: map[ends]int32{}, hosts: map[uint64]struct{}{}}
}

func endsOf(src, dst uint32, f *flow) (k ends, turned bool) {
	a, b := end{src, f.sport, f.proto}, end{dst, f.dport, f.proto}
	if a.host > b.host {
		return ends{b, a}, true
	}
	return ends{a, b}, false
}

// add adds a flow and reports whether its two machines are new.
func (u *undecided) add(src, dst uint32, f *flow, at place) bool {
	k, turned := endsOf(src, dst, f)
	i, ok := u.at[k]
	if !ok {
		i = int32(len(u.keys))
		u.at[k] = i
		u.keys = append(u.keys, k)
		u.talks = append(u.talks, talk{sums: sums{at: at}, firstA: math.MaxInt64, firstB: math.MaxInt64})
	}
	t := &u.talks[i]
	t.add(f, !turned, at)
	if turned {
		t.firstB = min(t.firstB, f.start)
	} else {
		t.firstA = min(t.firstA, f.start)
	}
	if ok {
		return false
	}
	before := len(u.hosts)
	u.hosts[uint64(k.a.host)<<32|uint64(k.b.host)] = struct{}{}
	return len(u.hosts) > before
}

// degrees counts with how many ends each end talks.
func (u *undecided) degrees(p *pairs) map[end]int {
	degree := make(map[end]int, len(u.keys))
	for _, k := range u.keys {
		degree[k.a]++
		degree[k.b]++
	}
	for _, k := range p.keys {
		e := end{k.server, k.port, k.proto}
		if n, ok := degree[e]; ok {
			degree[e] = n + 1
		}
	}
	return degree
}

// serverIsA decides: the end that more ends talk to listens; else the one that spoke
// first is the client; else the lower port listens, else the lower address. guess
// says that only these last were left.
func (u *undecided) serverIsA(i int, degree map[end]int, h *hosts) (isA, guess bool) {
	k, t := u.keys[i], &u.talks[i]
	switch a, b := degree[k.a], degree[k.b]; {
	case a != b:
		return a > b, false
	case t.firstA != t.firstB:
		return t.firstB < t.firstA, true
	case k.a.port != k.b.port:
		return k.a.port < k.b.port, true
	}
	return h.all[k.a.host].addr.Less(h.all[k.b.host].addr), true
}

// order is the order in which ends are decided.
func (u *undecided) order() []int {
	order := make([]int, len(u.keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		x, y := u.keys[i], u.keys[j]
		return cmp.Or(compareEnds(x.a, y.a), compareEnds(x.b, y.b))
	})
	return order
}

func compareEnds(x, y end) int {
	return cmp.Or(cmp.Compare(x.host, y.host), cmp.Compare(x.port, y.port), cmp.Compare(x.proto, y.proto))
}
