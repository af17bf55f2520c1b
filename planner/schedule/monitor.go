package schedule

import (
	"sync"
)

// monitor collects how far the chains are and tells the caller.
type monitor struct {
	mu       sync.Mutex
	tell     func(Progress)
	progress Progress
	best     float64
	started  bool
}

func newMonitor(tell func(Progress), steps int) *monitor {
	return &monitor{tell: tell, progress: Progress{Steps: steps}}
}

// note adds steps that were done and the best plan of the chain that did them.
func (m *monitor) note(steps int, st *state, objective float64) {
	if m.tell == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.progress.Done = min(m.progress.Done+steps, m.progress.Steps)
	if !m.started || objective < m.best {
		m.started, m.best = true, objective
		m.progress.Unscheduled = int(objective / st.unscheduled)
		m.progress.Cost = objective - float64(m.progress.Unscheduled)*st.unscheduled
	}
	m.tell(m.progress)
}
