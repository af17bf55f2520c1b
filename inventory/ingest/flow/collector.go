package flow

import (
	"cmp"
	"fmt"
	"math"
	"net/netip"
	"slices"
)

// collector adds the flows of one or more files up.
type collector struct {
	hosts      hosts
	pairs      pairs
	undecided  undecided
	files      []string
	start, end int64 // of the observed time, milliseconds
	hours      map[int64]struct{}
	guesses    []guess
	guessed    int
	lost       int64 // rows beyond the limits
}

// guess is a pair whose direction nothing tells for sure.
type guess struct {
	client, server netip.Addr
	port           uint16
	at             place
}

func newCollector() *collector {
	return &collector{hosts: newHosts(), pairs: newPairs(), undecided: newUndecided(),
		start: math.MaxInt64, end: math.MinInt64, hours: map[int64]struct{}{}}
}

// add adds a flow. made says that nothing like it was there before.
func (c *collector) add(f *flow, at place) (v verdict, made bool) {
	switch {
	case f.proto == protoICMP, f.proto == protoICMPv6:
		return leave(icmp), false
	case !hasPorts(f.proto), f.sport == 0 && f.dport == 0:
		return leave(noPorts), false
	case f.start < earliest || f.end > latest:
		return refuse("time", fmt.Append(nil, f.start/1000), "the clock was never set"), false
	case f.end < f.start:
		return refuse("time", fmt.Append(nil, f.end/1000), "the flow ends before it begins"), false
	}
	src, ok := c.hosts.number(f.src)
	if !ok {
		return refuse("source address", f.src, "not an IP address"), false
	}
	dst, ok := c.hosts.number(f.dst)
	if !ok {
		return refuse("destination address", f.dst, "not an IP address"), false
	}
	switch {
	case src == noHost || dst == noHost:
		return leave(noMachine), false
	case src == unknownHost || dst == unknownHost:
		c.lost++
		return leave(tooMany), false
	case src == dst:
		return leave(itself), false
	}
	c.observe(f)
	return c.place(src, dst, f, at)
}

// observe stretches the observed time.
func (c *collector) observe(f *flow) {
	c.start, c.end = min(c.start, f.start), max(c.end, f.end)
	const hour, most = 3_600_000, 24 * 400
	if len(c.hours) < most {
		c.hours[f.start/hour] = struct{}{}
		if end := f.end / hour; end != f.start/hour && end-f.start/hour < 48 {
			c.hours[end] = struct{}{}
		}
	}
}

// place adds a flow to its pair, or to the undecided.
func (c *collector) place(src, dst uint32, f *flow, at place) (verdict, bool) {
	forward, sure := direction(f)
	if !sure {
		made := c.undecided.add(src, dst, f, at)
		if len(c.undecided.keys) >= maxUndecided {
			c.decide()
		}
		return verdict{}, made
	}
	k := pairKey{src, dst, f.dport, f.proto}
	if !forward {
		k = pairKey{dst, src, f.sport, f.proto}
	}
	s, made := c.pairs.get(k, &c.hosts, at)
	if s == nil {
		c.lost++
		return leave(tooMany), false
	}
	s.add(f, forward, at)
	return verdict{}, made
}

// direction says whether a flow goes from the client to the server, and whether
// that is sure: the log says so, or flags, or one port is more a server's.
func direction(f *flow) (forward, sure bool) {
	if f.directed {
		return true, true
	}
	if f.proto == protoTCP && f.flags&flagSYN != 0 {
		return f.flags&flagSYNACK == flagSYN, true
	}
	src, dst := ranks[f.sport], ranks[f.dport]
	return dst > src, src != dst
}

// decide makes pairs of the undecided.
func (c *collector) decide() {
	u := &c.undecided
	degree := u.degrees(&c.pairs)
	for _, i := range u.order() {
		isA, guessed := u.serverIsA(i, degree, &c.hosts)
		k := u.keys[i]
		client, server := k.a, k.b
		if isA {
			client, server = k.b, k.a
		}
		t := &u.talks[i]
		if guessed {
			c.guess(client, server, t.at)
		}
		s, _ := c.pairs.get(pairKey{client.host, server.host, server.port, server.proto}, &c.hosts, t.at)
		if s == nil {
			c.lost++
			continue
		}
		s.merge(&t.sums, isA)
	}
	c.undecided = newUndecided()
}

const maxGuesses = 5

// guess notes a guess; the first by address are named.
func (c *collector) guess(client, server end, at place) {
	c.guessed++
	c.guesses = append(c.guesses, guess{c.hosts.all[client.host].addr, c.hosts.all[server.host].addr, server.port, at})
	if len(c.guesses) > 1000*maxGuesses {
		c.trimGuesses()
	}
}

func (c *collector) trimGuesses() {
	slices.SortFunc(c.guesses, func(x, y guess) int {
		return cmp.Or(x.client.Compare(y.client), x.server.Compare(y.server), cmp.Compare(x.port, y.port))
	})
	c.guesses = c.guesses[:min(len(c.guesses), maxGuesses)]
}

// seconds is the observed time; at least a minute, which is the shortest time for
// which recorders add flows up.
func (c *collector) seconds() float64 { return max(float64(c.end-c.start)/1000, 60) }
