package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/model"
)

// loaded is the problem that the database and a scenario pose.
type loaded struct {
	problem  *model.Problem
	scenario []byte // the text of the scenario
	digest   string // of the inventory
}

// load reads the estate, and the scenario from the file or else from the database.
func (a *app) load(ctx context.Context, db *store.DB, scenarioFile string) (*loaded, error) {
	name, text, err := a.scenarioText(ctx, db, scenarioFile)
	if err != nil {
		return nil, err
	}
	return a.pose(ctx, db, name, text)
}

// pose binds the estate to a scenario, whose name stands in errors.
func (a *app) pose(ctx context.Context, db *store.DB, name string, text []byte) (*loaded, error) {
	scenario, err := model.ParseScenario(name, text)
	if err != nil {
		return nil, err
	}
	estate, err := db.Estate(ctx)
	if err != nil {
		return nil, err
	}
	if len(estate.Sites) == 0 {
		return nil, &unknownError{"the inventory is empty", "import one with: wavecut import FOLDER"}
	}
	problem, err := model.NewProblem(estate, scenario)
	if err != nil {
		return nil, &rejectedError{fmt.Sprintf("read %s: %v", name, err), ""}
	}
	return &loaded{problem: problem, scenario: text, digest: inventory.DigestOf(estate)}, nil
}

func (a *app) scenarioText(ctx context.Context, db *store.DB, file string) (name string, text []byte, err error) {
	if file != "" {
		text, err = a.readInput("scenario", file)
		return file, text, err
	}
	text, err = db.Scenario(ctx)
	if err == nil && text == nil {
		err = &unknownError{
			"there is no scenario in the database",
			"write one, start_date = 2027-03-01 is enough, and import it: wavecut import " + ingest.ScenarioFile + "; or give --scenario FILE",
		}
	}
	return ingest.ScenarioFile, text, err
}

// readInput reads a file that the command was given, and keeps -o from writing to it.
func (a *app) readInput(what, file string) ([]byte, error) {
	a.inputs = append(a.inputs, file)
	text, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, &rejectedError{fmt.Sprintf("read %s: there is no file %s", what, file), ""}
	}
	if err != nil {
		return nil, &rejectedError{fmt.Sprintf("read %s: %v", what, err), ""}
	}
	return text, nil
}

// planRows reads a plan file, or standard input for "-".
func (a *app) planRows(ctx context.Context, file string) ([]model.Row, error) {
	name, text, err := file, []byte(nil), error(nil)
	if file == "-" {
		name = "standard input"
		text, err = readAll(ctx, a.env.Streams.In)
	} else {
		text, err = a.readInput("plan", file)
	}
	if err != nil {
		return nil, err
	}
	rows, err := model.ReadPlan(name, text)
	if err != nil {
		return nil, &rejectedError{err.Error(), "a plan file has the columns asset, wave, target and method"}
	}
	return rows, nil
}

// readAll reads to the end, or until the context ends: a person who is asked for
// input must be able to interrupt. The reading itself is then left behind.
func readAll(ctx context.Context, r io.Reader) ([]byte, error) {
	type result struct {
		text []byte
		err  error
	}
	read := make(chan result, 1)
	go func() {
		text, err := io.ReadAll(r)
		read <- result{text, err}
	}()
	select {
	case got := <-read:
		return got.text, got.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
