package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// dependencyChunks are the dependencies of the assets above one number and up to
// another, in chunks, so that they need not be counted before nor moved to grow.
type dependencyChunks struct {
	above, upTo int64
	chunks      [][]packedDependency
	total       int
}

const chunkRows = 1 << 15

func (h *dependencyChunks) read(ctx context.Context, r *reader) error {
	query := fmt.Sprintf(`SELECT from_no, to_no, kind, mode, impact, calls_per_second, traffic_mbps, max_rtt_ms, constraints
		FROM dependency WHERE from_no > %d AND from_no <= %d ORDER BY from_no, to_no, kind`, h.above, h.upTo)
	var chunk []packedDependency
	err := r.each(ctx, query, func(c *cursor) error {
		if len(chunk) == cap(chunk) {
			h.add(chunk)
			chunk = make([]packedDependency, 0, chunkRows)
		}
		d := packedDependency{
			from: int32(c.number(0)), to: int32(c.number(1)), kind: uint8(c.number(2)), mode: notGiven, impact: notGiven,
			calls: c.decimal(5), traffic: c.decimal(6), maxRTT: notANumber, constraints: uint8(c.number(8)),
		}
		if c.given(3) {
			d.mode = uint8(c.number(3))
		}
		if c.given(4) {
			d.impact = uint8(c.number(4))
		}
		if c.given(7) {
			d.maxRTT = c.decimal(7)
		}
		chunk = append(chunk, d)
		return nil
	})
	h.add(chunk)
	return err
}

func (h *dependencyChunks) add(chunk []packedDependency) {
	if len(chunk) > 0 {
		h.chunks, h.total = append(h.chunks, chunk), h.total+len(chunk)
	}
}

// placeDependencies puts the dependencies into the estate, whose assets are in order
// by now.
func (l *graphLoader) placeDependencies(halves ...*dependencyChunks) {
	total := 0
	for _, h := range halves {
		total += h.total
	}
	deps := make([]inventory.Dependency, 0, total)
	for _, h := range halves {
		for i, chunk := range h.chunks {
			for j := range chunk {
				d := chunk[j].unpack()
				d.From, d.To = l.assets[chunk[j].from], l.assets[chunk[j].to]
				deps = append(deps, d)
			}
			h.chunks[i] = nil
		}
	}
	if !slices.IsSortedFunc(deps, compareDependencies) {
		sortByHead(deps, len(l.estate.Assets), func(d *inventory.Dependency) int32 { return d.From }, compareDependencies)
	}
	l.estate.Dependencies = deps
}
