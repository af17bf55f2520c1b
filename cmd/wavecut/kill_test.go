package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"
)

// rounds is how often a loop of faults goes round: a few times in every run, more
// where WAVECUT_ROUNDS asks for it.
func rounds(t *testing.T, usual int) int {
	t.Helper()
	if n, err := strconv.Atoi(os.Getenv("WAVECUT_ROUNDS")); err == nil && n > 0 {
		return n
	}
	return usual
}

// answerOf runs the program to its end and gives stdout and the exit code.
func answerOf(t *testing.T, dir, path string, args ...string) (string, int) {
	t.Helper()
	cmd := exec.Command(path, args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	if err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// holds is what the database and the report of a directory hold: what every
// command leaves whole, old or new.
func holds(t *testing.T, dir, path string) string {
	t.Helper()
	damage, code := answerOf(t, dir, path, "db", "check", "--content")
	if code != 0 {
		t.Fatalf("the database is damaged: code %d\n%s", code, damage)
	}
	assets, code := answerOf(t, dir, path, "assets", "--format", "csv")
	if code != 0 {
		t.Fatalf("list assets: code %d", code)
	}
	plans, code := answerOf(t, dir, path, "plan", "list", "--format", "csv", "--quiet")
	if code != 0 {
		t.Fatalf("list plans: code %d", code)
	}
	return assets + timestamps.ReplaceAllString(plans, "")
}

// timestamps are when plans were made, which differs from run to run.
var timestamps = regexp.MustCompile(`\d{4}-\d\d-\d\dT[\d:]+Z`)

// A command that is killed at any moment leaves the old state or the new one.
func TestKilledCommands(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program some hundred times")
	}
	path, old, new := binary(t), estate(t, 300), estate(t, 8_000)
	commands := []struct {
		name string
		args []string
		file string // that the command writes
	}{
		{"import", []string{"import", new, "--replace", "--quiet"}, ""},
		{"plan import", []string{"plan", "import", "again", "plan.csv", "--replace", "--json"}, ""},
		{"output", []string{"assets", "--format", "csv", "--output", "out.csv", "--force"}, "out.csv"},
		{"backup", []string{"db", "backup", "copy.db", "--force"}, "copy.db"},
	}
	for _, c := range commands {
		t.Run(c.name, func(t *testing.T) {
			begin := func() string { return startingState(t, path, old) }
			before, after, length := states(t, path, begin, c.args)
			n := rounds(t, 3)
			for i := range n {
				dir := begin()
				killAfter(t, dir, path, c.args, length*time.Duration(i+1)/time.Duration(n+1))
				if got := holds(t, dir, path); got != before && got != after {
					t.Errorf("killed after %d/%d of its time it left neither the old nor the new state", i+1, n+1)
				}
				checkFile(t, dir, path, c.file)
			}
		})
	}
}

// startingState is a directory with an inventory, a plan and a file to overwrite.
func startingState(t *testing.T, path, inventory string) string {
	t.Helper()
	dir := t.TempDir()
	if _, code := answerOf(t, dir, path, "import", inventory, "--quiet"); code != 0 {
		t.Fatalf("import: code %d", code)
	}
	if err := os.WriteFile(filepath.Join(dir, "plan.csv"), []byte("asset,wave,target\nasset-0000001,1,PTK1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{"out.csv", "copy.db"} {
		if err := os.WriteFile(filepath.Join(dir, f), []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// states are what is there before and after the command when nothing goes wrong,
// and how long it takes.
func states(t *testing.T, path string, begin func() string, args []string) (before, after string, length time.Duration) {
	t.Helper()
	dir := begin()
	before = holds(t, dir, path)
	start := time.Now()
	if out, code := answerOf(t, dir, path, args...); code != 0 {
		t.Fatalf("%v: code %d\n%s", args, code, out)
	}
	length = time.Since(start)
	return before, holds(t, dir, path), length
}

func killAfter(t *testing.T, dir, path string, args []string, delay time.Duration) {
	t.Helper()
	cmd := exec.Command(path, args...)
	cmd.Dir = dir
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(delay, func() { cmd.Process.Kill() })
	defer timer.Stop()
	_ = cmd.Wait() // killed, or done before
}

// checkFile wants the file as it was or as it was to become, and the next writer
// to leave nothing beside it.
func checkFile(t *testing.T, dir, path, file string) {
	t.Helper()
	if file == "" {
		return
	}
	got, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != "old" {
		if file == "copy.db" {
			holds(t, filepath.Dir(linked(t, filepath.Join(dir, file))), path)
		} else if want, _ := answerOf(t, dir, path, "assets", "--format", "csv"); !bytes.Equal(got, []byte(want)) {
			t.Errorf("%s holds neither the old nor the new", file)
		}
	}
	if _, code := answerOf(t, dir, path, "assets", "--format", "csv", "-o", "out.csv", "--force"); code != 0 {
		t.Errorf("the next output: code %d", code)
	}
	if _, code := answerOf(t, dir, path, "db", "backup", "copy.db", "--force"); code != 0 {
		t.Errorf("the next backup: code %d", code)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 4 {
		t.Errorf("left are %v, %v; want wavecut.db, plan.csv, out.csv, copy.db", entries, err)
	}
}

// linked is a database under the name that commands look for.
func linked(t *testing.T, file string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "wavecut.db")
	if err := os.Link(file, to); err != nil {
		t.Fatal(err)
	}
	return to
}
