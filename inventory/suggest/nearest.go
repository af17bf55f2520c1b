package suggest

import (
	"iter"
	"slices"
	"strings"
)

// maxRunes is the length above which words are not compared: nobody mistypes a
// word of that length, and the comparison takes time in the square of it.
const maxRunes = 64

// Nearest is the candidate that is nearest to word, or empty where none is near
// enough to have been meant: about one edit for every three characters.
func Nearest(word string, candidates []string) string {
	return NearestOf(word, slices.Values(candidates))
}

// NearestOf is Nearest over a sequence, for candidates too many to hold.
func NearestOf(word string, candidates iter.Seq[string]) string {
	w := fold(word)
	if len(w) == 0 || len(w) > maxRunes {
		return ""
	}
	limit := max(1, (len(w)+1)/3)
	best, bestCost := "", limit+1
	for c := range candidates {
		cost := distance(w, fold(c), limit)
		if cost < bestCost || cost == bestCost && cost <= limit && c < best {
			best, bestCost = c, cost
		}
	}
	return best
}

func fold(s string) []rune { return []rune(strings.ToLower(s)) }

// distance is the optimal string alignment distance of a and b, or limit+1 where
// it exceeds limit.
func distance(a, b []rune, limit int) int {
	if len(b) > maxRunes || len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var rows [3][maxRunes + 1]int
	before, above, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+differ(a[i-1], b[j-1]))
			if swapped(a, b, i, j) {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return min(above[len(b)], limit+1)
}

func differ(a, b rune) int {
	if a == b {
		return 0
	}
	return 1
}

// swapped reports whether the two runes before i in a are those before j in b,
// the other way round.
func swapped(a, b []rune, i, j int) bool {
	return i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1]
}
