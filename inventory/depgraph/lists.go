package depgraph

import "slices"

// lists keeps lists of indexes, each distinct list once, in the order in which
// they first came.
type lists struct {
	off   []int // list i is items[off[i]:off[i+1]]
	items []int32
	// first is the newest list of a hash, older the one before it with the same
	// hash, or -1: different lists may share a hash.
	first map[uint64]int32
	older []int32
}

func newLists() *lists { return &lists{off: []int{0}, first: map[uint64]int32{}} }

func (l *lists) len() int { return len(l.off) - 1 }

func (l *lists) at(i int32) []int32 { return l.items[l.off[i]:l.off[i+1]] }

// intern is the number of the list, which is copied if it is new.
func (l *lists) intern(list []int32, hash uint64) int32 {
	head, found := l.first[hash]
	if !found {
		head = -1
	}
	for i := head; i >= 0; i = l.older[i] {
		if slices.Equal(l.at(i), list) {
			return i
		}
	}
	id := int32(l.len())
	l.items = append(l.items, list...)
	l.off = append(l.off, len(l.items))
	l.older = append(l.older, head)
	l.first[hash] = id
	return id
}

// hashList mixes a list into 64 bits (the finalizer of MurmurHash3, Appleby 2011,
// over a running product). Equal lists have equal hashes in every process.
func hashList(list []int32) uint64 {
	h := uint64(len(list)) + 0x9e3779b97f4a7c15
	for _, v := range list {
		h = (h ^ uint64(uint32(v))) * 0xff51afd7ed558ccd
		h ^= h >> 32
	}
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
