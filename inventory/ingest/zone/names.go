package zone

import (
	"slices"
	"strings"

	"github.com/miekg/dns"
)

// names are the owners of the records of a file, each with its records.
type names struct {
	at      map[string]int32
	owners  []owner
	records []record
	zones   []string // zones[0] is that of records before any SOA
}

type owner struct {
	name string // in lower case, without its final dot
	last int32  // its last record
	zone int32
}

func newNames() *names { return &names{at: map[string]int32{}, zones: []string{""}} }

// enter makes a zone the one to which the next owners belong.
func (n *names) enter(zone string) { n.zones = append(n.zones, bare(zone)) }

// add adds a record to its owner.
func (n *names) add(name string, r record) {
	i, ok := n.at[name]
	if !ok {
		i = int32(len(n.owners))
		n.at[name] = i
		n.owners = append(n.owners, owner{name, -1, int32(len(n.zones) - 1)})
	}
	r.next = n.owners[i].last
	n.owners[i].last = int32(len(n.records))
	n.records = append(n.records, r)
}

// of gives the records of an owner by type and data, those that are given several
// times once, with the longest TTL; the number of the others is twice.
func (n *names) of(i int32) (all []record, twice int) {
	for r := n.owners[i].last; r >= 0; r = n.records[r].next {
		all = append(all, n.records[r])
	}
	slices.SortFunc(all, compareRecords)
	total := len(all)
	all = slices.CompactFunc(all, func(a, b record) bool { return a.kind == b.kind && a.data == b.data })
	return all, total - len(all)
}

// compareRecords orders by type, data and TTL, the longest first.
func compareRecords(a, b record) int {
	switch {
	case a.kind != b.kind:
		return rank(a.kind) - rank(b.kind)
	case a.data != b.data:
		return strings.Compare(a.data, b.data)
	case a.ttl != b.ttl:
		return int(b.ttl - a.ttl)
	}
	return int(a.line - b.line)
}

// rank orders the types as people read them.
func rank(kind uint16) int {
	return slices.Index([]uint16{dns.TypeA, dns.TypeAAAA, dns.TypeCNAME, dns.TypeSRV, dns.TypeMX}, kind)
}

// sorted are the indexes of the owners, by name.
func (n *names) sorted() []int32 {
	order := make([]int32, len(n.owners))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return strings.Compare(n.owners[a].name, n.owners[b].name) })
	return order
}

// bare is a name in lower case and without its final dot: as names are compared.
func bare(name string) string {
	return strings.TrimSuffix(strings.ToLower(name), ".")
}

// within reports whether a name is a zone's apex or below it; both are bare.
func within(name, zone string) bool {
	return zone == "" || name == zone || strings.HasSuffix(name, zone) && name[len(name)-len(zone)-1] == '.'
}
