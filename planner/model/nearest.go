package model

import (
	"math"
	"strings"
)

// nearestKey is the known dotted key that most resembles the unknown one. The
// last part decides, or its first word alone: horizon is horizon_weeks. The same
// table breaks ties, then the order of the keys. So max_assets at the top finds
// wave.max_assets.
func nearestKey(unknown string, known []string) string {
	table, key := splitKey(unknown)
	best, least := "", math.MaxInt
	for _, k := range known {
		t, last := splitKey(k)
		distance := wordDistance(key, last)
		if t != table {
			distance++
		}
		if distance < least {
			best, least = k, distance
		}
	}
	return best
}

// wordDistance is twice the edits between two keys, or one more than those to the
// first word of the known one, where the others were left out.
func wordDistance(key, known string) int {
	first, _, _ := strings.Cut(known, "_")
	return min(2*editDistance(key, known), 2*editDistance(key, first)+1)
}

func splitKey(dotted string) (table, key string) {
	if i := strings.LastIndexByte(dotted, '.'); i >= 0 {
		return strings.SplitN(dotted[:i], "[", 2)[0], dotted[i+1:]
	}
	return "", dotted
}

// editDistance counts the inserted, deleted and changed bytes from a to b
// (Levenshtein, 1966).
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
