package zone

import (
	"net/netip"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/miekg/dns"
)

// record is what is kept of a record, among those of its owner.
type record struct {
	data string // in the form of dns_records
	next int32  // the owner's record before, or -1
	line int32
	ttl  int64 // -1: not known
	kind uint16
}

// data is the canonical text of a record's data: names are absolute and in lower
// case, addresses in their shortest form, and a ";" is written \059. It is "" for
// what points to nothing: a null MX (RFC 7505), a service that is not offered.
func data(rr dns.RR) string {
	switch rr := rr.(type) {
	case *dns.A:
		a, _ := netip.AddrFromSlice(rr.A)
		return a.Unmap().String()
	case *dns.AAAA: // also ::ffff:10.0.0.1 stays what it is
		a, _ := netip.AddrFromSlice(rr.AAAA.To16())
		return a.String()
	case *dns.CNAME:
		return targetText(rr.Target)
	case *dns.MX:
		if t := targetText(rr.Mx); t != "" {
			return strconv.Itoa(int(rr.Preference)) + " " + t
		}
	case *dns.SRV:
		if t := targetText(rr.Target); t != "" {
			return strconv.Itoa(int(rr.Priority)) + " " + strconv.Itoa(int(rr.Weight)) + " " + strconv.Itoa(int(rr.Port)) + " " + t
		}
	}
	return ""
}

// targetText is a name as dns_records has it, "" for the root.
func targetText(name string) string {
	if name == "." {
		return ""
	}
	return strings.ReplaceAll(strings.ToLower(name), `\;`, `\059`)
}

// target is the name that the data of a CNAME, MX or SRV record points to, without
// its final dot.
func (r *record) target() string {
	words := strings.Split(r.data, " ")
	return strings.TrimSuffix(words[len(words)-1], ".")
}

// port is the port of an SRV record.
func (r *record) port() string { return strings.Split(r.data, " ")[2] }

// text is a record in dns_records.
func (r *record) text() string {
	ttl := "-"
	if r.ttl >= 0 {
		ttl = strconv.FormatInt(r.ttl, 10)
	}
	return dns.TypeToString[r.kind] + " " + ttl + " " + r.data
}

// readable reports whether a name can be shown and stored: valid text without
// control, space or invisible characters. Escapes like \032 are readable.
func readable(name string) bool {
	if !utf8.ValidString(name) || len(name) > 255 {
		return false
	}
	for _, r := range name {
		if r <= ' ' || !unicode.IsPrint(r) {
			return false
		}
	}
	return true
}
