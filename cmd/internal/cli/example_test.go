package cli

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	sampledata "github.com/wavecut/wavecut/sample-data"
)

// prepared is a directory with what the examples of the commands speak of: the
// small inventory as files and in wavecut.db, a plan file, and a scenario.
func prepared(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "inventory"), sampledata.Small()); err != nil {
		t.Fatal(err)
	}
	scenario, err := fs.ReadFile(sampledata.Small(), "scenario.toml")
	if err != nil {
		t.Fatal(err)
	}
	cheaper := bytes.Replace(scenario, []byte("wave_fixed_cost = 300000"), []byte("wave_fixed_cost = 1"), 1)
	if bytes.Equal(cheaper, scenario) {
		t.Fatal("the scenario has another wave_fixed_cost")
	}
	if err := os.WriteFile(filepath.Join(dir, "cheaper.toml"), cheaper, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	mustRun(t, "import", "inventory")
	var plan strings.Builder
	plan.WriteString("asset,wave,target,method\n")
	for _, id := range strings.Fields(mustRun(t, "assets", "--where", `site!=""`, "--columns", "id", "--format", "csv"))[1:] {
		plan.WriteString(id + ",0,,\n")
	}
	if err := os.WriteFile("plan.csv", []byte(plan.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	mustRun(t, "plan", "import", "old", "plan.csv")
	mustRun(t, "plan", "import", "draft", "plan.csv")
	return dir
}

// mustRun runs a command that must be done, and gives its answer.
func mustRun(t *testing.T, args ...string) string {
	t.Helper()
	got := runCommand(t, t.Context(), nil, args...)
	if got.code != 0 {
		t.Fatalf("wavecut %s: code %d, %s", strings.Join(args, " "), got.code, got.err)
	}
	return got.out
}

// gates are the commands whose examples may end with a failed gate.
var gates = []string{"plan verify", "check"}

// Every example of every command does what it says, in an order in which the files
// that it names are there.
func TestExamplesRun(t *testing.T) {
	dir := prepared(t)
	ran := map[string]bool{}
	eachCommand(t, func(t *testing.T, cmd *cobra.Command) {
		for _, example := range examples(cmd) {
			if ran[example] {
				continue
			}
			ran[example] = true
			t.Chdir(dir)
			args := shellWords(t, example)[1:]
			if args[0] == "demo" && testing.Short() {
				continue // it plans the full-size estate
			}
			if args[0] == "demo" {
				args = append(args, "--effort", "quick") // else it takes the better part of a minute
			}
			got := runCommand(t, t.Context(), nil, args...)
			if got.code == int(codeGate) && within(gates, strings.Join(path(cmd), " ")) {
				continue
			}
			if got.code != 0 || got.out == "" && !strings.Contains(example, " -o ") {
				t.Errorf("%s: code %d\n%s", example, got.code, got.err)
			}
		}
	})
}

func within(set []string, s string) bool {
	for _, e := range set {
		if e == s {
			return true
		}
	}
	return false
}

// shellWords splits a line as a shell does, single quotes included.
func shellWords(t *testing.T, line string) []string {
	t.Helper()
	var words []string
	var word strings.Builder
	quoted, begun := false, false
	for _, r := range line {
		switch {
		case r == '\'':
			quoted, begun = !quoted, true
		case r == ' ' && !quoted:
			if begun {
				words = append(words, word.String())
			}
			word.Reset()
			begun = false
		case !quoted && strings.ContainsRune(`"|&;<>$`, r):
			t.Fatalf("%s: %q has a meaning in shells", line, r)
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if quoted {
		t.Fatalf("%s: a quote is not closed", line)
	}
	return append(words, word.String())
}
