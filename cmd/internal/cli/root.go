package cli

import (
	"time"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/cmd/internal/term"
)

// globalFlags are the flags of every command.
type globalFlags struct {
	db          string
	quiet       bool
	colour      term.Colour
	lockTimeout time.Duration
}

const rootLong = `wavecut plans the consolidation of data centers: which asset goes to which
surviving site, in which wave, in which cutover window, and what that costs.

Files are imported into a database, a plan is computed from it and verified, and
reports and runbooks are made from the plan. See wavecut COMMAND --help.`

const rootExample = `  wavecut demo
  wavecut import inventory/
  wavecut plan create`

// rootCommand builds the tree of commands for one run.
func (a *app) rootCommand() *cobra.Command {
	root := group(&cobra.Command{
		Use: "wavecut", Short: "Plan the consolidation of data centers",
		Long: rootLong, Example: rootExample,
		SilenceUsage: true, SilenceErrors: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}, a.commands()...)
	root.SetFlagErrorFunc(flagError)
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return a.check(cmd) }
	a.addGlobalFlags(root)
	if a.extra != nil {
		root.AddCommand(a.extra(a)...)
	}
	root.SetHelpCommand(a.helpCommand())
	root.InitDefaultHelpCmd()
	finishHelp(root)
	root.SetUsageTemplate(root.UsageTemplate() + usageSuffix)
	return root
}

// commands are the commands in the order of the work.
func (a *app) commands() []*cobra.Command {
	return []*cobra.Command{
		a.demoCommand(), a.initCommand(), a.importCommand(), a.checkCommand(), a.explainCommand(),
		a.sitesCommand(), a.assetsCommand(), a.dependenciesCommand(),
		a.planCommand(), a.reportCommand(), a.runbookCommand(), a.continuityCommand(), a.whatIfCommand(), a.graphCommand(), a.sqlCommand(), a.dbCommand(),
		a.completionCommand(), a.versionCommand(),
	}
}

func (a *app) addGlobalFlags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.SortFlags = false
	f.StringVar(&a.flags.db, "db", "", "the database `FILE` (default WAVECUT_DB, else wavecut.db)")
	f.BoolVarP(&a.flags.quiet, "quiet", "q", false, "print no progress and no notes, only the answer and errors")
	f.Var(&colourValue{&a.flags.colour}, "color", "colour the output: auto, always or never")
	f.DurationVar(&a.flags.lockTimeout, "lock-timeout", 5*time.Second, "how long to wait for another wavecut that is writing")
	f.BoolP("help", "h", false, "print this help")
}

// check refuses flags that contradict each other or are empty.
func (a *app) check(cmd *cobra.Command) error {
	for _, name := range []string{"db", "output", "where", "format"} {
		if f := cmd.Flags().Lookup(name); f != nil && f.Changed && f.Value.String() == "" {
			return misuse(cmd, "", "--%s is empty", name)
		}
	}
	if a.flags.lockTimeout < 0 {
		return misuse(cmd, "", "--lock-timeout is negative")
	}
	return a.print.check(cmd)
}

// databasePath is the flag, else the environment, else wavecut.db here.
func (a *app) databasePath() string {
	if a.flags.db != "" {
		return a.flags.db
	}
	if path := a.env.Getenv("WAVECUT_DB"); path != "" {
		return path
	}
	return "wavecut.db"
}

// colourValue is --color as a flag.
type colourValue struct{ colour *term.Colour }

func (v *colourValue) String() string {
	if v.colour == nil {
		return ""
	}
	return term.ColourNames()[*v.colour]
}

func (v *colourValue) Type() string { return "WHEN" }

func (v *colourValue) Set(s string) (err error) {
	*v.colour, err = term.ParseColour(s)
	return err
}
