package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/reconcile"
)

// foreignLoad is what an import does with sources in foreign formats.
type foreignLoad struct {
	sources []int32 // their numbers, by set.Foreign
	claims  []*reconcile.Claim
	edges   []*reconcile.Edge
	places  []*place
	out     *reconcile.Output
	numbers []int32 // of the things, by out.Things
	dropped []int64 // numbers of observations that newer ones took the place of
	undone  []int64 // the same of sightings
	heirs   map[string][]*reconcile.Claim
}

// place is a site as a source describes it.
type place struct {
	*foreign.Site
	format string
}

// beginForeign prepares for reconciliation where there is something to reconcile.
func (l *loader) beginForeign(ctx context.Context) error {
	stored := false
	err := l.tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM observation) OR EXISTS (SELECT 1 FROM sighting)").Scan(&stored)
	if err == nil && (len(l.set.Foreign) > 0 || stored && !l.opts.Replace) {
		l.foreign = &foreignLoad{}
	}
	return err
}

// observer takes what one source holds.
type observer struct {
	l      *loader
	src    *ingest.Foreign
	no     int64
	format string
	assets *ingest.Values
	deps   *ingest.Values
	words  words
}

// words keeps one copy of texts that come again and again.
type words map[string]string

// maxWords bounds how many texts are remembered.
const maxWords = 1 << 16

func (w words) one(s string) string {
	if len(s) > 64 {
		return s
	}
	if t, ok := w[s]; ok {
		return t
	}
	if len(w) < maxWords {
		s = strings.Clone(s)
		w[s] = s
	}
	return s
}

// Asset implements ingest.Observer.
func (o *observer) Asset(a *foreign.Asset) error {
	o.clean(&a.Identity)
	a.Site = o.assets.Clean(a.Site)
	var bad []*ingest.Problem
	a.Values, bad = o.assets.Keep(a.Values)
	o.tell(a.At, reconcile.Label(a), bad)
	for i := range a.Attributes {
		at := &a.Attributes[i]
		at.Name = o.words.one(o.assets.Clean(at.Name))
		at.Text = o.words.one(strings.ToValidUTF8(strings.ReplaceAll(at.Text, "\x00", ""), "\ufffd"))
	}
	for i := range a.Values {
		a.Values[i].Text = o.words.one(a.Values[i].Text)
	}
	a.Site, a.Scope = o.words.one(a.Site), o.words.one(a.Scope)
	if !a.Known() {
		return nil
	}
	a.Seen = o.seen(a.Seen)
	o.l.foreign.claims = append(o.l.foreign.claims, &reconcile.Claim{Asset: a, Format: o.format, Source: o.no})
	return nil
}

// Dependency implements ingest.Observer.
func (o *observer) Dependency(d *foreign.Dependency) error {
	o.clean(&d.From)
	o.clean(&d.To)
	var bad []*ingest.Problem
	d.Values, bad = o.deps.Keep(d.Values)
	o.tell(d.At, "", bad)
	d.Seen = o.seen(d.Seen)
	o.l.foreign.edges = append(o.l.foreign.edges, &reconcile.Edge{Dependency: d, Format: o.format, Source: o.no})
	return nil
}

// Site implements ingest.Observer.
func (o *observer) Site(s *foreign.Site) error {
	o.l.foreign.places = append(o.l.foreign.places, &place{s, o.format})
	return nil
}

func (o *observer) clean(id *foreign.Identity) {
	for _, s := range []*string{&id.Name, &id.FQDN, &id.Key, &id.Scope} {
		*s = o.assets.Clean(*s)
	}
}

// seen is when something was seen: where the source does not say, when it was taken,
// else when it is imported.
func (o *observer) seen(t time.Time) time.Time {
	if t.IsZero() {
		t = o.src.Taken
	}
	return t.UTC().Truncate(time.Second)
}

// tell says which values could not be kept.
func (o *observer) tell(at inventory.Position, subject string, bad []*ingest.Problem) {
	for _, p := range bad {
		o.l.report.Add(inventory.Finding{Code: inventory.CodeForeignValue, Severity: inventory.SeverityWarning, Subject: subject, Position: at,
			Message: fmt.Sprintf("%s %q: %s; left unset", p.Column, p.Value, p.Reason), Hint: p.Hint})
	}
}

// readForeign reads all sources in foreign formats.
func (l *loader) readForeign(ctx context.Context) error {
	assets, deps := ingest.NewValues(ingest.Assets), ingest.NewValues(ingest.Dependencies)
	observers, again := make([]*observer, len(l.set.Foreign)), words{}
	for i, src := range l.set.Foreign {
		observers[i] = &observer{l: l, src: src, no: int64(l.foreign.sources[i]), format: src.Format.Name(), assets: assets, deps: deps, words: again}
	}
	done := make([][2]int64, len(l.set.Foreign))
	tallies, err := ingest.ReadForeign(ctx, l.set.Foreign, l.report, func(i int) ingest.Observer { return observers[i] },
		func(i int, bytes, rows int64) {
			bytes = min(bytes, l.set.Foreign[i].Bytes)
			l.meter.add(l.set.Foreign[i].Name, bytes-done[i][0], rows-done[i][1])
			done[i] = [2]int64{bytes, rows}
		})
	if err != nil {
		return err
	}
	for i, src := range l.set.Foreign {
		s := src.Summarise()
		s.Tally = tallies[i]
		l.summary.Sources = append(l.summary.Sources, s)
	}
	return nil
}

