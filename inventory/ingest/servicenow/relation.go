package servicenow

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// Formats are the formats of this package.
func Formats() []foreign.TableFormat { return []foreign.TableFormat{items(), relations{}} }

// meaning is what a relation type says.
type meaning struct {
	reverse bool // the child needs the parent
	kind    inventory.DependencyKind
	impact  string // "" is that of the kind
	mode    string
}

var (
	needs    = meaning{kind: inventory.Sync}
	feeds    = meaning{kind: inventory.Async}
	carries  = meaning{kind: inventory.Async, impact: "none"}
	poolOf   = meaning{kind: inventory.Sync, mode: "any"}
	copies   = meaning{kind: inventory.Replication}
	inside   = meaning{kind: inventory.Sync, reverse: true}
	nowhere  = meaning{impact: "-"}
	meanings = map[string]meaning{
		"depends on::used by": needs, "uses::used by": needs, "runs on::runs": needs, "hosted on::hosts": needs, "hosted on::host": needs,
		"consumes::consumed by": needs, "connects to::connected by": needs, "provided by::provides": needs, "powered by::powers": needs,
		"applicative flow to::applicative flow from": needs, "storage provided by::provides storage for": needs, "implement end point to::implement end point from": needs,
		"use end point to::use end point from": needs, "ip connection::ip connection": needs, "registered on::has registered": carries,
		"sends data to::receives data from": feeds, "exchanges data with::exchanges data with": feeds, "feeds::is fed by": feeds,
		"virtualized by::virtualizes": carries, "instantiates::instantiated by": carries,
		"contains::contained by": inside, "defines resources for::gets resources from": inside,
		"cluster of::cluster": poolOf, "members::member of": poolOf, "load balances::load balanced by": poolOf,
		"dr provided by::provides dr for": copies, "replicates to::replicated from": copies, "master of::slave to": copies,
		"managed by::manages": nowhere, "owned by::owns": nowhere, "monitored by::monitors": nowhere, "located in::houses": nowhere,
		"in rack::rack contains": nowhere, "backup done by::does backup for": carries, "documented by::documents": nowhere, "reported on::reports on": nowhere,
	}
)

// foldType is the form in which relation types are compared.
func foldType(text string) string {
	halves := strings.Split(text, "::")
	for i, h := range halves {
		halves[i] = strings.ToLower(strings.Join(strings.Fields(h), " "))
	}
	return strings.Join(halves, "::")
}

// mean is what a type says; sides are what a mapping file says of types.
func mean(text string, sides map[string]string) (m meaning, known bool) {
	for kind, side := range sides {
		if foldType(kind) == foldType(text) {
			if side == "none" {
				return nowhere, true
			}
			return meaning{kind: inventory.Sync, reverse: side == "child"}, true
		}
	}
	t := foldType(text)
	if m, known = meanings[t]; known {
		return m, true
	}
	first, second, both := strings.Cut(t, "::")
	if both {
		if m, known = meanings[second+"::"+first]; known {
			m.reverse = !m.reverse
		}
		return m, known
	}
	for _, name := range slices.Sorted(maps.Keys(meanings)) { // only one half is written
		a, b, _ := strings.Cut(name, "::")
		switch t {
		case a:
			return meanings[name], true
		case b:
			m = meanings[name]
			m.reverse = !m.reverse
			return m, true
		}
	}
	return m, false
}

// relations is the format of cmdb_rel_ci.
type relations struct{}

// Name is the format in --as and in the summary.
func (relations) Name() string { return "servicenow-relations" }

// Title is the format in words.
func (relations) Title() string { return "ServiceNow relations" }

// side finds the column of one end: parent, parent_ci, parent.name, parent_u_key …
func side(h foreign.Header, word string) int {
	if i := h.Index(word, word+".name", word+".fqdn", word+" ci", word+" u key", word+" name", word+" sys id", word+".sys id", word+" display value"); i >= 0 {
		return i
	}
	for i, c := range h.Cells {
		if f := foreign.Fold(c); strings.HasPrefix(f, word+".") || strings.HasPrefix(f, word+" ") && !strings.Contains(f, "class") {
			return i
		}
	}
	return -1
}

