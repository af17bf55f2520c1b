package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/filter"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// listing is a command that lists a table of the inventory.
type listing struct {
	table   ingest.Table
	brief   []string // the columns that people see unless they ask for others
	where   string
	columns []string
}

const listLong = `
--where takes a filter: comparisons (field=value, !=, <, <=, >, >=, ~ for a pattern
with * and ?, in (a,b)) joined by and, or, not and parentheses. Fields are the
columns and the attributes. Words with spaces stand in quotes; "" is "not given".
CSV and JSON hold all columns; a table shows the chief ones unless --columns asks
for others.`

// list builds the command that lists a table.
func (a *app) list(l *listing, cmd *cobra.Command) *cobra.Command {
	cmd.Long += "\n" + listLong
	cmd.Args = takes()
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		ctx := cmd.Context()
		return a.reading(ctx, func(db *store.DB) error { return a.listTable(ctx, db, l) })
	}
	a.prints(cmd)
	cmd.Flags().StringVarP(&l.where, "where", "w", "", "list only rows that this `FILTER` lets through")
	cmd.Flags().StringSliceVar(&l.columns, "columns", nil, "show these `COLUMNS`, or all")
	must(cmd.RegisterFlagCompletionFunc("where", a.completeWhere(l.table)))
	must(cmd.RegisterFlagCompletionFunc("columns", words(columnNames(l.table)...)))
	return exits(cmd, codeBusy, codeDatabase, codeOutput)
}

func (a *app) listTable(ctx context.Context, db *store.DB, l *listing) error {
	var where *filter.Filter
	if l.where != "" {
		var err error
		if where, err = db.Filter(ctx, l.table, l.where); err != nil {
			return err
		}
	}
	shown, err := a.shownColumns(ctx, db, l)
	if err != nil {
		return err
	}
	return a.answer(table.Table{
		Name: l.table.String(), Columns: shown.columns(),
		Rows: func(yield func(table.Row, error) bool) {
			for values, err := range db.Rows(ctx, l.table, where) {
				var row table.Row
				if err == nil {
					row, err = shown.row(values)
				}
				if !yield(row, err) || err != nil {
					return
				}
			}
		},
	})
}

// shownColumn is a column that is listed: a native one, or an attribute.
type shownColumn struct {
	table.Column
	index int // among the native columns, or -1 for an attribute
	yesNo bool
	money bool
}

type shownColumns struct {
	list       []shownColumn
	attributes int // where the attributes stand in a row of the store, or -1
}

func columnNames(t ingest.Table) []string {
	var names []string
	for _, c := range t.Columns() {
		names = append(names, c.Name)
	}
	return names
}

// shownColumns are those that were asked for, or what suits the format.
func (a *app) shownColumns(ctx context.Context, db *store.DB, l *listing) (*shownColumns, error) {
	format, err := a.print.choice()
	if err != nil {
		return nil, err
	}
	wanted, all := l.columns, slices.Equal(l.columns, []string{"all"})
	if len(wanted) == 0 {
		all = format == table.FormatCSV || format == table.FormatJSON
		wanted = l.brief
	}
	native := columnNames(l.table)
	s := &shownColumns{attributes: -1}
	var attributes []string
	if l.table.KeepsAttributes() && (all || slices.ContainsFunc(wanted, func(w string) bool { return !slices.Contains(native, w) })) {
		s.attributes = len(native)
		if attributes, err = db.Attributes(ctx, l.table); err != nil {
			return nil, err
		}
	}
	if all {
		wanted = slices.Concat(native, attributes)
	}
	return s, s.choose(l.table.Columns(), attributes, wanted)
}

// choose looks up the wanted columns.
func (s *shownColumns) choose(native []ingest.Column, attributes, wanted []string) error {
	for _, name := range wanted {
		i := slices.IndexFunc(native, func(c ingest.Column) bool { return c.Name == name })
		if i < 0 && !slices.Contains(attributes, name) {
			return unknownColumn(name, native, attributes)
		}
		c := shownColumn{Column: table.Column{Key: name}, index: i}
		if i >= 0 {
			c.Kind, c.yesNo = columnKind(native[i]), native[i].Type == ingest.TypeYesNo
			c.money = strings.Contains(name, "_cost") || strings.Contains(name, "_fee")
		}
		s.list = append(s.list, c)
	}
	return nil
}

func unknownColumn(name string, native []ingest.Column, attributes []string) error {
	known := slices.Clone(attributes)
	for _, c := range native {
		known = append(known, c.Name)
	}
	return usagef(hintAmong(name, known, "columns: "+strings.Join(known, ", ")), "unknown column %q", name)
}

// columnKind says how a native column is shown: what identifies is never cut.
func columnKind(c ingest.Column) table.Kind {
	switch c.Type {
	case ingest.TypeNumber, ingest.TypeInteger:
		return table.Number
	case ingest.TypeText, ingest.TypeList:
		return table.Text
	case ingest.TypeIdentifier:
		if !c.Key && c.Name != "site" {
			return table.Text
		}
	}
	return table.Exact
}

func (s *shownColumns) columns() []table.Column {
	columns := make([]table.Column, len(s.list))
	for i, c := range s.list {
		columns[i] = c.Column
	}
	return columns
}

func (s *shownColumns) row(values []any) (table.Row, error) {
	var attributes map[string]string
	if s.attributes >= 0 {
		text, _ := values[s.attributes].(string)
		if err := json.Unmarshal([]byte(text), &attributes); err != nil {
			return nil, fmt.Errorf("read attributes: %w", err)
		}
	}
	row := make(table.Row, len(s.list))
	for i, c := range s.list {
		switch {
		case c.index < 0:
			row[i] = table.String(attributes[c.Key])
		case c.yesNo:
			row[i] = table.Bool(values[c.index] == "yes")
		case c.money:
			row[i] = money(values[c.index])
		default:
			row[i] = cell(values[c.index])
		}
	}
	return row, nil
}

// money is an amount of the store in a table.
func money(value any) table.Cell {
	if v, ok := value.(float64); ok {
		return table.Amount(strconv.FormatFloat(v, 'f', -1, 64))
	}
	return table.Cell{}
}

// cell is a value of the store in a table.
func cell(value any) table.Cell {
	switch v := value.(type) {
	case string:
		return table.String(v)
	case int64:
		return table.Int(v)
	case float64:
		return table.Float(v)
	}
	return table.Cell{}
}
