package flow

const (
	maxPairs  = 1 << 20 // of client, server, port and protocol
	manyPorts = 0       // the port of a client's pairs whose ports are put together
)

// pairKey is a client that calls a server's port.
type pairKey struct {
	client, server uint32
	port           uint16
	proto          uint8
}

// place is where something was seen first.
type place struct{ file, line int32 }

func (p place) before(q place) bool {
	return p.file < q.file || p.file == q.file && p.line < q.line
}

// sums are what the flows of a pair add up to.
type sums struct {
	// seen are the sums by where the flows were seen. Both ends of a flow may record
	// it; the second slot takes every place but that with the smallest number.
	seen [2]side
	at   place
}

// side are the sums of one place.
type side struct {
	via               uint32
	bytes             int64
	forward, backward int64 // flows from the client, and to it
	opened            int64 // flows that begin a connection, where flags say so
}

// add adds a flow from the client, or to it.
func (s *sums) add(f *flow, forward bool, at place) {
	x := s.slot(f.via)
	x.bytes += f.bytes
	if forward {
		x.forward += f.count
		if f.flags&flagSYNACK == flagSYN {
			x.opened += f.count
		}
	} else {
		x.backward += f.count
	}
	if at.before(s.at) {
		s.at = at
	}
}

// slot is where flows seen at a place are added.
func (s *sums) slot(via uint32) *side {
	first := &s.seen[0]
	switch {
	case s.empty(0):
		first.via = via
	case via < first.via:
		s.seen[1].add(first)
		*first = side{via: via}
	case via > first.via:
		return &s.seen[1]
	}
	return first
}

func (x *side) add(o *side) {
	x.bytes += o.bytes
	x.forward += o.forward
	x.backward += o.backward
	x.opened += o.opened
}

func (s *sums) empty(i int) bool { return s.seen[i].forward+s.seen[i].backward == 0 }

// merge adds the sums of other flows; turned says that their client is our server.
func (s *sums) merge(other *sums, turned bool) {
	for i := range other.seen {
		if other.empty(i) {
			continue
		}
		o := other.seen[i]
		if turned {
			o.forward, o.backward, o.opened = o.backward, o.forward, 0
		}
		if i == 0 {
			s.slot(o.via).add(&o)
		} else {
			s.seen[1].add(&o)
		}
	}
	if other.at.before(s.at) {
		s.at = other.at
	}
}

// total are the bytes of both directions, and the connections: those that were seen
// to begin, else the flows of the direction that has more.
func (s *sums) total() (bytes, calls int64) {
	for i := range s.seen {
		x := &s.seen[i]
		n := x.opened
		if n == 0 {
			n = max(x.forward, x.backward)
		}
		bytes, calls = max(bytes, x.bytes), max(calls, n)
	}
	return bytes, calls
}

// pairs are all pairs, in the order in which they came.
type pairs struct {
	at   map[pairKey]int32
	keys []pairKey
	sums []sums
}

func newPairs() pairs { return pairs{at: map[pairKey]int32{}} }

// get is the sums of a pair, which is made where there is none; nil where there are
// too many.
func (p *pairs) get(k pairKey, h *hosts, at place) (s *sums, made bool) {
	if i, ok := p.at[k]; ok {
		return &p.sums[i], false
	}
	if h.all[k.client].pairs >= maxPorts && k.port != manyPorts {
		k.port = manyPorts
		return p.get(k, h, at)
	}
	if len(p.keys) >= maxPairs {
		return nil, false
	}
	h.all[k.client].pairs++
	p.at[k] = int32(len(p.keys))
	p.keys = append(p.keys, k)
	p.sums = append(p.sums, sums{at: at})
	return &p.sums[len(p.sums)-1], true
}
