package store

import "slices"

// sortByHead sorts rows of which each has a head below n, by head and then by
// compare, in place: the rows are distributed by their heads first (American flag
// sort: McIlroy, Bostic and McIlroy, 1993), which for millions of rows is far
// quicker than comparing them all.
func sortByHead[T any](rows []T, n int, head func(*T) int32, compare func(a, b T) int) {
	if len(rows) < n/2 {
		slices.SortFunc(rows, compare)
		return
	}
	start := int32(0)
	for _, end := range distribute(rows, n, head) {
		if end-start > 1 {
			slices.SortFunc(rows[start:end], compare)
		}
		start = end
	}
}

// distribute moves the rows so that they are in order of their heads, and returns
// where the run of each head ends.
func distribute[T any](rows []T, n int, head func(*T) int32) (ends []int32) {
	next, ends := make([]int32, n), make([]int32, n)
	for i := range rows {
		ends[head(&rows[i])]++
	}
	sum := int32(0)
	for h := range ends {
		next[h] = sum
		sum += ends[h]
		ends[h] = sum
	}
	for h := range next {
		for next[h] < ends[h] {
			at := next[h]
			home := head(&rows[at])
			if int(home) != h {
				rows[at], rows[next[home]] = rows[next[home]], rows[at]
			}
			next[home]++
		}
	}
	return ends
}
