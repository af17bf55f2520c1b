package cli

import "fmt"

// count is a number with its noun: "1 row", "2 rows".
func count[T ~int | ~int64](n T, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
