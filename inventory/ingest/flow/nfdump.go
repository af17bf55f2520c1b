package flow

import (
	"bytes"
	"strings"
)

// The headers of nfdump's CSV output: version 1.6, version 1.7, and csv-fast.
var nfdumpColumns = map[string]column{
	"ts": startTime, "te": endTime, "sa": srcAddress, "da": dstAddress, "sp": srcPort, "dp": dstPort, "pr": protocol,
	"ibyt": byteCount, "obyt": moreBytes,
	"firstSeen": startTime, "lastSeen": endTime, "duration": duration, "proto": protocol,
	"srcAddr": srcAddress, "dstAddr": dstAddress, "srcPort": srcPort, "dstPort": dstPort, "bytes": byteCount, "flows": flowCount,
}

// nfdump reads the CSV output of nfdump. Flows have one direction.
type nfdump struct {
	columns *columns
	summary bool // what follows is no flow
}

// nfdumpHeader is the columns of a header line, nil where it is none.
func nfdumpHeader(line []byte) *columns {
	if len(line) > 4096 || len(line) < 20 || line[0] != 't' && line[0] != 'f' && line[0] != 'c' {
		return nil
	}
	c := newColumns(strings.Split(string(line), ","), nfdumpColumns)
	if len(c.of) > maxColumns || !c.hasAll(startTime, protocol, srcAddress, srcPort, dstAddress, dstPort, byteCount) {
		return nil
	}
	return c
}

func (n *nfdump) read(line []byte, f *flow) verdict {
	line = bytes.TrimSpace(line)
	if len(line) == 0 {
		return verdict{what: isNoRow}
	}
	if c := nfdumpHeader(line); c != nil {
		n.columns, n.summary = c, false
		return verdict{what: isNoRow}
	}
	if bytes.Equal(line, []byte("Summary")) || bytes.HasPrefix(line, []byte("No matched flows")) || bytes.HasPrefix(line, []byte("No matching flows")) {
		n.summary = true
	}
	switch {
	case n.summary:
		return verdict{what: isNoRow}
	case n.columns == nil:
		return refuse("", nil, "no header says what the columns are")
	case !n.columns.split(line, ','):
		return refuse("", nil, "the line has not as many fields as the log has columns")
	}
	return n.flow(f)
}

func (n *nfdump) flow(f *flow) verdict {
	c := n.columns
	proto, ok := protocolOf(c.fields[protocol])
	if !ok {
		return refuse("protocol", c.fields[protocol], "not a protocol")
	}
	start, ok := anyTime(c.fields[startTime])
	if !ok {
		return refuse("first seen", c.fields[startTime], "not a time")
	}
	end, ok := n.end(start)
	if !ok {
		return refuse("last seen", c.fields[endTime], "not a time")
	}
	count, ok := c.number(flowCount, maxCount)
	if !ok {
		return refuse("flows", c.fields[flowCount], "not a number of flows")
	}
	*f = flow{src: c.fields[srcAddress], dst: c.fields[dstAddress], proto: proto, start: start, end: end, count: max(count, 1)}
	for _, col := range []column{byteCount, moreBytes} {
		if bad := c.bytesOf(col, &f.bytes); bad.what != isFlow {
			return bad
		}
	}
	if !hasPorts(proto) { // the port of ICMP is its type and code
		return verdict{}
	}
	return c.ports(f)
}

// end is the time of the last packet, from a column of its own or the duration.
func (n *nfdump) end(start int64) (int64, bool) {
	c := n.columns
	if c.has[endTime] {
		return anyTime(c.fields[endTime])
	}
	if !given(c.fields[duration]) {
		return start, true
	}
	took, ok := parseMillis(c.fields[duration])
	return start + took, ok
}
