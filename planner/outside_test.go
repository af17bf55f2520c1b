package planner

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/wavecut/wavecut/planner/internal/estatetest"
	"github.com/wavecut/wavecut/planner/model"
)

// TestOutside compares standard plans with what cbc proves of the exported
// program: its optimum for estates of about 40 assets and 6 windows, its best
// bound after two minutes for 100. It runs for long, and only on request: see
// .dev/optimum.sh.
func TestOutside(t *testing.T) {
	if os.Getenv("WAVECUT_OUTSIDE") == "" {
		t.Skip("takes up to an hour; .dev/optimum.sh runs it")
	}
	if _, err := exec.LookPath("cbc"); err != nil {
		t.Skip("cbc is not installed")
	}
	for _, size := range []struct{ assets, windows, cases int }{{40, 6, count("WAVECUT_OUTSIDE_40", 10)}, {100, 8, count("WAVECUT_OUTSIDE_100", 4)}} {
		t.Run(fmt.Sprintf("%d assets", size.assets), func(t *testing.T) {
			outside(t, estatetest.Options{Assets: size.assets, Windows: size.windows, Names: size.assets / 4}, size.cases)
		})
	}
}

func count(variable string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(variable)); err == nil {
		return n
	}
	return otherwise
}

// outside compares the first estates that can be planned whole.
func outside(t *testing.T, o estatetest.Options, cases int) {
	over, overBound := 0.0, 0.0
	for seed, n := uint64(0), 0; n < cases; seed++ {
		p := estatetest.RandomProblem(rand.New(rand.NewPCG(seed, 21)), o)
		s, err := Solve(context.Background(), p, Options{Effort: Standard, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Evaluation.Unscheduled) > 0 || s.Evaluation.Exact.Sum() == 0 {
			continue
		}
		n++
		total := s.Evaluation.Exact.Sum()
		found, bound, proven := solveOutside(t, p, 120)
		t.Logf("seed %d: planned %.0f, cbc %.0f, its bound %.0f (proven %v): over cbc %.2f %%, over the bound %.2f %%, gap printed %.2f %%",
			seed, total, found, bound, proven, percent(total, found), percent(total, bound), 100*s.Bound.Gap)
		over += math.Max(0, percent(total, found)) / float64(cases)
		overBound += percent(total, bound) / float64(cases)
		if proven && total < found-1e-6*found-2 {
			t.Errorf("seed %d: the plan undercuts what cbc calls the optimum", seed)
		}
	}
	t.Logf("on average %.3f %% over cbc's best plan, %.3f %% over its bound", over, overBound)
	if over > 0.5 {
		t.Errorf("on average %.3f %% over cbc's best plan, want 0.5 %%", over)
	}
}

func percent(v, base float64) float64 { return 100 * (v - base) / base }

var (
	foundLine = regexp.MustCompile(`(?m)^Objective value:\s+(\S+)`)
	boundLine = regexp.MustCompile(`(?m)^Lower bound:\s+(\S+)`)
	optimal   = regexp.MustCompile(`(?m)^Result - Optimal solution found`)
)

// solveOutside has cbc solve the exported program.
func solveOutside(t *testing.T, p *model.Problem, seconds int) (found, bound float64, proven bool) {
	t.Helper()
	var buf bytes.Buffer
	if err := ExportLP(&buf, p, LPOptions{Complete: true}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "plan.lp")
	if err := os.WriteFile(file, buf.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("cbc", file, "sec", strconv.Itoa(seconds), "solve").Output()
	if err != nil {
		t.Fatal(err)
	}
	read := func(line *regexp.Regexp, otherwise float64) float64 {
		if m := line.FindSubmatch(out); m != nil {
			if v, err := strconv.ParseFloat(string(m[1]), 64); err == nil {
				return v
			}
		}
		return otherwise
	}
	proven = optimal.Match(out)
	found = read(foundLine, math.Inf(1))
	return found, read(boundLine, found), proven
}
