package lp_test

import (
	"bytes"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/lp"
	"github.com/wavecut/wavecut/planner/model"
)

var update = flag.Bool("update", false, "rewrite golden files")

// shop is a database and two web servers that leave one site for another.
func shop() *model.Problem {
	return estatetest.New().
		Site("new", inventory.RoleKeep).
		Site("old", inventory.RoleRetire, func(s *inventory.Site) { s.MonthlyFixedCost = 1000 }).
		Link("new", "old", 1000, 5, 0).
		Asset("db", "old", func(a *inventory.Asset) { a.Kind = inventory.KindDatabase; a.Needs[inventory.StorageGB] = 100 }).
		Asset("web", "old", func(a *inventory.Asset) { a.DowntimeCostPerHour = 600; a.Needs[inventory.StorageGB] = 20 }).
		Asset("web2", "old").
		Depend("web", "db", func(d *inventory.Dependency) { d.CallsPerSecond = 10 }).
		Constrain("web2", "web", inventory.After).
		Set(func(s *model.Scenario) {
			s.Name, s.HorizonWeeks, s.LatencyCostPerHour, s.WaveFixedCost = "shop", 3, 100, 50
			s.Wave.MaxAssets = 2
		}).
		Problem()
}

// TestGolden holds the file's form, which people read and scripts parse.
func TestGolden(t *testing.T) {
	var buf bytes.Buffer
	if err := lp.Write(&buf, shop(), lp.Options{}); err != nil {
		t.Fatal(err)
	}
	const file = "testdata/shop.lp"
	if *update {
		if err := os.WriteFile(file, buf.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(buf.Bytes(), want) {
		t.Errorf("the program is not that of %s:\n%s", file, buf.Bytes())
	}
}

// TestLines keeps to what readers take: no line beyond 255 characters outside
// comments, and no row or column named twice.
func TestLines(t *testing.T) {
	for seed := range uint64(60) {
		p := estatetest.RandomProblem(rand.New(rand.NewPCG(seed, 18)), estatetest.Options{Assets: 20, Windows: 6})
		var buf bytes.Buffer
		if err := lp.Write(&buf, p, lp.Options{Complete: seed%2 == 0}); err != nil {
			t.Fatal(err)
		}
		rows := map[string]bool{}
		for line := range bytes.Lines(buf.Bytes()) {
			if len(line) > 255 && line[0] != '\\' {
				t.Errorf("seed %d: a line of %d characters", seed, len(line))
			}
			name, _, named := bytes.Cut(bytes.TrimSpace(line), []byte(":"))
			if line[0] == '\\' || !named {
				continue
			}
			if rows[string(name)] {
				t.Errorf("seed %d: two rows %s", seed, name)
			}
			rows[string(name)] = true
		}
	}
}

// full is a writer that fails.
type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteFails(t *testing.T) {
	if err := lp.Write(full{}, shop(), lp.Options{}); !errors.Is(err, errFull) {
		t.Errorf("error %v, want %v", err, errFull)
	}
}
