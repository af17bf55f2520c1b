package cli

import (
	"github.com/spf13/cobra"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

const completionLong = `Completion prints a script that teaches a shell to complete commands, flags, and
the ids of assets and sites and the names of plans in the database at hand.

  bash        source <(wavecut completion bash)
  zsh         wavecut completion zsh > "${fpath[1]}/_wavecut"
  fish        wavecut completion fish > ~/.config/fish/completions/wavecut.fish
  powershell  wavecut completion powershell | Out-String | Invoke-Expression`

// completionCommand prints the script for a shell.
func (a *app) completionCommand() *cobra.Command {
	return exits(&cobra.Command{
		Use:   "completion SHELL",
		Short: "Print the completion script for a shell",
		Long:  completionLong,
		Example: `  wavecut completion bash
  wavecut completion zsh`,
		Args:              takes("SHELL"),
		ValidArgsFunction: words(shells...),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.completionScript(cmd.Root(), args[0]) },
	}, codeOutput)
}

func (a *app) completionScript(root *cobra.Command, shell string) error {
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(a.out, true)
	case "zsh":
		return root.GenZshCompletion(a.out)
	case "fish":
		return root.GenFishCompletion(a.out, true)
	case "powershell":
		return root.GenPowerShellCompletionWithDesc(a.out)
	}
	return unknownWord("shell", shell, shells)
}

// words completes from a closed set.
func words(set ...string) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return set, cobra.ShellCompDirectiveNoFileComp
	}
}

// must stops the program where its own tree of commands is wrong, which tests see.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
