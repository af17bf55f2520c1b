package inventory

import (
	"cmp"
	"slices"
	"strings"
)

// Estate is a validated inventory in canonical order: sites, assets and teams by
// id, links by their ends, dependencies by From, To, Kind, calendar entries by
// kind, scope, start, end, name. It is not changed once it is built.
type Estate struct {
	Sites        []Site
	Links        []Link
	Assets       []Asset
	Dependencies []Dependency
	Calendar     []Entry
	Teams        []Team
}

// SiteIndex finds a site by its id.
func (e *Estate) SiteIndex(id string) (int32, bool) {
	i, ok := slices.BinarySearchFunc(e.Sites, id, func(s Site, id string) int { return strings.Compare(s.ID, id) })
	return int32(i), ok
}

// AssetIndex finds an asset by its id.
func (e *Estate) AssetIndex(id string) (int32, bool) {
	i, ok := slices.BinarySearchFunc(e.Assets, id, func(a Asset, id string) int { return strings.Compare(a.ID, id) })
	return int32(i), ok
}

// SiteID is the id of a site, or empty for NoSite.
func (e *Estate) SiteID(site int32) string {
	if site == NoSite {
		return ""
	}
	return e.Sites[site].ID
}

// DependenciesOf is the run of dependencies whose From is the asset.
func (e *Estate) DependenciesOf(asset int32) []Dependency {
	lo, _ := slices.BinarySearchFunc(e.Dependencies, asset, compareFrom)
	hi, _ := slices.BinarySearchFunc(e.Dependencies, asset+1, compareFrom)
	return e.Dependencies[lo:hi]
}

func compareFrom(d Dependency, asset int32) int { return cmp.Compare(d.From, asset) }

// Placed counts the assets that have a site, and so a row in a plan.
func (e *Estate) Placed() int {
	n := 0
	for i := range e.Assets {
		if e.Assets[i].Placed() {
			n++
		}
	}
	return n
}
