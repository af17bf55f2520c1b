package flow

import (
	"net/netip"

	"github.com/wavecut/wavecut/inventory/ingest/address"
)

const (
	maxHosts    = 1 << 19 // addresses that are told apart
	maxPorts    = 4096    // pairs of one client after which its ports are put together
	noHost      = ^uint32(0)
	unknownHost = noHost - 1
)

// host is an address that flows name.
type host struct {
	addr  netip.Addr
	pairs uint32 // in which it is the client
}

// hosts numbers the addresses in the order in which they come.
type hosts struct {
	byText map[string]uint32
	byAddr map[netip.Addr]uint32
	all    []host
}

func newHosts() hosts {
	return hosts{byText: map[string]uint32{}, byAddr: map[netip.Addr]uint32{}}
}

// number is the number of an address: noHost where it is no machine's, unknownHost
// where there are too many; false where the text is no address.
func (h *hosts) number(text []byte) (uint32, bool) {
	if id, ok := h.byText[string(text)]; ok {
		return id, true
	}
	a, ok := parseAddress(text)
	if !ok {
		return 0, false
	}
	id := h.numberOf(a)
	if len(h.byText) < 2*maxHosts && id != unknownHost {
		h.byText[string(text)] = id
	}
	return id, true
}

func (h *hosts) numberOf(a netip.Addr) uint32 {
	if id, ok := h.byAddr[a]; ok {
		return id
	}
	if address.Of(a) == address.None {
		return noHost
	}
	if len(h.all) >= maxHosts {
		return unknownHost
	}
	id := uint32(len(h.all))
	h.all = append(h.all, host{addr: a})
	h.byAddr[a] = id
	return id
}

// parseAddress reads an address; IPv4 without allocating.
func parseAddress(text []byte) (netip.Addr, bool) {
	if a, ok := parse4(text); ok {
		return a, true
	}
	if len(text) > 64 {
		return netip.Addr{}, false
	}
	a, err := netip.ParseAddr(string(text))
	return a.Unmap(), err == nil && a.Zone() == ""
}

// parse4 reads four numbers without leading zeros, which mean other things to others.
func parse4(text []byte) (netip.Addr, bool) {
	var quad [4]byte
	part, value, digits := 0, 0, 0
	for _, c := range text {
		switch {
		case c >= '0' && c <= '9':
			if digits > 0 && value == 0 {
				return netip.Addr{}, false
			}
			value = value*10 + int(c-'0')
			if digits++; value > 255 {
				return netip.Addr{}, false
			}
		case c == '.' && digits > 0 && part < 3:
			quad[part] = byte(value)
			part, value, digits = part+1, 0, 0
		default:
			return netip.Addr{}, false
		}
	}
	quad[3] = byte(value)
	return netip.AddrFrom4(quad), part == 3 && digits > 0
}
