package cli

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/store"
	"github.com/wavecut/wavecut/reports/table"
)

// sqlFlags are the limits of sql.
type sqlFlags struct {
	rows    int
	bytes   int64
	timeout time.Duration
}

const sqlLong = `Sql answers a statement that reads, in SQLite's dialect. Without a statement it lists
the views and their columns, which are stable; the tables below them are not. A
statement of - is read from standard input.

Nothing can be written, neither to the database nor to another file. An answer
beyond --max-rows or --max-bytes, or a statement that takes longer than --timeout, is
refused, and nothing of it is printed.`

// sqlCommand answers statements from outside.
func (a *app) sqlCommand() *cobra.Command {
	opt := sqlFlags{}
	cmd := exits(a.prints(&cobra.Command{
		Use:   "sql [STATEMENT]",
		Short: "Ask the database in SQL, for reading only",
		Long:  sqlLong,
		Example: `  wavecut sql
  wavecut sql 'SELECT site, count(*) AS assets FROM v_assets GROUP BY site ORDER BY site'
  wavecut sql 'SELECT id, tier FROM v_assets WHERE tier = 0 ORDER BY id' --json`,
		Args: takes("[STATEMENT]"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if opt.rows < 1 || opt.bytes < 1 || opt.timeout <= 0 {
				return misuse(cmd, "", "--max-rows, --max-bytes or --timeout is not above 0")
			}
			ctx := cmd.Context()
			return a.reading(ctx, func(db *store.DB) error {
				if len(args) == 0 {
					return a.listViews(ctx, db)
				}
				return a.querySQL(ctx, db, args[0], opt)
			})
		},
	}), codeRejected, codeBusy, codeDatabase, codeOutput)
	f := cmd.Flags()
	f.IntVar(&opt.rows, "max-rows", 100_000, "the most rows of an answer")
	f.Int64Var(&opt.bytes, "max-bytes", 64<<20, "the most bytes of an answer")
	f.DurationVar(&opt.timeout, "timeout", 10*time.Second, "how long a statement may take")
	return cmd
}

func (a *app) listViews(ctx context.Context, db *store.DB) error {
	views, err := db.Views(ctx)
	if err != nil {
		return err
	}
	rows := make([]table.Row, len(views))
	for i, v := range views {
		rows[i] = table.Row{table.String(v.Name), table.String(v.Meaning), table.String(strings.Join(v.Columns, " "))}
	}
	columns := []table.Column{{Key: "view", Kind: table.Exact}, {Key: "meaning"}, {Key: "columns"}}
	return a.answer(table.Table{Name: "views", Columns: columns, Rows: table.Rows(rows)})
}

func (a *app) querySQL(ctx context.Context, db *store.DB, statement string, opt sqlFlags) error {
	if statement == "-" {
		text, err := io.ReadAll(io.LimitReader(a.env.Streams.In, 1<<20))
		if err != nil {
			return fmt.Errorf("read standard input: %w", err)
		}
		statement = string(text)
	}
	within, cancel := context.WithTimeout(ctx, opt.timeout)
	defer cancel()
	result, err := db.Query(within, statement, store.QueryOptions{MaxRows: opt.rows, MaxBytes: opt.bytes})
	var limit *store.LimitError
	if errors.As(err, &limit) {
		return &rejectedError{limit.Error(), limitHint(limit.Limit, opt)}
	}
	if err != nil {
		return err
	}
	return a.answer(resultTable(result))
}

// limitHint names the flag of a limit.
func limitHint(l store.Limit, opt sqlFlags) string {
	switch l {
	case store.LimitRows:
		return fmt.Sprintf("add a LIMIT, or raise --max-rows (now %d)", opt.rows)
	case store.LimitBytes:
		return fmt.Sprintf("ask for fewer columns or rows, or raise --max-bytes (now %d)", opt.bytes)
	}
	return fmt.Sprintf("ask for less, or raise --timeout (now %v)", opt.timeout)
}

// resultTable shows an answer. Columns of one name get numbers, since keys must
// differ.
func resultTable(r *store.QueryResult) table.Table {
	columns := make([]table.Column, len(r.Columns))
	seen := map[string]bool{}
	for i, name := range r.Columns {
		key := name
		for n := 2; seen[key]; n++ {
			key = fmt.Sprintf("%s_%d", name, n)
		}
		seen[key] = true
		columns[i] = table.Column{Key: key, Kind: resultKind(r, i)}
	}
	rows := make([]table.Row, len(r.Rows))
	for i, values := range r.Rows {
		rows[i] = make(table.Row, len(values))
		for j, v := range values {
			rows[i][j] = resultCell(v)
		}
	}
	return table.Table{Name: "rows", Columns: columns, Rows: table.Rows(rows)}
}

// resultKind is that of numbers where a column holds nothing else.
func resultKind(r *store.QueryResult, column int) table.Kind {
	kind := table.Text
	for _, row := range r.Rows {
		switch row[column].(type) {
		case int64, float64:
			kind = table.Number
		case nil:
		default:
			return table.Text
		}
	}
	return kind
}

// resultCell is a value of an answer; bytes are shown in hexadecimal.
func resultCell(v any) table.Cell {
	if b, ok := v.([]byte); ok {
		return table.String(hex.EncodeToString(b))
	}
	return cell(v)
}
