package flow

import (
	"bytes"
	"hash/fnv"
	"strings"
)

const maxColumns = 128

// column is what a field of a log is for.
type column uint8

const (
	ignored column = iota
	srcAddress
	dstAddress
	srcPort
	dstPort
	protocol
	byteCount
	moreBytes // of the other direction
	packedBytes
	morePackedBytes
	flowCount
	startTime
	endTime
	duration
	interfaceID
	action
	logStatus
	tcpFlags
	realSource // behind a translation of addresses
	realDestination
	state
	numColumns
)

// columns are the places of the fields of a log, and the fields of the current line.
type columns struct {
	of     []column
	has    [numColumns]bool
	fields [numColumns][]byte
}

// newColumns finds the columns that are known by their names; the first of a name
// counts.
func newColumns(names []string, known map[string]column) *columns {
	c := &columns{of: make([]column, len(names))}
	for i, name := range names {
		if col := known[strings.TrimSpace(name)]; !c.has[col] {
			c.of[i] = col
			c.has[col] = col != ignored
		}
	}
	return c
}

// hasAll reports whether all of the columns are there.
func (c *columns) hasAll(all ...column) bool {
	for _, col := range all {
		if !c.has[col] {
			return false
		}
	}
	return true
}

// split takes the fields of a line apart, and reports whether there are as many as
// columns.
func (c *columns) split(line []byte, sep byte) bool {
	for i, col := range c.of {
		field := line
		if j := bytes.IndexByte(line, sep); j >= 0 {
			if i == len(c.of)-1 {
				return false
			}
			field, line = line[:j], line[j+1:]
		} else if i < len(c.of)-1 {
			return false
		}
		if col != ignored {
			c.fields[col] = bytes.TrimSpace(field)
		}
	}
	return len(c.of) > 0
}

// given reports whether a field has a value; "-" and "(empty)" are none.
func given(b []byte) bool {
	return len(b) > 0 && (len(b) > 1 || b[0] != '-') && (b[0] != '(' || string(b) != "(empty)")
}

// number reads a field that may be missing, as 0.
func (c *columns) number(col column, limit int64) (int64, bool) {
	if !given(c.fields[col]) {
		return 0, true
	}
	return parseUint(c.fields[col], limit)
}

const (
	maxBytes = 1 << 53 // of a flow
	maxCount = 1 << 40
)

// ports reads the ports, 0 where they are missing.
func (c *columns) ports(f *flow) verdict {
	s, ok := c.number(srcPort, 65535)
	if !ok {
		return refuse("source port", c.fields[srcPort], "not a port")
	}
	d, ok := c.number(dstPort, 65535)
	if !ok {
		return refuse("destination port", c.fields[dstPort], "not a port")
	}
	f.sport, f.dport = uint16(s), uint16(d)
	return verdict{}
}

// bytesOf reads a number of bytes.
func (c *columns) bytesOf(col column, to *int64) verdict {
	n, ok := c.number(col, maxBytes)
	if !ok {
		return refuse("bytes", c.fields[col], "not a number of bytes")
	}
	*to += n
	return verdict{}
}

// protocols are the names of protocols; numbers are read as such.
var protocols = map[string]uint8{
	"tcp": protoTCP, "TCP": protoTCP, "udp": protoUDP, "UDP": protoUDP, "sctp": protoSCTP, "SCTP": protoSCTP,
	"icmp": protoICMP, "ICMP": protoICMP, "icmp6": protoICMPv6, "ICMP6": protoICMPv6, "IPv6-ICMP": protoICMPv6, "udplite": protoLite,
}

// protocolOf reads a protocol. Names that are not known are those of protocols
// without ports.
func protocolOf(b []byte) (uint8, bool) {
	if p, ok := protocols[string(b)]; ok {
		return p, true
	}
	if n, ok := parseUint(b, 255); ok {
		return uint8(n), true
	}
	return 0, given(b) && (b[0] < '0' || b[0] > '9') && b[0] != '-'
}

// place is a short number for where a flow was seen.
func placeOf(b []byte) uint32 {
	if !given(b) {
		return 0
	}
	h := fnv.New32a()
	_, _ = h.Write(b) // never fails
	return h.Sum32() | 1
}
