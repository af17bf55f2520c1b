package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/depgraph"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports"
)

// graphView is the graph that a question is asked of.
type graphView struct {
	*depgraph.Graph
	// links holds kinds and impacts alone, filter the choice of assets as well.
	links, filter depgraph.Filter
	estate        *inventory.Estate
	plan          *store.Plan // nil unless a wave was asked for
	wave          []int32     // of each asset by the plan; 0 stays
	target        []int32     // of each asset by the plan
}

// ask opens the database, builds the graph and lets f answer.
func (a *app) ask(ctx context.Context, opt *graphFlags, f func(*store.DB, *graphView) error) error {
	return a.reading(ctx, func(db *store.DB) error {
		v, err := a.view(ctx, db, opt)
		if err != nil {
			return err
		}
		return f(db, v)
	})
}

// view loads the estate and applies the flags.
func (a *app) view(ctx context.Context, db *store.DB, opt *graphFlags) (*graphView, error) {
	v := &graphView{}
	var err error
	if v.links.Kinds, err = parsedWords("kind", opt.kinds, inventory.ParseDependencyKind, kindWords()); err != nil {
		return nil, err
	}
	if v.links.Impacts, err = parsedWords("impact", opt.impacts, inventory.ParseImpact, impactWords()); err != nil {
		return nil, err
	}
	if v.estate, err = db.GraphEstate(ctx); err != nil {
		return nil, err
	}
	if len(v.estate.Sites) == 0 {
		return nil, &unknownError{"the inventory is empty", "import one with: wavecut import FOLDER"}
	}
	v.Graph = depgraph.New(v.estate)
	if err := a.applyPlan(ctx, db, v, opt); err != nil {
		return nil, err
	}
	v.filter = v.links
	v.filter.Asset, err = v.assetFilter(ctx, db, opt)
	return v, err
}

// applyPlan brings in the plan where a wave was asked for.
func (a *app) applyPlan(ctx context.Context, db *store.DB, v *graphView, opt *graphFlags) error {
	if opt.wave < noWave || opt.atWave < noWave {
		return usagef("", "a wave is negative")
	}
	if opt.wave == noWave && opt.atWave == noWave && !opt.usesPlan {
		if opt.plan != "" {
			return usagef("add --at-wave or --wave", "--plan alone chooses nothing")
		}
		return nil
	}
	if err := a.loadWaves(ctx, db, v, opt.plan, opt.wave, opt.atWave); err != nil {
		return err
	}
	if opt.atWave != noWave {
		v.Graph = v.At(v.sitesAfter(int32(opt.atWave)))
	}
	return nil
}

// loadWaves reads what the plan decides for each asset. The waves that are asked
// for must be among its own.
func (a *app) loadWaves(ctx context.Context, db *store.DB, v *graphView, name string, waves ...int) error {
	plan, err := a.findPlan(ctx, db, name)
	if err != nil {
		return err
	}
	if err := checkWaves(plan, waves); err != nil {
		return err
	}
	digest, err := db.InventoryDigest(ctx)
	if err != nil {
		return err
	}
	if digest != plan.InventoryDigest {
		a.note("the inventory has changed since the plan %s was made", plan.Name)
	}
	v.plan, v.wave, v.target = plan, make([]int32, v.Len()), make([]int32, v.Len())
	for _, r := range plan.Rows {
		i, ok := v.estate.AssetIndex(r.Asset)
		if !ok {
			continue
		}
		v.wave[i], v.target[i] = int32(r.Wave), inventory.NoSite
		if s, ok := v.estate.SiteIndex(r.Target); ok {
			v.target[i] = s
		}
	}
	return nil
}

// checkWaves refuses waves beyond the windows of a plan.
func checkWaves(p *store.Plan, waves []int) error {
	var s reports.Summary
	if err := json.Unmarshal(p.Summary, &s); err != nil {
		return fmt.Errorf("read plan %s: %w", p.Name, err)
	}
	for _, w := range waves {
		if w > s.Windows {
			return usagef(fmt.Sprintf("its waves are 0 (the start) to %d", s.Windows), "the plan %s has no wave %d", p.Name, w)
		}
	}
	return nil
}

