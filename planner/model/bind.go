package model

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// RowProblem is a row that breaks C10, or an asset without a row.
type RowProblem struct {
	Line    int    // of the row; 0 when there is none
	Subject string // the asset, as written
	Detail  string
}

// Bind turns rows into a plan for the problem, by C10: a row that breaks it is
// ignored, and an asset without a row is unscheduled with the reason "C10". The
// problems are those of the rows in their order, then those of the assets that no
// row names.
//
// Of several rows for one asset the first that is sound counts. A row that stays
// may leave out target and method; a row that moves may leave out the method, or
// give auto, for what section 5 resolves. A retired asset has no target, whatever
// the row gives. An unscheduled asset keeps the target of its row, if any.
func Bind(p *Problem, rows []Row) (*Plan, []RowProblem) {
	b := &binder{p: p, at: placedIndex(p), bound: make([]bool, len(p.Placed)), told: make([]bool, len(p.Placed))}
	plan := &Plan{Decisions: make([]Decision, len(p.Placed))}
	for _, row := range rows {
		i, d, fault := b.decide(row)
		if fault != "" {
			b.problems = append(b.problems, RowProblem{Line: row.Line, Subject: row.Asset, Detail: fault})
			if i >= 0 {
				b.told[i] = true
			}
			continue
		}
		plan.Decisions[i], b.bound[i] = d, true
	}
	for i, a := range p.Placed {
		if b.bound[i] {
			continue
		}
		plan.Decisions[i] = Decision{
			Asset: a, Wave: Unscheduled, Target: p.Estate.Assets[a].Site,
			Method: p.Estate.Assets[a].Method, Reason: NoRow,
		}
		if !b.told[i] {
			b.problems = append(b.problems, RowProblem{Subject: p.Estate.Assets[a].ID, Detail: "the asset has no row; it is priced as unscheduled"})
		}
	}
	return plan, b.problems
}

// NoRow is the reason of an asset that is unscheduled because no row is about it.
const NoRow = "C10"

// placedIndex maps an asset to its place in Problem.Placed, -1 for those without.
func placedIndex(p *Problem) []int32 {
	at := make([]int32, len(p.Estate.Assets))
	for i := range at {
		at[i] = -1
	}
	for i, a := range p.Placed {
		at[a] = int32(i)
	}
	return at
}

type binder struct {
	p        *Problem
	at       []int32 // placedIndex
	bound    []bool  // by place: a sound row was read
	told     []bool  // by place: a row was refused
	problems []RowProblem
}

// decide reads one row: the place of its decision, -1 where it has none, and what
// is wrong with the row.
func (b *binder) decide(row Row) (at int32, d Decision, fault string) {
	if row.Defect != "" {
		return -1, d, row.Defect
	}
	asset, ok := b.p.Estate.AssetIndex(row.Asset)
	switch {
	case !ok:
		return -1, d, fmt.Sprintf("there is no asset %q", row.Asset)
	case b.at[asset] < 0:
		return -1, d, "the asset has no site, and so no place in a plan"
	case b.bound[b.at[asset]]:
		return -1, d, "the asset has a row already"
	}
	d = Decision{Asset: asset, Reason: row.Reason}
	for _, read := range []func(Row, *Decision) string{b.wave, b.method, b.target, b.resolve, b.window} {
		if fault = read(row, &d); fault != "" {
			return b.at[asset], d, fault
		}
	}
	return b.at[asset], d, ""
}

func (b *binder) wave(row Row, d *Decision) string {
	if row.Wave == "" {
		d.Wave = Unscheduled
		return ""
	}
	n, err := strconv.Atoi(row.Wave)
	if err != nil || n < 0 || n > b.p.T() {
		return fmt.Sprintf("wave %q is not empty and not one of 0 to %d", row.Wave, b.p.T())
	}
	d.Wave = int32(n)
	return ""
}

func (b *binder) method(row Row, d *Decision) string {
	if row.Method == "" {
		d.Method = b.p.Estate.Assets[d.Asset].Method
		return ""
	}
	m, err := inventory.ParseMethod(strings.ToLower(row.Method))
	if err != nil {
		return fmt.Sprintf("there is no method %q", row.Method)
	}
	d.Method = m
	return ""
}

func (b *binder) target(row Row, d *Decision) string {
	d.Target = b.p.Estate.Assets[d.Asset].Site
	if row.Target != "" {
		site, ok := b.p.Estate.SiteIndex(row.Target)
		if !ok {
			return fmt.Sprintf("there is no site %q", row.Target)
		}
		d.Target = site
	}
	switch {
	case d.Retires():
		d.Target = inventory.NoSite
	case d.Moves() && row.Target == "":
		return "the row moves the asset and has no target"
	}
	return ""
}

// resolve finds the method of a move that leaves it open.
func (b *binder) resolve(_ Row, d *Decision) string {
	if !d.Moves() || d.Method != inventory.MethodAuto {
		return ""
	}
	m, code := b.p.ResolveMove(d.Asset, d.Target)
	if code != "" {
		return fmt.Sprintf("the row has no method, and none can be found for its target (%s)", code)
	}
	d.Method = m.Method
	return ""
}

// window checks that window_start, where it is given, is that of the wave.
func (b *binder) window(row Row, d *Decision) string {
	if row.WindowStart == "" {
		return ""
	}
	if !d.Moves() {
		return fmt.Sprintf("window_start %q stands in a row without a window", row.WindowStart)
	}
	w := b.p.Windows[d.Wave-1]
	if !sameStart(row.WindowStart, w.Start, b.p.Scenario.Location) {
		return fmt.Sprintf("window_start %q is not that of wave %d, %s (empty it where the wave was changed)",
			row.WindowStart, d.Wave, w.Start.In(b.p.Scenario.Location).Format(time.RFC3339))
	}
	return ""
}

// sameStart reads a moment as RFC 3339, or as a local time as spreadsheets write
// it. A date alone must be the start's.
func sameStart(text string, start time.Time, loc *time.Location) bool {
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return t.Equal(start)
	}
	local := start.In(loc)
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly} {
		if local.Format(layout) == text {
			return true
		}
	}
	return false
}
