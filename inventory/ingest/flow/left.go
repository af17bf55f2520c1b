package flow

import (
	"fmt"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// reason is why a row was left out.
type reason uint8

const (
	refused reason = iota
	noData
	skipped
	unanswered
	icmp
	noPorts
	noMachine
	itself
	tooMany
	numReasons
)

var reasonNames = [numReasons]string{
	"refused by a firewall", "without data", "skipped by the recorder", "attempts without an answer", "ICMP",
	"without ports", "multicast, broadcast, link-local or loopback", "of a machine with itself", "beyond what is kept apart",
}

// left counts the rows that were left out of one file.
type left [numReasons]int64

// tell says in one finding what was left out.
func (l *left) tell(file string, sink foreign.Sink) {
	var parts []string
	total := int64(0)
	for r, n := range l {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", reasonNames[r], n))
			total += n
		}
	}
	if total == 0 {
		return
	}
	sink.Finding(inventory.Finding{
		Code: inventory.CodeFlowLeft, Severity: inventory.SeverityInfo, Subject: file, Position: inventory.Position{File: file},
		Message: fmt.Sprintf("flows left out: %d (%s)", total, strings.Join(parts, ", ")),
	})
}
