package cell

import (
	"net"
	"net/netip"
	"slices"
	"strings"
	"unicode"

	"github.com/wavecut/wavecut/inventory/ingest/address"
)

// Addresses reads IP addresses from a list (comma, semicolon, bar, space or line
// break), each with or without a prefix length, a zone or brackets. Addresses that
// identify nothing (unspecified, loopback, link-local, multicast) are left out, as
// is what stands in for an empty cell. The error tells of a part that is no
// address; the others are given all the same.
func Addresses(text string) ([]netip.Addr, error) {
	var (
		found []netip.Addr
		err   error
	)
	for _, part := range List(text) {
		if part == "*" { // a listener at every address
			continue
		}
		addr, e := Address(part)
		if e != nil {
			err = e
		} else if tells(addr) && !slices.Contains(found, addr) {
			found = append(found, addr)
		}
	}
	return found, err
}

// Address reads one IP address, with or without a prefix length, a zone or
// brackets. IPv4 in IPv6 is IPv4.
func Address(text string) (netip.Addr, error) {
	text = strings.Trim(text, "[]{}()\"'")
	text, _, _ = strings.Cut(text, "/")
	addr, err := netip.ParseAddr(text)
	if err != nil {
		return netip.Addr{}, ErrAddress
	}
	return addr.Unmap().WithZone(""), nil
}

// tells reports whether an address says who has it.
func tells(a netip.Addr) bool { return address.Of(a) != address.None }

// MACs reads hardware addresses from a list, in any of the usual spellings, and
// writes them in lower case with colons. Zeros and broadcast are left out.
func MACs(text string) ([]string, error) {
	var (
		found []string
		err   error
	)
	for _, part := range List(text) {
		mac, e := parseMAC(strings.Trim(part, "[]{}()\"'"))
		switch {
		case e != nil:
			err = ErrMAC
		case mac != "" && !slices.Contains(found, mac):
			found = append(found, mac)
		}
	}
	return found, err
}

// parseMAC reads a hardware address; "" is one that identifies nothing.
func parseMAC(text string) (string, error) {
	if len(text) == 12 && !strings.ContainsAny(text, ":-.") {
		text = text[:4] + "." + text[4:8] + "." + text[8:]
	}
	mac, err := net.ParseMAC(text)
	if err != nil {
		return "", err
	}
	for _, empty := range []byte{0x00, 0xff} {
		if !slices.ContainsFunc(mac, func(b byte) bool { return b != empty }) {
			return "", nil
		}
	}
	return mac.String(), nil
}

// List takes a list apart: at commas, semicolons, bars and white space. What stands
// in for nothing is left out.
func List(text string) []string {
	return filled(strings.FieldsFunc(text, func(r rune) bool {
		return r == ',' || r == ';' || r == '|' || unicode.IsSpace(r)
	}))
}

// Items takes a list of texts apart, which may hold spaces: at the separators alone.
func Items(text, separators string) []string {
	return filled(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(separators, r) }))
}

func filled(parts []string) []string {
	out := parts[:0]
	for _, p := range parts {
		if p = strings.TrimSpace(p); !Empty(p) {
			out = append(out, p)
		}
	}
	return out
}

// Empty reports whether a cell says nothing: it has no text, or what tools write
// where they have none.
func Empty(text string) bool {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "", "-", "--", "—", "–", "n/a", "#n/a", "null", "none", "(null)", "not available", "<null>":
		return true
	}
	return false
}
