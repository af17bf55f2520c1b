package depgraph

import "math/bits"

// bitset is a set of assets.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) has(v int32) bool { return b[v>>6]&(1<<(v&63)) != 0 }
func (b bitset) add(v int32)      { b[v>>6] |= 1 << (v & 63) }
func (b bitset) remove(v int32)   { b[v>>6] &^= 1 << (v & 63) }

// drain appends the members to a list, ascending, and empties the set.
func (b bitset) drain(to []int32) []int32 {
	to = b.list(to)
	clear(b)
	return to
}

// list appends the members to a list, ascending.
func (b bitset) list(members []int32) []int32 {
	for i, word := range b {
		for ; word != 0; word &= word - 1 {
			members = append(members, int32(i<<6+bits.TrailingZeros64(word)))
		}
	}
	return members
}

// others gives those of 0 … n−1 that are not members, ascending.
func (b bitset) others(n int) []int32 {
	var rest []int32
	for v := range int32(n) {
		if !b.has(v) {
			rest = append(rest, v)
		}
	}
	return rest
}
