package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// A system call that fails, whichever it is and whenever, leaves the old state or
// the new one, and the exit code says which: done is never told of what is not
// there, and what failed has changed nothing. Failing the 1st, the 2nd … call until
// the command succeeds is SQLite's own way of testing.
func TestFailingSystemCalls(t *testing.T) {
	if os.Getenv("WAVECUT_ROUNDS") == "" {
		t.Skip("takes minutes: set WAVECUT_ROUNDS to the number of calls to fail, 40 for all that matter")
	}
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("needs strace")
	}
	path, old, new := binary(t), estate(t, 300), estate(t, 2_000)
	commands := [][]string{
		{"import", new, "--replace", "--quiet"},
		{"plan", "import", "again", "plan.csv", "--replace", "--json"},
		{"assets", "--format", "csv", "--output", "out.csv", "--force"},
		{"db", "backup", "copy.db", "--force"},
	}
	faults := []string{
		"pwrite64:error=ENOSPC", "pwrite64:error=EIO", "write:error=ENOSPC", "fsync,fdatasync:error=EIO", "ftruncate:error=EIO",
		"openat:error=EIO", "rename,renameat,renameat2:error=EIO", "link,linkat:error=EIO",
	}
	for _, args := range commands {
		for _, fault := range faults {
			if call(fault) == "write" && args[0] != "assets" {
				continue // the only such call is for the answer, after the work is done and kept
			}
			t.Run(args[0]+" "+fault, func(t *testing.T) { failEach(t, path, old, args, fault) })
		}
	}
}

// failEach fails the 1st, 2nd … call of a kind.
func failEach(t *testing.T, path, inventory string, args []string, fault string) {
	begin := func() string { return startingState(t, path, inventory) }
	before, after, _ := states(t, path, begin, args)
	for k := 1; k <= rounds(t, 1); k++ {
		dir := begin()
		code, stderr, hit := failing(t, dir, path, args, fmt.Sprintf("%s:when=%d", fault, k))
		if !hit {
			return
		}
		got, changed := holds(t, dir, path), outputs(t, dir)
		switch {
		case got != before && got != after:
			t.Errorf("call %d: neither the old nor the new state", k)
		case code == 0 && (got != after || before == after && !changed):
			t.Errorf("call %d: done is told of what is not there", k)
		case code == 0:
		case got != before:
			t.Errorf("call %d: code %d, and the state changed", k, code)
		case code != 1 && code != 4 && code != 5 && code != 6 && code != 7 || stderr == "":
			t.Errorf("call %d: code %d, stderr %q", k, code, stderr)
		}
	}
}

// failing runs a command with a fault injected, and reports whether it was met.
func failing(t *testing.T, dir, path string, args []string, inject string) (code int, stderr string, hit bool) {
	t.Helper()
	log := filepath.Join(t.TempDir(), "strace")
	cmd := exec.Command("strace", append([]string{"-f", "-qq", "-o", log, "-e", "trace=" + call(inject), "-e", "inject=" + inject, path}, args...)...)
	cmd.Dir = dir
	var errs bytes.Buffer
	cmd.Stderr = &errs
	_ = cmd.Run() // the code is looked at below
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), errs.String(), bytes.Contains(text, []byte("(INJECTED)"))
}

// call is the system calls that a fault is about.
func call(inject string) string {
	return inject[:bytes.IndexByte([]byte(inject), ':')]
}

// outputs reports whether one of the files that commands write has changed.
func outputs(t *testing.T, dir string) bool {
	t.Helper()
	for _, f := range []string{"out.csv", "copy.db"} {
		if text, err := os.ReadFile(filepath.Join(dir, f)); err != nil || string(text) != "old" {
			return true
		}
	}
	return false
}
