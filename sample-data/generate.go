package sampledata

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Create makes a file of the estate by its name, to be written and closed.
type Create func(name string) (io.WriteCloser, error)

// Generate writes an estate: scenario.toml and all tables of the native format,
// each file by a call of create. The same options give the same bytes, on any
// machine. Memory grows with the number of applications (about 100 bytes for
// ten assets), not with rows: tables are streamed.
//
// The estate can be planned completely: limits of waves and teams, capacities
// and lines grow with it. It is not made to suit a planner.
func Generate(o Options, create Create) error {
	o = o.withDefaults()
	if err := o.check(); err != nil {
		return err
	}
	p, sum := newPlan(o), newTally()
	if err := p.writeAssets(create, sum); err != nil {
		return err
	}
	if err := p.writeDependencies(create); err != nil {
		return err
	}
	for _, write := range []func() error{
		func() error { return writeSites(create, o, sum) },
		func() error { return writeLinks(create, o) },
		func() error { return writeTeams(create, sum) },
		func() error { return writeCalendar(create, p, sum) },
		func() error { return writeScenario(create, o, sum) },
	} {
		if err := write(); err != nil {
			return err
		}
	}
	return nil
}

// GenerateDir writes an estate into a folder, which is made if need be. Files
// of the same names are replaced.
func GenerateDir(o Options, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("generate estate: %w", err)
	}
	return Generate(o, func(name string) (io.WriteCloser, error) {
		return os.Create(filepath.Join(dir, name))
	})
}

func (p *plan) writeDependencies(create Create) error {
	t, err := newTable(create, "dependencies.csv", dependencyColumns)
	if err != nil {
		return err
	}
	w := &dependencyWriter{table: t, plan: p, limit: p.options.Dependencies}
	p.writeStructure(w)
	p.writeCalls(w)
	return t.close()
}
