package partition

import "slices"

// kept is a labelling and its score.
type kept struct {
	label []int32
	score
}

// pool is some good labellings, best first, kept different from one another so
// that combining them has something to combine.
type pool []*kept

// poolSize is how many labellings a pool holds.
const poolSize = 10

// add keeps a labelling that is better than one of the pool. Of a full pool it
// drives out the one most like it among those that are worse.
func (p *pool) add(k *kept) {
	for _, other := range *p {
		if slices.Equal(other.label, k.label) {
			return
		}
	}
	if len(*p) == poolSize {
		at := p.likest(k)
		if at < 0 {
			return
		}
		*p = slices.Delete(*p, at, at+1)
	}
	at, _ := slices.BinarySearchFunc(*p, k, func(other, k *kept) int {
		if k.better(other.score) {
			return 1
		}
		return -1
	})
	*p = slices.Insert(*p, at, k)
}

// likest is the place of the labelling with the fewest differences among those
// that are no better, −1 where all are better.
func (p pool) likest(k *kept) int {
	at, fewest := -1, 0
	for n, other := range p {
		if other.better(k.score) {
			continue
		}
		if d := differences(other.label, k.label); at < 0 || d <= fewest {
			at, fewest = n, d
		}
	}
	return at
}

func differences(a, b []int32) int {
	d := 0
	for i := range a {
		if a[i] != b[i] {
			d++
		}
	}
	return min(d, len(a)-d)
}
