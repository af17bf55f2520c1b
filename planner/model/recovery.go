package model

import (
	"math"

	"github.com/wavecut/wavecut/inventory"
)

// Recovery is how an asset or a service comes back from the loss of a site: after
// how many minutes, and with how many minutes of data lost. +Inf is not at all.
type Recovery struct{ RTOMinutes, RPOMinutes float64 }

// Lost is no recovery.
func Lost() Recovery { return Recovery{math.Inf(1), math.Inf(1)} }

// RecoveryOf is what a mode promises where nothing more is known: others serve on
// (0 and 0 minutes), a running standby takes over (5 and 1), a standby is started
// (60 and 15), a copy is restored (1440 and 1440), nothing.
func RecoveryOf(m inventory.DRMode) Recovery {
	switch m {
	case inventory.DRActiveActive:
		return Recovery{}
	case inventory.DRHot:
		return Recovery{5, 1}
	case inventory.DRWarm:
		return Recovery{60, 15}
	case inventory.DRCold:
		return Recovery{1440, 1440}
	}
	return Lost()
}

// Worse is the worse of both in each respect.
func (r Recovery) Worse(o Recovery) Recovery {
	return Recovery{math.Max(r.RTOMinutes, o.RTOMinutes), math.Max(r.RPOMinutes, o.RPOMinutes)}
}

// Better is the better of both in each respect.
func (r Recovery) Better(o Recovery) Recovery {
	return Recovery{math.Min(r.RTOMinutes, o.RTOMinutes), math.Min(r.RPOMinutes, o.RPOMinutes)}
}

// Exceeds reports whether r is worse than o in some respect.
func (r Recovery) Exceeds(o Recovery) bool {
	return r.RTOMinutes > o.RTOMinutes+Tolerance || r.RPOMinutes > o.RPOMinutes+Tolerance
}
