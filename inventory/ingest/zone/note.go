package zone

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

const maxExamples = 5

// notes gathers what is odd about records, so that a million of them are one finding.
type notes map[string]*note

type note struct {
	n        int
	line     int
	examples []string // the first by name
}

// add notes a subject under a code.
func (n notes) add(code, subject string, line int) {
	x := n[code]
	if x == nil {
		x = &note{line: line}
		n[code] = x
	}
	x.n++
	x.line = min(x.line, line)
	if i, twice := slices.BinarySearch(x.examples, subject); !twice && i < maxExamples {
		x.examples = slices.Insert(x.examples, i, subject)
		x.examples = x.examples[:min(len(x.examples), maxExamples)]
	}
}

// noteTexts are what the codes say, and how to mend it.
var noteTexts = map[string]struct {
	severity      inventory.Severity
	message, hint string
}{
	inventory.CodeZoneTTL: {inventory.SeverityWarning, "records without a TTL, which neither they nor $TTL nor an SOA record give",
		"Write a line $TTL at the beginning of the file: a cutover has to wait for it."},
	inventory.CodeAliasLoop: {inventory.SeverityWarning, "aliases in a loop, which leads nowhere", "Point one of the names to a machine."},
	inventory.CodeAliasBeside: {inventory.SeverityWarning, "names with an alias beside other records or with a second alias, which servers refuse (RFC 1034, 3.6.2)",
		"Keep the alias or the other records."},
	inventory.CodeAliasNowhere: {inventory.SeverityWarning, "records that point to a name which their own zone does not have",
		"Correct the target, or remove the record."},
	inventory.CodeTTLsDiffer: {inventory.SeverityInfo, "names with records of one type and different TTLs, of which the longest counts (RFC 2181, 5.2, wants one)", ""},
	inventory.CodeWildcardName: {inventory.SeverityInfo, "wildcards, which stand for names that are not listed",
		"Add the names that matter as assets of kind name, with what they need."},
	inventory.CodeNoMachine: {inventory.SeverityInfo, "records with an address that no machine has (loopback, link-local, multicast …), kept without a dependency", ""},
}

// tell gives the findings, in the order of their codes.
func (n notes) tell(file string, sink foreign.Sink) {
	codes := make([]string, 0, len(n))
	for code := range n {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range codes {
		x, text := n[code], noteTexts[code]
		more := ""
		if x.n > len(x.examples) {
			more = ", …"
		}
		sink.Finding(inventory.Finding{
			Code: code, Severity: text.severity, Subject: x.examples[0],
			Position: inventory.Position{File: file, Line: x.line},
			Message:  fmt.Sprintf("%s: %d (%s%s)", text.message, x.n, strings.Join(x.examples, ", "), more),
			Hint:     text.hint,
		})
	}
}
