package export

import (
	"math"
	"strings"

	"github.com/wavecut/wavecut/inventory"
)

func dependencies(e *inventory.Estate, create Create) error {
	columns := []string{"from", "to", "kind", "mode", "impact", "calls_per_second", "traffic_mbps", "max_rtt_ms", "constraint"}
	return writeTable(create, "dependencies.csv", columns, func(t *table) error {
		for i := range e.Dependencies {
			if err := writeDependency(t, e, &e.Dependencies[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// writeDependency writes a row for each constraint, and at least one: a cell holds
// one constraint, and rows of one dependency are merged when they are read. Only
// the first holds the rates, which are added up; what else the rows hold is the
// same, so that merging changes nothing.
func writeDependency(t *table, e *inventory.Estate, d *inventory.Dependency) error {
	for i, constraint := range strings.Split(d.Constraints.String(), ";") {
		t.text(e.Assets[d.From].ID)
		t.text(e.Assets[d.To].ID)
		t.word(d.Kind.String(), inventory.Sync.String())
		t.word(d.Mode.String(), inventory.ModeAll.String())
		t.word(d.Impact.String(), d.Kind.DefaultImpact().String())
		if i == 0 {
			t.number(d.CallsPerSecond, 0)
			t.number(d.TrafficMbps, 0)
		} else {
			t.text("")
			t.text("")
		}
		t.number(d.MaxRTTms, math.NaN())
		t.text(constraint)
		if err := t.end(); err != nil {
			return err
		}
	}
	return nil
}
