package baseline

import (
	"cmp"
	"slices"

	"github.com/wavecut/wavecut/inventory"
)

// send chooses where a unit is meant to go: to the survivor with the largest share
// of its tightest capacity free that may take all of it; where none may, asset by
// asset, those with the least choice first.
func (f *filler) send(unit []int32) {
	sent := load{}
	if f.sendTo(unit, sent) {
		return
	}
	for _, a := range f.byChoice(unit) {
		f.sendTo([]int32{a}, sent)
	}
}

// load is what a unit brings to sites before any of it is scheduled.
type load map[int32]inventory.Resources

// sendTo sends all of the assets to one site, if there is one for them.
func (f *filler) sendTo(assets []int32, sent load) bool {
	for _, site := range f.byRoom(sent) {
		if f.takes(assets, site, sent) {
			f.aim(assets, site)
			sent[site] = f.sum(assets, sent[site])
			return true
		}
	}
	return false
}

// byRoom lists the survivors by the share of their tightest capacity that is free,
// most first, then by id.
func (f *filler) byRoom(sent load) []int32 {
	share := make(map[int32]float64, len(f.sites))
	for _, site := range f.sites {
		more := sent[site]
		share[site] = f.s.FreeShare(site, &more)
	}
	sites := slices.Clone(f.sites)
	slices.SortStableFunc(sites, func(a, b int32) int { return cmp.Compare(share[b], share[a]) })
	return sites
}

// byChoice sorts assets by how many survivors can be their target, members of a
// spread group first of equals, since the last of them has one choice less.
func (f *filler) byChoice(assets []int32) []int32 {
	choices := make(map[int32]int, len(assets))
	for _, a := range assets {
		for _, site := range f.sites {
			if _, code := f.s.Move(a, site); code == "" {
				choices[a] += 2
			}
		}
		if g := f.p.GroupOf[a]; g >= 0 && f.p.Groups[g].Spread {
			choices[a]--
		}
	}
	sorted := slices.Clone(assets)
	slices.SortStableFunc(sorted, func(a, b int32) int { return cmp.Compare(choices[a], choices[b]) })
	return sorted
}

// takes reports whether the site may take all of the assets: each has a method,
// there is room in the end, same_site leaves it open, and no spread group would be
// on it alone.
func (f *filler) takes(assets []int32, site int32, sent load) bool {
	more := f.sum(assets, sent[site])
	if !f.s.Holds(site, &more) {
		return false
	}
	coming := make(map[int32]bool, len(assets))
	for _, a := range assets {
		coming[a] = true
	}
	end := func(a int32) int32 {
		switch {
		case coming[a]:
			return site
		case f.s.MustMove(a):
			return f.target[a]
		}
		return f.s.End(a)
	}
	for _, a := range assets {
		if f.retired(a) {
			continue
		}
		if _, code := f.s.Move(a, site); code != "" {
			return false
		}
		if tied, ok := f.s.SiteOf(a); !ok || tied != inventory.NoSite && tied != site {
			return false
		}
		if !f.s.SpreadAllows(a, site, end) {
			return false
		}
	}
	return true
}

// sum adds what the assets take to what is there.
func (f *filler) sum(assets []int32, there inventory.Resources) inventory.Resources {
	for _, a := range assets {
		if f.retired(a) {
			continue
		}
		for r, need := range f.p.Estate.Assets[a].Needs {
			there[r] += need
		}
	}
	return there
}

// aim notes where the assets are meant to go; what is retired goes nowhere.
func (f *filler) aim(assets []int32, site int32) {
	for _, a := range assets {
		if !f.retired(a) {
			f.target[a] = site
		}
	}
}

func (f *filler) retired(a int32) bool {
	return f.p.Estate.Assets[a].Method == inventory.MethodRetire
}
