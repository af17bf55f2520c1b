package depgraph

import "github.com/wavecut/wavecut/inventory"

// Filter chooses the part of a graph that a query sees. Its zero value is all.
type Filter struct {
	// Kinds and Impacts are those of the dependencies to follow; none: all.
	Kinds   []inventory.DependencyKind
	Impacts []inventory.Impact
	// Dependency, where given, holds for the dependencies to follow, by number.
	Dependency func(d int32) bool
	// Asset, where given, holds for the assets to pass through and to find. The
	// assets that a question names are seen in any case.
	Asset func(v int32) bool
}

// sieve is a filter made ready for a graph.
type sieve struct {
	all     bool // dependencies, of every class
	classes [256]bool
	// dependency and asset are nil where everything passes.
	dependency func(d int32) bool
	asset      func(v int32) bool
}

func (g *Graph) sieve(f *Filter) *sieve {
	s := &sieve{dependency: f.Dependency, asset: f.Asset}
	s.all = len(f.Kinds)+len(f.Impacts) == 0 && f.Dependency == nil
	for c := range s.classes {
		s.classes[c] = among(f.Kinds, class(c).kind()) && among(f.Impacts, class(c).impact())
	}
	if g.gone != nil {
		s.asset = func(v int32) bool { return !g.gone[v] && (f.Asset == nil || f.Asset(v)) }
	}
	return s
}

// among reports whether v is chosen, where choosing none is choosing all.
func among[T comparable](chosen []T, v T) bool {
	for _, c := range chosen {
		if c == v {
			return true
		}
	}
	return len(chosen) == 0
}

// follows reports whether a dependency of this class passes.
func (s *sieve) follows(c class, d int32) bool {
	return s.classes[c] && (s.dependency == nil || s.dependency(d))
}

// shows reports whether an asset passes.
func (s *sieve) shows(v int32) bool { return s.asset == nil || s.asset(v) }

// joins reports whether a dependency passes with both its ends.
func (s *sieve) joins(g *Graph, u, d int32) bool {
	return s.follows(g.class[d], d) && s.shows(g.to[d]) && s.shows(u)
}
