package wavegraph

// Graph is the picture of a wave.
type Graph struct {
	Wave  int
	Sites []Circle // where something of the picture stands
	Discs []Circle // the applications within them
	Nodes []Node   // those that move first, each by asset
	Edges []Edge
	// Moves counts the nodes that move, Left the tied assets that were left out.
	Moves, Left int
}

// Circle is a site or an application.
type Circle struct {
	Site  int32  // index of the site
	Label string // the application; empty for a site, and for assets without one
	X, Y  float64
	R     float64
}

// Node is an asset.
type Node struct {
	Asset int32
	Site  int32 // after the wave; NoSite once it is retired
	From  int32 // the site that it leaves in this wave, or NoSite where it does not move
	X, Y  float64
}

// State says how the ends of a dependency stand once the wave is done.
type State uint8

// The states.
const (
	Together State = iota // on one site, as before
	Joined                // on one site, and were on two
	Apart                 // on two sites
	numStates
)

// Edge is a dependency, or several between the same two; A and B are indexes of nodes.
type Edge struct {
	A, B  int32
	State State
}

// Options bound a picture.
type Options struct {
	MaxNodes int // at least as many as move are kept; 0 is 5,000
}
