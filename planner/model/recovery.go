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

// RecoveryAt is how a placed asset comes back from the loss of the site where it is;
// at says where an asset is, NoSite for what is retired. Enough members of its replica
// group elsewhere serve on; else its standby does, if it is at another site that is
// not given up.
func (p *Problem) RecoveryAt(asset int32, at func(asset int32) int32) Recovery {
	mode := p.Estate.Assets[asset].DRMode
	switch {
	case mode == inventory.DRNone:
		return Lost()
	case p.replaced(asset, at):
		if mode == inventory.DRAuto {
			mode = inventory.DRActiveActive
		}
	case p.standbyBeside(asset, at(asset)) == inventory.NoSite:
		return Lost()
	case mode == inventory.DRAuto:
		mode = inventory.DRWarm
	}
	return RecoveryOf(mode)
}

// replaced reports whether enough members of its replica group are at other sites than
// the asset.
func (p *Problem) replaced(asset int32, at func(asset int32) int32) bool {
	g := p.GroupOf[asset]
	if g < 0 || len(p.Groups[g].Members) < 2 {
		return false
	}
	left := 0
	for _, m := range p.Groups[g].Members {
		if site := at(m); site != inventory.NoSite && site != at(asset) {
			left++
		}
	}
	return left >= p.Groups[g].MinAvailable
}

// LastingStandby is the site of an asset's standby, NoSite where it has none or the
// site may be given up.
func (p *Problem) LastingStandby(asset int32) int32 {
	id := p.Estate.Assets[asset].DRSite
	if id == "" {
		return inventory.NoSite
	}
	site, ok := p.Estate.SiteIndex(id)
	if !ok || !p.Estate.Sites[site].Survives() {
		return inventory.NoSite
	}
	return site
}

// standbyBeside is the lasting standby of an asset that is at a site, NoSite where
// that is the same.
func (p *Problem) standbyBeside(asset, site int32) int32 {
	if standby := p.LastingStandby(asset); standby != site {
		return standby
	}
	return inventory.NoSite
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
