package reconcile

import (
	"maps"
	"net/netip"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// joiner finds out which nodes are one thing. Nodes are the native assets, then
// the claims.
type joiner struct {
	*forest
	natives []Native
	claims  []*Claim
	say     func(inventory.Finding)

	addresses map[netip.Addr][]int32
}

func newJoiner(natives []Native, claims []*Claim, say func(inventory.Finding)) *joiner {
	j := &joiner{forest: newForest(len(natives) + len(claims)), natives: natives, claims: claims, say: say, addresses: map[netip.Addr][]int32{}}
	for i := range natives {
		n := &natives[i]
		s := set{native: int32(i), machine: !n.IsName, nodes: 1}
		for _, name := range []string{n.FQDN, n.ID, n.Name} {
			if name = foldName(name); qualified(name) {
				s.fqdns = with(s.fqdns, []string{name})
			} else if name != "" {
				s.labels = with(s.labels, []string{name})
			}
		}
		j.sets[i] = s
		j.addressesOf(int32(i), n.Addresses)
	}
	for i, c := range claims {
		at := int32(len(natives) + i)
		s := set{native: -1, machine: !c.isName() && !c.Alias, alias: c.Alias, nodes: 1}
		if c.Key != "" {
			s.keys = []keyed{{c.scope(), c.Key}}
		}
		for _, u := range c.uuids() {
			s.uuids = append(s.uuids, keyed{family(c.Format), u})
		}
		if c.fqdn != "" {
			s.fqdns = []string{c.fqdn}
		}
		if c.label != "" {
			s.labels = []string{c.label}
		}
		j.sets[at] = s
		j.addressesOf(at, c.Addresses)
	}
	return j
}

func (j *joiner) addressesOf(node int32, list []netip.Addr) {
	for _, a := range list {
		if identifies(a) {
			j.sets[node].addresses = with(j.sets[node].addresses, []netip.Addr{a.Unmap()})
			j.addresses[a.Unmap()] = append(j.addresses[a.Unmap()], node)
		}
	}
}

// all joins by every rule, in their order.
func (j *joiner) all(dns []nameAddress) {
	j.byKey()
	j.byUUID()
	j.byFQDN()
	j.byName(dns)
	j.byAddress()
}

// groups calls f for every identifier that several roots have, in order.
func groups[K comparable](byID map[K][]int32, compare func(a, b K) int, roots func([]int32) []int32, f func(id K, roots []int32)) {
	ids := slices.SortedFunc(maps.Keys(byID), compare)
	for _, id := range ids {
		if r := roots(byID[id]); len(r) > 1 {
			f(id, r)
		}
	}
}

// roots are the different roots of nodes, in order.
func (j *joiner) roots(nodes []int32) []int32 {
	if len(nodes) < 2 {
		return nil
	}
	r := make([]int32, 0, len(nodes))
	for _, n := range nodes {
		r = append(r, j.root(n))
	}
	slices.Sort(r)
	return slices.Compact(r)
}

func (j *joiner) joinAll(roots []int32) {
	for _, r := range roots[1:] {
		j.join(roots[0], r)
	}
}

// anyApart reports whether any two of the roots are told apart.
func (j *joiner) anyApart(roots []int32) bool {
	if len(roots) > 64 {
		return true // an identifier that so many things have identifies none
	}
	for i, a := range roots {
		for _, b := range roots[i+1:] {
			if j.apart(a, b) {
				return true
			}
		}
	}
	return false
}

func compareKeyed(a, b keyed) int {
	if c := strings.Compare(a.space, b.space); c != 0 {
		return c
	}
	return strings.Compare(a.id, b.id)
}

// byKey: equal keys of one scope are one thing, whatever else differs.
func (j *joiner) byKey() {
	byID := map[keyed][]int32{}
	for i := range j.sets {
		for _, k := range j.sets[i].keys {
			byID[k] = append(byID[k], int32(i))
		}
	}
	groups(byID, compareKeyed, j.roots, func(_ keyed, roots []int32) { j.joinAll(roots) })
}

func (j *joiner) byUUID() {
	byID := map[string][]int32{}
	for i := range j.sets {
		for _, u := range j.sets[i].uuids {
			byID[u.id] = append(byID[u.id], int32(i))
		}
	}
	groups(byID, strings.Compare, j.roots, func(id string, roots []int32) {
		if j.anyApart(roots) {
			j.ambiguous("UUID "+id, roots, inventory.CodeSharedUUID)
			return
		}
		j.joinAll(roots)
	})
}

func (j *joiner) byFQDN() {
	byID := map[string][]int32{}
	for i := range j.sets {
		for _, n := range j.sets[i].fqdns {
			byID[n] = append(byID[n], int32(i))
		}
	}
	groups(byID, strings.Compare, j.roots, func(id string, roots []int32) {
		if !j.anyApart(roots) {
			j.joinAll(roots)
			return
		}
		j.someByAddress(roots)
		if roots = j.roots(roots); len(roots) > 1 {
			j.ambiguous("the name "+id, roots, inventory.CodeAmbiguousName)
		}
	})
}

// byAddress: what knows no name, and aliases, belong to the one thing with their address.
func (j *joiner) byAddress() {
	groups(j.addresses, netip.Addr.Compare, j.roots, func(a netip.Addr, roots []int32) {
		var named, loose []int32
		for _, r := range roots {
			switch s := &j.sets[r]; {
			case !s.machine && !s.alias:
			case s.alias, len(s.fqdns)+len(s.labels) == 0 && s.native < 0:
				loose = append(loose, r)
			default:
				named = append(named, r)
			}
		}
		switch {
		case len(named) > 1:
			j.ambiguous("the address "+a.String(), named, inventory.CodeSharedAddress)
		case len(named) == 1:
			for _, l := range loose {
				if !j.apart(named[0], l) && !j.otherName(named[0], l) {
					j.join(named[0], l)
				}
			}
		case !j.anyApart(loose) && len(loose) > 1:
			j.joinAll(loose)
		}
	})
}

// ambiguous tells that an identifier belongs to several things.
func (j *joiner) ambiguous(what string, roots []int32, code string) {
	const most = 5
	var shown []string
	for _, r := range roots[:min(len(roots), most)] {
		shown = append(shown, j.title(r))
	}
	if len(roots) > most {
		shown = append(shown, "…")
	}
	slices.Sort(shown)
	f := inventory.Finding{Code: code, Severity: inventory.SeverityWarning, Subject: strings.TrimPrefix(strings.TrimPrefix(what, "the name "), "the address "),
		Message: what + " belongs to several things: " + strings.Join(shown, ", ") + "; they stay apart",
		Hint:    "correct it in the source, or say in a mapping file that they are the same"}
	if c := j.claimOf(roots[0]); c != nil {
		f.Position = c.At
	}
	j.say(f)
}

// claimOf is the claim at a node, or nil at a native asset.
func (j *joiner) claimOf(node int32) *Claim {
	if i := int(node) - len(j.natives); i >= 0 {
		return j.claims[i]
	}
	return nil
}

// title is what a node is called in a message.
func (j *joiner) title(node int32) string {
	c := j.claimOf(node)
	if c == nil {
		return j.natives[node].ID
	}
	return Label(c.Asset) + " (" + c.Format + " " + c.At.String() + ")"
}
