package address

import "net/netip"

// Class is what an address can stand for.
type Class uint8

// The classes of addresses.
const (
	Public  Class = iota // routed on the internet
	Private              // RFC 1918, RFC 4193, RFC 6598: a company's own
	None                 // no machine: unspecified, loopback, link-local, multicast, broadcast, reserved
)

var (
	shared    = netip.MustParsePrefix("100.64.0.0/10") // RFC 6598
	bench     = netip.MustParsePrefix("198.18.0.0/15") // RFC 2544
	thisNet   = netip.MustParsePrefix("0.0.0.0/8")     // RFC 1122
	reserved  = netip.MustParsePrefix("240.0.0.0/4")   // RFC 1112, with the limited broadcast
	discarded = netip.MustParsePrefix("100::/64")      // RFC 6666
)

// Of is the class of an address; an IPv4 address in IPv6 form counts as IPv4.
func Of(a netip.Addr) Class {
	a = a.Unmap()
	switch {
	case !a.IsValid(), a.IsUnspecified(), a.IsLoopback(), a.IsMulticast(), a.IsLinkLocalUnicast(),
		thisNet.Contains(a), reserved.Contains(a), discarded.Contains(a):
		return None
	case a.IsPrivate(), shared.Contains(a), bench.Contains(a):
		return Private
	}
	return Public
}
