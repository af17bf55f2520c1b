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
		a.inputs = append(a.inputs, file)
		text, err = os.ReadFile(file)
		if err != nil {
			return file, nil, fmt.Errorf("read scenario: %w", err)
		}
		return file, text, nil
	}
	text, err = db.Scenario(ctx)
	if err == nil && text == nil {
		err = &unknownError{
			"there is no scenario in the database",
			"give one with --scenario FILE, or import a folder with a " + ingest.ScenarioFile,
		}
	}
	return ingest.ScenarioFile, text, err
}

// planRows reads a plan file, or standard input for "-".
func (a *app) planRows(file string) ([]model.Row, error) {
	if file == "-" {
		text, err := io.ReadAll(a.env.Streams.In)
		if err != nil {
			return nil, fmt.Errorf("read standard input: %w", err)
		}
		return rowsOf("standard input", text)
	}
	a.inputs = append(a.inputs, file)
	text, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, &rejectedError{fmt.Sprintf("read plan: there is no file %s", file), ""}
	}
	if err != nil {
		return nil, fmt.Errorf("read plan: %w", err)
	}
	return rowsOf(file, text)
}

func rowsOf(name string, text []byte) ([]model.Row, error) {
	rows, err := model.ReadPlan(name, text)
	if err != nil {
		return nil, &rejectedError{err.Error(), "a plan file has the columns asset, wave, target and method"}
	}
	return rows, nil
}