// loadObserved adds what earlier imports observed, except for what is observed anew.
func (l *loader) loadObserved(ctx context.Context) error {
	f := l.foreign
	newest := map[string]time.Time{}
	note := func(sign string, seen time.Time) {
		if t, ok := newest[sign]; !ok || seen.After(t) {
			newest[sign] = seen
		}
	}
	for _, c := range f.claims {
		note(claimSign(c), c.Seen)
	}
	for _, e := range f.edges {
		note(edgeSign(e), e.Seen)
	}
	older := func(sign string, seen time.Time) bool {
		t, ok := newest[sign]
		return ok && !t.Before(seen)
	}
	var text, seen, name, sheet, format, id string
	var no, source, line, kind int64
	err := each(ctx, l.tx, `SELECT o.no, o.source_no, o.line, o.seen, o.body, s.name, ifnull(s.sheet, ''), s.format, ifnull(a.id, '')
		FROM observation o JOIN source s ON s.no = o.source_no LEFT JOIN asset a ON a.no = o.asset_no ORDER BY o.no`, func(rows *sql.Rows) error {
		if err := rows.Scan(&no, &source, &line, &seen, &text, &name, &sheet, &format, &id); err != nil {
			return err
		}
		a, err := readAsset(text)
		if err != nil {
			return err
		}
		a.At = inventory.Position{File: name, Sheet: sheet, Line: int(line)}
		if a.Seen, err = readSeen(seen); err != nil {
			return err
		}
		c := &reconcile.Claim{Asset: a, Format: format, Source: source, No: no, Known: id}
		if older(claimSign(c), a.Seen) {
			f.dropped = append(f.dropped, no)
			l.inherit(c)
			return nil
		}
		f.claims = append(f.claims, c)
		return nil
	})
	if err != nil {
		return err
	}
	return each(ctx, l.tx, `SELECT o.no, o.source_no, o.line, o.seen, o.kind, o.body, s.name, ifnull(s.sheet, ''), s.format
		FROM sighting o JOIN source s ON s.no = o.source_no ORDER BY o.no`, func(rows *sql.Rows) error {
		if err := rows.Scan(&no, &source, &line, &seen, &kind, &text, &name, &sheet, &format); err != nil {
			return err
		}
		d, err := readDependency(text, kind)
		if err != nil {
			return err
		}
		d.At = inventory.Position{File: name, Sheet: sheet, Line: int(line)}
		if d.Seen, err = readSeen(seen); err != nil {
			return err
		}
		e := &reconcile.Edge{Dependency: d, Format: format, Source: source, No: no}
		if older(edgeSign(e), d.Seen) {
			f.undone = append(f.undone, no)
			return nil
		}
		f.edges = append(f.edges, e)
		return nil
	})
}

// inherit gives the id of an observation to those that took its place.
func (l *loader) inherit(old *reconcile.Claim) {
	if l.foreign == nil || old.Known == "" {
		return
	}
	sign := claimSign(old)
	if l.foreign.heirs == nil {
		l.foreign.heirs = map[string][]*reconcile.Claim{}
		for _, c := range l.foreign.claims {
			if c.No == 0 {
				s := claimSign(c)
				l.foreign.heirs[s] = append(l.foreign.heirs[s], c)
			}
		}
	}
	for _, c := range l.foreign.heirs[sign] {
		c.Known = old.Known
	}
}

// claimSign is what makes two observations of one format be of the same thing.
func claimSign(c *reconcile.Claim) string {
	if c.Alias {
		return c.Format + "\x00\x00" + sign(&c.Identity)
	}
	return c.Format + "\x00" + sign(&c.Identity)
}

func edgeSign(e *reconcile.Edge) string {
	return e.Format + "\x00>" + sign(&e.From) + "\x00>" + sign(&e.To) + "\x00" + e.Kind.String()
}

// sign is the surest part of an identity.
func sign(id *foreign.Identity) string {
	switch {
	case id.Key != "":
		return "k" + id.Scope + "\x00" + id.Key
	case id.FQDN != "":
		return "f" + strings.ToLower(strings.TrimSuffix(id.FQDN, "."))
	case id.Name != "":
		return "n" + strings.ToLower(id.Name) + fmt.Sprint(id.Addresses)
	}
	return "a" + strings.Join(id.UUIDs, " ") + fmt.Sprint(id.Addresses)
}
