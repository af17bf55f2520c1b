package layout

import (
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// Gathered is a table of which several rows describe one asset, such as a list of
// disks. It is a [foreign.TableFormat].
type Gathered struct {
	*Table
	// Merge adds what a further row says to what the rows before it said.
	Merge func(into, more *foreign.Asset)
}

// Open begins to read a table.
func (g *Gathered) Open(h foreign.Header, opts foreign.Options) (foreign.RowReader, error) {
	rows, err := g.Table.Open(h, opts)
	if err != nil {
		return nil, err
	}
	return &gathering{RowReader: rows, merge: g.Merge, at: map[string]int{}}, nil
}

// gathering keeps assets back until the table ends. Its memory grows with the assets.
type gathering struct {
	foreign.RowReader
	merge  func(into, more *foreign.Asset)
	at     map[string]int
	assets []*foreign.Asset
}

// Row reads a row into the assets that were gathered.
func (g *gathering) Row(row foreign.Row, sink foreign.Sink) error {
	return g.RowReader.Row(row, &held{Sink: sink, into: g})
}

// Close gives the assets in the order in which they were first seen.
func (g *gathering) Close(sink foreign.Sink) error {
	for _, a := range g.assets {
		if err := sink.Asset(a); err != nil {
			return err
		}
	}
	return g.RowReader.Close(sink)
}

// held is a sink that holds assets back, and counts their rows.
type held struct {
	foreign.Sink
	into *gathering
}

// Row leaves the counting of stored rows to Asset, which knows what was merged.
func (s *held) Row(o foreign.Outcome) {
	if o != foreign.Stored {
		s.Sink.Row(o)
	}
}

// Asset takes the asset of a row.
func (s *held) Asset(a *foreign.Asset) error {
	key := a.Scope + "\x00" + a.Key + "\x00" + Label(&a.Identity)
	if i, known := s.into.at[key]; known {
		s.into.merge(s.into.assets[i], a)
		s.Sink.Row(foreign.Merged)
		return nil
	}
	s.into.at[key] = len(s.into.assets)
	s.into.assets = append(s.into.assets, a)
	s.Sink.Row(foreign.Stored)
	return nil
}
