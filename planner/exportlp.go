package planner

import (
	"io"

	"github.com/wavecut/wavecut/planner/lp"
	"github.com/wavecut/wavecut/planner/model"
)

// LPOptions say which plans an exported program is about.
type LPOptions = lp.Options

// ExportLP writes the problem as a CPLEX LP file, with which an outside solver can
// find or check an optimum: with targets free, or, given a placement (see
// Problem.PlacementOf), of the waves alone. The header of the file explains it.
func ExportLP(w io.Writer, p *model.Problem, o LPOptions) error { return lp.Write(w, p, o) }
