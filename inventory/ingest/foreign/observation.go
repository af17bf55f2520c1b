package foreign

import (
	"time"

	"github.com/wavecut/wavecut/inventory"
)

// Value is a cell of a native table: the column's name and the text as the native
// table has it ("16" for 16 GB of memory, "prod" for the environment).
type Value struct{ Column, Text string }

// Attribute is a column that the native tables do not know, under its own header.
type Attribute struct{ Name, Text string }

// Asset is a thing that was seen: a machine, a host, a service, a DNS name.
type Asset struct {
	Identity
	// Alias: the identity says that names and addresses belong together (a PTR record,
	// the address record of a host), and no more. It joins what other observations
	// saw; alone it makes no asset, and it is no gap.
	Alias bool
	// Site is what the source calls the place where it runs ("DC Pangyo"); "" where
	// the source does not know.
	Site string
	// Values are columns of assets.csv, without id, site and fqdn.
	Values     []Value
	Attributes []Attribute
	At         inventory.Position
	// Seen is when the source saw it; zero where it does not say.
	Seen time.Time
}

// Set adds a value; an empty text says nothing and is left out.
func (a *Asset) Set(column, text string) {
	if text != "" {
		a.Values = append(a.Values, Value{column, text})
	}
}

// Keep adds an attribute; an empty text says nothing and is left out.
func (a *Asset) Keep(name, text string) {
	if text != "" {
		a.Attributes = append(a.Attributes, Attribute{name, text})
	}
}

// Dependency says that From needs To. Its ends are found among what any source saw;
// an end that no source saw is a gap, which is listed and not invented.
type Dependency struct {
	From, To Identity
	Kind     inventory.DependencyKind
	// Values are columns of dependencies.csv, without from, to and kind.
	Values []Value
	At     inventory.Position
	Seen   time.Time
}

// Set adds a value; an empty text says nothing and is left out.
func (d *Dependency) Set(column, text string) {
	if text != "" {
		d.Values = append(d.Values, Value{column, text})
	}
}

// Site is a place that the source describes in its own right.
type Site struct {
	ID     string  // what the source calls it
	Values []Value // columns of sites.csv, without id
	At     inventory.Position
}
