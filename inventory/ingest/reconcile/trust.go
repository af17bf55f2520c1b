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

// Sort puts the claims that are of one thing in order, the one that counts first.
func (t Trust) Sort(claims []*Claim) {
	for _, c := range claims {
		c.prepare()
	}
	slices.SortFunc(claims, t.Compare)
}

// Said are the values that a claim gives, names and site among them.
func (c *Claim) Said() []Won {
	c.prepare()
	var all []Won
	add := func(column, text string) {
		if text != "" {
			all = append(all, Won{column, text, c})
		}
	}
	add("site", c.Site)
	add("name", c.Name)
	add("fqdn", c.fqdn)
	for _, v := range c.Values {
		add(v.Column, v.Text)
	}
	for _, a := range c.Attributes {
		add(a.Name, a.Text)
	}
	return all
}
