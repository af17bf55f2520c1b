package depgraph

import "math/bits"

// bitset is a set of assets.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) has(v int32) bool { return b[v>>6]&(1<<(v&63)) != 0 }
func (b bitset) add(v int32)      { b[v>>6] |= 1 << (v & 63) }
func (b bitset) remove(v int32)   { b[v>>6] &^= 1 << (v & 63) }

// drain lists the members, ascending, and empties the set.
func (b bitset) drain(to []int32) []int32 {
	for i, word := range b {
		for ; word != 0; word &= word - 1 {
			to = append(to, int32(i<<6+bits.TrailingZeros64(word)))
		}
		b[i] = 0
	}
	return to
}
