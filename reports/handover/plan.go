package handover

import (
	"cmp"
	"maps"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/planner/model"
)

// Plan is what is handed over.
type Plan struct {
	Estate *inventory.Estate
	// Rows are those of the plan. Rows of assets that the estate does not have are
	// left out.
	Rows []model.Row
	// Attributes are those of an asset, by their names; nil is none.
	Attributes func(id string) map[string]string
}

// assets are the assets of the plan, in order of their ids.
func (p *Plan) assets() []asset {
	all := make([]asset, 0, len(p.Rows))
	for _, row := range p.Rows {
		i, ok := p.Estate.AssetIndex(row.Asset)
		if !ok {
			continue
		}
		a := asset{Asset: &p.Estate.Assets[i], row: row}
		if p.Attributes != nil {
			a.attributes = p.Attributes(row.Asset)
			a.folded = folded(a.attributes)
		}
		all = append(all, a)
	}
	slices.SortStableFunc(all, func(a, b asset) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

// folded are attributes by the form in which headers are compared. Of two that are
// one in that form the first by name counts.
func folded(attributes map[string]string) map[string]string {
	into := make(map[string]string, len(attributes))
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		if key := foreign.Fold(name); into[key] == "" {
			into[key] = attributes[name]
		}
	}
	return into
}