// sitesAfter is where every asset is after a wave of the plan. What the plan does
// not know stays, and so does what it could not schedule.
func (v *graphView) sitesAfter(wave int32) []int32 {
	sites := make([]int32, v.Len())
	for i := range sites {
		sites[i] = v.estate.Assets[i].Site
		if w := v.wave[i]; w > 0 && w <= wave {
			sites[i] = v.target[i]
		}
	}
	return sites
}

// assetFilter is the choice of assets, nil for all.
func (v *graphView) assetFilter(ctx context.Context, db *store.DB, opt *graphFlags) (func(int32) bool, error) {
	var tests []func(int32) bool
	if opt.where != "" {
		chosen, err := v.matching(ctx, db, opt.where)
		if err != nil {
			return nil, err
		}
		tests = append(tests, func(i int32) bool { return chosen[i] })
	}
	if len(opt.sites) > 0 {
		sites, err := v.siteSet(ctx, db, opt.sites)
		if err != nil {
			return nil, err
		}
		tests = append(tests, func(i int32) bool { return slices.Contains(sites, v.Site(i)) })
	}
	if opt.wave != noWave {
		tests = append(tests, func(i int32) bool { return v.estate.Assets[i].Placed() && v.wave[i] == int32(opt.wave) })
	}
	if tests == nil {
		return nil, nil
	}
	return func(i int32) bool {
		return !slices.ContainsFunc(tests, func(test func(int32) bool) bool { return !test(i) })
	}, nil
}

// matching says of each asset whether a filter lets it through.
func (v *graphView) matching(ctx context.Context, db *store.DB, text string) ([]bool, error) {
	where, err := db.Filter(ctx, ingest.Assets, text)
	if err != nil {
		return nil, err
	}
	chosen := make([]bool, v.Len())
	for id, err := range db.Matching(ctx, ingest.Assets, where) {
		if err != nil {
			return nil, err
		}
		if i, ok := v.estate.AssetIndex(id); ok {
			chosen[i] = true
		}
	}
	return chosen, nil
}

func (v *graphView) siteSet(ctx context.Context, db *store.DB, ids []string) ([]int32, error) {
	sites := make([]int32, len(ids))
	for i, id := range ids {
		s, ok := v.estate.SiteIndex(id)
		if !ok {
			return nil, unknownID(ctx, db, ingest.Sites, id)
		}
		sites[i] = s
	}
	return sites, nil
}

// named finds assets by their ids.
func (v *graphView) named(ctx context.Context, db *store.DB, ids []string) ([]int32, error) {
	assets := make([]int32, len(ids))
	for i, id := range ids {
		n, ok := v.estate.AssetIndex(id)
		if !ok {
			return nil, unknownID(ctx, db, ingest.Assets, id)
		}
		if v.Gone(n) {
			return nil, &unknownError{fmt.Sprintf("%s is retired by then", id), "ask of an earlier wave"}
		}
		assets[i] = n
	}
	return assets, nil
}

// shown are those of the assets that the filter lets through.
func (v *graphView) shown(i int32) bool { return v.filter.Asset == nil || v.filter.Asset(i) }

// ids are the ids of assets, never nil.
func (v *graphView) ids(assets []int32) []string {
	ids := make([]string, len(assets))
	for i, n := range assets {
		ids[i] = v.Asset(n).ID
	}
	return ids
}

// siteOf is the id of an asset's site.
func (v *graphView) siteOf(i int32) string { return v.estate.SiteID(v.Site(i)) }

// storedScenario is that of the file, or else of the database.
func (a *app) storedScenario(ctx context.Context, db *store.DB, file string) (*model.Scenario, error) {
	name, text, err := a.scenarioText(ctx, db, file)
	if err != nil {
		return nil, err
	}
	return model.ParseScenario(name, text)
}

// scenarioIfAny is the stored scenario, or the default one where there is none.
func (a *app) scenarioIfAny(ctx context.Context, db *store.DB, file string) (*model.Scenario, error) {
	if file == "" {
		text, err := db.Scenario(ctx)
		if err != nil || text == nil {
			return model.DefaultScenario(), err
		}
	}
	return a.storedScenario(ctx, db, file)
}
