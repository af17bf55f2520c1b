package zone

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// left counts the records that hold nothing of an estate, by reason.
type left struct {
	by   map[string]int
	n    int
	line int // of the first
}

func (l *left) add(reason string, line int, sink foreign.Sink) {
	if l.by == nil {
		l.by, l.line = map[string]int{}, line
	}
	l.by[reason]++
	l.n++
	sink.Row(foreign.Left)
}

// tell says in one finding what was left out.
func (l *left) tell(file string, sink foreign.Sink) {
	if l.n == 0 {
		return
	}
	reasons := make([]string, 0, len(l.by))
	for reason, n := range l.by {
		reasons = append(reasons, fmt.Sprintf("%s %d", reason, n))
	}
	slices.Sort(reasons)
	sink.Finding(inventory.Finding{
		Code: inventory.CodeZoneLeft, Severity: inventory.SeverityInfo, Subject: file,
		Position: inventory.Position{File: file, Line: l.line},
		Message:  fmt.Sprintf("records left out, since they name no machine: %d (%s)", l.n, strings.Join(reasons, ", ")),
	})
}
