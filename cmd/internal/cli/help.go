package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// The keys of what a command notes for its help.
const (
	exitsKey     = "exits"
	exitLinesKey = "exit lines"
)

// usageSuffix follows cobra's own usage text.
const usageSuffix = `{{with index .Annotations "` + exitLinesKey + `"}}
Exit codes:
{{.}}
{{end}}`

// exits notes with which codes a command can end, for its help. Every command can
// be done, fail, be called wrongly, be interrupted or have a defect.
func exits(cmd *cobra.Command, codes ...code) *cobra.Command {
	words := make([]string, len(codes))
	for i, c := range codes {
		words[i] = fmt.Sprint(int(c))
	}
	cmd.Annotations = map[string]string{exitsKey: strings.Join(words, " ")}
	return cmd
}

// finishHelp gives every command the lines on its exit codes, and its text lines
// of a length that can be read.
func finishHelp(cmd *cobra.Command) {
	cmd.Long = wrap(cmd.Long)
	if cmd.Annotations == nil {
		cmd.Annotations = map[string]string{}
	}
	cmd.Annotations[exitLinesKey] = exitLines(cmd)
	for _, c := range cmd.Commands() {
		finishHelp(c)
	}
}

func exitLines(cmd *cobra.Command) string {
	codes := []code{codeDone, codeFailed, codeUsage, codeInternal, codeInterrupted}
	for _, word := range strings.Fields(cmd.Annotations[exitsKey]) {
		var c code
		if _, err := fmt.Sscan(word, &c); err == nil {
			codes = append(codes, c)
		}
	}
	slices.Sort(codes)
	lines := make([]string, 0, len(codes))
	for _, c := range slices.Compact(codes) {
		lines = append(lines, fmt.Sprintf("  %3d  %s", c, codeNames[c].meaning))
	}
	return strings.Join(lines, "\n")
}

// helpCommand prints the help of another command, as --help does.
func (a *app) helpCommand() *cobra.Command {
	return exits(&cobra.Command{
		Use:   "help [COMMAND…]",
		Short: "Print the help of a command",
		Long:  "Help prints the help of the command that is named, or of wavecut itself.",
		Example: `  wavecut help
  wavecut help version`,
		RunE: func(cmd *cobra.Command, args []string) error {
			found := cmd.Root()
			for _, word := range args {
				next := slices.IndexFunc(found.Commands(), func(c *cobra.Command) bool { return c.Name() == word })
				if next < 0 {
					return usagef(hintCommand(found, word), "unknown command %q", word)
				}
				found = found.Commands()[next]
			}
			return found.Help()
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return commandNames(cmd.Root(), args), cobra.ShellCompDirectiveNoFileComp
		},
	}, codeOutput)
}

// commandNames are the commands below the one that words name.
func commandNames(root *cobra.Command, words []string) []string {
	found, _, err := root.Find(words)
	if err != nil {
		return nil
	}
	var names []string
	for _, c := range found.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return names
}
