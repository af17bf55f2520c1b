package zone

import (
	"net/netip"
	"strings"

	"github.com/miekg/dns"

	"github.com/wavecut/wavecut/inventory/ingest/address"
)

// aliases follows the CNAME records of a file.
type aliases struct {
	names     *names
	to        map[int32]int32 // from an owner to the one that it is an alias of
	public    map[int32]bool  // of owners with aliases to follow
	loops     [][]string
	wildcards map[string]bool // owners of wildcards, without the "*."
	between   map[string]bool // names below a wildcard's that exist, be it as a part of others
}

func follow(n *names) *aliases {
	a := &aliases{names: n, to: map[int32]int32{}, public: map[int32]bool{}, wildcards: map[string]bool{}, between: map[string]bool{}}
	a.findWildcards()
	for _, i := range n.sorted() {
		if t, ok := a.alias(i); ok {
			if j, ok := a.find(t); ok {
				a.to[i] = j
			}
		}
	}
	a.findLoops()
	return a
}

// alias is the target of an owner's CNAME record; of several the first by name.
func (a *aliases) alias(i int32) (string, bool) {
	best, found := "", false
	for r := a.names.owners[i].last; r >= 0; r = a.names.records[r].next {
		if rec := &a.names.records[r]; rec.kind == dns.TypeCNAME {
			if t := rec.target(); !found || t < best {
				best, found = t, true
			}
		}
	}
	return best, found
}

func (a *aliases) findWildcards() {
	for i := range a.names.owners {
		if base, ok := strings.CutPrefix(a.names.owners[i].name, "*."); ok {
			a.wildcards[base] = true
		}
	}
	if len(a.wildcards) == 0 {
		return
	}
	for i := range a.names.owners {
		name := a.names.owners[i].name
		for !a.between[name] && a.below(name) {
			a.between[name] = true
			_, name, _ = strings.Cut(name, ".")
		}
	}
}

// below reports whether a name is somewhere below the base of a wildcard.
func (a *aliases) below(name string) bool {
	for {
		_, up, ok := strings.Cut(name, ".")
		if !ok {
			return false
		}
		if a.wildcards[up] {
			return true
		}
		name = up
	}
}

// find is the owner that answers for a name: itself, or the wildcard of the closest
// name above it that exists (RFC 4592, section 3.3.1).
func (a *aliases) find(name string) (int32, bool) {
	if i, ok := a.names.at[name]; ok {
		return i, true
	}
	if len(a.wildcards) == 0 || a.between[name] {
		return 0, false
	}
	for up := name; ; {
		_, parent, ok := strings.Cut(up, ".")
		if !ok {
			return 0, false
		}
		if a.wildcards[parent] {
			i, ok := a.names.at["*."+parent]
			return i, ok
		}
		if _, exists := a.names.at[parent]; exists || a.between[parent] {
			return 0, false
		}
		up = parent
	}
}

// findLoops finds the loops among aliases, each once, from its first name on.
func (a *aliases) findLoops() {
	const open, done = 1, 2
	state := map[int32]int{}
	for _, i := range a.names.sorted() {
		var path []int32
		at, ok := i, true
		for ok && state[at] == 0 {
			state[at] = open
			path = append(path, at)
			at, ok = a.next(at)
		}
		if ok && state[at] == open {
			a.loops = append(a.loops, a.loop(at))
		}
		for _, p := range path {
			state[p] = done
		}
	}
}

func (a *aliases) next(i int32) (int32, bool) {
	j, ok := a.to[i]
	return j, ok
}

// loop names the owners of a loop, beginning with the first by name.
func (a *aliases) loop(at int32) []string {
	loop := []string{a.names.owners[at].name}
	for i := a.to[at]; i != at; i = a.to[i] {
		loop = append(loop, a.names.owners[i].name)
	}
	first := 0
	for i, name := range loop {
		if name < loop[first] {
			first = i
		}
	}
	return append(loop[first:], loop[:first]...)
}

// external reports whether an owner answers with a public address, be it by aliases.
func (a *aliases) external(i int32) bool {
	var path []int32
	at, ok, answer := i, true, false
	for ok {
		if known, seen := a.public[at]; seen {
			answer = known
			break
		}
		a.public[at] = false // ends loops
		path = append(path, at)
		if answer = a.hasPublic(at); answer {
			break
		}
		at, ok = a.next(at)
	}
	for _, p := range path {
		a.public[p] = answer
	}
	return answer
}

func (a *aliases) hasPublic(i int32) bool {
	for r := a.names.owners[i].last; r >= 0; r = a.names.records[r].next {
		rec := &a.names.records[r]
		if rec.kind != dns.TypeA && rec.kind != dns.TypeAAAA {
			continue
		}
		if ip, err := netip.ParseAddr(rec.data); err == nil && address.Of(ip) == address.Public {
			return true
		}
	}
	return false
}
