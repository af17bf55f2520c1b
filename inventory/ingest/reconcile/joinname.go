package reconcile

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// nameAddress says that DNS answers a name with an address.
type nameAddress struct {
	fqdn string
	at   netip.Addr
}

// byName joins what a short name is common to.
func (j *joiner) byName(dns []nameAddress) {
	byLabel := map[string][]int32{}
	for i := range j.sets {
		s := &j.sets[i]
		if s.nodes == 0 {
			continue // joined into another
		}
		seen := map[string]bool{}
		for _, l := range s.labels {
			seen[l] = true
		}
		for _, f := range s.fqdns {
			seen[firstLabel(f)] = true
		}
		for l := range seen {
			byLabel[l] = append(byLabel[l], int32(i))
		}
	}
	j.namesOfMachines(byLabel, dns)
	groups(byLabel, strings.Compare, j.roots, j.label)
}

// namesOfMachines joins a DNS name and the machine that it is the name of: DNS
// answers the name with the machine's address, and the machine has the first label
// as its short name and no other fully qualified name.
func (j *joiner) namesOfMachines(byLabel map[string][]int32, dns []nameAddress) {
	byFQDN := map[string]int32{}
	for i := range j.sets {
		for _, f := range j.sets[i].fqdns {
			byFQDN[f] = int32(i)
		}
	}
	slices.SortFunc(dns, func(a, b nameAddress) int {
		if c := strings.Compare(a.fqdn, b.fqdn); c != 0 {
			return c
		}
		return a.at.Compare(b.at)
	})
	for i, d := range dns {
		if i > 0 && dns[i-1].fqdn == d.fqdn || i+1 < len(dns) && dns[i+1].fqdn == d.fqdn {
			continue // of several addresses none is the machine's own
		}
		name, ok := byFQDN[d.fqdn]
		machines := slices.DeleteFunc(j.roots(append(slices.Clone(j.addresses[d.at.Unmap()]), j.addresses[d.at.Unmap()]...)), func(r int32) bool { return !j.sets[r].machine })
		if !ok || len(machines) != 1 {
			continue
		}
		m := machines[0]
		if slices.Contains(j.sets[m].labels, firstLabel(d.fqdn)) && !j.apart(name, m) && !j.otherName(name, m) {
			j.join(name, m)
		}
	}
}

// label joins the things that have a short name in common.
func (j *joiner) label(label string, roots []int32) {
	machines := slices.DeleteFunc(slices.Clone(roots), func(r int32) bool { return !j.sets[r].machine })
	if len(machines) < 2 {
		return
	}
	if len(machines) > 64 {
		j.ambiguous("the name "+label, machines, inventory.CodeAmbiguousName)
		return
	}
	j.someByAddress(machines)
	machines = j.roots(machines)
	if len(machines) < 2 {
		return
	}
	var qualified, short []int32
	for _, m := range machines {
		if len(j.sets[m].fqdns) > 0 {
			qualified = append(qualified, m)
		} else {
			short = append(short, m)
		}
	}
	switch {
	case len(short) == 0: // several fully qualified names that begin alike are several machines
	case len(qualified) > 1, j.anyApart(machines):
		j.ambiguous("the name "+label, machines, inventory.CodeAmbiguousName)
	default:
		j.joinAll(machines)
	}
}

// someByAddress joins those of the roots that have an address in common and are not
// told apart.
func (j *joiner) someByAddress(roots []int32) {
	if len(roots) > 64 {
		return
	}
	for i, a := range roots {
		for _, b := range roots[i+1:] {
			if j.root(a) != j.root(b) && !j.apart(a, b) && !j.otherName(a, b) && j.meet(a, b) {
				j.join(a, b)
			}
		}
	}
}

// meet reports whether two sets have an address in common.
func (j *joiner) meet(a, b int32) bool {
	for _, x := range j.sets[j.root(a)].addresses {
		if slices.Contains(j.sets[j.root(b)].addresses, x) {
			return true
		}
	}
	return false
}
