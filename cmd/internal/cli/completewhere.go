package cli

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/wavecut/wavecut/inventory/ingest"
	"github.com/wavecut/wavecut/inventory/store"
)

// completeWhere completes the last word of a filter over a table: a field, or,
// behind a comparison, a value of it as far as those are known.
func (a *app) completeWhere(t ingest.Table) cobra.CompletionFunc {
	const more = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	return func(_ *cobra.Command, _ []string, text string) ([]cobra.Completion, cobra.ShellCompDirective) {
		// The word begins behind the last character that can't be part of one.
		at := strings.LastIndexAny(text, ` (,=<>~"'`) + 1
		before, word := text[:at], text[at:]
		var candidates []string
		if field := comparedField(before); field != "" {
			candidates = a.fieldValues(t, field, word)
		} else {
			candidates = a.filterFields(t)
		}
		var offers []cobra.Completion
		for _, c := range candidates {
			if strings.HasPrefix(c, word) {
				offers = append(offers, before+c)
			}
		}
		return offers, more
	}
}

// comparedField is the field whose value would come next, or empty.
func comparedField(before string) string {
	if list := strings.LastIndex(before, "("); list >= 0 && !strings.Contains(before[list:], ")") {
		words := strings.Fields(before[:list])
		if n := len(words); n >= 2 && strings.EqualFold(words[n-1], "in") {
			return words[n-2]
		}
	}
	trimmed := strings.TrimRight(before, ` "'`)
	name := strings.TrimRight(trimmed, "=!<>~")
	if name == trimmed {
		return ""
	}
	name = strings.TrimRight(name, " ")
	return name[strings.LastIndexAny(name, " (")+1:]
}

// filterFields are what a filter over the table may name.
func (a *app) filterFields(t ingest.Table) []string {
	fields := columnNames(t)
	if t.KeepsAttributes() {
		_ = a.reading(context.Background(), func(db *store.DB) error {
			attributes, err := db.Attributes(context.Background(), t)
			fields = append(fields, attributes...)
			return err
		})
	}
	return fields
}

// fieldValues are the words of a closed set, or else values that are stored.
func (a *app) fieldValues(t ingest.Table, field, prefix string) []string {
	for _, f := range store.Fields(t).Fields {
		if f.Name == field && f.Words != nil {
			return f.Words
		}
	}
	var values []string
	_ = a.reading(context.Background(), func(db *store.DB) (err error) {
		values, err = db.Values(context.Background(), t, field, prefix, completions)
		return err
	})
	return values
}

// completeWaves completes the waves of the plan, which is the newest where no name
// is given.
func (a *app) completeWaves(plan *string) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		var waves []int
		_ = a.reading(context.Background(), func(db *store.DB) error {
			p, err := a.findPlan(context.Background(), db, *plan)
			if err != nil {
				return err
			}
			for _, r := range p.Rows {
				if r.Wave > 0 {
					waves = append(waves, r.Wave)
				}
			}
			return nil
		})
		slices.Sort(waves)
		var names []string
		for _, w := range slices.Compact(waves) {
			names = append(names, strconv.Itoa(w))
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
}
