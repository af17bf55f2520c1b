package flow

import (
	"bytes"
	"strings"
)

// vpcFields are the fields of the default format, version 2.
const vpcFields = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"

var vpcColumns = map[string]column{
	"srcaddr": srcAddress, "dstaddr": dstAddress, "srcport": srcPort, "dstport": dstPort, "protocol": protocol,
	"bytes": byteCount, "start": startTime, "end": endTime, "action": action, "log-status": logStatus,
	"interface-id": interfaceID, "tcp-flags": tcpFlags, "pkt-srcaddr": realSource, "pkt-dstaddr": realDestination,
}

// vpcNames are all fields of versions 2 to 8, to recognise a header by.
var vpcNames = makeWords(vpcFields + ` vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id
	sublocation-type sublocation-id pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path
	ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn ecs-container-instance-id ecs-container-id
	ecs-second-container-id ecs-service-name ecs-task-definition-arn ecs-task-arn ecs-task-id reject-reason
	resource-id encryption-status`)

func makeWords(text string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(text) {
		all[w] = true
	}
	return all
}

// vpc reads VPC flow logs: version 2, or the fields of a header line or of the options.
type vpc struct {
	columns *columns
	sep     byte
	given   bool // the fields were said: the first line need not be a header
}

func newVPC(fields []string) *vpc {
	v := &vpc{sep: ' ', given: len(fields) > 0}
	if !v.given {
		fields = strings.Fields(vpcFields)
	}
	v.columns = newColumns(vpcHeader(strings.Join(fields, " ")), vpcColumns)
	return v
}

// vpcHeader takes a header line apart: names as AWS writes them, ${name} as formats
// are ordered, or name with underscores as tables have them.
func vpcHeader(line string) []string {
	names := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" \t,", r) })
	for i, n := range names {
		n = strings.TrimSuffix(strings.TrimPrefix(strings.Trim(strings.ToLower(n), `"`), "${"), "}")
		names[i] = strings.ReplaceAll(n, "_", "-")
	}
	return names
}

// isVPCHeader reports whether a line names the fields of a flow log.
func isVPCHeader(names []string) bool {
	known := 0
	for _, n := range names {
		if vpcNames[n] {
			known++
		}
	}
	return known >= 3 && known*10 >= len(names)*8 && len(names) <= maxColumns
}

func (v *vpc) read(line []byte, f *flow) verdict {
	if len(bytes.TrimSpace(line)) == 0 {
		return verdict{what: isNoRow}
	}
	if names := v.header(line); names != nil {
		v.columns, v.sep = newColumns(names, vpcColumns), separatorOf(line)
		return verdict{what: isNoRow}
	}
	c := v.columns
	if !c.hasAll(srcAddress, dstAddress, srcPort, dstPort, protocol, startTime, endTime) {
		return refuse("", nil, "the header names no addresses, ports, protocol and times")
	}
	if !c.split(line, v.sep) && !c.split(withoutStamp(line), v.sep) {
		return refuse("", nil, "the line has not as many fields as the log has columns")
	}
	return v.flow(f)
}

// header is the names of a header line, nil where the line is a flow.
func (v *vpc) header(line []byte) []string {
	if c := line[0]; c >= '0' && c <= '9' || len(line) > 4096 {
		return nil
	}
	if names := vpcHeader(string(line)); isVPCHeader(names) {
		return names
	}
	return nil
}

// separatorOf is what stands between the names of a header.
func separatorOf(line []byte) byte {
	for _, sep := range []byte{'\t', ','} {
		if bytes.IndexByte(line, sep) >= 0 {
			return sep
		}
	}
	return ' '
}

// withoutStamp leaves out the time that CloudWatch Logs puts before each line.
func withoutStamp(line []byte) []byte {
	i := bytes.IndexByte(line, ' ')
	if i < 0 {
		return line
	}
	if _, ok := parseStamp(line[:i]); ok {
		return line[i+1:]
	}
	return line
}

// flow reads the fields.
func (v *vpc) flow(f *flow) verdict {
	c := v.columns
	switch string(c.fields[logStatus]) {
	case "NODATA":
		return leave(noData)
	case "SKIPDATA":
		return leave(skipped)
	}
	if string(c.fields[action]) == "REJECT" {
		return leave(refused)
	}
	proto, ok := protocolOf(c.fields[protocol])
	if !ok {
		return refuse("protocol", c.fields[protocol], "not a protocol")
	}
	start, ok1 := parseMillis(c.fields[startTime])
	end, ok2 := parseMillis(c.fields[endTime])
	if !ok1 || !ok2 {
		return refuse("start and end", c.fields[startTime], "not a time in seconds since 1970")
	}
	flags, ok := c.number(tcpFlags, 255)
	if !ok {
		return refuse("tcp-flags", c.fields[tcpFlags], "not TCP flags")
	}
	*f = flow{src: v.real(realSource, srcAddress), dst: v.real(realDestination, dstAddress), proto: proto,
		flags: uint8(flags), start: start, end: end, count: 1, via: placeOf(c.fields[interfaceID])}
	if bad := c.bytesOf(byteCount, &f.bytes); bad.what != isFlow || !hasPorts(proto) {
		return bad
	}
	return c.ports(f)
}

// real is the address behind a translation where the log has it.
func (v *vpc) real(behind, shown column) []byte {
	if b := v.columns.fields[behind]; v.columns.has[behind] && given(b) {
		return b
	}
	return v.columns.fields[shown]
}
