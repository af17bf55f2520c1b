package flow

import (
	"cmp"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// tell gives the dependencies in the order of their addresses, then the findings.
func (c *collector) tell(sink foreign.Sink) error {
	c.decide()
	if len(c.pairs.keys) == 0 {
		return nil
	}
	g := newGraph(c)
	roles := g.roles()
	err := g.runs(sameEnds, func(run []int32) error {
		if !g.told(g.pairs.keys[run[0]].client) {
			return nil
		}
		return c.tellPair(g, run, roles, sink)
	})
	if err != nil {
		return err
	}
	c.tellTime(sink)
	c.tellGuesses(sink)
	at := c.firstPlaces()
	g.tellRoles(roles, at, sink)
	g.tellHubs(g.hubs(roles), roles, at, sink)
	c.tellLimits(g, sink)
	return nil
}

// need is what a client needs of a server in one way.
type need struct {
	kind         inventory.DependencyKind
	impact       inventory.Impact
	bytes, calls int64
	at           place
}

// tellPair gives the dependencies of a client on a server: one for each kind.
func (c *collector) tellPair(g *graph, run []int32, roles map[uint32]role, sink foreign.Sink) error {
	var needs []need
	client, server := g.pairs.keys[run[0]].client, g.pairs.keys[run[0]].server
	for _, i := range run {
		needs = merged(needs, needOf(g.pairs.keys[i], &g.pairs.sums[i], roles[client]))
	}
	slices.SortFunc(needs, func(a, b need) int { return cmp.Compare(a.kind, b.kind) })
	for _, n := range needs {
		if err := sink.Dependency(c.dependency(client, server, n)); err != nil {
			return err
		}
	}
	return nil
}

func needOf(k pairKey, s *sums, r role) need {
	use := serviceOf(k.port)
	n := need{kind: use.kind, impact: use.impact, at: s.at}
	if r.frees(k.port) {
		n.impact = inventory.ImpactNone
	}
	n.bytes, n.calls = s.total()
	return n
}

// merged adds a need to that of its kind; the graver impact counts.
func merged(needs []need, n need) []need {
	for i := range needs {
		x := &needs[i]
		if x.kind != n.kind {
			continue
		}
		x.bytes, x.calls, x.impact = x.bytes+n.bytes, x.calls+n.calls, min(x.impact, n.impact)
		if n.at.before(x.at) {
			x.at = n.at
		}
		return needs
	}
	return append(needs, n)
}

func (c *collector) dependency(client, server uint32, n need) *foreign.Dependency {
	d := &foreign.Dependency{Kind: n.kind, At: c.position(n.at), Seen: time.UnixMilli(c.end).UTC()}
	d.From.Addresses = []netip.Addr{c.hosts.all[client].addr}
	d.To.Addresses = []netip.Addr{c.hosts.all[server].addr}
	if n.impact != n.kind.DefaultImpact() {
		d.Set("impact", n.impact.String())
	}
	d.Set("calls_per_second", rate(float64(n.calls)/c.seconds()))
	d.Set("traffic_mbps", rate(float64(n.bytes)*8/1e6/c.seconds()))
	return d
}

// rate writes a rate with six decimals, and what is more than nothing as more.
func rate(v float64) string {
	switch {
	case v == 0:
		return ""
	case v < 0.000001:
		return "0.000001"
	}
	return strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 6, 64), "0"), ".")
}

func (c *collector) position(p place) inventory.Position {
	return inventory.Position{File: c.files[p.file], Line: int(p.line)}
}

// firstPlaces gives the place where a host was first seen in a pair.
func (c *collector) firstPlaces() func(uint32) inventory.Position {
	first := make(map[uint32]place, len(c.hosts.all))
	for i, k := range c.pairs.keys {
		for _, id := range []uint32{k.client, k.server} {
			if p, ok := first[id]; !ok || c.pairs.sums[i].at.before(p) {
				first[id] = c.pairs.sums[i].at
			}
		}
	}
	return func(id uint32) inventory.Position { return c.position(first[id]) }
}

// tellTime says what is odd about the observed time.
func (c *collector) tellTime(sink foreign.Sink) {
	from, to := time.UnixMilli(c.start).UTC().Format(time.RFC3339), time.UnixMilli(c.end).UTC().Format(time.RFC3339)
	hours := (c.end-c.start)/3_600_000 + 1
	message := ""
	switch {
	case c.end-c.start < 60_000:
		message = fmt.Sprintf("the flows are of less than a minute (%s to %s); rates are as if it were a whole one", from, to)
	case hours > 2*int64(len(c.hours)) && hours > 3:
		message = fmt.Sprintf("the flows are of %d hours out of %d from %s to %s; rates are over all of them", len(c.hours), hours, from, to)
	default:
		return
	}
	sink.Finding(inventory.Finding{Code: inventory.CodeFlowTime, Severity: inventory.SeverityWarning, Subject: c.files[0],
		Position: inventory.Position{File: c.files[0]}, Message: message, Hint: "Import the flows of a business day or more, without gaps."})
}

// tellGuesses names the pairs whose direction is a guess.
func (c *collector) tellGuesses(sink foreign.Sink) {
	if c.guessed == 0 {
		return
	}
	c.trimGuesses()
	var texts []string
	first := c.guesses[0].at
	for _, g := range c.guesses {
		texts = append(texts, fmt.Sprintf("%s to port %d of %s", g.client, g.port, g.server))
		if g.at.before(first) {
			first = g.at
		}
	}
	if c.guessed > len(texts) {
		texts = append(texts, "…")
	}
	sink.Finding(inventory.Finding{Code: inventory.CodeFlowDirection, Severity: inventory.SeverityInfo,
		Subject: c.guesses[0].server.String(), Position: c.position(first),
		Message: fmt.Sprintf("pairs of which the server side is a guess: %d (%s)", c.guessed, strings.Join(texts, ", ")),
		Hint:    "Give the right direction in a dependencies.csv where it matters."})
}

// tellLimits says what was left out or put together.
func (c *collector) tellLimits(g *graph, sink foreign.Sink) {
	folded := 0
	for i := range c.hosts.all {
		if c.hosts.all[i].pairs >= maxPorts {
			folded++
		}
	}
	if c.lost > 0 || folded > 0 {
		sink.Finding(inventory.Finding{Code: inventory.CodeFlowTooMany, Severity: inventory.SeverityWarning, Subject: c.files[0],
			Position: inventory.Position{File: c.files[0]},
			Message: fmt.Sprintf("rows left out: %d, since more than %d addresses or %d pairs are not kept apart; machines whose ports were put together: %d",
				c.lost, maxHosts, maxPairs, folded),
			Hint: "Import less at a time, or only the flows of your own networks."})
	}
	if n := len(g.users) - len(g.kept); n > 0 {
		sink.Finding(inventory.Finding{Code: inventory.CodeFlowUsers, Severity: inventory.SeverityInfo, Subject: c.files[0],
			Position: inventory.Position{File: c.files[0]},
			Message:  fmt.Sprintf("public addresses that only call, beyond the busiest %d: %d, which are not told one by one", maxUsers, n)})
	}
}
