package ingest

import (
	"context"
	"io"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// ReadForeign reads sources in foreign formats. What source i holds goes to the
// observer that to gives for it; formats whose files say more together are read
// together. It returns what became of the rows of each source.
func ReadForeign(ctx context.Context, sources []*Foreign, report *Report, to func(i int) Observer, progress func(i int, bytes, rows int64)) ([]Tally, error) {
	r := &foreignReading{sources: sources, report: report, to: to, gatherings: map[string]*gathering{}, tallies: make([]Tally, len(sources))}
	for i, src := range sources {
		tell := func(bytes, rows int64) {
			if progress != nil {
				progress(i, bytes, rows)
			}
		}
		var err error
		if g, ok := src.Format.(foreign.Gatherer); ok && src.text != nil {
			err = r.gather(ctx, g, i, tell)
		} else {
			r.tallies[i], err = src.Read(ctx, report, to(i), tell)
		}
		if err != nil {
			return nil, err
		}
	}
	return r.tallies, r.close()
}

type foreignReading struct {
	sources    []*Foreign
	report     *Report
	to         func(int) Observer
	tallies    []Tally
	gatherings map[string]*gathering // by format
	order      []*gathering
}

// gathering is what files of one format say together.
type gathering struct {
	foreign.Gathering
	first int
	files map[string]int // sources by name
}

func (r *foreignReading) gather(ctx context.Context, format foreign.Gatherer, i int, progress func(bytes, rows int64)) error {
	src := r.sources[i]
	g := r.gatherings[format.Name()]
	if g == nil {
		g = &gathering{Gathering: format.Gather(), first: i, files: map[string]int{}}
		r.gatherings[format.Name()] = g
		r.order = append(r.order, g)
	}
	g.files[src.Name] = i
	text, err := src.text()
	if err != nil {
		return err
	}
	defer text.Close()
	sink := &foreignSink{Observer: r.to(i), src: src, report: r.report}
	opts := src.opts
	opts.Progress = func(records int64) { progress(text.raw, records) }
	if err := g.Read(ctx, contextReader(ctx, text), src.Name, opts, sink); err != nil {
		return src.located(err)
	}
	t := &sink.tally
	t.Rows = t.Stored + t.Merged + t.Left + t.Rejected
	r.tallies[i] = *t
	progress(text.raw, t.Rows)
	if _, err := io.Copy(io.Discard, text); err != nil {
		return unread(src.Name, err)
	}
	return text.unchanged()
}

// close ends what was gathered; what it says goes to the sources that it names.
func (r *foreignReading) close() error {
	for _, g := range r.order {
		src := r.sources[g.first]
		sink := &foreignSink{Observer: &routed{r, g}, src: src, report: r.report}
		if err := g.Close(sink); err != nil {
			return src.located(err)
		}
		t, late := &r.tallies[g.first], sink.tally
		t.Stored, t.Merged, t.Left, t.Rejected = t.Stored+late.Stored, t.Merged+late.Merged, t.Left+late.Left, t.Rejected+late.Rejected
		t.Rows = t.Stored + t.Merged + t.Left + t.Rejected
	}
	return nil
}

// routed gives observations to the observer of the file that they name.
type routed struct {
	r *foreignReading
	g *gathering
}

func (o *routed) of(file string) Observer {
	if i, ok := o.g.files[file]; ok {
		return o.r.to(i)
	}
	return o.r.to(o.g.first)
}

// Asset implements Observer.
func (o *routed) Asset(a *foreign.Asset) error { return o.of(a.At.File).Asset(a) }

// Dependency implements Observer.
func (o *routed) Dependency(d *foreign.Dependency) error { return o.of(d.At.File).Dependency(d) }

// Site implements Observer.
func (o *routed) Site(s *foreign.Site) error { return o.of(s.At.File).Site(s) }
