package snapshot

import (
	"errors"
	"math"
)

// errTooLarge says that the texts of a column are beyond what offsets can tell.
var errTooLarge = errors.New("write snapshot: too many texts")

// texts writes a column of n texts: where each ends, then all of them end to end.
func (w *writer) texts(n int, at func(i int) string) {
	size := 0
	for i := range n {
		size += len(at(i))
	}
	if size > math.MaxInt32 {
		w.err = errors.Join(w.err, errTooLarge)
		return
	}
	end := int32(0)
	w.ints(n+1, func(i int) int32 {
		if i > 0 {
			end += int32(len(at(i - 1)))
		}
		return end
	})
	w.count(int(end))
	for i := 0; i < n && w.err == nil; i++ {
		_, w.err = w.out.WriteString(at(i))
	}
}

// words writes a column of n texts of which many are equal: the different ones, in
// the order in which they come first, then which each is.
func (w *writer) words(n int, at func(i int) string) {
	index := map[string]int32{}
	var words []string
	for i := range n {
		if s := at(i); len(words) == 0 || index[s] == 0 && s != words[0] {
			index[s] = int32(len(words))
			words = append(words, s)
		}
	}
	w.count(len(words))
	w.texts(len(words), func(i int) string { return words[i] })
	w.ints(n, func(i int) int32 { return index[at(i)] })
}

// texts reads a column of n texts, which share one piece of memory.
func (r *reader) texts(n int) []string {
	size := r.peekSize(n)
	ends := r.offsets(n, size)
	block := string(r.bytes())
	if r.broken = r.broken || len(block) != int(size); r.broken {
		return nil
	}
	all := make([]string, n)
	for i := range all {
		all[i] = block[ends.at(i):ends.at(i+1)]
	}
	return all
}

// peekSize is the last of n+1 offsets that come next.
func (r *reader) peekSize(n int) int32 {
	ahead := *r
	b := ints(ahead.raw(4 * uint64(ahead.count(4))))
	if ahead.broken || b.len() != n+1 {
		r.broken = true
		return 0
	}
	return b.at(n)
}

// words reads a column of n texts as the different ones and which each is.
func (r *reader) words(n int) (words []string, which ints) {
	words = r.texts(r.count(4))
	return words, r.ints(n, 0, int32(len(words)-1))
}
