package layout

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
)

// Table is a format of which every row describes one asset. It is a
// [foreign.TableFormat].
type Table struct {
	// Format and Words are the format's name and title.
	Format, Words string
	// Must are the columns that a table of this format has: of each group at least one.
	Must [][]string
	// Fields are what is known of the columns.
	Fields []Field
	// Kept are columns that the format has and the native tables do not: they count
	// when the format is recognised, and are attributes like any other.
	Kept []string
	// Dropped are columns of the format that say nothing of an asset: they count when
	// the format is recognised and are not kept.
	Dropped []string
	// Finish completes an asset when its cells were read. It may say why the row
	// holds nothing of an estate; then it is left. nil does nothing.
	Finish func(*foreign.Asset, Cells) (left string)
	// Also gives what a row says beside its asset; nil gives nothing.
	Also func(*foreign.Asset, Cells, foreign.Sink) error
	// Variant says which variant of the format a header has, where that is worth
	// telling; "" is not.
	Variant func(foreign.Header) string
}

// Name is the format in --as and in the summary.
func (t *Table) Name() string { return t.Format }

// Title is the format in words.
func (t *Table) Title() string { return t.Words }

// Recognise counts the columns that the format knows; 0 where one is missing that
// every table of the format has.
func (t *Table) Recognise(h foreign.Header) int {
	if Missing(h, t.Must) != nil {
		return 0
	}
	n := h.Count(t.Kept...) + h.Count(t.Dropped...)
	for _, f := range t.Fields {
		if h.Index(f.Names...) >= 0 {
			n++
		}
	}
	return n
}

// Missing is the first group of columns of which the header has none, or nil.
func Missing(h foreign.Header, must [][]string) []string {
	for _, group := range must {
		if h.Index(group...) < 0 {
			return group
		}
	}
	return nil
}

// Require is an error that names the first group of columns of which the header has
// none.
func Require(format string, h foreign.Header, must [][]string) error {
	group := Missing(h, must)
	if group == nil {
		return nil
	}
	return fmt.Errorf("read %s as %s: it has no column %s", h.File, format, strings.Join(group, " or "))
}

// Open begins to read a table.
func (t *Table) Open(h foreign.Header, _ foreign.Options) (foreign.RowReader, error) {
	if err := Require(t.Format, h, t.Must); err != nil {
		return nil, err
	}
	r := &rows{table: t, header: h, binding: Bind(h, t.Fields), left: map[string]int64{}}
	r.kept = slices.DeleteFunc(r.binding.rest(), func(k kept) bool {
		return slices.ContainsFunc(t.Dropped, func(name string) bool { return h.Index(name) == k.cell })
	})
	return r, nil
}

// Cells looks up the cells of a row by their headers.
type Cells func(names ...string) string

// Blank reports whether a row has no text at all.
func Blank(r foreign.Row) bool {
	return !slices.ContainsFunc(r.Cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}
