package snapshot

import "github.com/wavecut/wavecut/inventory"

// assets writes what questions need of the assets.
func (w *writer) assets(all []inventory.Asset) {
	n := len(all)
	w.count(n)
	w.texts(n, func(i int) string { return all[i].ID })
	w.texts(n, func(i int) string { return all[i].Name })
	w.words(n, func(i int) string { return all[i].Application })
	w.words(n, func(i int) string { return all[i].Team })
	w.words(n, func(i int) string { return all[i].ReplicaGroup })
	w.ints(n, func(i int) int32 { return all[i].Site })
	w.ints(n, func(i int) int32 { return int32(all[i].MinAvailable) })
	w.smalls(n, func(i int) uint8 { return uint8(all[i].Kind) })
	w.smalls(n, func(i int) uint8 { return uint8(all[i].Exposure) })
	w.smalls(n, func(i int) uint8 { return all[i].Tier })
}

// The largest values that the words of an asset have.
const (
	lastKind     = uint8(inventory.KindOther)
	lastExposure = uint8(inventory.External)
)

// assets reads assets whose sites are below a number.
func (r *reader) assets(sites int) []inventory.Asset {
	n := r.count(1)
	ids, names := r.texts(n), r.texts(n)
	applications, application := r.words(n)
	teams, team := r.words(n)
	groups, group := r.words(n)
	site := r.ints(n, inventory.NoSite, int32(sites-1))
	available := r.ints(n, 0, 1<<30)
	kind, exposure, tier := r.smalls(n, lastKind), r.smalls(n, lastExposure), r.smalls(n, 255)
	if r.broken {
		return nil
	}
	all := make([]inventory.Asset, n)
	unset := inventory.DefaultAsset()
	for i := range all {
		a := &all[i]
		*a = unset
		a.ID, a.Name = ids[i], names[i]
		a.Application, a.Team, a.ReplicaGroup = applications[application.at(i)], teams[team.at(i)], groups[group.at(i)]
		a.Site, a.MinAvailable = site.at(i), int(available.at(i))
		a.Kind, a.Exposure, a.Tier = inventory.Kind(kind[i]), inventory.Exposure(exposure[i]), tier[i]
	}
	return all
}
