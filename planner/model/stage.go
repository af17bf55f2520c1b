package model

import (
	"fmt"
	"slices"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/filter"
)

// Stage is a part of the estate that is moved before what comes after it (C13):
// its assets are those that its filter lets through and no stage before it has.
type Stage struct {
	Name  string
	Where string // a filter over the columns of assets.csv
	// SoakDays is how long the next stage waits after this one's last window began.
	SoakDays float64
	// Parallel lets assets leave several sites in one wave.
	Parallel bool
	// Checks are what must hold before the next stage begins, in words.
	Checks []string

	filter *filter.Filter
}

// RestStage is the name of the stage of assets that none of the scenario's holds.
const RestStage = "rest"

// NewStage is a stage of the assets that a filter lets through.
func NewStage(name, where string) (Stage, error) {
	f, err := assetSchema().Compile(where)
	return Stage{Name: name, Where: where, filter: f}, err
}

func (st *Stage) fields() []field {
	return []field{
		textField("name", &st.Name),
		st.whereField(),
		numberField("soak_days", &st.SoakDays, 0, 3660),
		flagField("parallel", &st.Parallel),
		textsField("checks", &st.Checks),
	}
}

// whereField reads the filter of a stage.
func (st *Stage) whereField() field {
	f := textField("where", &st.Where)
	read := f.read
	f.read = func(r *scenarioReader, at string, v any) {
		read(r, at, v)
		text, ok := v.(string)
		if !ok {
			return
		}
		var err error
		if st.filter, err = assetSchema().Compile(text); err != nil {
			r.fail(at, CodeScenarioRange, fmt.Sprintf("%s: %v", at, err))
		}
	}
	return f
}

// stageField reads the [[stage]] tables.
func (s *Scenario) stageField() field {
	one := Stage{}
	return field{key: "stage", element: one.fields(), elements: s.writeStages, read: func(r *scenarioReader, at string, v any) {
		tables, ok := toTables(v)
		if !ok {
			r.wrongType(at, "tables, [["+at+"]]", v)
			return
		}
		for i, values := range tables {
			s.readStage(r, fmt.Sprintf("%s[%d]", at, i), fmt.Sprintf("stage %d", i+1), values)
		}
	}}
}

// readStage reads one [[stage]] table.
func (s *Scenario) readStage(r *scenarioReader, at, name string, values map[string]any) {
	st := &Stage{Name: name}
	r.table(at, values, st.fields())
	switch {
	case !r.given[at+".where"]:
		r.fail(at+".where", CodeScenarioMissing, at+`.where is required: a filter such as "environment in (test,dev)"`)
	case st.Name == RestStage || slices.ContainsFunc(s.Stages, func(o Stage) bool { return o.Name == st.Name }):
		r.outOfRange(at+".name", quote(st.Name), "a name that no other stage has")
	}
	s.Stages = append(s.Stages, *st)
}

func (s *Scenario) writeStages() [][]field {
	var all [][]field
	for i := range s.Stages {
		all = append(all, s.Stages[i].fields())
	}
	return all
}

// stagePresets are orders known from the field, by name: what is not production
// comes first, what is critical last.
func stagePresets() map[string][]Stage {
	return map[string][]Stage{
		"azure": {
			{Name: "non-production", Where: "not environment=prod", Parallel: true},
			{Name: "production", Where: "tier>=2", Parallel: true},
			{Name: "critical production", Where: "tier<2", Parallel: true},
		},
		"test-first": {{Name: "non-production", Where: "not environment=prod", Parallel: true}},
	}
}

// stagePresetField reads the name of an order. Its stages come before those that
// the scenario gives itself, and are written in its place.
func (s *Scenario) stagePresetField() field {
	return field{key: "stage_preset", write: func() string { return "" }, read: func(r *scenarioReader, at string, v any) {
		name, ok := v.(string)
		if !ok {
			r.wrongType(at, "a text in quotes", v)
			return
		}
		preset, ok := stagePresets()[name]
		if !ok {
			r.outOfRange(at, quote(name), `"azure" or "test-first"`)
			return
		}
		for i := range preset {
			f, err := assetSchema().Compile(preset[i].Where)
			if err != nil {
				r.fail(at, CodeScenarioRange, err.Error())
			}
			preset[i].filter = f
		}
		s.Stages = append(preset, s.Stages...)
	}}
}

// stagesOf finds the stage of every placed asset; nil where there are none.
func stagesOf(e *inventory.Estate, stages []Stage) []int32 {
	if len(stages) == 0 {
		return nil
	}
	of := make([]int32, len(e.Assets))
	for i := range e.Assets {
		look := lookupAsset(e, &e.Assets[i])
		k := 0
		for k < len(stages) && !stages[k].holds(look) {
			k++
		}
		of[i] = int32(k)
	}
	return of
}

func (st *Stage) holds(look filter.Lookup) bool { return st.filter != nil && st.filter.Match(look) }