func typeColumn(h foreign.Header) int {
	return h.Index("type", "type.name", "rel type", "relationship type", "relation type", "relationship", "type display value")
}

// Recognise wants a parent, a child and the type of their relation; where the ends
// are walked by dots the type may be missing.
func (relations) Recognise(h foreign.Header) int {
	parent, child := side(h, "parent"), side(h, "child")
	if parent < 0 || child < 0 || parent == child {
		return 0
	}
	if typeColumn(h) < 0 && !strings.Contains(h.Cells[parent]+h.Cells[child], ".") {
		return 0
	}
	n := 3
	for _, name := range []string{"connection strength", "port", "percent outage", "parent.sys class name", "child.sys class name", "u key", "table", "notes", "sys id"} {
		n += h.Count(name)
	}
	return n
}

// Open begins to read a table.
func (f relations) Open(h foreign.Header, opts foreign.Options) (foreign.RowReader, error) {
	r := &relationRows{header: h, opts: opts, parent: side(h, "parent"), child: side(h, "child"), kind: typeColumn(h), odd: map[string]int{}}
	if r.parent < 0 || r.child < 0 {
		return nil, fmt.Errorf("read %s as %s: it has no columns parent and child", h.File, f.Name())
	}
	return r, nil
}

// relationRows reads the rows of cmdb_rel_ci.
type relationRows struct {
	header              foreign.Header
	opts                foreign.Options
	parent, child, kind int
	odd                 map[string]int // rows by types that are not known
	idle                int
}

// Row reads a relation.
func (r *relationRows) Row(row foreign.Row, sink foreign.Sink) error {
	if layout.Blank(row) {
		sink.Row(foreign.Left)
		return nil
	}
	parent, child := row.Cell(r.parent), row.Cell(r.child)
	if cell.Empty(parent) || cell.Empty(child) {
		return sink.Reject(row.At, row.Cells, foreign.Problem{Code: inventory.CodeNoIdentity, Reason: "the relation has one end only", Hint: "fill parent and child"})
	}
	kind := row.Cell(r.kind)
	m, known := mean(kind, r.opts.Relations)
	if r.kind < 0 {
		m, known = needs, true
	}
	switch {
	case !known:
		r.odd[kind]++
		sink.Row(foreign.Left)
		return nil
	case m.impact == "-":
		r.idle++
		sink.Row(foreign.Left)
		return nil
	}
	if m.reverse {
		parent, child = child, parent
	}
	d := &foreign.Dependency{From: identity(parent), To: identity(child), Kind: m.kind, At: row.At, Seen: r.opts.Taken}
	d.Set("impact", m.impact)
	d.Set("mode", m.mode)
	sink.Row(foreign.Stored)
	return sink.Dependency(d)
}

// identity is who a display value or a key names: which of them a text is, the
// items show.
func identity(text string) foreign.Identity {
	id := foreign.Identity{Key: strings.ToLower(text), Scope: scope}
	if !sysID(text) {
		cell.Host(&id, text)
	}
	return id
}

// Close tells of what was left out.
func (r *relationRows) Close(sink foreign.Sink) error {
	for _, kind := range slices.Sorted(maps.Keys(r.odd)) {
		f := r.header.Finding(inventory.CodeRelationType, fmt.Sprintf("%d relations of the type %q left out: it is not known who needs whom", r.odd[kind], kind))
		f.Severity, f.Subject = inventory.SeverityWarning, kind
		f.Hint = "say it under [servicenow.relations] in a mapping file"
		sink.Finding(f)
	}
	if r.idle > 0 {
		sink.Finding(r.header.Finding(inventory.CodeRowsLeft, fmt.Sprintf("%d relations left out that say who manages, owns or houses what", r.idle)))
	}
	return nil
}
