package placement

import (
	"context"
	"fmt"
	"math"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/planner/placement/partition"
)

// Solve places the assets on the sites that are kept. Hard input is never an
// error: what cannot be placed is blocked in the result. When the context ends,
// the best placement so far is returned, flagged.
func Solve(ctx context.Context, p *model.Problem, kept []bool, o Options) (*Result, error) {
	if len(kept) != len(p.Estate.Sites) {
		return nil, fmt.Errorf("place assets: kept has %d sites, the estate %d", len(kept), len(p.Estate.Sites))
	}
	d := newDraft(p, kept, o)
	if d.k == 0 {
		return d.nowhere(), nil
	}
	d.setDays()
	d.priceAll()
	it, r, err := d.search(ctx)
	if err != nil {
		return nil, fmt.Errorf("place assets: %w", err)
	}
	return d.result(it, r), nil
}

// nowhere is the result when no site survives: what does not retire is blocked.
func (d *draft) nowhere() *Result {
	r := &Result{Placement: d.placement(nil, nil)}
	for i := range r.Blocked {
		if d.asset(int32(i)).Method != inventory.MethodRetire {
			r.Moves[i], r.Blocked[i] = d.p.Stay(d.p.Placed[i]), "C1"
		}
	}
	return r
}

// search repeats until nothing is over its limits and every site can be filled
// in some order. Each round settles more assets, so it ends.
func (d *draft) search(ctx context.Context) (*items, *partition.Result, error) {
	for {
		it := d.settle()
		in := d.instance(it)
		r, err := d.solve(ctx, in, it)
		if err != nil {
			return nil, nil, err
		}
		if !r.Feasible {
			more, err := d.leaveOut(ctx, it, r)
			if err != nil {
				return nil, nil, err
			}
			if more {
				continue
			}
		}
		if d.reachable(in, it, r.Label) {
			return it, r, d.freeBound(ctx, r)
		}
	}
}

// freeBound replaces the bound where it rests on assets held at home only to get
// on: by that of the same problem without.
func (d *draft) freeBound(ctx context.Context, r *partition.Result) error {
	if len(d.conceded) == 0 {
		return nil
	}
	for i := range int32(d.n) {
		if row := d.conceded[i]; row != nil && d.fate[i] == free {
			copy(d.costs(i), row)
		}
	}
	it := d.tieUp()
	without, err := d.solve(ctx, d.instance(it), it)
	if err != nil {
		return err
	}
	r.Bound = math.Min(r.Cost, without.Bound)
	return nil
}

func (d *draft) solve(ctx context.Context, in *partition.Instance, it *items) (*partition.Result, error) {
	return partition.Solve(ctx, in, partition.Options{Effort: d.o.Effort, Seed: d.o.Seed, Start: d.previous(in, it)})
}

// previous is the labelling of the existing plan, as far as it still may be; nil
// without one.
func (d *draft) previous(in *partition.Instance, it *items) []int32 {
	if d.o.Previous == nil {
		return nil
	}
	label := make([]int32, in.Items)
	for n, members := range it.members {
		best := math.Inf(1)
		for l := range int32(d.k) {
			if c := in.Unary[n*d.k+int(l)]; c < best {
				best, label[n] = c, l
			}
		}
		for _, i := range members {
			site := d.o.Previous[i]
			if site >= 0 && d.label[site] >= 0 && in.Allowed(int32(n), d.label[site]) {
				label[n] = d.label[site]
				break
			}
		}
	}
	return label
}

// result reads the labelling.
func (d *draft) result(it *items, r *partition.Result) *Result {
	return &Result{
		Placement: d.placement(it, r.Label), Cost: r.Cost, Bound: r.Bound,
		BrokenPins: d.pins, Interrupted: r.Interrupted,
	}
}

// placement is the moves of all placed assets.
func (d *draft) placement(it *items, label []int32) model.Placement {
	pl := model.Placement{Moves: make([]model.Move, d.n), Blocked: make([]string, d.n)}
	for i := range int32(d.n) {
		a := d.p.Placed[i]
		switch {
		case d.fate[i] == blocked:
			pl.Moves[i], pl.Blocked[i] = d.p.Stay(a), d.reason[i]
		case d.asset(i).Method == inventory.MethodRetire:
			pl.Moves[i], _ = d.p.ResolveMove(a, inventory.NoSite)
		case it == nil:
			pl.Moves[i] = d.p.Stay(a)
		case label[it.of[i]] == d.home[i]:
			pl.Moves[i] = d.p.Stay(a)
		default:
			pl.Moves[i], _ = d.p.ResolveMove(a, d.site[label[it.of[i]]])
		}
	}
	return pl
}
