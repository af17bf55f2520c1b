package connection

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// Seen is a connection as one row tells of it: From is the client, To the server.
type Seen struct {
	From, To foreign.Identity
	Kind     inventory.DependencyKind
	// Count is how many connections the row stands for; 0 where it does not say.
	Count float64
	// Start and End are the time for which the row counts; zero where it does not say.
	Start, End time.Time
	At         inventory.Position
}

// Gatherer adds connections up. Its memory grows with the pairs that are connected,
// not with the rows. The zero value is ready.
type Gatherer struct {
	at    map[string]int
	found []Seen
	spans map[span]struct{}
	own   int64
}

type span struct{ start, end time.Time }

// Add takes what a row tells, and says what became of the row: it is left where a
// machine is connected with itself.
func (g *Gatherer) Add(s Seen) foreign.Outcome {
	from, to := text(&s.From), text(&s.To)
	if from == to {
		g.own++
		return foreign.Left
	}
	if s.End.After(s.Start) && !s.Start.IsZero() {
		if g.spans == nil {
			g.spans = map[span]struct{}{}
		}
		g.spans[span{s.Start, s.End}] = struct{}{}
	}
	key := from + "\x00" + to + "\x00" + s.Kind.String()
	i, known := g.at[key]
	if !known {
		if g.at == nil {
			g.at = map[string]int{}
		}
		g.at[key] = len(g.found)
		g.found = append(g.found, s)
		return foreign.Stored
	}
	g.found[i].Count += s.Count
	if s.End.After(g.found[i].End) {
		g.found[i].End = s.End
	}
	return foreign.Merged
}

// text is an identity as one text, equal for equal identities.
func text(id *foreign.Identity) string {
	parts := []string{id.Scope, id.Key, strings.ToLower(id.Name), strings.ToLower(id.FQDN)}
	for _, a := range id.Addresses {
		parts = append(parts, a.String())
	}
	return strings.Join(parts, "\x01")
}

// Close gives the dependencies in the order in which they were first seen. Counts
// become rates over the time for which the table as a whole counts.
func (g *Gatherer) Close(h foreign.Header, sink foreign.Sink) error {
	seconds := g.observed().Seconds()
	for i := range g.found {
		s := &g.found[i]
		d := &foreign.Dependency{From: s.From, To: s.To, Kind: s.Kind, At: s.At, Seen: s.End}
		if s.Count > 0 && seconds > 0 {
			d.Set("calls_per_second", rate(s.Count/seconds))
		}
		if err := sink.Dependency(d); err != nil {
			return err
		}
	}
	if g.own > 0 {
		sink.Finding(h.Finding(inventory.CodeRowsLeft, layout.Rows(g.own)+" left out: connections of a machine with itself"))
	}
	return nil
}

// rate writes a rate, which is no less than what can be written.
func rate(v float64) string {
	if s := cell.Format(v); s != "0" {
		return s
	}
	return "0.000001"
}

// observed is the time that the rows cover, however they overlap.
func (g *Gatherer) observed() time.Duration {
	spans := make([]span, 0, len(g.spans))
	for s := range g.spans {
		spans = append(spans, s)
	}
	slices.SortFunc(spans, func(a, b span) int {
		return cmp.Or(a.start.Compare(b.start), a.end.Compare(b.end))
	})
	var (
		total time.Duration
		until time.Time
	)
	for _, s := range spans {
		if s.start.Before(until) {
			s.start = until
		}
		if s.end.After(s.start) {
			total += s.end.Sub(s.start)
			until = s.end
		}
	}
	return total
}
