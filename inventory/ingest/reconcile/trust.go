package reconcile

import (
	"cmp"
	"slices"
	"strings"
)

// Trust is the order of trust: formats or families of formats, the most trusted
// first. What it does not name comes after, all alike.
type Trust []string

// rank is the place of a format in the order.
func (t Trust) rank(format string) int {
	if i := slices.IndexFunc(t, func(s string) bool { return strings.EqualFold(s, format) }); i >= 0 {
		return i
	}
	if i := slices.IndexFunc(t, func(s string) bool { return strings.EqualFold(s, family(format)) }); i >= 0 {
		return i
	}
	return len(t)
}

// Compare puts the claim that counts first: the more trusted, the newer, then by
// format and by what they say.
func (t Trust) Compare(a, b *Claim) int {
	return cmp.Or(
		cmp.Compare(t.rank(a.Format), t.rank(b.Format)),
		b.Seen.Compare(a.Seen),
		cmp.Compare(precedence(a.Format), precedence(b.Format)),
		strings.Compare(a.Format, b.Format),
		compareClaims(a, b),
	)
}

// precedence is the order among the tables of one tool: what lists the machines
// themselves comes before what lists their parts.
func precedence(format string) int {
	switch {
	case strings.HasSuffix(format, "-vinfo"), strings.HasSuffix(format, "-vhost"):
		return 0
	}
	return 1
}
