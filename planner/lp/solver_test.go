package lp_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/planner/lp"
	"github.com/wavecut/wavecut/planner/model"
)

// answer is what an outside solver found.
type answer struct {
	feasible  bool
	objective float64
	columns   map[string]float64
}

// solver runs one program on a file.
type solver struct {
	name  string
	solve func(t *testing.T, file string) answer
}

// solvers are those that are installed.
func solvers(t *testing.T) []solver {
	var found []solver
	for _, s := range []solver{{"glpsol", solveGLPK}, {"cbc", solveCBC}} {
		if _, err := exec.LookPath(s.name); err == nil {
			found = append(found, s)
		}
	}
	if len(found) == 0 {
		t.Skip("neither glpsol nor cbc is installed")
	}
	return found
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// solveGLPK reads the "plain text" solution of glpsol -w: an s line with status
// and objective, j lines with the values in the order of the columns.
func solveGLPK(t *testing.T, file string) answer {
	t.Helper()
	solution, named := file+".glpk", file+".glp"
	run(t, "glpsol", "--lp", file, "--wglp", named, "-w", solution, "--tmlim", "60")
	names := map[string]string{}
	for _, line := range readLines(t, named) {
		if f := strings.Fields(line); len(f) == 4 && f[0] == "n" && f[1] == "j" {
			names[f[2]] = f[3]
		}
	}
	a := answer{columns: map[string]float64{}}
	for _, line := range readLines(t, solution) {
		f := strings.Fields(line)
		switch {
		case len(f) == 6 && f[0] == "s" && f[1] == "mip":
			a.feasible, a.objective = f[4] == "o", number(t, f[5])
		case len(f) == 3 && f[0] == "j":
			a.columns[names[f[1]]] = number(t, f[2])
		}
	}
	return a
}

// solveCBC reads cbc's solution: a status line, then "index name value cost".
func solveCBC(t *testing.T, file string) answer {
	t.Helper()
	solution := file + ".cbc"
	run(t, "cbc", file, "sec", "60", "solve", "solu", solution)
	a := answer{columns: map[string]float64{}}
	for i, line := range readLines(t, solution) {
		f := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "**"))
		switch {
		case i == 0:
			a.feasible = f[0] == "Optimal"
			a.objective = number(t, f[len(f)-1])
		case len(f) == 4:
			a.columns[f[1]] = number(t, f[2])
		}
	}
	return a
}

func readLines(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimRight(string(data), "\n"), "\n")
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// export writes the program into a file of its own.
func export(t *testing.T, p *model.Problem, o lp.Options) string {
	t.Helper()
	var buf bytes.Buffer
	if err := lp.Write(&buf, p, o); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "plan.lp")
	if err := os.WriteFile(file, buf.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// planOf reads a plan from the columns of an answer; what the placement, if any,
// blocks has none.
func planOf(t *testing.T, p *model.Problem, pl *model.Placement, a answer) *model.Plan {
	t.Helper()
	plan := &model.Plan{}
	for i, index := range p.Placed {
		asset := &p.Estate.Assets[index]
		d := model.Decision{Asset: index, Target: asset.Site, Method: asset.Method}
		for target := inventory.NoSite; target < int32(len(p.Estate.Sites)); target++ {
			end := "s" + strconv.Itoa(int(target)+1)
			if target == inventory.NoSite {
				end = "out"
			}
			for w := p.T(); w >= 1; w-- {
				if a.columns[fmt.Sprintf("y_a%d_%s_w%d", i+1, end, w)] > 0.5 {
					m, code := p.ResolveMove(index, target)
					if code != "" {
						t.Fatalf("asset %s moves to %s in spite of %s", asset.ID, end, code)
					}
					d.Wave, d.Target, d.Method = int32(w), target, m.Method
				}
			}
		}
		if a.columns[fmt.Sprintf("u_a%d", i+1)] > 0.5 || pl != nil && pl.Blocked[i] != "" {
			d.Wave = model.Unscheduled
		}
		plan.Decisions = append(plan.Decisions, d)
	}
	return plan
}
