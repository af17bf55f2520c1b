package reconcile

import "net/netip"

// forest joins nodes into sets (union-find, Tarjan 1975), each with what tells it
// apart from others.
type forest struct {
	parent []int32
	sets   []set // of roots
}

// set is what is known of a set of nodes. Lists are short: nearly all sets are small.
type set struct {
	native    int32 // index of the native asset, or -1
	keys      []keyed
	uuids     []keyed
	fqdns     []string
	labels    []string
	addresses []netip.Addr
	machine   bool // something in it is no DNS name
	alias     bool // all of it are aliases
	nodes     int32
}

// keyed is an identifier with the name space in which it is unique.
type keyed struct{ space, id string }

func newForest(n int) *forest {
	f := &forest{parent: make([]int32, n), sets: make([]set, n)}
	for i := range f.parent {
		f.parent[i] = int32(i)
	}
	return f
}

func (f *forest) root(i int32) int32 {
	for f.parent[i] != i {
		f.parent[i] = f.parent[f.parent[i]]
		i = f.parent[i]
	}
	return i
}

// join makes one set of two; the smaller root stays, so that the order of joining
// does not show.
func (f *forest) join(a, b int32) {
	a, b = f.root(a), f.root(b)
	if a == b {
		return
	}
	if b < a {
		a, b = b, a
	}
	f.parent[b] = a
	s, o := &f.sets[a], &f.sets[b]
	if s.native < 0 {
		s.native = o.native
	}
	s.keys = with(s.keys, o.keys)
	s.uuids = with(s.uuids, o.uuids)
	s.fqdns = with(s.fqdns, o.fqdns)
	s.labels = with(s.labels, o.labels)
	s.addresses = with(s.addresses, o.addresses)
	s.machine = s.machine || o.machine
	s.alias = s.alias && o.alias
	s.nodes += o.nodes
	*o = set{}
}

// with adds what is not there yet.
func with[T comparable](to, more []T) []T {
	for _, m := range more {
		found := false
		for _, t := range to {
			if t == m {
				found = true
				break
			}
		}
		if !found {
			to = append(to, m)
		}
	}
	return to
}

// apart reports whether two sets are told apart by a source: different native ids,
// different keys of one scope, or UUIDs of one family that have none in common.
func (f *forest) apart(a, b int32) bool {
	s, o := &f.sets[f.root(a)], &f.sets[f.root(b)]
	if s.native >= 0 && o.native >= 0 && s.native != o.native {
		return true
	}
	return differ(s.keys, o.keys, false) || differ(s.uuids, o.uuids, true)
}

// differ reports whether some name space has identifiers on both sides that differ;
// one in common is enough where any.
func differ(a, b []keyed, any bool) bool {
	for _, x := range a {
		clash, common := false, false
		for _, y := range b {
			if x.space == y.space {
				clash = clash || x.id != y.id
				common = common || x.id == y.id
			}
		}
		if clash && !(common || any && shared(a, b, x.space)) {
			return true
		}
	}
	return false
}

// shared reports whether the sides have an identifier of the space in common.
func shared(a, b []keyed, space string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y && x.space == space {
				return true
			}
		}
	}
	return false
}

// otherName reports whether both sets have fully qualified names, and none in common.
func (f *forest) otherName(a, b int32) bool {
	s, o := &f.sets[f.root(a)], &f.sets[f.root(b)]
	if len(s.fqdns) == 0 || len(o.fqdns) == 0 {
		return false
	}
	for _, x := range s.fqdns {
		for _, y := range o.fqdns {
			if x == y {
				return false
			}
		}
	}
	return true
}
