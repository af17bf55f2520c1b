package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory"
	"github.com/wavecut/wavecut/inventory/suggest"
	"github.com/wavecut/wavecut/planner"
	"github.com/wavecut/wavecut/reports/runbook"
	"github.com/wavecut/wavecut/reports/table"
)

// explainCommand tells what a code means.
func (a *app) explainCommand() *cobra.Command {
	return exits(a.prints(&cobra.Command{
		Use:   "explain [CODE]",
		Short: "Tell what a finding or a constraint code means",
		Long: `Explain tells the meaning of a code, gives an example and says how to mend it.
Without a code it lists all of them.`,
		Example: `  wavecut explain INV204
  wavecut explain`,
		Args:              takes("[CODE]"),
		ValidArgsFunction: a.completeCodes,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.answer(codeTable())
			}
			return a.explain(args[0])
		},
	}), codeOutput)
}

// explanations are all codes, in order.
func explanations() []inventory.Explanation {
	return slices.Concat(inventory.Explanations(), planner.Explanations(), runbook.Explanations())
}

func (a *app) explain(code string) error {
	all := explanations()
	i := slices.IndexFunc(all, func(e inventory.Explanation) bool { return strings.EqualFold(e.Code, code) })
	if i < 0 {
		return usagef(hintCode(code, all), "unknown code %q", code)
	}
	e := all[i]
	return a.answer(table.Document{Fields: []table.Field{
		{Key: "code", Cell: table.String(e.Code)},
		{Key: "title", Cell: table.String(e.Title)},
		{Key: "meaning", Cell: table.String(e.Meaning)},
		{Key: "example", Cell: table.String(e.Example)},
		{Key: "mend", Cell: table.String(e.Mend)},
	}})
}

func hintCode(code string, all []inventory.Explanation) string {
	var codes []string
	for _, e := range all {
		codes = append(codes, e.Code)
	}
	if near := suggest.Nearest(code, codes); near != "" {
		return "did you mean: wavecut explain " + near
	}
	return "run wavecut explain for the list"
}

func codeTable() table.Table {
	var rows []table.Row
	for _, e := range explanations() {
		rows = append(rows, table.Row{table.String(e.Code), table.String(e.Title)})
	}
	return table.Table{Name: "codes", Columns: []table.Column{{Key: "code", Kind: table.Exact}, {Key: "title"}}, Rows: table.Rows(rows)}
}

func (a *app) completeCodes(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var codes []cobra.Completion
	for _, e := range explanations() {
		codes = append(codes, cobra.CompletionWithDesc(e.Code, e.Title))
	}
	return codes, cobra.ShellCompDirectiveNoFileComp
}
