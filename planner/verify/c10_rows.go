package verify

import (
	"strconv"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/model"
)

// checkRows is C10 for decisions: exactly one for each asset with a site, and no
// other; waves 0…T or unscheduled; known methods and sites. A decision that
// breaks this is ignored, and an asset without one is unscheduled. What only the
// rows of a file can break (unknown ids, window_start) is found as they are bound.
func (r *run) checkRows(plan *model.Plan) {
	clear(r.seen)
	for i := range r.wave {
		r.wave[i], r.target[i], r.method[i] = 0, inventory.NoSite, inventory.MethodAuto
		if r.estate.Assets[i].Placed() {
			r.wave[i], r.target[i] = model.Unscheduled, r.estate.Assets[i].Site
		}
	}
	for i := range plan.Decisions {
		r.checkRow(&plan.Decisions[i])
	}
	for i := range r.seen {
		if !r.seen[i] && r.estate.Assets[i].Placed() {
			r.report("C10", r.id(int32(i)), NoWave, "has no row")
		}
	}
}

func (r *run) checkRow(d *model.Decision) {
	if d.Asset < 0 || int(d.Asset) >= len(r.wave) {
		r.report("C10", "asset "+strconv.Itoa(int(d.Asset)), NoWave, "is not in the inventory")
		return
	}
	id := r.id(d.Asset)
	switch {
	case !r.estate.Assets[d.Asset].Placed():
		r.report("C10", id, NoWave, "has a row, and no site")
		return
	case r.seen[d.Asset]:
		r.report("C10", id, NoWave, "has more than one row")
		return
	}
	r.seen[d.Asset] = true
	switch {
	case d.Wave < model.Unscheduled || d.Wave > r.waves:
		r.report("C10", id, NoWave, "wave %d is not 0 to %d", d.Wave, r.waves)
	case d.Target < inventory.NoSite || int(d.Target) >= len(r.estate.Sites):
		r.report("C10", id, NoWave, "target %d is no site", d.Target)
	case d.Method >= inventory.NumMethods:
		r.report("C10", id, NoWave, "method %d is not known", uint8(d.Method))
	default:
		r.accept(d)
	}
}

// accept takes over a decision. What is unscheduled stays, and what is retired
// has no target, whatever the row says.
func (r *run) accept(d *model.Decision) {
	r.wave[d.Asset], r.method[d.Asset] = d.Wave, d.Method
	switch {
	case d.Wave == model.Unscheduled:
	case d.Wave > 0 && d.Method == inventory.MethodRetire:
		r.target[d.Asset] = inventory.NoSite
	default:
		r.target[d.Asset] = d.Target
	}
}

// reportRow takes over what was found in the rows of a file.
func (r *run) reportRow(problem model.RowProblem) {
	subject, line := problem.Subject, "line "+strconv.Itoa(problem.Line)
	switch {
	case subject == "":
		r.report("C10", line, NoWave, "%s", problem.Detail)
	case problem.Line > 0:
		r.report("C10", subject, NoWave, "%s: %s", line, problem.Detail)
	default:
		r.report("C10", subject, NoWave, "%s", problem.Detail)
	}
}
