package inventory

import "strings"

// DependencyKind says how one asset uses another.
type DependencyKind uint8

// The kinds of formats.md.
const (
	Sync DependencyKind = iota
	Async
	Batch
	Replication
	DNS
)

var dependencyKindNames = []string{"sync", "async", "batch", "replication", "dns"}

// DefaultImpact is the impact of a dependency of this kind that gives none.
func (v DependencyKind) DefaultImpact() Impact {
	if v == Sync || v == DNS {
		return ImpactOutage
	}
	return ImpactNone
}

// Mode says whether each target is needed or any one of a pool.
type Mode uint8

// The modes of formats.md.
const (
	ModeAll Mode = iota
	ModeAny
)

var modeNames = []string{"all", "any"}

// Impact says what the loss of the target does to the one that needs it.
type Impact uint8

// The impacts of formats.md, gravest first.
const (
	ImpactOutage Impact = iota
	ImpactDegraded
	ImpactNone
)

var impactNames = []string{"outage", "degraded", "none"}

// Constraints is a set of the constraints that a dependency may carry; a merged
// dependency can carry several.
type Constraints uint8

// The constraints of formats.md.
const (
	SameWave Constraints = 1 << iota // both ends move in one wave
	SameSite                         // both ends are on one site
	After                            // From moves in a strictly later wave than To
)

// Has reports whether all of c are in the set.
func (v Constraints) Has(c Constraints) bool { return v&c == c }

var constraintNames = []struct {
	c    Constraints
	name string
}{{SameWave, "same_wave"}, {SameSite, "same_site"}, {After, "after"}}

// String joins the names of the set with ";", in the order above.
func (v Constraints) String() string {
	s := ""
	for _, n := range constraintNames {
		if !v.Has(n.c) {
			continue
		}
		if s != "" {
			s += ";"
		}
		s += n.name
	}
	return s
}

// ParseConstraint reads one constraint's name; the empty word is the empty set.
func ParseConstraint(s string) (Constraints, error) {
	if s == "" {
		return 0, nil
	}
	want := make([]string, 0, len(constraintNames))
	for _, n := range constraintNames {
		if n.name == s {
			return n.c, nil
		}
		want = append(want, n.name)
	}
	return 0, &ParseError{Value: s, Want: want}
}

// Dependency says that From needs To.
type Dependency struct {
	From, To       int32 // indexes of assets
	Kind           DependencyKind
	Mode           Mode
	Impact         Impact
	Constraints    Constraints
	CallsPerSecond float64
	TrafficMbps    float64
	MaxRTTms       float64 // NaN when not given
}

// ParseConstraints reads constraints joined by ";"; the empty word is the empty set.
func ParseConstraints(s string) (Constraints, error) {
	var set Constraints
	for name := range strings.SplitSeq(s, ";") {
		c, err := ParseConstraint(strings.TrimSpace(name))
		if err != nil {
			return 0, err
		}
		set |= c
	}
	return set, nil
}
