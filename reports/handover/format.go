package handover

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
)

// Format is a form in which a plan is handed over.
type Format struct {
	// Name is the format in --as.
	Name string
	// Title says what it is, for people.
	Title string
	write func(*csv.Writer, *Plan) error
}

// Formats are the forms in which a plan can be handed over.
func Formats() []Format {
	return []Format{
		{"azure", "Azure Migrate: servers with their Wave Name", listing(azureColumns, everything)},
		{"ads", "AWS Application Discovery import, with ApplicationWave", listing(discoveryColumns, everything)},
		{"mgn", "AWS Application Migration import: the machines that move", listing(migrationColumns, movingServers)},
		{"cmf", "AWS Cloud Migration Factory intake", listing(factoryColumns, servers)},
		{"konveyor", "Konveyor applications and their dependencies", applications},
	}
}

// Named finds a format by its name.
func Named(name string) (Format, bool) {
	all := Formats()
	i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return all[i], true
}

// Write writes the plan: RFC 4180 with bare line feeds, in order of the ids.
func (f Format) Write(w io.Writer, p *Plan) error {
	out := csv.NewWriter(w)
	err := f.write(out, p)
	out.Flush()
	if err == nil {
		err = out.Error()
	}
	if err != nil {
		return fmt.Errorf("write plan as %s: %w", f.Name, err)
	}
	return nil
}

// column is a column of a list of assets.
type column struct {
	header string
	cell   func(*asset) string
}

// kept is a column of the tool's own: what an import of its form left as an attribute,
// under the very same name.
func kept(header string) column {
	return column{header, func(a *asset) string { return a.attributes[header] }}
}

// Which assets a list holds.
func everything(*asset) bool      { return true }
func servers(a *asset) bool       { return a.server() }
func movingServers(a *asset) bool { return a.server() && a.moves() }

// listing writes a row for each asset that is held.
func listing(columns func([]asset) []column, holds func(*asset) bool) func(*csv.Writer, *Plan) error {
	return func(out *csv.Writer, p *Plan) error {
		assets := slices.DeleteFunc(p.assets(), func(a asset) bool { return !holds(&a) })
		all := columns(assets)
		record := make([]string, len(all))
		for i, c := range all {
			record[i] = c.header
		}
		if err := out.Write(record); err != nil {
			return err
		}
		for i := range assets {
			for j, c := range all {
				record[j] = c.cell(&assets[i])
			}
			if err := out.Write(record); err != nil {
				return err
			}
		}
		return nil
	}
}
