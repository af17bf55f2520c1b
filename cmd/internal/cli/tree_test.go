package cli

import (
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// eachCommand calls f for every command that people can run.
func eachCommand(t *testing.T, f func(t *testing.T, cmd *cobra.Command)) {
	t.Helper()
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		t.Run(strings.ReplaceAll(cmd.CommandPath(), " ", "_"), func(t *testing.T) { f(t, cmd) })
		for _, c := range cmd.Commands() {
			walk(c)
		}
	}
	walk((&app{}).rootCommand())
}

func examples(cmd *cobra.Command) []string {
	var lines []string
	for _, l := range strings.Split(cmd.Example, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

func TestEveryCommandIsExplained(t *testing.T) {
	eachCommand(t, func(t *testing.T, cmd *cobra.Command) {
		if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") || len(cmd.Short) > 72 {
			t.Errorf("the short help is %q", cmd.Short)
		}
		if len(cmd.Long) <= len(cmd.Short) {
			t.Errorf("the long help is %q", cmd.Long)
		}
		for _, l := range strings.Split(cmd.Long, "\n") {
			if len([]rune(l)) > 80 {
				t.Errorf("a line of the long help is wider than 80: %q", l)
			}
		}
		if n := len(examples(cmd)); n < 2 {
			t.Errorf("there are %d examples", n)
		}
		for _, e := range examples(cmd) {
			if !strings.HasPrefix(e, cmd.CommandPath()) {
				t.Errorf("the example %q is not of this command", e)
			}
		}
		if cmd.Annotations[exitLinesKey] == "" {
			t.Error("the exit codes are not explained")
		}
	})
}

// Every command is mentioned in the README.
func TestReadmeNamesEveryCommand(t *testing.T) {
	readme, err := os.ReadFile("../../../README.md")
	if os.IsNotExist(err) {
		t.Skip("there is no README yet")
	}
	if err != nil {
		t.Fatal(err)
	}
	eachCommand(t, func(t *testing.T, cmd *cobra.Command) {
		if !strings.Contains(string(readme), cmd.CommandPath()) {
			t.Errorf("README.md does not mention %q", cmd.CommandPath())
		}
	})
}
