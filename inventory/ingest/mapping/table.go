package mapping

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/wavecut/wavecut/inventory/ingest/foreign"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/cell"
	"github.com/wavecut/wavecut/inventory/ingest/foreign/layout"
)

// Formats are the tables of the mapping as formats, of which every row describes an
// asset. A column means one of: name, fqdn, host (a name, fully qualified or not, or
// an address), address, mac, uuid, key, site, memory_gb and storage_gb, or with another
// unit behind the underscore (a unit in the cell counts before it), vcpu and the other
// columns of assets.csv; "" is an attribute like any column that is not named.
func (m *Mapping) Formats() ([]foreign.Format, error) {
	var all []foreign.Format
	if m == nil {
		return nil, nil
	}
	for i := range m.Tables {
		t := &m.Tables[i]
		f := &layout.Table{Format: t.Name, Words: "the mapped table " + t.Name}
		for _, header := range slices.Sorted(maps.Keys(t.Columns)) {
			if t.Columns[header] == "" {
				continue // kept as an attribute
			}
			field, err := fieldOf(t.Columns[header], header, t.Name)
			if err != nil {
				return nil, fmt.Errorf("read %s: %w", m.Name, err)
			}
			f.Fields = append(f.Fields, field)
			f.Must = append(f.Must, []string{header})
		}
		if len(f.Fields) == 0 {
			return nil, fmt.Errorf("read %s: the table %q names no columns", m.Name, t.Name)
		}
		all = append(all, &named{f, slices.Collect(maps.Keys(t.Columns))})
	}
	return all, nil
}

// named is a table whose columns the mapping names. Where it names every column of a
// header, with "" for those that mean nothing, it goes before all other formats.
type named struct {
	*layout.Table
	columns []string
}

// wholly is more columns than any format knows.
const wholly = 100_000

// Recognise counts the columns that are mapped.
func (n *named) Recognise(h foreign.Header) int {
	known := n.Table.Recognise(h)
	filled := 0
	for i, c := range h.Cells {
		if foreign.Fold(c) != "" && h.Index(c) == i {
			filled++
		}
	}
	if known > 0 && h.Count(n.columns...) >= filled {
		return wholly + known
	}
	return known
}

// texts are native columns that hold free words.
var texts = []string{"application", "team", "method", "replica_group", "data_class", "dr_site", "dr_mode", "form", "exposure", "allowed_sites"}

// yesNo are native columns that hold yes or no.
var yesNo = []string{"spread", "burstable"}

// numbers are native columns that hold amounts.
var numbers = []string{"vcpu", "rack_units", "power_kw", "change_gb_per_day", "tier", "downtime_cost_per_hour", "max_downtime_minutes",
	"effort_hours", "min_available", "dns_ttl_seconds", "peak_factor", "rto_minutes", "rpo_minutes"}

func fieldOf(meaning, header, scope string) (layout.Field, error) {
	switch meaning {
	case "name":
		return layout.Name(header), nil
	case "fqdn", "host":
		return layout.Host(header), nil
	case "address", "addresses", "ip":
		return layout.Addresses(header), nil
	case "mac":
		return layout.MACs(header), nil
	case "uuid":
		return layout.UUID(header), nil
	case "key":
		return layout.Key(scope, header), nil
	case "site":
		return layout.Site(header), nil
	case "environment":
		return layout.Environment(header), nil
	case "kind":
		return layout.Kind(header), nil
	}
	what, unit := sizeIn(meaning)
	switch {
	case what == "memory":
		return layout.Memory(unit, header), nil
	case what == "storage":
		return layout.Storage(unit, header), nil
	case slices.Contains(yesNo, meaning):
		return layout.Value(meaning, yes, header), nil
	case slices.Contains(texts, meaning):
		return layout.Text(meaning, header), nil
	case slices.Contains(numbers, meaning):
		return layout.Value(meaning, number, header), nil
	}
	return layout.Field{}, fmt.Errorf("the column %q = %q: want name, fqdn, host, address, mac, uuid, key, site, memory_gb, memory_mb, storage_gb, storage_tb, environment, kind, %s, %s or %s",
		header, meaning, strings.Join(texts, ", "), strings.Join(yesNo, ", "), strings.Join(numbers, ", "))
}

// number reads an amount, 0 among them: tier 0 says much.
func number(text string) (string, error) {
	v, err := cell.Amount(text)
	if err != nil {
		return "", err
	}
	return cell.Format(v), nil
}

// yes reads yes or no in the usual words.
func yes(text string) (string, error) {
	switch v, err := cell.Yes(text); {
	case err != nil:
		return "", err
	case v:
		return "yes", nil
	}
	return "no", nil
}

// sizeIn takes a meaning such as "memory_mb" apart; "" is no size.
func sizeIn(meaning string) (what string, unit cell.Unit) {
	what, suffix, _ := strings.Cut(meaning, "_")
	if what != "memory" && what != "storage" {
		return "", 0
	}
	for unit = cell.Byte; unit <= cell.TiB; unit++ {
		if strings.EqualFold(unit.String(), suffix) {
			return what, unit
		}
	}
	return "", 0
}

// Takes reports whether a column may mean this, and if so which function reads its
// cells into the native value: nil where every text will do.
func Takes(meaning string) (read func(string) (string, error), ok bool) {
	if _, err := fieldOf(meaning, "x", ""); err != nil {
		return nil, false
	}
	what, unit := sizeIn(meaning)
	switch {
	case what == "memory":
		return func(text string) (string, error) { return cell.Memory(text, unit) }, true
	case what == "storage":
		return func(text string) (string, error) { return cell.Storage(text, unit) }, true
	case meaning == "environment":
		return cell.Environment, true
	case slices.Contains(yesNo, meaning):
		return yes, true
	case slices.Contains(numbers, meaning):
		return number, true
	}
	return nil, true
}
