package cli

import "github.com/spf13/cobra"

// planCommand holds the commands on plans.
func (a *app) planCommand() *cobra.Command {
	return group(&cobra.Command{
		Use:   "plan",
		Short: "Compute, price, check, store and compare plans",
		Long: `Plan holds the commands on plans: which asset goes to which site, in which wave.
Plans are stored in the database under a name, and can be exported, changed in a
spreadsheet, priced and checked like any plan of another tool.`,
		Example: `  wavecut plan create
  wavecut plan list`,
	},
		a.planCreateCommand(), a.planListCommand(), a.planShowCommand(), a.planExplainCommand(), a.planLimitsCommand(), a.planVerifyCommand(), a.planEvaluateCommand(),
		a.planExportCommand(), a.planExportLPCommand(), a.planImportCommand(), a.planDiffCommand(), a.planDeleteCommand(),
	)
}
