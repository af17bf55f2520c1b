package flow

import (
	"bytes"
	"strings"
)

var zeekColumns = map[string]column{
	"ts": startTime, "duration": duration, "proto": protocol, "conn_state": state,
	"id.orig_h": srcAddress, "id_orig_h": srcAddress, "id.orig_p": srcPort, "id_orig_p": srcPort,
	"id.resp_h": dstAddress, "id_resp_h": dstAddress, "id.resp_p": dstPort, "id_resp_p": dstPort,
	"orig_bytes": byteCount, "resp_bytes": moreBytes, "orig_ip_bytes": packedBytes, "resp_ip_bytes": morePackedBytes,
}

// zeek reads conn.log with tabs, as its own header lines describe it.
type zeek struct {
	columns *columns
	sep     byte
	other   string // the path of a log that is none of connections
}

func newZeek() *zeek { return &zeek{sep: '\t'} }

func (z *zeek) read(line []byte, f *flow) verdict {
	if len(line) == 0 {
		return verdict{what: isNoRow}
	}
	if line[0] == '#' {
		z.header(line)
		return verdict{what: isNoRow}
	}
	switch {
	case z.other != "":
		return refuse("#path", []byte(z.other), "not a log of connections")
	case z.columns == nil:
		return refuse("#fields", nil, "no line #fields says what the columns are")
	case !z.columns.hasAll(srcAddress, srcPort, dstAddress, dstPort, protocol, startTime):
		return refuse("#fields", nil, "the columns have no addresses, ports, protocol and time")
	case !z.columns.split(line, z.sep):
		return refuse("", nil, "the line has not as many fields as the log has columns")
	}
	return connection(z.columns, f)
}

// header reads a line of the header; there is one for each log of a joined file.
func (z *zeek) header(line []byte) {
	if escaped, ok := bytes.CutPrefix(line, []byte("#separator ")); ok {
		z.sep = separator(string(escaped))
		return
	}
	names := strings.Split(string(line), string(rune(z.sep)))
	switch names[0] {
	case "#fields":
		z.columns = nil
		if len(names) <= maxColumns {
			z.columns = newColumns(names[1:], zeekColumns)
		}
	case "#path":
		z.other = ""
		if len(names) > 1 && !strings.HasPrefix(names[1], "conn") {
			z.other = names[1]
		}
	}
}

// separator reads \x09 or a character that stands for itself.
func separator(s string) byte {
	if hex, ok := strings.CutPrefix(s, `\x`); ok && len(hex) == 2 {
		v := byte(0)
		for _, c := range strings.ToLower(hex) {
			v = v<<4 | byte(strings.IndexRune("0123456789abcdef", c))
		}
		return v
	}
	if len(s) == 1 {
		return s[0]
	}
	return '\t'
}

// connection makes a flow of the fields of a line of conn.log. Its originator is
// the client.
func connection(c *columns, f *flow) verdict {
	proto, ok := protocolOf(c.fields[protocol])
	if !ok {
		return refuse("proto", c.fields[protocol], "not a protocol")
	}
	if proto == protoTCP && attempt(c.fields[state]) {
		return leave(unanswered)
	}
	start, ok := anyTime(c.fields[startTime])
	if !ok {
		return refuse("ts", c.fields[startTime], "not a time")
	}
	took := int64(0)
	if given(c.fields[duration]) {
		if took, ok = parseMillis(c.fields[duration]); !ok {
			return refuse("duration", c.fields[duration], "not a time in seconds")
		}
	}
	*f = flow{src: c.fields[srcAddress], dst: c.fields[dstAddress], proto: proto, directed: true, start: start, end: start + took, count: 1}
	if bad := zeekBytes(c, f); bad.what != isFlow || !hasPorts(proto) {
		return bad
	}
	return c.ports(f)
}

// zeekBytes adds up both directions: with the headers of IP where the log has them.
func zeekBytes(c *columns, f *flow) verdict {
	from, to := byteCount, moreBytes
	if given(c.fields[packedBytes]) && given(c.fields[morePackedBytes]) {
		from, to = packedBytes, morePackedBytes
	}
	if bad := c.bytesOf(from, &f.bytes); bad.what != isFlow {
		return bad
	}
	return c.bytesOf(to, &f.bytes)
}

// attempt reports whether a connection was never made: no answer, a refusal, a reset.
func attempt(state []byte) bool {
	switch string(state) {
	case "S0", "REJ", "RSTOS0", "SH":
		return true
	}
	return false
}

// anyTime reads seconds, milliseconds (from 10^11 on) or a date.
func anyTime(b []byte) (int64, bool) {
	if ms, ok := parseMillis(b); ok {
		if ms >= 1e14 {
			ms /= 1000
		}
		return ms, true
	}
	return parseStamp(b)
}
