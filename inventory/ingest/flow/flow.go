package flow

import "time"

// flow is what one line tells. The texts are valid until the next line.
type flow struct {
	src, dst     []byte // addresses
	sport, dport uint16
	proto        uint8
	flags        uint8 // TCP flags of a VPC flow log, else 0
	directed     bool  // src is the client, as the log's maker says
	start, end   int64 // milliseconds since 1970
	bytes        int64
	count        int64  // connections or flows that the line stands for
	via          uint32 // where it was seen: the same flow seen elsewhere is not another; 0 is not said
}

// The protocols of which the machines are told apart by ports (IANA).
const (
	protoICMP   = 1
	protoTCP    = 6
	protoUDP    = 17
	protoICMPv6 = 58
	protoSCTP   = 132
	protoLite   = 136
)

func hasPorts(proto uint8) bool {
	return proto == protoTCP || proto == protoUDP || proto == protoSCTP || proto == protoLite
}

// The TCP flags of VPC flow logs, which know no ACK alone.
const (
	flagSYN    = 0x02
	flagSYNACK = 0x12
)

// The times that a flow can have; others come from clocks that were never set.
var (
	earliest = time.Date(1995, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()
	latest   = time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()
)

// problem is why a line is no flow.
type problem struct{ column, value, reason string }

// verdict is what became of a line.
type verdict struct {
	what   uint8
	reason reason
	bad    *problem
}

const (
	isFlow   uint8 = iota
	isNoRow        // a header, a comment, a summary
	isLeft         // a row that says nothing of who needs whom
	isReject       // a row that can't be read
)

func refuse(column string, value []byte, why string) verdict {
	return verdict{what: isReject, bad: &problem{column, string(value[:min(len(value), 100)]), why}}
}

func leave(r reason) verdict { return verdict{what: isLeft, reason: r} }

// layout reads the lines of one log.
type layout interface {
	read(line []byte, f *flow) verdict
}
