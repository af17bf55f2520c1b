package depgraph

import "slices"

// listBlock is how many indexes lists asks memory for at a time.
const listBlock = 1 << 18

// lists keeps lists of indexes, each distinct list once, in the order in which
// they first came. It grows without moving what it has.
type lists struct {
	list  [][]int32
	block []int32 // the rest of its capacity is free
	total int
	// first is the newest list of a hash, older the one before it with the same
	// hash, or −1: different lists may share a hash.
	first map[uint64]int32
	older []int32
}

func newLists() *lists { return &lists{first: map[uint64]int32{}} }

// intern is the number of the list, which is copied if it is new.
func (l *lists) intern(list []int32, hash uint64) int32 {
	head, found := l.first[hash]
	if !found {
		head = -1
	}
	for i := head; i >= 0; i = l.older[i] {
		if slices.Equal(l.list[i], list) {
			return i
		}
	}
	id := int32(len(l.list))
	l.list = append(l.list, l.copy(list))
	l.older = append(l.older, head)
	l.first[hash] = id
	return id
}

func (l *lists) copy(list []int32) []int32 {
	if cap(l.block)-len(l.block) < len(list) {
		l.block = make([]int32, 0, max(listBlock, len(list)))
	}
	start := len(l.block)
	l.block = append(l.block, list...)
	l.total += len(list)
	return l.block[start:len(l.block):len(l.block)]
}

// flat is the lists end to end.
func (l *lists) flat() adjacency {
	a := adjacency{off: make([]int, 1, len(l.list)+1), items: make([]int32, 0, l.total)}
	for _, list := range l.list {
		a.items = append(a.items, list...)
		a.close()
	}
	return a
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
