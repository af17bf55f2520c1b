package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/planner/model"
	"github.com/wavecut/wavecut/reports/handover"
)

// nativePlan is the form of a plan that import, evaluate and verify read again.
const nativePlan = "native"

// planExportCommand writes a stored plan as a file.
func (a *app) planExportCommand() *cobra.Command {
	var as string
	cmd := a.writes(&cobra.Command{
		Use:   "export [NAME]",
		Short: "Write a stored plan as CSV, also for migration tools",
		Long: `Export writes a plan, the newest where no name is given, as CSV: a row for each
asset with its wave, target and method, and for people the window, the site that it
leaves, the outage and the reason. Import, evaluate and verify read the file again.

With --as it is written in the form that a migration tool imports, the waves with it:
` + handoverForms() + `
There the columns that an import of that form has left as attributes are used, and
the inventory's own values for the rest; what is not known is empty.`,
		Example: `  wavecut plan export -o exported.csv
  wavecut plan export cheaper
  wavecut plan export --as cmf`,
		Args:              takes("[NAME]"),
		ValidArgsFunction: a.completePlans(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			form, known := handover.Named(as)
			if !known && as != nativePlan {
				return unknownWord("form", as, handoverNames())
			}
			return a.reading(ctx, func(db *store.DB) error {
				if known {
					return a.handOver(ctx, db, first(args), form)
				}
				return a.exportPlan(ctx, db, first(args))
			})
		},
	})
	cmd.Flags().StringVar(&as, "as", nativePlan, "write in this `FORM`: "+strings.Join(handoverNames(), ", "))
	must(cmd.RegisterFlagCompletionFunc("as", words(handoverNames()...)))
	return exits(cmd, codeBusy, codeDatabase, codeOutput)
}

// handoverNames are the forms in which a plan can be written.
func handoverNames() []string {
	names := []string{nativePlan}
	for _, f := range handover.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// handoverForms lists the forms for migration tools, for the help.
func handoverForms() string {
	var s strings.Builder
	for _, f := range handover.Formats() {
		fmt.Fprintf(&s, "  %-9s %s\n", f.Name, f.Title)
	}
	return s.String()
}

func (a *app) exportPlan(ctx context.Context, db *store.DB, name string) error {
	_, rows, err := a.planFileRows(ctx, db, name)
	if err != nil {
		return err
	}
	return a.write(func(w io.Writer) error { return model.WritePlan(w, rows) })
}

// planFileRows are the rows of a stored plan as a file has them, with what it is for.
func (a *app) planFileRows(ctx context.Context, db *store.DB, name string) (*loaded, []model.Row, error) {
	p, err := a.findPlan(ctx, db, name)
	if err != nil {
		return nil, nil, err
	}
	l, err := a.loadFor(ctx, db, p, "")
	if err != nil {
		return nil, nil, err
	}
	return l, fileRows(l.problem, p.Rows), nil
}
