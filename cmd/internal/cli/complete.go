package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
)

// completions is the most that a completion offers; a shell asks before it shows more.
const completions = 200

// completeIDs completes the ids of assets or sites, for as many arguments (0: any
// number). Where there is no database, or one that can't be read, it offers
// nothing, and it makes none.
func (a *app) completeIDs(t ingest.Table, arguments int) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if arguments > 0 && len(args) >= arguments {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var ids []string
		if err := a.reading(context.Background(), func(db *store.DB) (err error) {
			ids, err = db.IDs(context.Background(), t, prefix, completions)
			return err
		}); err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return ids, cobra.ShellCompDirectiveNoFileComp
	}
}

// completePlans completes the names of plans, for as many arguments.
func (a *app) completePlans(arguments int) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) >= arguments {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var names []string
		if err := a.reading(context.Background(), func(db *store.DB) error {
			plans, err := db.Plans(context.Background())
			for _, p := range plans {
				names = append(names, p.Name)
			}
			return err
		}); err != nil {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return names, cobra.ShellCompDirectiveDefault
	}
}

// completePins completes what a pin is about, and behind = the site.
func (a *app) completePins(cmd *cobra.Command, _ []string, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
	table, who, part := ingest.Assets, "", prefix
	if at := strings.LastIndexByte(prefix, '='); at >= 0 {
		table, who, part = ingest.Sites, prefix[:at+1], prefix[at+1:]
	}
	ids, _ := a.completeIDs(table, 0)(cmd, nil, part)
	for i := range ids {
		ids[i] = who + ids[i]
	}
	return ids, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
