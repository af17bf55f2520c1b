package zone

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// pointer is a PTR record: the machine with the address has the name.
type pointer struct {
	address netip.Addr
	name    string
	line    int
}

// reverse is the address that the owner of a PTR record stands for. Other owners
// (of parts of a net, RFC 2317, and of services, RFC 6763) stand for none.
func reverse(name string) (netip.Addr, bool) {
	if digits, ok := strings.CutSuffix(name, ".in-addr.arpa"); ok {
		parts := strings.Split(digits, ".")
		slices.Reverse(parts)
		a, err := netip.ParseAddr(strings.Join(parts, "."))
		return a, err == nil && a.Is4()
	}
	digits, ok := strings.CutSuffix(name, ".ip6.arpa")
	parts := strings.Split(digits, ".")
	if !ok || len(parts) != 32 {
		return netip.Addr{}, false
	}
	var bytes [16]byte
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 16, 4)
		if err != nil || len(p) != 1 {
			return netip.Addr{}, false
		}
		bytes[15-i/2] |= byte(v) << (4 * (i % 2))
	}
	return netip.AddrFrom16(bytes), true
}

// tellPointers gives the names of addresses to the sink as aliases. An address with
// several names has none that is surely the machine's, so these are left out.
func (r *reading) tellPointers() error {
	slices.SortFunc(r.pointers, func(a, b pointer) int {
		if c := a.address.Compare(b.address); c != 0 {
			return c
		}
		return strings.Compare(a.name, b.name)
	})
	for len(r.pointers) > 0 {
		first, n, same := r.pointers[0], 1, true
		for n < len(r.pointers) && r.pointers[n].address == first.address {
			same = same && r.pointers[n].name == first.name
			n++
		}
		r.pointers = r.pointers[n:]
		if !same {
			for range n {
				r.left.add("PTR of an address with several names", first.line, r.sink)
			}
			continue
		}
		for i := range n {
			r.sink.Row(outcome(i))
		}
		alias := &foreign.Asset{Alias: true, At: r.at(first.line), Seen: r.opts.Taken}
		alias.FQDN, alias.Addresses = first.name, []netip.Addr{first.address}
		if err := r.sink.Asset(alias); err != nil {
			return err
		}
	}
	return nil
}

// outcome is that of the i-th of rows that say the same.
func outcome(i int) foreign.Outcome {
	if i == 0 {
		return foreign.Stored
	}
	return foreign.Merged
}

// at is a line of the file.
func (r *reading) at(line int) inventory.Position {
	return inventory.Position{File: r.file, Line: line}
}
