package picture

import (
	"io"
	"slices"
)

// Picture is a graph to be drawn.
type Picture struct {
	Nodes []Node
	Edges []Edge
}

// Node is an asset, or several that are drawn as one.
type Node struct {
	ID    string
	Label string // what is written in it; empty: the ID
	// The values of an asset; empty and NoNumber where they are not known or differ.
	Kind, Site, Application, Team string
	Tier, Wave                    int
	Assets                        int // how many it stands for
	// Group is what it is coloured by, Colour the colour as #rrggbb.
	Group, Colour string
}

// NoNumber is a tier or a wave that is not known.
const NoNumber = -1

// Edge is a dependency, or several that are drawn as one.
type Edge struct {
	From, To                       int // places in Nodes
	Kind, Mode, Impact, Constraint string
	CallsPerSecond, TrafficMbps    float64
	Dependencies                   int // how many it stands for
	Split                          bool
}

// Format is a file format.
type Format struct {
	Name  string
	Write func(io.Writer, *Picture) error
}

// Formats are those that this package writes.
func Formats() []Format {
	return []Format{{"dot", WriteDOT}, {"graphml", WriteGraphML}, {"mermaid", WriteMermaid}, {"json", WriteJSON}, {"csv", WriteCSV}}
}

// text is what is written in a node.
func (n *Node) text() string {
	if n.Label == "" {
		return n.ID
	}
	return n.Label
}

// Groups are what the nodes are coloured by, each once, with its colour, in order.
func (p *Picture) Groups() []Node {
	var groups []Node
	for i := range p.Nodes {
		n := &p.Nodes[i]
		if n.Colour != "" && !slices.ContainsFunc(groups, func(g Node) bool { return g.Group == n.Group }) {
			groups = append(groups, Node{Group: n.Group, Colour: n.Colour})
		}
	}
	return groups
}
