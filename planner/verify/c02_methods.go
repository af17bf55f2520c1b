package verify

import (
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

// checkMethods is C2: the method is the inventory's, or, where that is auto, one
// that section 5 allows for this asset and target; retain does not move; retire
// only where the inventory says so; the target is among allowed_sites and the
// data policy lets the asset in.
func (r *run) checkMethods() {
	for i := range r.wave {
		a := int32(i)
		if r.method[a] == inventory.MethodRetire && r.wave[a] >= 0 && r.estate.Assets[a].Method != inventory.MethodRetire {
			r.report("C2", r.id(a), r.wave[a], "is retired, which the inventory does not say")
			continue
		}
		if r.wave[a] > 0 {
			r.checkMethod(a)
		}
		if r.moves(a) {
			r.checkEntry(a)
		}
	}
}

// checkMethod compares the method of a move with the inventory's.
func (r *run) checkMethod(a int32) {
	asset := &r.estate.Assets[a]
	method, given := r.method[a], asset.Method
	switch {
	case given == inventory.MethodRetain:
		r.report("C2", asset.ID, r.wave[a], "is to be retained, and moves")
	case given == inventory.MethodAuto:
		if r.target[a] != inventory.NoSite && !r.allows(a, method) {
			r.report("C2", asset.ID, r.wave[a], "method %s is not one for this asset and target", method)
		}
	case method != given:
		r.report("C2", asset.ID, r.wave[a], "method %s, the inventory says %s", method, given)
	case method == inventory.MethodLive && !r.near(a):
		r.report("C2", asset.ID, r.wave[a], "method live over %s ms, at most %s",
			number(r.p.Link(asset.Site, r.target[a]).RTTms), number(r.scenario.Copy.LiveMaxRTTms))
	}
}

// checkEntry asks allowed_sites and the data policy.
func (r *run) checkEntry(a int32) {
	asset := &r.estate.Assets[a]
	target := &r.estate.Sites[r.target[a]]
	if len(asset.AllowedSites) > 0 && !slices.Contains(asset.AllowedSites, r.target[a]) {
		r.report("C2", asset.ID, r.wave[a], "%s is not among its allowed sites", target.ID)
	}
	if target.Swing {
		r.report("C2", asset.ID, r.wave[a], "%s is rented only while the move lasts, and nothing may end there", target.ID)
	}
	if where, ruled := r.scenario.Policy.Jurisdictions[asset.DataClass]; ruled && !within(target.Jurisdiction, where) {
		r.report("C2", asset.ID, r.wave[a], "data class %q may not go to %s: its jurisdiction is %q", asset.DataClass, target.ID, target.Jurisdiction)
	}
	if target.Role != inventory.RoleCloud {
		return
	}
	policy := &r.scenario.Policy
	from, dated := policy.CloudAllowedFrom[asset.DataClass]
	if !dated && !slices.Contains(policy.CloudDataClasses, asset.DataClass) {
		r.report("C2", asset.ID, r.wave[a], "data class %q may not go to %s", asset.DataClass, target.ID)
	}
	day := inventory.DateOf(r.p.Windows[r.wave[a]-1].Start.In(r.scenario.Location))
	if dated && day.Before(from) {
		r.report("C2", asset.ID, r.wave[a], "data class %q may go to %s only from %s, not on %s", asset.DataClass, target.ID, from, day)
	}
}

// within reports whether a jurisdiction is one of the list or a part of one: KR-11
// is a part of KR.
func within(jurisdiction string, list []string) bool {
	country, _, _ := strings.Cut(jurisdiction, "-")
	return slices.Contains(list, jurisdiction) || slices.Contains(list, country)
}
