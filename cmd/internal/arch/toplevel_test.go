package arch

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// top is what may stand at the top level, beside dotfiles.
var top = []string{
	"cmd", "planner", "inventory", "reports", "sample-data",
	"go.mod", "go.sum", "README.md", "LICENSE", "CHANGELOG.md",
}

func TestTopLevelIsClosed(t *testing.T) {
	cmd := exec.Command("git", "ls-files", "-z")
	cmd.Dir = root(t)
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("the files are told by git ls-files, which failed: %v", err)
	}
	for _, file := range strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00") {
		entry, _, _ := strings.Cut(file, "/")
		if !strings.HasPrefix(entry, ".") && !slices.Contains(top, entry) {
			t.Errorf("%s does not belong to the top level", file)
		}
	}
}
