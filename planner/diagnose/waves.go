package diagnose

import "math/bits"

// waves is a set of waves as bits.
type waves []uint64

func newWaves(t int) waves { return make(waves, t/64+1) }

func (s waves) set(w int32)      { s[w>>6] |= 1 << (w & 63) }
func (s waves) has(w int32) bool { return s[w>>6]&(1<<(w&63)) != 0 }

func (s waves) count() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// retain leaves what is in the other too.
func (s waves) retain(o waves) {
	for k := range s {
		s[k] &= o[k]
	}
}

// join adds what is in the other.
func (s waves) join(o waves) {
	for k := range s {
		s[k] |= o[k]
	}
}

// within reports whether all are in the other.
func (s waves) within(o waves) bool {
	for k := range s {
		if s[k]&^o[k] != 0 {
			return false
		}
	}
	return true
}

// after is the first wave later than w, 0 if there is none.
func (s waves) after(w int32) int32 {
	for w++; int(w) < 64*len(s); w++ {
		if s.has(w) {
			return w
		}
	}
	return 0
}

// key is the set as a string, for maps.
func (s waves) key() string {
	b := make([]byte, 0, 8*len(s))
	for _, word := range s {
		for shift := 0; shift < 64; shift += 8 {
			b = append(b, byte(word>>shift))
		}
	}
	return string(b)
}
