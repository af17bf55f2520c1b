package store

import (
	"context"

	"modernc.org/sqlite/vtab"
)

// pipe carries rows, a batch at a time, from the goroutine that reads files to
// the one in which SQLite asks for them. Batches are used again.
type pipe struct {
	width int
	sent  chan *batch
	free  chan *batch
	fill  *batch // being filled
	drain *batch // being read
	at    int
}

const batchRows = 512

// batch is a run of rows.
type batch struct {
	rows   int
	values []vtab.Value
}

func newPipe(width int) *pipe {
	const batches = 4
	p := &pipe{width: width, sent: make(chan *batch, batches), free: make(chan *batch, batches)}
	for range batches {
		p.free <- &batch{values: make([]vtab.Value, width*batchRows)}
	}
	p.fill = <-p.free
	return p
}

// slot is the next row to fill.
func (p *pipe) slot() []vtab.Value {
	row := p.fill.values[p.fill.rows*p.width:][:p.width]
	p.fill.rows++
	return row
}

// unslot gives the last slot back.
func (p *pipe) unslot() { p.fill.rows-- }

// full reports whether the batch must be sent before another slot is taken.
func (p *pipe) full() bool { return p.fill.rows == batchRows }

// flush sends the batch. It fails when ctx is done.
func (p *pipe) flush(ctx context.Context) error {
	select {
	case p.sent <- p.fill:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	select {
	case p.fill = <-p.free:
		p.fill.rows = 0
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	return nil
}

// close sends what is left and ends the pipe.
func (p *pipe) close(ctx context.Context) error {
	if p.fill.rows > 0 {
		if err := p.flush(ctx); err != nil {
			return err
		}
	}
	close(p.sent)
	return nil
}

// next is the [rowSource] of the other end. It fails when ctx is done before the
// pipe was closed.
func (p *pipe) next(ctx context.Context) rowSource {
	return func() ([]vtab.Value, error) {
		if p.drain == nil || p.at == p.drain.rows {
			if p.drain != nil {
				p.free <- p.drain
			}
			p.drain, p.at = nil, 0
			select {
			case b, ok := <-p.sent:
				if !ok {
					return nil, nil
				}
				p.drain = b
			case <-ctx.Done():
				return nil, context.Cause(ctx)
			}
		}
		row := p.drain.values[p.at*p.width:][:p.width]
		p.at++
		return row, nil
	}
}
