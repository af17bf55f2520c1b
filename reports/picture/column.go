package picture

import "strconv"

// column is a value of a node or an edge that the formats carry.
type column[T any] struct {
	key    string
	number bool
	get    func(*T) string // empty: not known
}

var nodeColumns = []column[Node]{
	{"label", false, func(n *Node) string { return n.Label }},
	{"kind", false, func(n *Node) string { return n.Kind }},
	{"site", false, func(n *Node) string { return n.Site }},
	{"application", false, func(n *Node) string { return n.Application }},
	{"team", false, func(n *Node) string { return n.Team }},
	{"tier", true, func(n *Node) string { return number(n.Tier) }},
	{"wave", true, func(n *Node) string { return number(n.Wave) }},
	{"assets", true, func(n *Node) string { return strconv.Itoa(n.Assets) }},
	{"group", false, func(n *Node) string { return n.Group }},
	{"colour", false, func(n *Node) string { return n.Colour }},
}

var edgeColumns = []column[Edge]{
	{"kind", false, func(e *Edge) string { return e.Kind }},
	{"mode", false, func(e *Edge) string { return e.Mode }},
	{"impact", false, func(e *Edge) string { return e.Impact }},
	{"constraint", false, func(e *Edge) string { return e.Constraint }},
	{"calls_per_second", true, func(e *Edge) string { return decimal(e.CallsPerSecond) }},
	{"traffic_mbps", true, func(e *Edge) string { return decimal(e.TrafficMbps) }},
	{"dependencies", true, func(e *Edge) string { return strconv.Itoa(e.Dependencies) }},
	{"split", true, func(e *Edge) string { return flag(e.Split) }},
}

func number(n int) string {
	if n == NoNumber {
		return ""
	}
	return strconv.Itoa(n)
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

func flag(b bool) string {
	if b {
		return "1"
	}
	return "0"
}
