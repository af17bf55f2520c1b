package tools

import (
	"bytes"
	"os"
	"os/exec"
	"testing"
)

// Need skips the test where one of the programs is not installed.
func Need(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			t.Skipf("there is no %s here", p)
		}
	}
}

// Heavy skips the test unless WAVECUT_FULL is set.
func Heavy(t *testing.T) {
	t.Helper()
	if os.Getenv("WAVECUT_FULL") == "" {
		t.Skip("starts heavy programs: set WAVECUT_FULL=1, as .ci/full does")
	}
}

// Run runs a program in a folder and gives what it writes to standard output.
func Run(t *testing.T, dir, input, program string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Dir, cmd.Stdin = dir, bytes.NewReader([]byte(input))
	var out, talk bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &talk
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %v: %v\n%s\n%s", program, args, err, talk.String(), out.String())
	}
	return out.String()
}
