package cli

import (
	"github.com/wavecut/wavecut/cmd/internal/term"
	"github.com/wavecut/wavecut/planner"
)

// progress is a bar for work that may take long.
func (a *app) progress() *term.Progress {
	return term.NewProgress(a.env.Streams, a.flags.quiet, a.env.Getenv, a.env.Now)
}

// searching moves a bar along with the search for a plan.
func searching(bar *term.Progress) func(planner.Progress) {
	return func(p planner.Progress) { bar.Update(p.Stage, int64(p.Done), int64(p.Steps)) }
}
