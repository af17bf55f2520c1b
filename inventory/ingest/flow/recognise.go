package flow

import (
	"bytes"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"

	"fmt"
)

const sure = 98 // a header or a syntax that no other format has

// recogniseVPC knows a header line, or a line of version 2.
func recogniseVPC(lines [][]byte) int {
	if v := newVPC(nil); v.header(lines[0]) != nil {
		return sure
	}
	for _, line := range lines {
		words := strings.Fields(string(withoutStamp(line)))
		if len(words) != len(strings.Fields(vpcFields)) {
			return 0
		}
		last, verdict := words[13], words[12]
		if words[0] != "2" || last != "OK" && last != "NODATA" && last != "SKIPDATA" ||
			verdict != "ACCEPT" && verdict != "REJECT" && verdict != "-" {
			return 0
		}
	}
	return sure
}

// recogniseZeek knows the header lines of a log of connections.
func recogniseZeek(lines [][]byte) int {
	z := newZeek()
	for _, line := range lines {
		if line[0] != '#' {
			break
		}
		z.header(line)
	}
	if z.other == "" && z.columns != nil && z.columns.hasAll(srcAddress, dstAddress, dstPort, protocol, startTime) &&
		(z.columns.has[state] || z.columns.has[duration] || z.columns.has[byteCount]) {
		return sure
	}
	return 0
}

// recogniseZeekJSON knows the members of a connection.
func recogniseZeekJSON(lines [][]byte) int {
	var z zeekJSON
	other, bad := z.members(lines[0])
	c := &z.columns
	if bad || other != "" || !c.hasAll(srcAddress, dstAddress, dstPort, protocol, startTime) {
		return 0
	}
	if c.has[state] || c.has[duration] || c.has[byteCount] || c.has[packedBytes] {
		return sure
	}
	return 0
}

// recogniseNfdump knows the header lines.
func recogniseNfdump(lines [][]byte) int {
	if nfdumpHeader(bytes.TrimSpace(lines[0])) != nil {
		return sure
	}
	return 0
}

func tooManyRows(file string, limit int64) error {
	return &ingest.InputError{
		Position: inventory.Position{File: file},
		Reason:   fmt.Sprintf("the flow log has more than %d rows", limit),
		Hint:     "raise --max-records, or split the log",
	}
}
